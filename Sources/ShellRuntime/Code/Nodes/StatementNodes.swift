import ShellSyntax

/// Statements in order. An error that nobody up the stack would catch is reported, and the next statement runs.
final class StatementListNode: StatementNode {
    private let statements: [Node]
    private let traps: [TrapNode]

    init(_ extent: ScriptExtent, _ statements: [Node], traps: [TrapNode] = []) {
        self.statements = statements
        self.traps = traps
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        let interpreter = frame.interpreter
        for statement in statements {
            do {
                if interpreter.stop.isRequested { throw ControlSignal.stopped }
                frame.position = statement
                let flow = try statement.exec(frame)
                if flow != .normal { return flow }
                if statement.setsStatus { interpreter.lastSucceeded = true }
            } catch let error as ScriptError {
                let flow = try failed(frame, error, statement)
                if flow != .normal { return flow }
            } catch let escaped as EscapedFlow {
                return escaped.flow
            }
        }
        return .normal
    }

    @inline(never)
    private func failed(_ frame: Frame, _ error: ScriptError, _ statement: Node) throws -> Flow {
        let interpreter = frame.interpreter
        let located = frame.locate(error, statement.extent)
        interpreter.lastSucceeded = false
        if let (trap, exception) = try matching(located, frame) {
            return try trap.handle(frame, located, as: exception)
        }
        if interpreter.propagates(located, in: frame) { throw located }
        try interpreter.reportStatementError(located.record, frame)
        return .normal
    }

    private func matching(_ error: ScriptError, _ frame: Frame) throws -> (TrapNode, ExceptionObject)? {
        if traps.isEmpty { return nil }
        let types = try traps.map { try $0.types(frame) }
        return HandlerChoice.choose(among: types, for: error.record.exception).map {
            (traps[$0.index], $0.exception)
        }
    }
}

/// `trap { }`
final class TrapNode: Node {
    private let type: TypeNode?
    private let body: StatementListNode

    init(_ extent: ScriptExtent, _ type: TypeNode?, _ body: StatementListNode) {
        self.type = type
        self.body = body
        super.init(extent)
    }

    /// What it takes; nothing for every error.
    func types(_ frame: Frame) throws -> [TypeInfo] { try type.map { [try $0.type(frame)] } ?? [] }

    /// Runs the body with `$_` the error; `continue` goes on, `break` rethrows, else the error is shown and work goes on.
    func handle(_ frame: Frame, _ error: ScriptError, as exception: ExceptionObject) throws -> Flow {
        let interpreter = frame.interpreter
        interpreter.note(error.record)
        let before = frame.slots[0]
        frame.slots[0] = .host(error.record.seen(as: exception))
        defer { frame.slots[0] = before }
        switch try body.exec(frame) {
        case .continuing: return .normal
        case .breaking: throw error
        case .returning: return .returning
        case .normal:
            try interpreter.showError(error.record, frame)
            return .normal
        }
    }
}

/// `if` / `elseif` / `else`
final class IfNode: StatementNode {
    private let clauses: [(condition: Node, body: StatementListNode)]
    private let otherwise: StatementListNode?

    init(
        _ extent: ScriptExtent, _ clauses: [(condition: Node, body: StatementListNode)],
        _ otherwise: StatementListNode?
    ) {
        self.clauses = clauses
        self.otherwise = otherwise
        super.init(extent)
    }

    override var setsStatus: Bool { false }

    override func exec(_ frame: Frame) throws -> Flow {
        for (condition, body) in clauses where try condition.condition(frame) { return try body.exec(frame) }
        return try otherwise?.exec(frame) ?? .normal
    }
}

/// `break`, `continue`
final class JumpNode: StatementNode {
    private let flow: Flow
    private let label: Node?

    init(_ extent: ScriptExtent, _ flow: Flow, _ label: Node?) {
        self.flow = flow
        self.label = label
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        frame.pendingLabel = try label.map { try $0.eval(frame).toText().string.lowercased() }
        return flow
    }
}

