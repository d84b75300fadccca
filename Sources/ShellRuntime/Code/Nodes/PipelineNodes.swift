import ShellSyntax

/// A redirection of a command.
enum RedirectionNode {
    /// `n> file`, `n>> file`; stream 0 is all.
    case file(stream: Int, Node, append: Bool)
    /// `n>&1`
    case merge(stream: Int, to: Int)
}

/// A pipeline of one or more commands.
final class PipelineNode: StatementNode {
    private let elements: [Element]

    /// An expression at the front, or a command.
    enum Element {
        case expression(Node, [RedirectionNode])
        case command(CommandNode)
    }

    init(_ extent: ScriptExtent, _ elements: [Element]) {
        self.elements = elements
        super.init(extent)
    }

    override var setsStatus: Bool { false }

    override func exec(_ frame: Frame) throws -> Flow {
        let interpreter = frame.interpreter
        interpreter.lastSucceeded = true
        var stages: [Stage] = []
        var closers: [() -> Void] = []
        stages.reserveCapacity(elements.count)
        defer {
            for stage in stages.reversed() { stage.close() }
            for close in closers { close() }
        }
        // Stages are made from the last to the first, since each needs the one behind it.
        var next: OutputSink = frame.sink
        var offset = 0
        if case .expression? = elements.first { offset = 1 }
        for (index, element) in elements.enumerated().reversed() {
            let stage: Stage
            switch element {
            case .expression(let node, let redirections):
                let target = try Redirections.apply(redirections, frame, next: next, closers: &closers)
                stage = ExpressionStage(frame, node, next: target.next)
                stage.redirected = target.streams
            case .command(let node):
                let target = try Redirections.apply(node.redirections, frame, next: next, closers: &closers)
                stage = try node.stage(frame, next: target.next)
                stage.redirected = target.streams
            }
            stage.hasInput = index > 0
            stage.call.pipelinePosition = index + 1 - offset
            stage.call.pipelineLength = elements.count - offset
            stage.call.expectsInput = index > 0
            stages.insert(stage, at: 0)
            next = stage
        }
        try run(stages, interpreter)
        // What a function's own commands reported inside it does not count here.
        interpreter.lastSucceeded = !interpreter.pipelineFailed && !stages.contains(where: \.hasFailed)
        interpreter.pipelineFailed = false
        return .normal
    }

    private func run(_ stages: [Stage], _ interpreter: Interpreter) throws {
        for stage in stages {
            do {
                try stage.begin()
            } catch let signal as ControlSignal {
                guard case .stopUpstream(let id) = signal else { throw signal }
                // A command that wants nothing ends the pipeline before it started.
                return try finish(stages, after: id)
            }
        }
        for (index, stage) in stages.enumerated() {
            do {
                try stage.end()
            } catch let signal as ControlSignal {
                guard case .stopUpstream(let id) = signal else { throw signal }
                guard let place = stages.firstIndex(where: { $0.contextIdentity == id }) else { throw signal }
                _ = index
                for later in stages[place...] { try later.end() }
                return
            }
        }
    }

    private func finish(_ stages: [Stage], after id: ObjectIdentifier) throws {
        guard let place = stages.firstIndex(where: { $0.contextIdentity == id }) else { return }
        for later in stages[place...] { try later.end() }
    }
}

/// `a && b`, `a || b`
final class ChainNode: StatementNode {
    private let left: Node
    private let right: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ left: Node, _ operation: TokenKind, _ right: Node) {
        self.left = left
        self.right = right
        self.operation = operation
        super.init(extent)
    }

    override var setsStatus: Bool { false }

    override func exec(_ frame: Frame) throws -> Flow {
        let interpreter = frame.interpreter
        do {
            let flow = try left.exec(frame)
            if flow != .normal { return flow }
            if left.setsStatus { interpreter.lastSucceeded = true }
        } catch let error as ScriptError {
            let located = frame.locate(error, left.extent)
            interpreter.lastSucceeded = false
            if interpreter.propagates(located, in: frame) { throw located }
            try interpreter.reportStatementError(located.record, frame)
        }
        guard interpreter.lastSucceeded == (operation == .andAnd) else { return .normal }
        let flow = try right.exec(frame)
        if right.setsStatus { interpreter.lastSucceeded = true }
        return flow
    }
}

/// `pipeline &`
final class BackgroundNode: StatementNode {
    override func exec(_ frame: Frame) throws -> Flow {
        throw frame.locate(
            .make(
                "System.NotImplementedException", id: "BackgroundJobsNotBuilt", category: .notImplemented,
                message: "Background jobs are not built in this shell; run the command without '&'."), extent)
    }
}
