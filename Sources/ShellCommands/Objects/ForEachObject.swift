import ShellRuntime

/// `ForEach-Object`: runs a block for each object, or reads one of its members.
final class ForEachObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "ForEach-Object", ModuleName.core,
        "Performs an operation against each item in a collection of input objects.",
        parameters: """
            InputObject psobject ScriptBlockSet(pipeline) PropertyAndMethodSet(pipeline) ParallelParameterSet(pipeline) -- The objects.
            Begin scriptblock ScriptBlockSet -- Runs before the first object.
            Process scriptblock[] ScriptBlockSet(mandatory,0) null emptycollection -- Runs for each object.
            End scriptblock ScriptBlockSet -- Runs after the last object.
            RemainingScripts scriptblock[] ScriptBlockSet(remaining) null emptycollection -- More blocks for each object.
            MemberName string PropertyAndMethodSet(mandatory,0) notempty -- The property to read or the method to call.
            ArgumentList,Args object[] PropertyAndMethodSet(remaining) -- Arguments of the method.
            Parallel scriptblock ParallelParameterSet(mandatory) -- Runs for each object, several at once.
            ThrottleLimit int ParallelParameterSet range=1..2147483647 -- How many run at once.
            TimeoutSeconds int ParallelParameterSet range=0..2147483 -- When to give up.
            AsJob switch ParallelParameterSet -- Runs in the background.
            UseNewRunspace switch ParallelParameterSet -- Uses no runspace twice.
            """,
        defaultSet: "ScriptBlockSet", changes: true,
        examples: [("1..3 | ForEach-Object { $_ * 2 }", "Doubles each number.")]
    ) { ForEachObjectCmdlet() }

    private var first: ScriptBlock?
    private var last: ScriptBlock?
    private var blocks: [ScriptBlock] = []
    private var member: String?
    private var memberSymbol = Symbol("")
    private var isPattern = false

    override func begin() throws {
        if arguments.isBound("Parallel") { throw notBuilt("ForEach-Object -Parallel") }
        if let name = arguments.text("MemberName") {
            member = name
            memberSymbol = Symbol(name)
            isPattern = PropertyExpression.hasWildcard(name)
            return
        }
        try collectBlocks()
        if context.isTrial {
            throw failure(
                "System.InvalidOperationException", id: "NoShouldProcessForScriptBlockSet", .invalidOperation,
                "The -WhatIf and -Confirm parameters are not supported for script blocks.")
        }
        if let first { try interpreter.run(first, under: .null, into: context) }
    }

    // Without -Begin the first of three blocks begins and the last ends; the second of two ends only with -Begin.
    private func collectBlocks() throws {
        func list(_ value: Value?) -> [ScriptBlock] {
            (value?.elements ?? []).compactMap {
                if case .block(let block) = $0.unwrapped { block } else { nil }
            }
        }
        if case .block(let block)? = arguments["Begin"]?.unwrapped { first = block }
        if case .block(let block)? = arguments["End"]?.unwrapped { last = block }
        blocks = list(arguments["Process"]) + list(arguments["RemainingScripts"])
        if first == nil, blocks.count > 1 { first = blocks.removeFirst() }
        if last == nil, blocks.count > 1 { last = blocks.removeLast() }
    }

    override func process() throws {
        guard let input = arguments[0] else { return }
        guard let member else {
            for block in blocks { try interpreter.run(block, under: input, into: context) }
            return
        }
        if input.isNull { return try missing(member, input) }
        if let list = arguments["ArgumentList"] { return try call(member, list.elements, on: input) }
        try read(member, of: input)
    }

    override func end() throws {
        if let last { try interpreter.run(last, under: .null, into: context) }
    }

    private func read(_ name: String, of input: Value) throws {
        var symbol = memberSymbol
        if isPattern {
            let pattern = try Patterns.wildcard(Text(name))
            let matches = ObjectView.propertyNames(input, interpreter).filter { pattern.matches(Text($0)) }
            if matches.count > 1 {
                return try writeError(
                    errorRecord(
                        "System.ArgumentException", id: "AmbiguousPropertyOrMethodName", .invalidOperation,
                        "Input name \"\(name)\" is ambiguous. It can be resolved to multiple matched members. "
                            + "Possible matches include: \(matches.joined(separator: " ")).", target: input))
            }
            if let only = matches.first { symbol = Symbol(only) }
        }
        if let value = try ObjectView.property(input, symbol, interpreter) {
            guard
                try shouldProcess("InputObject: \(input.string)", "Retrieve the value for property '\(name)'")
            else { return }
            return try writeEnumerated(value)
        }
        if Members.hasMethod(input, name, interpreter) { return try call(name, [], on: input) }
        if case .table = input.unwrapped { return try write(.null) }
        try missing(name, input)
    }

    private func call(_ name: String, _ list: [Value], on input: Value) throws {
        guard Members.hasMethod(input, name, interpreter) else {
            return try writeError(
                errorRecord(
                    "System.ArgumentException", id: "MethodNotFound", .invalidArgument,
                    "Input name \"\(name)\" cannot be resolved to a method.", target: input))
        }
        let shown = list.map(\.string).joined(separator: ", ")
        let action =
            list.isEmpty ? "Invoke method '\(name)'" : "Invoke method '\(name)' with arguments: '\(shown)'"
        guard try shouldProcess("InputObject: \(input.string)", action) else { return }
        do {
            try writeEnumerated(try Members.invoke(input, name, list, interpreter))
        } catch let error as ScriptError {
            try writeError(error.record)
        }
    }

    // Reading what is not there is an error only under strict mode; otherwise it gives $null.
    private func missing(_ name: String, _ input: Value) throws { try write(.null) }
}
