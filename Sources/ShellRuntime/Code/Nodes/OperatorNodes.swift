import ShellSyntax

/// A binary operator on values; the general form behind the fused ones.
final class BinaryNode: Node {
    private let left: Node
    private let right: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ operation: TokenKind, _ left: Node, _ right: Node) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let a = try left.eval(frame)
        let b = try right.eval(frame)
        return try Operators.binary(operation, a, b, frame.interpreter)
    }
}

/// `+ - * / %` with a fast path for the numbers of loops.
final class ArithmeticNode: Node {
    private let left: Node
    private let right: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ operation: TokenKind, _ left: Node, _ right: Node) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let a = try left.eval(frame)
        let b = try right.eval(frame)
        if case .int(let x) = a, case .int(let y) = b {
            switch operation {
            case .plus:
                let (sum, overflow) = x.addingReportingOverflow(y)
                if !overflow { return .int(sum) }
            case .minus:
                let (difference, overflow) = x.subtractingReportingOverflow(y)
                if !overflow { return .int(difference) }
            case .multiply:
                let (product, overflow) = x.multipliedReportingOverflow(by: y)
                if !overflow { return .int(product) }
            case .rem where y > 0: return .int(x % y)
            default: break
            }
        } else if case .double(let x) = a, case .double(let y) = b {
            switch operation {
            case .plus: return .double(x + y)
            case .minus: return .double(x - y)
            case .multiply: return .double(x * y)
            default: break
            }
        }
        return try slow(frame, a, b)
    }

    @inline(never)
    private func slow(_ frame: Frame, _ a: Value, _ b: Value) throws -> Value {
        switch operation {
        case .plus: return try Operators.add(a, b, frame.interpreter)
        case .minus: return try Operators.subtract(a, b, frame.interpreter)
        case .multiply: return try Operators.multiply(a, b, frame.interpreter)
        case .divide: return try Operators.divide(a, b, frame.interpreter)
        default: return try Operators.remainder(a, b, frame.interpreter)
        }
    }
}

/// `-eq -ne -lt -le -gt -ge` with a fast path for numbers, and a truth without a value.
final class ComparisonNode: Node {
    private let left: Node
    private let right: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ operation: TokenKind, _ left: Node, _ right: Node) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let a = try left.eval(frame)
        let b = try right.eval(frame)
        if let truth = fast(a, b) { return .bool(truth) }
        return try slow(frame, a, b)
    }

    override func test(_ frame: Frame) throws -> Bool {
        let a = try left.eval(frame)
        let b = try right.eval(frame)
        if let truth = fast(a, b) { return truth }
        return try slow(frame, a, b).isTrue
    }

    @inline(__always)
    private func fast(_ a: Value, _ b: Value) -> Bool? {
        if case .int(let x) = a, case .int(let y) = b {
            switch operation {
            case .ieq, .ceq: return x == y
            case .ine, .cne: return x != y
            case .ilt, .clt: return x < y
            case .ile, .cle: return x <= y
            case .igt, .cgt: return x > y
            case .ige, .cge: return x >= y
            default: return nil
            }
        }
        return nil
    }

    @inline(never)
    private func slow(_ frame: Frame, _ a: Value, _ b: Value) throws -> Value {
        return try Operators.binary(operation, a, b, frame.interpreter)
    }
}

/// `-and`, `-or`, `-xor`.
final class LogicalNode: Node {
    private let left: Node
    private let right: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ operation: TokenKind, _ left: Node, _ right: Node) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value { .bool(try test(frame)) }

    override func test(_ frame: Frame) throws -> Bool {
        switch operation {
        case .and: try left.test(frame) && right.test(frame)
        case .or: try left.test(frame) || right.test(frame)
        default: try left.test(frame) != right.test(frame)
        }
    }
}

/// `-not` and `!`.
final class NotNode: Node {
    private let child: Node

