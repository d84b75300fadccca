import ShellSyntax

/// `-band -bor -bxor -bnot -shl -shr`.
extension Operators {
    /// The operators that share the widening.
    enum Bitwise {
        case and, or, xor, shiftLeft, shiftRight

        var symbol: String {
            switch self {
            case .and: "-band"
            case .or: "-bor"
            case .xor: "-bxor"
            case .shiftLeft: "-shl"
            case .shiftRight: "-shr"
            }
        }

        var method: String {
            switch self {
            case .and: "op_BitwiseAnd"
            case .or: "op_BitwiseOr"
            case .xor: "op_ExclusiveOr"
            case .shiftLeft: "op_LeftShift"
            case .shiftRight: "op_RightShift"
            }
        }
    }

    static func bitwise(
        _ operation: Bitwise, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        let left = left.unwrapped
        let right = right.unwrapped
        if operation == .shiftLeft || operation == .shiftRight {
            return try shift(operation, left, right, interpreter)
        }
        if let named = left.enumObject {
            guard let other = try? Conversions.convert(right, to: named.enumType, interpreter).enumObject
            else { return try bits(operation, number(left), operand(right, interpreter)) }
            let result = combine(operation, named.number, other.number)
            return .host(EnumObject(named.enumType, result))
        }
        if let a = try bitOperand(left, interpreter), let b = try bitOperand(right, interpreter) {
            return try bits(operation, a, b)
        }
        return try overloaded(operation.symbol, operation.method, left, right, interpreter)
    }

    /// Numbers, null and texts that are numbers.
    private static func bitOperand(_ value: Value, _ interpreter: Interpreter) throws -> Operand? {
        if value.isNull { return .int(0) }
        if let number = Operand(value) { return number }
        if case .text = value { return try operand(value, interpreter) }
        return nil
    }

    private static func number(_ value: Value) -> Operand { Operand(value) ?? .int(0) }

    private static func combine<Number: FixedWidthInteger>(
        _ operation: Bitwise, _ a: Number, _ b: Number
    ) -> Number {
        switch operation {
        case .and: a & b
        case .or: a | b
        default: a ^ b
        }
    }

    private static func bits(_ operation: Bitwise, _ left: Operand, _ right: Operand) throws -> Value {
        switch Operand.pair(left, right) {
        case .int(let a, let b)?: return .int(combine(operation, a, b))
        case .uint(let a, let b)?: return .uint(combine(operation, a, b))
        case .long(let a, let b)?: return .long(combine(operation, a, b))
        case .ulong(let a, let b)?: return .ulong(combine(operation, a, b))
        case .double(let a, let b)?:
            let result = try combine(operation, word(a), word(b))
            return a < 0 || b < 0 ? .long(Int64(bitPattern: result)) : .ulong(result)
        case .decimal(let a, let b)?:
            let result = try combine(operation, word(a.doubleValue), word(b.doubleValue))
            return a.isNegative || b.isNegative ? .long(Int64(bitPattern: result)) : .ulong(result)
        case nil: throw decimalOverflow()
        }
    }

    /// A real as 64 bits, rounded to even; negative ones as two's complement.
    private static func word(_ value: Double) throws -> UInt64 {
        let whole = value.rounded(.toNearestOrEven)
        if let number = UInt64(exactly: whole) { return number }
        if let number = Int64(exactly: whole) { return UInt64(bitPattern: number) }
        throw runtimeError("System.OverflowException", "Arithmetic operation resulted in an overflow.")
    }

    private static func shift(
        _ operation: Bitwise, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        guard let value = try bitOperand(left, interpreter) else {
            return try overloaded(operation.symbol, operation.method, left, right, interpreter)
        }
        guard case .int(let count) = try Conversions.convert(right, to: .int32, interpreter) else {
            return left
        }
        let isLeft = operation == .shiftLeft
        let by32 = Int(count) & 31
        let by64 = Int(count) & 63
        switch value {
        case .int(let number): return .int(isLeft ? number << by32 : number >> by32)
        case .uint(let number): return .uint(isLeft ? number << by32 : number >> by32)
        case .long(let number): return .long(isLeft ? number << by64 : number >> by64)
        case .ulong(let number): return .ulong(isLeft ? number << by64 : number >> by64)
        case .double, .decimal:
            let bits = try word(value.doubleValue)
            let shifted = isLeft ? bits << UInt64(by64) : bits >> UInt64(by64)
            return value.doubleValue < 0 ? .long(Int64(bitPattern: shifted)) : .ulong(shifted)
        }
    }

    static func complement(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let value = value.unwrapped
        if let named = value.enumObject { return .host(EnumObject(named.enumType, ~named.number)) }
        if let big = value.bigInteger { return Value(big.complement) }
        guard let number = try bitOperand(value, interpreter) else {
            return try overloaded("-bnot", "op_OnesComplement", value, nil, interpreter)
        }
        switch number {
        case .int(let number): return .int(~number)
        case .uint(let number): return .uint(~number)
        case .long(let number): return .long(~number)
        case .ulong(let number): return .ulong(~number)
        case .double, .decimal:
            let real = number.doubleValue
            let bits = try ~word(real)
            return real < 0 ? .long(Int64(bitPattern: bits)) : .ulong(bits)
        }
    }
}
