/// A decimal as a value.
public final class DecimalObject: HostObject {
    /// The number.
    public let number: DecimalNumber

    /// Boxes a decimal.
    public init(_ number: DecimalNumber) { self.number = number }

    public override var type: TypeInfo { .decimal }
    public override func toText() -> Text { Text(number.text) }
    public override func isEqual(to other: Value) -> Bool {
        guard let right = other.decimalNumber else { return false }
        return number.compare(to: right) == 0
    }
    public override func compare(to other: Value) -> Int? {
        other.decimalNumber.map { number.compare(to: $0) }
    }
    public override func hashCode() -> Int { number.doubleValue.hashValue }
}

/// A BigInteger as a value.
public final class BigIntegerObject: HostObject {
    /// The number.
    public let number: BigInteger

    /// Boxes a big integer.
    public init(_ number: BigInteger) { self.number = number }

    public override var type: TypeInfo { .bigInteger }
    public override func toText() -> Text { Text(number.text()) }
    public override func isEqual(to other: Value) -> Bool {
        guard let right = other.bigInteger else { return false }
        return number.compare(to: right) == 0
    }
    public override func compare(to other: Value) -> Int? { other.bigInteger.map { number.compare(to: $0) } }
    public override func hashCode() -> Int { number.text().hashValue }
}

/// A value of an enumeration: its type and its number.
public final class EnumObject: HostObject {
    /// The enumeration.
    public let enumType: TypeInfo
    /// The number, sign-extended from the underlying type.
    public let number: Int64

    /// Makes a value of an enumeration; the number needs no name.
    public init(_ type: TypeInfo, _ number: Int64) {
        enumType = type
        self.number = number
    }

    public override var type: TypeInfo { enumType }
    public override func toText() -> Text { Text(name) }
    public override func isEqual(to other: Value) -> Bool {
        guard let right = other.enumObject else { return false }
        return right.enumType === enumType && right.number == number
    }
    public override func compare(to other: Value) -> Int? {
        guard let right = other.enumObject, right.enumType === enumType else { return nil }
        return number < right.number ? -1 : (number == right.number ? 0 : 1)
    }
    public override func hashCode() -> Int { Value.mix(Int(number)) }

    /// The name; for flags the names joined by commas; the number when there is no name for it.
    public var name: String {
        guard let info = enumType.enumeration else { return String(number) }
        if let name = info.name(of: number) { return name }
        if info.isFlags, let names = EnumObject.flagNames(of: number, in: info) { return names }
        return info.underlying == "System.UInt64" ? String(UInt64(bitPattern: number)) : String(number)
    }

    /// Largest values first, as .NET takes a number apart, then shown in ascending order.
    private static func flagNames(of number: Int64, in info: EnumerationInfo) -> String? {
        var rest = UInt64(bitPattern: number)
        var names: [String] = []
        let ordered = info.members.filter { $0.value != 0 }
            .sorted { UInt64(bitPattern: $0.value) < UInt64(bitPattern: $1.value) }
        for member in ordered.reversed() {
            let bits = UInt64(bitPattern: member.value)
            if rest & bits == bits {
                rest -= bits
                names.append(member.name)
            }
        }
        return rest == 0 && !names.isEmpty ? names.reversed().joined(separator: ", ") : nil
    }

    /// The value as a number of the underlying type.
    public var underlyingValue: Value {
        switch enumType.enumeration?.underlying ?? "System.Int32" {
        case "System.Byte": .byte(UInt8(truncatingIfNeeded: number))
        case "System.SByte": .sbyte(Int8(truncatingIfNeeded: number))
        case "System.Int16": .short(Int16(truncatingIfNeeded: number))
        case "System.UInt16": .ushort(UInt16(truncatingIfNeeded: number))
        case "System.UInt32": .uint(UInt32(truncatingIfNeeded: number))
        case "System.Int64": .long(number)
        case "System.UInt64": .ulong(UInt64(bitPattern: number))
        default: .int(Int32(truncatingIfNeeded: number))
        }
    }
}

extension Value {
    /// A decimal value.
    public init(_ number: DecimalNumber) { self = .host(DecimalObject(number)) }
    /// A BigInteger value.
    public init(_ number: BigInteger) { self = .host(BigIntegerObject(number)) }

    /// The decimal, when the value is one.
    public var decimalNumber: DecimalNumber? {
        if case .host(let object) = self, let boxed = object as? DecimalObject { return boxed.number }
        return nil
    }

    /// The BigInteger, when the value is one.
    public var bigInteger: BigInteger? {
        if case .host(let object) = self, let boxed = object as? BigIntegerObject { return boxed.number }
        return nil
    }

    /// The enumeration value, when the value is one.
    public var enumObject: EnumObject? {
        if case .host(let object) = self { return object as? EnumObject }
        return nil
    }
}
