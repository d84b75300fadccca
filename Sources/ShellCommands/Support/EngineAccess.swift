import ShellRuntime

extension Interpreter {
    /// Runs a block in the current scope with `$_` set, and passes its output on as it comes.
    func run(_ block: ScriptBlock, under value: Value, arguments: [Value] = [], into context: CommandContext)
        throws
    {
        try run(block, under: value, arguments: arguments, sink: ContextOutput(context))
    }
}

/// Hands what a block writes to the command that runs it.
private final class ContextOutput: OutputSink {
    private let context: CommandContext

    init(_ context: CommandContext) {
        self.context = context
        super.init()
    }

    override func write(_ value: Value) throws { try context.write(value) }
}

extension CommandContext {
    /// What a command throws that has seen enough: ends the commands before it.
    func stopUpstream() -> ControlSignal { .stopUpstream(ObjectIdentifier(self)) }
}

extension CommandContext {
    /// `InformationRecord.Source` of what the command writes.
    var informationSource: String {
        invocation.scriptName.isEmpty ? "Write-Information" : invocation.scriptName
    }
}
