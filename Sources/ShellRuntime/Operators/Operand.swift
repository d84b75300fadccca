/// A number ready to calculate with: PowerShell widens the two operands of an operator to one of these.
enum Operand {
    case int(Int32)
    case uint(UInt32)
    case long(Int64)
    case ulong(UInt64)
    case double(Double)
    case decimal(DecimalNumber)

    /// Two operands of one width.
    enum Pair {
        case int(Int32, Int32)
        case uint(UInt32, UInt32)
        case long(Int64, Int64)
        case ulong(UInt64, UInt64)
        case double(Double, Double)
        case decimal(DecimalNumber, DecimalNumber)
    }

    /// The number in a value: numbers, booleans, characters and enumerations; nil for everything else.
    init?(_ value: Value) {
        switch value {
        case .int(let number): self = .int(number)
        case .double(let number): self = .double(number)
        case .long(let number): self = .long(number)
        case .bool(let flag): self = .int(flag ? 1 : 0)
        case .char(let unit): self = .int(Int32(unit))
        case .byte(let number): self = .int(Int32(number))
        case .sbyte(let number): self = .int(Int32(number))
        case .short(let number): self = .int(Int32(number))
        case .ushort(let number): self = .int(Int32(number))
        case .uint(let number): self = .uint(number)
        case .ulong(let number): self = .ulong(number)
        case .single(let number): self = .double(Double(number))
        case .host(let object):
            if let decimal = object as? DecimalObject {
                self = .decimal(decimal.number)
            } else if let named = object as? EnumObject {
                self.init(named.underlyingValue)
            } else {
                return nil
            }
        default: return nil
        }
    }

    private var rank: Int {
        switch self {
        case .int: 0
        case .uint: 1
        case .long: 2
        case .ulong: 3
        case .double: 4
        case .decimal: 5
        }
    }

    /// True for a signed integer below zero.
    private var isNegativeInteger: Bool {
        switch self {
        case .int(let number): number < 0
        case .long(let number): number < 0
        default: false
        }
    }

    /// Both widened as PowerShell widens them; nil when a double does not fit a decimal.
    static func pair(_ left: Operand, _ right: Operand) -> Pair? {
        if case .int(let a) = left, case .int(let b) = right { return .int(a, b) }
        switch max(left.rank, right.rank) {
        case 1:
            // A negative signed operand makes both long.
            if left.isNegativeInteger || right.isNegativeInteger {
                return .long(left.int64, right.int64)
            }
            return .uint(UInt32(left.int64), UInt32(right.int64))
        case 2: return .long(left.int64, right.int64)
        case 3:
            if left.isNegativeInteger || right.isNegativeInteger {
                return .double(left.doubleValue, right.doubleValue)
            }
            return .ulong(left.uint64, right.uint64)
        case 5:
            guard let a = left.decimal, let b = right.decimal else { return nil }
            return .decimal(a, b)
        default: return .double(left.doubleValue, right.doubleValue)
        }
    }

    private var int64: Int64 {
        switch self {
        case .int(let number): Int64(number)
        case .uint(let number): Int64(number)
        case .long(let number): number
        default: 0
        }
    }

    private var uint64: UInt64 {
        if case .ulong(let number) = self { return number }
        return UInt64(int64)
    }

    /// The nearest double.
    var doubleValue: Double {
        switch self {
        case .int(let number): Double(number)
        case .uint(let number): Double(number)
        case .long(let number): Double(number)
        case .ulong(let number): Double(number)
        case .double(let number): number
        case .decimal(let number): number.doubleValue
        }
    }

    /// The decimal; nil when it does not fit.
    var decimal: DecimalNumber? {
        switch self {
        case .int(let number): DecimalNumber(number)
        case .uint(let number): DecimalNumber(number)
        case .long(let number): DecimalNumber(number)
        case .ulong(let number): DecimalNumber(number)
        case .double(let number): DecimalNumber(number)
        case .decimal(let number): number
        }
    }
}
