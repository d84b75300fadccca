import ShellSyntax

/// Members of script blocks.
enum ScriptBlockLibrary {
    static let members: @Sendable () -> TypeMembers = {
        .build { members in
            properties(members)
            members.method(
                "System.Collections.ObjectModel.Collection[psobject] Invoke(params System.Object[] args)"
            ) {
                value, arguments, interpreter in
                let output = try interpreter.invoke(block(value), arguments: elements(arguments[0]))
                return .host(ObjectCollection(try collected(output)))
            }
            members.method("System.Object InvokeReturnAsIs(params System.Object[] args)") {
                value, arguments, interpreter in
                try interpreter.invoke(block(value), arguments: elements(arguments[0]))
            }
            members.method("scriptblock GetNewClosure()") { value, _, interpreter in
                .block(interpreter.closure(over: try block(value)))
            }
            members.method("string ToString()") { value, _, _ in .text(value.toText()) }
            members.staticMethod("scriptblock Create(string script)") { arguments, _ in
                let result = Parser.parse(SourceText(arguments[0].toText().string))
                if let first = result.errors.first { throw ParseFailure.make(result.errors, first) }
                return .block(ScriptBlock(result.scriptBlock, isRoot: true))
            }
        }
    }

    private static func properties(_ members: MemberBuilder) {
        members.property("Attributes", "System.Collections.Generic.List[System.Attribute]") { _, _ in
            .array(ArrayObject([]))
        }
        members.property("File", "string") { value, _ in
            .text(Text(try block(value).file ?? ""))
        }
        members.property("IsFilter", "bool") { value, _ in .bool(try block(value).isFilter) }
        members.property("IsConfiguration", "bool") { _, _ in .bool(false) }
        members.property("Module", "psmoduleinfo") { value, _ in
            try block(value).module.map { .host($0) } ?? .null
        }
        members.property("StartPosition", "System.Management.Automation.PSToken") { value, _ in
            .host(ExtentObject(try block(value).ast.extent))
        }
        members.property("DebuggerHidden", "bool") { _, _ in .bool(false) }
        members.property("Id", "guid") { _, _ in .null }
        members.property("Ast", "System.Management.Automation.Language.Ast") { value, _ in
            .host(AstObject.wrap(try block(value).ast))
        }
    }

    private static func block(_ value: Value) throws -> ScriptBlock {
        guard case .block(let block) = value.unwrapped else {
            throw ScriptError.dotNet(
                "System.InvalidCastException", "The object is not a script block.")
        }
        return block
    }

    private static func elements(_ value: Value) -> [Value] {
        if case .array(let array) = value { return array.values }
        return value.isNull ? [] : [value]
    }

    private static func collected(_ output: Value) throws -> [Value] {
        switch output {
        case .nothing: []
        case .array(let array): array.values
        default: [output]
        }
    }
}

extension Interpreter {
    /// A block that keeps the variables of the running scope as they are now, in a module of its own.
    func closure(over block: ScriptBlock) -> ScriptBlock {
        let module = ModuleInfo(
            name: "__DynamicModule_" + GuidObject.random().toText().string, path: "", self)
        if let outer = block.module ?? current.module { module.frame.parent = outer.frame }
        for (symbol, value) in current.variables() {
            if case .variable(let box) = value {
                guard !box.options.contains("AllScope"), !box.options.contains("Constant") else { continue }
                module.frame.define(symbol, box.current)
            } else {
                module.frame.define(symbol, value)
            }
        }
        let copy = ScriptBlock(
            block.ast, headParameters: block.headParameters, isFilter: block.isFilter, isRoot: block.isRoot)
        copy.module = module
        return copy
    }
}
