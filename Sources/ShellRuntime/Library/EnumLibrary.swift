/// Members of `System.Enum` and of enumeration values.
enum EnumLibrary {
    static func members() -> TypeMembers {
        .build { members in
            members.property("value__", "int") { value, _ in value.enumObject?.underlyingValue ?? .null }
            instance(members)
            statics(members)
            parsing(members)
        }
    }

    private static func instance(_ members: MemberBuilder) {
        members.method("bool HasFlag(System.Enum flag)") { value, arguments, _ in
            guard let own = value.enumObject, let flag = arguments[0].enumObject else { return .bool(false) }
            guard own.enumType === flag.enumType else {
                throw ScriptError.argument(
                    "The argument type, '\(flag.enumType.fullName)', is not the same as the enum type "
                        + "'\(own.enumType.fullName)'.")
            }
            return .bool(own.number & flag.number == flag.number)
        }
        members.method("int CompareTo(System.Object target)") { value, arguments, _ in
            guard let order = value.enumObject?.compare(to: arguments[0].unwrapped) else {
                throw ScriptError.argument(
                    "Object must be the same type as the enum. The type passed in was "
                        + "'\(arguments[0].type.fullName)'; the enum type was '\(value.type.fullName)'.")
            }
            return Value(int: order)
        }
        members.method("string ToString()") { value, _, _ in .text(value.toText()) }
        members.method("string ToString(string format)") { value, arguments, _ in
            guard let object = value.enumObject else { return .null }
            return Value(try formatted(object, arguments[0].string))
        }
        members.method("System.TypeCode GetTypeCode()") { _, _, _ in
            .enumeration(.known("System.TypeCode"), 9)
        }
    }

    private static func formatted(_ object: EnumObject, _ format: String) throws -> String {
        switch format.lowercased() {
        case "", "g": return object.name
        case "d": return object.underlyingValue.string
        case "x":
            let text = String(UInt32(truncatingIfNeeded: object.number), radix: 16, uppercase: true)
            return String(repeating: "0", count: max(0, 8 - text.count)) + text
        case "f":
            guard let info = object.enumType.enumeration, !info.isFlags else { return object.name }
            let flags = EnumerationInfo(info.members, isFlags: true, underlying: info.underlying)
            return EnumObject(TypeInfo("", kind: .enumeration, enumeration: flags), object.number).name
        default:
            throw ScriptError.format(
                "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".")
        }
    }

    /// The values of an enumeration in the order of their unsigned numbers.
    static func values(_ type: TypeInfo) -> Value {
        .list(sorted(type).map { .host(EnumObject(type, $0.value)) }, of: type)
    }

    private static func sorted(_ type: TypeInfo) -> [(name: String, value: Int64)] {
        (type.enumeration?.members ?? []).enumerated().sorted {
            let a = UInt64(bitPattern: $0.element.value), b = UInt64(bitPattern: $1.element.value)
            return a == b ? $0.offset < $1.offset : a < b
        }.map(\.element)
    }

    private static func type(_ value: Value) throws -> TypeInfo {
        guard case .type(let type) = value.unwrapped, type.enumeration != nil else {
            throw ScriptError.argument("Type provided must be an Enum.", "enumType")
        }
        return type
    }

    private static func statics(_ members: MemberBuilder) {
        members.staticMethod("array GetValues(type enumType)") { arguments, _ in
            values(try type(arguments[0]))
        }
        members.staticMethod("string[] GetNames(type enumType)") { arguments, _ in
            .strings(sorted(try type(arguments[0])).map(\.name))
        }
        members.staticMethod("string GetName(type enumType, System.Object value)") { arguments, _ in
            let number = arguments[1].unwrapped.asInt
            let found = try type(arguments[0]).enumeration?.members.first { $0.value == number }
            return found.map { Value($0.name) } ?? .null
        }
        members.staticMethod("bool IsDefined(type enumType, System.Object value)") { arguments, _ in
            let members = try type(arguments[0]).enumeration?.members ?? []
            if case .text(let name) = arguments[1].unwrapped {
                return .bool(members.contains { $0.name == name.string })
            }
            let number = arguments[1].unwrapped.asInt
            return .bool(members.contains { $0.value == number })
        }
        members.staticMethod("type GetUnderlyingType(type enumType)") { arguments, _ in
            .type(.known(try type(arguments[0]).enumeration?.underlying ?? "System.Int32"))
        }
        members.staticMethod("System.Object ToObject(type enumType, System.Object value)") { arguments, _ in
            .host(EnumObject(try type(arguments[0]), Int64(arguments[1].unwrapped.asInt)))
        }
        members.staticMethod("string Format(type enumType, System.Object value, string format)") {
            arguments, _ in
            let object = EnumObject(try type(arguments[0]), Int64(arguments[1].unwrapped.asInt))
            return Value(try formatted(object, arguments[2].string))
        }
    }

    private static func parsing(_ members: MemberBuilder) {
        func parse(_ type: TypeInfo, _ text: String, _ ignoreCase: Bool) throws -> Value {
            if let value = EnumObject.parse(text, type, ignoreCase: ignoreCase) { return .host(value) }
            if text.trimmingBlanks().isEmpty {
                throw ScriptError.argument(
                    "Must specify valid information for parsing in the string.", "value")
            }
            throw ScriptError.argument("Requested value '\(text.trimmingBlanks())' was not found.")
        }
        members.staticMethod("System.Object Parse(type enumType, string value)") { arguments, _ in
            try parse(type(arguments[0]), arguments[1].string, false)
        }
        members.staticMethod("System.Object Parse(type enumType, string value, bool ignoreCase)") {
            arguments, _ in
            try parse(type(arguments[0]), arguments[1].string, arguments[2].asBool)
        }
        func tryParse(_ type: TypeInfo, _ text: String, _ ignoreCase: Bool, _ reference: Value) -> Value {
            let value = EnumObject.parse(text, type, ignoreCase: ignoreCase)
            reference.assignReference(.host(value ?? EnumObject(type, 0)))
            return .bool(value != nil)
        }
        members.staticMethod("bool TryParse(type enumType, string value, ref System.Object result)") {
            arguments, _ in
            try tryParse(type(arguments[0]), arguments[1].string, false, arguments[2])
        }
        members.staticMethod(
            "bool TryParse(type enumType, string value, bool ignoreCase, ref System.Object result)"
        ) { arguments, _ in
            try tryParse(type(arguments[0]), arguments[1].string, arguments[2].asBool, arguments[3])
        }
        // `[enum]::TryParse[T](...)` and `[DayOfWeek]::TryParse(...)` find the type in the receiver.
        members.receiverStaticMethod("bool TryParse(string value, bool ignoreCase, ref System.Object result)")
        { receiver, arguments, _ in
            try tryParse(
                enumeration(receiver, arguments[2]), arguments[0].string, arguments[1].asBool, arguments[2])
        }
        members.receiverStaticMethod("bool TryParse(string value, ref System.Object result)") {
            receiver, arguments, _ in
            try tryParse(enumeration(receiver, arguments[1]), arguments[0].string, false, arguments[1])
        }
    }

    private static func enumeration(_ receiver: Value, _ reference: Value) throws -> TypeInfo {
        if case .type(let own) = receiver, own.enumeration != nil { return own }
        guard let current = (reference.hostObject as? ReferenceObject)?.value.enumObject else {
            throw ScriptError.argument("Type provided must be an Enum.", "enumType")
        }
        return current.enumType
    }
}
