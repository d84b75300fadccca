/// Members of the number types.
enum NumberLibrary {
    /// The table of the area: members are looked up by the names of `CoreTypes`.
    static func members(
        of type: TypeInfo, min: @escaping @Sendable () -> Value, max: @escaping @Sendable () -> Value
    ) -> TypeMembers {
        .build { members in
            common(members, type)
            members.staticProperty("MaxValue", type.displayName) { _ in max() }
            members.staticProperty("MinValue", type.displayName) { _ in min() }
            parsing(members, type)
        }
    }

    static func int32() -> TypeMembers { members(of: .int32, min: { .int(.min) }, max: { .int(.max) }) }
    static func int64() -> TypeMembers { members(of: .int64, min: { .long(.min) }, max: { .long(.max) }) }
    static func int16() -> TypeMembers { members(of: .int16, min: { .short(.min) }, max: { .short(.max) }) }
    static func uint16() -> TypeMembers {
        members(of: .uint16, min: { .ushort(.min) }, max: { .ushort(.max) })
    }
    static func uint32() -> TypeMembers { members(of: .uint32, min: { .uint(.min) }, max: { .uint(.max) }) }
    static func uint64() -> TypeMembers { members(of: .uint64, min: { .ulong(.min) }, max: { .ulong(.max) }) }
    static func byte() -> TypeMembers { members(of: .byte, min: { .byte(.min) }, max: { .byte(.max) }) }
    static func sbyte() -> TypeMembers { members(of: .sbyte, min: { .sbyte(.min) }, max: { .sbyte(.max) }) }

    /// `ToString`, `CompareTo` and what else all numbers have.
    static func common(_ members: MemberBuilder, _ type: TypeInfo) {
        let name = type.displayName
        members.method("int CompareTo(System.Object value)") { value, arguments, _ in
            if arguments[0].isNull { return .int(1) }
            guard arguments[0].unwrapped.type === type else {
                throw ScriptError.argument("Object must be of type \(type.name).")
            }
            return Value(int: try order(value, arguments[0].unwrapped))
        }
        members.method("int CompareTo(\(name) value)") { value, arguments, _ in
            Value(int: try order(value, arguments[0].unwrapped))
        }
        members.method("bool Equals(System.Object obj)") { value, arguments, _ in
            .bool(value.unwrapped.equals(arguments[0].unwrapped))
        }
        members.method("bool Equals(\(name) obj)") { value, arguments, _ in
            .bool(value.unwrapped.equals(arguments[0].unwrapped))
        }
        members.method("int GetHashCode()") { value, _, _ in
            if case .int = value.unwrapped { return value.unwrapped }
            return .int(Int32(truncatingIfNeeded: value.hashCode()))
        }
        members.method("string ToString()") { value, _, _ in .text(value.unwrapped.toText()) }
        members.method("string ToString(string format)") { value, arguments, interpreter in
            .text(try Formatting.format(value.unwrapped, arguments[0].string, interpreter))
        }
        members.method("string ToString(System.IFormatProvider provider)") { value, arguments, interpreter in
            let culture = CultureObject.style(arguments[0], interpreter)
            return .text(try Formatting.format(value.unwrapped, "", culture: culture, interpreter))
        }
        members.method("string ToString(string format, System.IFormatProvider provider)") {
            value, arguments, interpreter in
            let culture = CultureObject.style(arguments[1], interpreter)
            return .text(
                try Formatting.format(value.unwrapped, arguments[0].string, culture: culture, interpreter))
        }
        members.method("System.TypeCode GetTypeCode()") { _, _, _ in
            .enumeration(.known("System.TypeCode"), typeCode(type))
        }
    }

    static func order(_ left: Value, _ right: Value) throws -> Int {
        if case .host(let object) = left.unwrapped { return object.compare(to: right) ?? 0 }
        switch (left.unwrapped, right) {
        case (.double, _), (.single, _):
            let a = left.asDouble, b = right.asDouble
            if a.isNaN { return b.isNaN ? 0 : -1 }
            return b.isNaN ? 1 : a < b ? -1 : a > b ? 1 : 0
        case (.ulong(let a), .ulong(let b)): return a < b ? -1 : a > b ? 1 : 0
        default:
            let a = left.unwrapped.asInt, b = right.asInt
            return a < b ? -1 : a > b ? 1 : 0
        }
    }

