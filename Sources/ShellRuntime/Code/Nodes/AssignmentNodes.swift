import ShellSyntax

/// `target = value`; as a statement it writes nothing.
final class AssignmentNode: Node {
    private let target: AssignmentTarget
    private let value: Node

    init(_ extent: ScriptExtent, _ target: AssignmentTarget, _ value: Node) {
        self.target = target
        self.value = value
        super.init(extent)
    }

    override var setsStatus: Bool { value.setsStatus }

    override func eval(_ frame: Frame) throws -> Value {
        let result = try value.eval(frame)
        try target.assign(frame, result)
        return result.asElement
    }

    override func exec(_ frame: Frame) throws -> Flow {
        do {
            _ = try eval(frame)
        } catch let escaped as EscapedFlow { return escaped.flow }
        return .normal
    }
}

/// `target += value` and the other compound assignments.
final class CompoundAssignmentNode: Node {
    private let target: AssignmentTarget
    private let value: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ target: AssignmentTarget, _ operation: TokenKind, _ value: Node) {
        self.target = target
        self.operation = operation
        self.value = value
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if let slot = target as? SlotTarget, operation == .plusEquals {
            if try addInPlace(frame, slot) { return .normal }
        } else {
            _ = try run(frame)
        }
        return .normal
    }

    override func eval(_ frame: Frame) throws -> Value { try run(frame) }

    /// `$x += number` on a slot that holds a number.
    private func addInPlace(_ frame: Frame, _ slot: SlotTarget) throws -> Bool {
        let right = try value.eval(frame)
        let place = frame.slots + slot.slot
        if case .int(let a) = place.pointee, case .int(let b) = right {
            let (sum, overflow) = a.addingReportingOverflow(b)
            place.pointee = overflow ? .double(Double(a) + Double(b)) : .int(sum)
            return true
        }
        if case .double(let a) = place.pointee {
            if case .int(let b) = right {
                place.pointee = .double(a + Double(b))
                return true
            }
            if case .double(let b) = right {
                place.pointee = .double(a + b)
                return true
            }
        }
        if try Operators.append(to: place, right, frame.interpreter) { return true }
        _ = try target.modifyOwn(frame) { try Operators.add($0, right, frame.interpreter) }
        return true
    }

    private func run(_ frame: Frame) throws -> Value {
        let interpreter = frame.interpreter
        if operation == .questionQuestionEquals {
            let (_, new) = try target.modifyOwn(frame) { $0.isNull ? try self.value.eval(frame) : $0 }
            return new
        }
        let right = try value.eval(frame)
        let (_, new) = try target.modifyOwn(frame) { old in
            switch self.operation {
            case .plusEquals: try Operators.add(old, right, interpreter)
            case .minusEquals: try Operators.subtract(old, right, interpreter)
            case .multiplyEquals: try Operators.multiply(old, right, interpreter)
            case .divideEquals: try Operators.divide(old, right, interpreter)
            default: try Operators.remainder(old, right, interpreter)
            }
        }
        return new
    }
}

/// `$x++`, `--$x`, ...; as a statement it writes nothing.
final class IncrementNode: Node {
    private let target: AssignmentTarget
    private let isIncrement: Bool
    private let isPrefix: Bool

    init(_ extent: ScriptExtent, _ target: AssignmentTarget, increment: Bool, prefix: Bool) {
        self.target = target
        isIncrement = increment
        isPrefix = prefix
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow {
        if let slot = target as? SlotTarget, case .int(let number) = frame.slots[slot.slot] {
            let (next, overflow) =
                isIncrement ? number.addingReportingOverflow(1) : number.subtractingReportingOverflow(1)
            if !overflow {
                frame.slots[slot.slot] = .int(next)
                return .normal
            }
        }
        _ = try eval(frame)
        return .normal
    }

    override func eval(_ frame: Frame) throws -> Value {
        let (old, new) = try target.modify(frame) { value in
            if case .null = value { return .int(self.isIncrement ? 1 : -1) }
            guard value.unwrapped.type.isNumeric else { throw self.notNumeric(value) }
            return self.isIncrement
                ? try Operators.add(value, .int(1), frame.interpreter)
                : try Operators.subtract(value, .int(1), frame.interpreter)
        }
        if isPrefix { return new }
        return old.isNull ? .int(0) : old
    }

    private func notNumeric(_ value: Value) -> ScriptError {
        .make(
            id: "OperatorRequiresNumber", category: .invalidOperation,
            message:
                "The '\(isIncrement ? "++" : "--")' operator works only on numbers. The operand is a '\(value.unwrapped.type.fullName)'."
        )
    }
}