    init(_ extent: ScriptExtent, _ child: Node) {
        self.child = child
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value { .bool(try !child.test(frame)) }
    override func test(_ frame: Frame) throws -> Bool { try !child.test(frame) }
}

/// The other unary operators: `-`, `+`, `-bnot`, `-split`, `-join`, `,`.
final class UnaryNode: Node {
    private let child: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ operation: TokenKind, _ child: Node) {
        self.operation = operation
        self.child = child
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = try child.eval(frame)
        if operation == .comma { return .array(ArrayObject([value.asElement])) }
        return try Operators.unary(operation, value, frame.interpreter)
    }
}

/// `-match`, `-notmatch`: sets `$Matches` when a scalar matched.
final class MatchNode: Node {
    private let left: Node
    private let right: Node
    private let operation: TokenKind

    init(_ extent: ScriptExtent, _ operation: TokenKind, _ left: Node, _ right: Node) {
        self.operation = operation
        self.left = left
        self.right = right
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let a = try left.eval(frame)
        let b = try right.eval(frame)
        let (result, groups) = try frame.interpreter.match(operation, a, b)
        if let groups { try frame.assign(Frame.matches, groups) }
        return result
    }
}

extension Frame {
    static let matches = Symbol("Matches")
}

/// `..`
final class RangeNode: Node {
    let first: Node
    let last: Node

    init(_ extent: ScriptExtent, _ first: Node, _ last: Node) {
        self.first = first
        self.last = last
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let a = try first.eval(frame)
        let b = try last.eval(frame)
        return try Operators.range(a, b, frame.interpreter)
    }

    /// A range of integers is a source of a pipeline that is never made into an array.
    override func exec(_ frame: Frame) throws -> Flow {
        let a = try first.eval(frame)
        let b = try last.eval(frame)
        guard case .int(let low) = a, case .int(let high) = b else {
            try frame.sink.emit(try Operators.range(a, b, frame.interpreter))
            return .normal
        }
        var number = low
        while true {
            try frame.sink.write(.int(number))
            if number == high { return .normal }
            number += low < high ? 1 : -1
        }
    }
}

/// `-f` and every other operator whose right side may be a list literal is a `BinaryNode`; `-is`, `-as` too.
/// `a ? b : c`
final class TernaryNode: Node {
    private let condition: Node
    private let yes: Node
    private let no: Node

    init(_ extent: ScriptExtent, _ condition: Node, _ yes: Node, _ no: Node) {
        self.condition = condition
        self.yes = yes
        self.no = no
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        try condition.test(frame) ? try yes.eval(frame) : try no.eval(frame)
    }
}

/// `a ?? b`
final class CoalesceNode: Node {
    private let left: Node
    private let right: Node

    init(_ extent: ScriptExtent, _ left: Node, _ right: Node) {
        self.left = left
        self.right = right
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = try left.eval(frame)
        return value.isNull ? try right.eval(frame) : value
    }
}

/// `[T] expr`
final class ConvertNode: Node {
    private let typeNode: TypeNode
    private let child: Node

    init(_ extent: ScriptExtent, _ type: TypeNode, _ child: Node) {
        typeNode = type
        self.child = child
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = try child.eval(frame)
        let type = try typeNode.type(frame)
        if type === TypeInfo.void { return .nothing }
        return try Conversions.convert(value, to: type, frame.interpreter)
    }
}

/// `[ref] $x`
final class ReferenceNode: Node {
    private let symbol: Symbol?
    private let child: Node

    init(_ extent: ScriptExtent, _ symbol: Symbol?, _ child: Node) {
        self.symbol = symbol
        self.child = child
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        if let symbol {
            guard frame.find(symbol) != nil else {
                throw frame.locate(
                    .make(
                        id: "NonExistingVariableReference", category: .invalidOperation,
                        message: "[ref] cannot be applied to a variable that does not exist.",
                        target: Value(symbol.name)), extent)
            }
            return .host(ReferenceObject(frame.box(symbol)))
        }
        return .host(ReferenceObject(VariableBox(try child.eval(frame))))
    }
}

extension Value {
    /// The value as an element of an array or argument list: nothing becomes `$null`.
    @inline(__always)
    var asElement: Value {
        switch self {
        case .nothing, .unset: .null
        case .variable(let box): box.current
        default: self
        }
    }
}