/// `return`
final class ReturnNode: StatementNode {
    private let value: Node?

    init(_ extent: ScriptExtent, _ value: Node?) {
        self.value = value
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if let value {
            let outer = frame.sink
            if let target = frame.returnSink { frame.sink = target }
            defer { frame.sink = outer }
            let flow = try value.exec(frame)
            if flow != .normal { return flow }
        }
        return .returning
    }
}

/// `exit`
final class ExitNode: StatementNode {
    private let value: Node?

    init(_ extent: ScriptExtent, _ value: Node?) {
        self.value = value
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        var code: Int32 = 0
        if let value {
            let result = try value.eval(frame)
            if case .int(let number)? = Conversions.tryConvert(result, to: .int32, frame.interpreter) {
                code = number
            }
        }
        throw ControlSignal.exit(code)
    }
}

/// `throw`
final class ThrowNode: StatementNode {
    private let value: Node?

    init(_ extent: ScriptExtent, _ value: Node?) {
        self.value = value
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        let thrown = try value?.eval(frame) ?? .nothing
        let error = try frame.interpreter.thrown(thrown, frame)
        error.record.isThrown = true
        throw frame.locate(error, extent)
    }
}

/// `try` / `catch` / `finally`
final class TryNode: StatementNode {
    /// One `catch`: its types, none for all.
    struct Clause {
        let types: [TypeNode]
        let body: StatementListNode
    }

    private let body: StatementListNode
    private let clauses: [Clause]
    private let finally: StatementListNode?

    init(
        _ extent: ScriptExtent, _ body: StatementListNode, _ clauses: [Clause], _ finally: StatementListNode?
    ) {
        self.body = body
        self.clauses = clauses
        self.finally = finally
        super.init(extent)
    }

    override var setsStatus: Bool { false }

    override func exec(_ frame: Frame) throws -> Flow {
        guard let finally else { return try guarded(frame) }
        let flow: Flow
        do {
            flow = try guarded(frame)
        } catch {
            let label = frame.pendingLabel
            _ = try frame.interpreter.sheltered { try finally.exec(frame) }
            frame.pendingLabel = label
            throw error
        }
        let label = frame.pendingLabel
        let last = try finally.exec(frame)
        if last != .normal { return last }
        frame.pendingLabel = label
        return flow
    }

    private func guarded(_ frame: Frame) throws -> Flow {
        if clauses.isEmpty { return try body.exec(frame) }
        let interpreter = frame.interpreter
        let sink = frame.sink
        interpreter.tryDepth += 1
        do {
            let flow = try body.exec(frame)
            interpreter.tryDepth -= 1
            return flow
        } catch let error as ScriptError {
            interpreter.tryDepth -= 1
            frame.sink = sink
            return try caught(frame, error)
        } catch {
            interpreter.tryDepth -= 1
            throw error
        }
    }

    private func caught(_ frame: Frame, _ error: ScriptError) throws -> Flow {
        let types = try clauses.map { try $0.types.map { try $0.type(frame) } }
        guard let choice = HandlerChoice.choose(among: types, for: error.record.exception) else {
            throw error
        }
        let interpreter = frame.interpreter
        interpreter.note(error.record)
        error.record.isThrown = false
        let before = frame.slots[0]
        let outer = frame.interpreter.caught
        frame.slots[0] = .host(error.record.seen(as: choice.exception))
        frame.interpreter.caught = error.record
        defer {
            frame.slots[0] = before
            frame.interpreter.caught = outer
        }
        return try clauses[choice.index].body.exec(frame)
    }
}

/// A statement that only runs others: a block of a list in a loop, `data { }`.
final class BlockNode: StatementNode {
    private let body: StatementListNode

    init(_ extent: ScriptExtent, _ body: StatementListNode) {
        self.body = body
        super.init(extent)
    }

    override var setsStatus: Bool { false }
    override func exec(_ frame: Frame) throws -> Flow { try body.exec(frame) }
}
