import ShellSyntax

extension Interpreter {
    /// Runs a block as a call with a scope of its own and gives what it wrote.
    public func invoke(
        _ block: ScriptBlock, arguments: [Value] = [], input: [Value]? = nil, dollarUnder: Value? = nil,
        this: Value? = nil
    ) throws -> Value {
        let collector = CollectorSink()
        try invoke(
            block, arguments: arguments, input: input, dollarUnder: dollarUnder, this: this, sink: collector)
        return collector.result
    }

    /// Runs a block as a call with a scope of its own; its output goes to `sink` as it comes.
    public func invoke(
        _ block: ScriptBlock, arguments: [Value] = [], input: [Value]? = nil, dollarUnder: Value? = nil,
        this: Value? = nil, sink: OutputSink
    ) throws {
        let frame: Frame = current
        let extent = block.ast.extent
        let call = CallSite(
            ScriptExtent(extent.source, extent.startOffset, extent.startOffset), name: "", command: nil)
        let list = arguments.map { RuntimeArgument(value: $0, extent: call.extent, text: "") }
        let callee = Callee(block: block, name: "", module: block.module)
        let stage = FunctionStage(frame, call, callee, list, next: sink)
        stage.dollarUnder = dollarUnder
        stage.this = this
        stage.hasInput = input != nil
        defer { stage.close() }
        try stage.begin()
        for value in input ?? [] { try stage.write(value) }
        try stage.end()
    }

    /// Runs a block in the current scope with `$_` set, and gives its output.
    public func evaluate(_ block: ScriptBlock, under value: Value) throws -> Value {
        let collector = CollectorSink()
        try run(block, under: value, sink: collector)
        return collector.result
    }

    /// A block that is asked about many objects, one after the other.
    public final class Condition {
        private let block: ScriptBlock
        private let collector = CollectorSink()

        /// Makes the condition of a block.
        public init(_ block: ScriptBlock) { self.block = block }

        /// Whether what the block gives with `$_` the object counts as true.
        public func holds(_ value: Value, _ interpreter: Interpreter) throws -> Bool {
            collector.reset()
            try interpreter.run(block, under: value, sink: collector)
            return collector.result.isTrue
        }
    }

    /// Runs a block in the current scope with `$_` set; its output goes to `sink` as it comes.
    public func run(_ block: ScriptBlock, under value: Value, arguments: [Value] = [], sink: OutputSink)
        throws
    {
        let frame: Frame = current
        if block.module !== frame.module || block.ast.paramBlock != nil {
            return try invoke(block, arguments: arguments, dollarUnder: value, sink: sink)
        }
        let code = try block.code(over: frame.layout, self)
        let outerSink = frame.sink
        let before = frame.slots[0]
        frame.sink = sink
        frame.slots[0] = value
        defer {
            frame.sink = outerSink
            frame.slots[0] = before
        }
        for node in code.prelude { _ = try node.exec(frame) }
        for list in [code.begin, code.process, code.end] {
            guard let list else { continue }
            try leave(try list.exec(frame), frame)
        }
    }

    /// `break` and `continue` out of a block go on in its caller; `return` ends the block.
    private func leave(_ flow: Flow, _ frame: Frame) throws {
        switch flow {
        case .normal, .returning: return
        case .breaking:
            defer { frame.pendingLabel = nil }
            throw ControlSignal.break(label: frame.pendingLabel)
        case .continuing:
            defer { frame.pendingLabel = nil }
            throw ControlSignal.continue(label: frame.pendingLabel)
        }
    }

    /// Runs a command by name with named parameters and input, and gives what it wrote.
    public func runCommand(_ name: String, _ parameters: [(String, Value)] = [], input: [Value]? = nil) throws
        -> [Value]
    {
        let collector = CollectorSink()
        let frame: Frame = current
        let target = try resolveCommand(name, from: frame)
        let extent = frame.position?.extent ?? .empty
        let list = parameters.map { parameter in
            parameter.0.isEmpty
                ? RuntimeArgument(value: parameter.1, extent: extent, text: parameter.1.toText().string)
                : RuntimeArgument(
                    name: parameter.0, isAttached: true, value: parameter.1, extent: extent,
                    text: "-" + parameter.0)
        }
        let stage = try stage(
            of: target, called: name, CallSite(extent, name: name, command: target), list, frame,
            next: collector,
            dotSourced: false)
        stage.hasInput = input != nil
        defer { stage.close() }
        try stage.begin()
        for value in input ?? [] { try stage.write(value) }
        try stage.end()
        return collector.values
    }

