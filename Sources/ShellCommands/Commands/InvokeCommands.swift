import Glibc
import ShellRuntime
import ShellSyntax

/// `Invoke-Expression`: runs a text as a script in the current scope.
final class InvokeExpressionCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Invoke-Expression", ModuleName.utility, "Runs commands or expressions on the local computer.",
        parameters: "Command string (mandatory,0,pipeline) -- The text to run.",
        examples: [("Invoke-Expression '1 + 1'", "Gives 2.")]
    ) { InvokeExpressionCmdlet() }

    override func process() throws {
        let block = try interpreter.scriptBlock(ofArgument: SourceText(arguments.text("Command") ?? ""))
        try interpreter.run(block, under: interpreter.variable(named: "_") ?? .null, into: context)
    }
}

/// `Invoke-Command`: runs a block.
final class InvokeCommandCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Invoke-Command", ModuleName.core, "Runs commands on local and remote computers.",
        parameters: """
            ComputerName,Cn string[] ComputerName(mandatory,0) -- Other computers; not built.
            Session object[] Session(mandatory) -- Sessions on other computers; not built.
            HostName string[] SSHHost(mandatory) -- Other computers by SSH; not built.
            ScriptBlock,Command scriptblock InProcess(mandatory,0) ComputerName(mandatory,1) Session(mandatory,1) SSHHost(mandatory,1) -- What to run.
            NoNewScope switch InProcess -- Runs it in the current scope.
            InputObject psobject (pipeline) -- What is piped into the block.
            ArgumentList,Args object[] (remaining) -- Arguments of the block.
            """.replacing("(remaining)", with: ""),
        defaultSet: "InProcess",
        examples: [("Invoke-Command { $args[0] + 1 } -ArgumentList 1", "Gives 2.")]
    ) { InvokeCommandCmdlet() }

    private var input: [Value] = []

    override func process() throws {
        if arguments.parameterSet != "InProcess" { throw notBuilt("Running commands on other computers") }
        if let value = arguments["InputObject"] { input.append(value) }
    }

    override func end() throws {
        guard case .block(let block)? = arguments["ScriptBlock"]?.unwrapped else { return }
        let list = arguments["ArgumentList"]?.elements ?? []
        let sink = ClosureSink { [context] in try context?.write($0) }
        if arguments.flag("NoNewScope") {
            try interpreter.run(block, under: .null, arguments: list, sink: sink)
        } else {
            try interpreter.invoke(
                block, arguments: list, input: arguments.isBound("InputObject") ? input : nil, sink: sink)
        }
    }
}

/// `Measure-Command`: says how long a block takes.
final class MeasureCommandCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Measure-Command", ModuleName.utility, "Measures the time it takes to run script blocks and cmdlets.",
        parameters: """
            InputObject psobject (pipeline) -- What the block runs for.
            Expression scriptblock (mandatory,0) -- What to run.
            """,
        examples: [("Measure-Command { 1..1000 }", "The time that it took.")]
    ) { MeasureCommandCmdlet() }

    private var nanoseconds: Int64 = 0

    override func process() throws {
        guard case .block(let block)? = arguments["Expression"]?.unwrapped else { return }
        let start = MeasureCommandCmdlet.now
        try interpreter.run(block, under: arguments[0] ?? .null, sink: ClosureSink { _ in })
        nanoseconds += MeasureCommandCmdlet.now - start
    }

    override func end() throws { try write(Dates.span(ticks: nanoseconds / 100, interpreter)) }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}

/// `Set-StrictMode`: makes doubtful things errors.
final class SetStrictModeCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Set-StrictMode", ModuleName.core,
        "Establishes and enforces coding rules in expressions, scripts, and scriptblocks.",
        parameters: """
            Off switch Off(mandatory) -- Switches it off.
            Version,v string Version(mandatory) -- 1.0, 2.0, 3.0 or Latest.
            """,
        defaultSet: "Version",
        examples: [("Set-StrictMode -Version Latest", "Makes doubtful things errors.")]
    ) { SetStrictModeCmdlet() }

    override func process() throws {
        if arguments.flag("Off") { return interpreter.setStrictMode(0) }
        let text = arguments.text("Version") ?? ""
        if text.lowercased() == "latest" { return interpreter.setStrictMode(3) }
        guard let number = Int(text.split(separator: ".").first ?? ""), (0...3).contains(number) else {
            throw failure(
                "System.Management.Automation.ValidationMetadataException", id: "InvalidPSVersion",
                .invalidArgument,
                "The version '\(text)' is not one of 1.0, 2.0, 3.0 and Latest.")
        }
        interpreter.setStrictMode(number)
    }
}

/// `Get-PSCallStack`: the calls on the way to where it is called.
final class GetPSCallStackCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-PSCallStack", ModuleName.utility, "Displays the current call stack.",
        examples: [("Get-PSCallStack", "The calls that led here.")]
    ) { GetPSCallStackCmdlet() }

    private let builder = ObjectBuilder(
        ["Command", "Arguments", "Location", "FunctionName", "ScriptName", "ScriptLineNumber"],
        typeNames: ["System.Management.Automation.CallStackFrame"])

    override func process() throws {
        for call in interpreter.callStack {
            let name = ItemPath.leaf(call.file)
            let place = call.file.isEmpty ? "<No file>" : "\(name): line \(call.line)"
            try write(
                builder.make([
                    Value(call.command), Value(call.arguments), Value(place), Value(call.function),
                    Value(call.file),
                    .int(Int32(call.line)),
                ]))
        }
    }
}