    private static func typeCode(_ type: TypeInfo) -> Int {
        // SByte 5, Byte 6, Int16 7 ... in the order of TypeCode, which is not that of the ranks.
        [6, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 1][Swift.max(type.numberRank, 0)]
    }

    /// `Parse` and `TryParse`.
    static func parsing(_ members: MemberBuilder, _ type: TypeInfo) {
        let name = type.displayName
        members.staticMethod("\(name) Parse(string s)") { arguments, interpreter in
            try parse(arguments[0].asText, type, 0, interpreter)
        }
        members.staticMethod("\(name) Parse(string s, System.Globalization.NumberStyles style)") {
            arguments, interpreter in
            try parse(arguments[0].asText, type, arguments[1].asInt, interpreter)
        }
        members.staticMethod("\(name) Parse(string s, System.IFormatProvider provider)") {
            arguments, interpreter in
            try parse(arguments[0].asText, type, 0, interpreter, provider: arguments[1])
        }
        members.staticMethod(
            "\(name) Parse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider)"
        ) { arguments, interpreter in
            try parse(arguments[0].asText, type, arguments[1].asInt, interpreter, provider: arguments[2])
        }
        members.staticMethod("bool TryParse(string s, ref \(name) result)") { arguments, interpreter in
            tryParse(arguments[0].asText, type, 0, arguments[1], interpreter)
        }
        members.staticMethod("bool TryParse(string s, System.IFormatProvider provider, ref \(name) result)") {
            arguments, interpreter in
            tryParse(arguments[0].asText, type, 0, arguments[2], interpreter, provider: arguments[1])
        }
        members.staticMethod(
            "bool TryParse(string s, System.Globalization.NumberStyles style, System.IFormatProvider provider, ref \(name) result)"
        ) { arguments, interpreter in
            tryParse(
                arguments[0].asText, type, arguments[1].asInt, arguments[3], interpreter,
                provider: arguments[2])
        }
    }

    private static func tryParse(
        _ text: Text, _ type: TypeInfo, _ styles: Int, _ reference: Value, _ interpreter: Interpreter,
        provider: Value = .null
    ) -> Value {
        guard let number = try? parse(text, type, styles, interpreter, provider: provider) else {
            reference.assignReference(StaticMembers.defaultValue(type))
            return .bool(false)
        }
        reference.assignReference(number)
        return .bool(true)
    }

    private static func parse(
        _ text: Text, _ type: TypeInfo, _ styles: Int, _ interpreter: Interpreter, provider: Value = .null
    ) throws -> Value {
        let culture = CultureObject.style(provider, interpreter).number
        switch NumberParser.parse(
            text, type, styles: styles == 0 ? NumberParser.defaultStyles(type) : styles,
            culture: culture)
        {
        case .value(let value): return value
        case .overflow: throw ScriptError.dotNet("System.OverflowException", overflow(type))
        case .malformed:
            throw ScriptError.format("The input string '\(text.string)' was not in a correct format.")
        }
    }

    static func overflow(_ type: TypeInfo) -> String {
        switch type.numberRank {
        case 0: "Value was either too large or too small for an unsigned byte."
        case 1: "Value was either too large or too small for a signed byte."
        case 2: "Value was either too large or too small for an Int16."
        case 3: "Value was either too large or too small for a UInt16."
        case 4: "Value was either too large or too small for an Int32."
        case 5: "Value was either too large or too small for a UInt32."
        case 6: "Value was either too large or too small for an Int64."
        case 7: "Value was either too large or too small for a UInt64."
        case 10: "Value was either too large or too small for a Decimal."
        default: "Arithmetic operation resulted in an overflow."
        }
    }
}