    // MARK: Whole texts

    /// How a text that ran at the top level ended.
    public enum Outcome: Sendable {
        /// To its end; true when its last command succeeded.
        case finished(Bool)
        /// By `exit`.
        case exited(Int32)
        /// By an error that nobody caught; it has been shown.
        case failed
        /// By Ctrl-C.
        case stopped
    }

    /// Runs a text in the global scope, as a prompt does; output goes to `output`, errors are shown.
    public func runTopLevel(_ source: SourceText) -> Outcome {
        top { try self.runInline(try self.scriptBlock(of: source)) }
    }

    /// Runs a script file with arguments as `-File` does.
    public func runFile(_ path: String, arguments: [Value], named: [(String, Value?)] = []) -> Outcome {
        top {
            let block = try self.scriptBlock(ofFile: path)
            try ScriptRequirementCheck(self).check(block, path)
            let info = CommandInfo.script(path: path)
            let call = CallSite(ScriptExtent(SourceText(""), 0, 0), name: path, command: info)
            let list = self.fileArguments(arguments, call.extent)
            let callee = Callee(block: block, name: info.name, isMain: true)
            let stage = FunctionStage(self.global, call, callee, list, next: self.topSink)
            defer { stage.close() }
            try stage.begin()
            try stage.end()
        }
    }

    /// Words of the command line that look like parameters are parameters.
    private func fileArguments(_ arguments: [Value], _ extent: ScriptExtent) -> [RuntimeArgument] {
        arguments.map { value in
            let text = value.toText().string
            guard text.hasPrefix("-"), let second = text.dropFirst().first, second.isLetter || second == "_"
            else {
                return RuntimeArgument(value: value, extent: extent, text: text)
            }
            let parts = text.dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2 {
                let word = String(parts[1])
                let attached: Value =
                    word.lowercased() == "$true"
                    ? .bool(true) : word.lowercased() == "$false" ? .bool(false) : Value(word)
                return RuntimeArgument(
                    name: String(parts[0]), isAttached: true, value: attached, extent: extent, text: text)
            }
            return RuntimeArgument(name: String(parts[0]), extent: extent, text: text)
        }
    }

    private var topSink: OutputSink { HostSink(self) }

    private func runInline(_ block: ScriptBlock) throws {
        let frame: Frame = global
        let outer = frame.sink
        frame.sink = topSink
        frame.block = block
        defer { frame.sink = outer }
        let code = try block.code(over: frame.layout, self)
        for node in code.prelude { _ = try node.exec(frame) }
        for list in [code.begin, code.process, code.end] {
            guard let list else { continue }
            let flow = try list.exec(frame)
            frame.pendingLabel = nil
            if flow != .normal { return }
        }
    }

    private func top(_ body: () throws -> Void) -> Outcome {
        current = global
        tryDepth = 0
        streams = StreamSinks()
        defer {
            finishDisplay()
            host.flush()
        }
        do {
            try body()
            return .finished(lastSucceeded)
        } catch let error as ScriptError {
            record(error.record)
            lastSucceeded = false
            try? showError(error.record, global)
            return .failed
        } catch ControlSignal.exit(let code) {
            return .exited(code)
        } catch ControlSignal.stopped {
            lastSucceeded = false
            return .stopped
        } catch {
            // `break` or `continue` outside every loop ends the text, as in PowerShell.
            return .finished(lastSucceeded)
        }
    }
}

/// The end of a top-level pipeline: what reaches it is shown.
final class HostSink: OutputSink {
    private let interpreter: Interpreter

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    override func write(_ value: Value) throws { try interpreter.show(value) }
}
