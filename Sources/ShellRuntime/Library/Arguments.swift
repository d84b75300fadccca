/// Arguments of methods, which overload choice has converted already.
extension Value {
    /// A string argument.
    var asText: Text {
        if case .text(let text) = self { return text }
        return unwrapped.toText()
    }

    /// An integer argument of any width, an enumeration's number included.
    var asInt: Int {
        switch self {
        case .int(let value): Int(value)
        case .long(let value): Int(value)
        case .byte(let value): Int(value)
        case .sbyte(let value): Int(value)
        case .short(let value): Int(value)
        case .ushort(let value): Int(value)
        case .uint(let value): Int(value)
        case .ulong(let value): Int(truncatingIfNeeded: value)
        case .char(let value): Int(value)
        case .bool(let value): value ? 1 : 0
        case .double(let value): Int(exactly: value.rounded()) ?? 0
        case .host(let object): (object as? EnumObject).map { Int($0.number) } ?? 0
        default: 0
        }
    }

    /// A double argument.
    var asDouble: Double {
        switch self {
        case .double(let value): value
        case .single(let value): Double(value)
        default: Double(asInt)
        }
    }

    /// A Boolean argument.
    var asBool: Bool { isTrue }

    /// A character argument.
    var asChar: UInt16 {
        if case .char(let unit) = self { return unit }
        return UInt16(truncatingIfNeeded: asInt)
    }

    /// The elements of an array argument.
    var asElements: [Value] { (try? Enumeration.elements(self)) ?? [] }

    /// An integer result.
    init(int number: Int) { self = .int(Int32(truncatingIfNeeded: number)) }

    /// A value of an enumeration.
    static func enumeration(_ type: TypeInfo, _ number: Int) -> Value {
        .host(EnumObject(type, Int64(number)))
    }

    /// An array of one element type.
    static func list(_ values: [Value], of type: TypeInfo = .object) -> Value {
        .array(ArrayObject(values, elementType: type))
    }
}

extension TypeInfo {
    /// A type that the library is known to have, by full name.
    static func known(_ fullName: String) -> TypeInfo { TypeCatalog.shared.find(fullName) ?? .object }
}
