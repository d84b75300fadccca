import ShellSyntax

/// What the loops share: whose `break` and `continue` are theirs.
class LoopNode: StatementNode {
    private let label: String?

    init(_ extent: ScriptExtent, label: String?) {
        self.label = label?.lowercased()
        super.init(extent)
    }

    override var setsStatus: Bool { false }

    /// What a turn's end means for the loop: nil goes on, a value ends the loop with it.
    @inline(__always)
    final func after(_ flow: Flow, _ frame: Frame) throws -> Flow? {
        switch flow {
        case .normal: return nil
        default: return jump(flow, frame)
        }
    }

    @inline(never)
    private func jump(_ flow: Flow, _ frame: Frame) -> Flow? {
        if flow == .returning { return .returning }
        if let pending = frame.pendingLabel {
            guard pending == label else { return flow }
            frame.pendingLabel = nil
        }
        return flow == .breaking ? .normal : nil
    }

    /// A `break` or `continue` that a called function let out.
    final func outside(_ signal: ControlSignal, _ frame: Frame) throws -> Flow? {
        switch signal {
        case .break(let name):
            frame.pendingLabel = name
            return jump(.breaking, frame)
        case .continue(let name):
            frame.pendingLabel = name
            return jump(.continuing, frame)
        default: throw signal
        }
    }

    /// Runs one turn of the body.
    @inline(__always)
    final func turn(_ body: StatementListNode, _ frame: Frame) throws -> Flow? {
        do {
            return try after(try body.exec(frame), frame)
        } catch let signal as ControlSignal {
            return try outside(signal, frame)
        }
    }
}

/// `while`, `do while`, `do until`
final class WhileNode: LoopNode {
    private let condition: Node
    private let body: StatementListNode
    private let bodyFirst: Bool
    private let wanted: Bool

    init(
        _ extent: ScriptExtent, label: String?, _ condition: Node, _ body: StatementListNode, bodyFirst: Bool,
        until: Bool
    ) {
        self.condition = condition
        self.body = body
        self.bodyFirst = bodyFirst
        wanted = !until
        super.init(extent, label: label)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if bodyFirst {
            repeat {
                if let end = try turn(body, frame) { return end }
                if frame.interpreter.stop.isRequested { throw ControlSignal.stopped }
            } while try condition.condition(frame) == wanted
            return .normal
        }
        while try condition.condition(frame) {
            if let end = try turn(body, frame) { return end }
            if frame.interpreter.stop.isRequested { throw ControlSignal.stopped }
        }
        return .normal
    }
}

/// `for`
final class ForNode: LoopNode {
    private let start: Node?
    private let condition: Node?
    private let step: Node?
    private let body: StatementListNode

    init(
        _ extent: ScriptExtent, label: String?, _ start: Node?, _ condition: Node?, _ step: Node?,
        _ body: StatementListNode
    ) {
        self.start = start
        self.condition = condition
        self.step = step
        self.body = body
        super.init(extent, label: label)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if let start { _ = try start.exec(frame) }
        while try condition?.condition(frame) ?? true {
            if let end = try turn(body, frame) { return end }
            if frame.interpreter.stop.isRequested { throw ControlSignal.stopped }
            if let step { _ = try step.exec(frame) }
        }
        return .normal
    }
}

/// `foreach`
final class ForEachNode: LoopNode {
    private let variable: AssignmentTarget
    private let source: Node
    private let body: StatementListNode

    init(
        _ extent: ScriptExtent, label: String?, _ variable: AssignmentTarget, _ source: Node,
        _ body: StatementListNode
    ) {
        self.variable = variable
        self.source = source
        self.body = body
        super.init(extent, label: label)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if let range = source as? RangeNode { return try overRange(range, frame) }
        let value = try source.subject(frame)
        switch value {
        case .null, .nothing, .unset: return .normal
        case .array(let array):
            var index = 0
            while index < array.count {
                try variable.assign(frame, array[index])
                if let end = try turn(body, frame) { return end }
                if frame.interpreter.stop.isRequested { throw ControlSignal.stopped }
                index += 1
            }
            return .normal
        case .host(let object):
            guard object.isEnumerable, let iterator = object.makeIterator() else {
                return try once(value, frame)
            }
            while let element = try iterator.next() {
                try variable.assign(frame, element)
                if let end = try turn(body, frame) { return end }
                if frame.interpreter.stop.isRequested { throw ControlSignal.stopped }
            }
            return .normal
        default: return try once(value, frame)
        }
    }

    private func once(_ value: Value, _ frame: Frame) throws -> Flow {
        try variable.assign(frame, value)
        return try turn(body, frame) ?? .normal
    }

    /// `foreach ($i in 1..n)` makes no array.
    private func overRange(_ range: RangeNode, _ frame: Frame) throws -> Flow {
        let a = try range.first.subject(frame)
        let b = try range.last.subject(frame)
        guard case .int(let low) = a, case .int(let high) = b else {
            let all = try Operators.range(a, b, frame.interpreter)
            for element in try Enumeration.elements(all) {
                try variable.assign(frame, element)
                if let end = try turn(body, frame) { return end }
            }
            return .normal
        }
        var number = low
        while true {
            try variable.assign(frame, .int(number))
            if let end = try turn(body, frame) { return end }
            if frame.interpreter.stop.isRequested { throw ControlSignal.stopped }
            if number == high { return .normal }
            number += low < high ? 1 : -1
        }
    }
}
