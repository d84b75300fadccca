import ShellRuntime

/// What the commands need of the engine beyond their context.
extension Interpreter {
    /// Runs a block in the current scope with `$_` set, and gives its output: nothing, one value or an array.
    func evaluate(_ block: ScriptBlock, under value: Value) throws -> Value {
        throw ScriptError.make(id: "NotBuilt", category: .notImplemented, message: "Blocks do not run yet.")
    }

    /// Runs a block in the current scope with `$_` set, and passes its output on as it comes.
    func run(_ block: ScriptBlock, under value: Value, arguments: [Value] = [], into context: CommandContext)
        throws
    {
        try context.writeEnumerated(try evaluate(block, under: value))
    }

    /// Puts an error that was swallowed into `$Error`.
    func remember(_ record: ErrorRecord) {}

    /// Runs a command by name with named parameters and input, and gives what it wrote.
    func runCommand(_ name: String, _ parameters: [(String, Value)], input: [Value]? = nil) throws -> [Value]
    {
        throw ScriptError.make(id: "NotBuilt", category: .notImplemented, message: "Commands do not run yet.")
    }

    /// Sets a variable; `scope` is a name, a number or nil for the current one; the name may carry a scope itself.
    func setVariable(_ name: String, _ value: Value, scope: String?) throws {}
}

extension CommandContext {
    /// What a command throws that has seen enough: ends the commands before it.
    func stopUpstream() -> ControlSignal { .stopUpstream(ObjectIdentifier(self)) }
}

extension CommandContext {
    /// What `InformationRecord.Source` names for the caller of the running command.
    var informationSource: String {
        invocation.scriptName.isEmpty ? "Write-Information" : invocation.scriptName
    }

    /// Reports an error in the name of the function that called, as `Write-Error` does.
    func writeUserError(_ record: ErrorRecord) throws { try writeError(record) }
}
