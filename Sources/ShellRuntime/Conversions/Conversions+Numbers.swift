/// Numbers to numbers.
extension Conversions {
    /// Why a number could not become another: the .NET exception and its text.
    struct NumberFailure: Error {
        let exception: String
        let message: String

        static func range(_ type: TypeInfo) -> NumberFailure {
            let name: String
            switch type.name {
            case "Byte": name = "an unsigned byte"
            case "SByte": name = "a signed byte"
            case "Int16", "Int32", "Int64": name = "an " + type.name
            case "Char": name = "a character"
            default: name = "a " + type.name
            }
            return NumberFailure(
                exception: "System.OverflowException",
                message: "Value was either too large or too small for \(name).")
        }

        static let checked = NumberFailure(
            exception: "System.OverflowException", message: "Arithmetic operation resulted in an overflow.")
    }

    /// A number as one of the target number types; nil when the value is not a number or the type not one.
    static func number(_ value: Value, to type: TypeInfo) throws(NumberFailure) -> Value? {
        switch value {
        case .int(let number): return try integer(Int64(number), to: type)
        case .long(let number): return try integer(number, to: type)
        case .byte(let number): return try integer(Int64(number), to: type)
        case .sbyte(let number): return try integer(Int64(number), to: type)
        case .short(let number): return try integer(Int64(number), to: type)
        case .ushort(let number): return try integer(Int64(number), to: type)
        case .uint(let number): return try integer(Int64(number), to: type)
        case .ulong(let number):
            if let small = Int64(exactly: number) { return try integer(small, to: type) }
            return try unsigned(number, to: type)
        case .double(let number): return try real(number, to: type, isSingle: false)
        case .single(let number): return try real(Double(number), to: type, isSingle: true)
        case .bool(let flag):
            if type === TypeInfo.char { return nil }
            return try integer(flag ? 1 : 0, to: type)
        case .char(let unit):
            switch type.numberRank {
            case 0...7: return try integer(Int64(unit), to: type)
            default: return nil
            }
        case .host(let object):
            if let boxed = object as? DecimalObject { return try decimal(boxed.number, to: type) }
            if let boxed = object as? BigIntegerObject { return try big(boxed.number, to: type) }
            if let named = object as? EnumObject { return try integer(named.number, to: type) }
            return nil
        default: return nil
        }
    }

    private static func fit<Number: FixedWidthInteger>(
        _ value: Int64, _ type: TypeInfo, _ wrap: (Number) -> Value
    ) throws(NumberFailure) -> Value {
        guard let number = Number(exactly: value) else { throw .range(type) }
        return wrap(number)
    }

    private static func integer(_ value: Int64, to type: TypeInfo) throws(NumberFailure) -> Value? {
        switch type.numberRank {
        case 4: try fit(value, type) { .int($0) }
        case 6: .long(value)
        case 9: .double(Double(value))
        case 0: try fit(value, type) { .byte($0) }
        case 1: try fit(value, type) { .sbyte($0) }
        case 2: try fit(value, type) { .short($0) }
        case 3: try fit(value, type) { .ushort($0) }
        case 5: try fit(value, type) { .uint($0) }
        case 7: try fit(value, type) { .ulong($0) }
        case 8: .single(Float(value))
        case 10: Value(DecimalNumber(value))
        case 11: Value(BigInteger(Int(value)))
        default: type === TypeInfo.char ? try fit(value, type) { .char($0) } : nil
        }
    }

    private static func unsigned(_ value: UInt64, to type: TypeInfo) throws(NumberFailure) -> Value? {
        switch type.numberRank {
        case 7: return .ulong(value)
        case 8: return .single(Float(value))
        case 9: return .double(Double(value))
        case 10: return Value(DecimalNumber(value))
        case 11: return Value(BigInteger(unsigned: value))
        case 0...6: throw .range(type)
        default:
            if type === TypeInfo.char { throw .range(type) }
            return nil
        }
    }

    private static func real(
        _ value: Double, to type: TypeInfo, isSingle: Bool
    ) throws(NumberFailure) -> Value? {
        switch type.numberRank {
        case 9: return .double(value)
        case 8: return .single(Float(value))
        case 10:
            guard let number = DecimalNumber(value, digits: isSingle ? 7 : 15) else { throw .range(type) }
            return Value(number)
        case 11:
            guard let number = BigInteger(value) else {
                throw NumberFailure(
                    exception: "System.OverflowException",
                    message: "BigInteger cannot represent \(value.isNaN ? "NaN" : "infinity").")
            }
            return Value(number)
        case 0...7:
            let whole = value.rounded(.toNearestOrEven)
            if type === TypeInfo.int64 || type === TypeInfo.uint64 {
                if type === TypeInfo.int64, let number = Int64(exactly: whole) { return .long(number) }
                if type === TypeInfo.uint64, let number = UInt64(exactly: whole) { return .ulong(number) }
                throw .checked
            }
            guard let number = Int64(exactly: whole) else { throw .range(type) }
            return try integer(number, to: type)
        default: return nil
        }
    }

    private static func decimal(_ value: DecimalNumber, to type: TypeInfo) throws(NumberFailure) -> Value? {
        switch type.numberRank {
        case 10: return Value(value)
        case 9: return .double(value.doubleValue)
        case 8: return .single(Float(value.doubleValue))
        case 11: return Value(BigInteger(value))
        case 7:
            guard let number = value.integer(UInt64.self) else { throw .range(type) }
            return .ulong(number)
        case 0...6:
            guard let number = value.integer(Int64.self) else { throw .range(type) }
            return try integer(number, to: type)
        default: return nil
        }
    }

    private static func big(_ value: BigInteger, to type: TypeInfo) throws(NumberFailure) -> Value? {
        switch type.numberRank {
        case 11: return Value(value)
        case 9: return .double(value.doubleValue)
        case 8: return .single(Float(value.doubleValue))
        case 10:
            guard let number = value.decimal else { throw .range(type) }
            return Value(number)
        case 7:
            guard let number = value.integer(UInt64.self) else { throw .range(type) }
            return .ulong(number)
        case 0...6:
            guard let number = value.integer(Int64.self) else { throw .range(type) }
            return try integer(number, to: type)
        default: return nil
        }
    }

    /// A text as one of the number types; nil when it is no number.
    static func number(in text: Text, to type: TypeInfo) throws(NumberFailure) -> Value? {
        if type === TypeInfo.decimal || type === TypeInfo.bigInteger {
            if text.trimmed().count == 0 { return try integer(0, to: type) }
            if type === TypeInfo.bigInteger, let number = BigInteger(text.trimmed().string) {
                return Value(number)
            }
        }
        guard let parsed = NumericText.number(in: text) else { return nil }
        return try number(parsed, to: type)
    }
}
