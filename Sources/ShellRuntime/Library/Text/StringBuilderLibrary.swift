/// A `System.Text.StringBuilder`.
public final class StringBuilderObject: HostObject {
    /// The UTF-16 units so far.
    public var units: [UInt16]
    fileprivate var room = 16

    /// Starts with a text.
    public init(_ text: Text = .empty) { units = text.utf16 }

    public override var type: TypeInfo { .stringBuilder }
    public override func toText() -> Text { Text(utf16: units) }

    /// Adds a text at the end.
    public func append(_ text: Text) {
        if text.isASCII {
            for index in 0..<text.count { units.append(UInt16(text.bytes[index])) }
        } else {
            units.append(contentsOf: UnsafeBufferPointer(start: text.units, count: text.count))
        }
    }

    public override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        let at = try Indexing.number(index, interpreter)
        guard units.indices.contains(at) else {
            throw ScriptError.dotNet(
                "System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
        }
        return .char(units[at])
    }

    public override func setElement(at index: Value, _ new: Value, _ interpreter: Interpreter) throws -> Bool
    {
        let at = try Indexing.number(index, interpreter)
        guard units.indices.contains(at) else {
            throw ScriptError.argumentRange("index", ListObject.outOfRange)
        }
        units[at] = try Conversions.convert(new, to: .char, interpreter).asChar
        return true
    }
}

/// Members of `System.Text.StringBuilder`.
enum StringBuilderLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Text.StringBuilder", { .stringBuilder }, members)
    ]

    private static let name = "System.Text.StringBuilder"

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property(
                "Capacity", "int",
                { value, _ in Value(int: max(try builder(value).units.count, try builder(value).room)) },
                set: { value, new, _ in try builder(value).room = new.asInt })
            members.property("MaxCapacity", "int") { _, _ in .int(.max) }
            members.property(
                "Length", "int", { value, _ in Value(int: try builder(value).units.count) },
                set: { value, new, _ in
                    let own = try builder(value), length = new.asInt
                    if length <= own.units.count {
                        own.units.removeLast(own.units.count - max(length, 0))
                    } else {
                        try MemoryLimits.checkText(units: length)
                        own.units.append(contentsOf: repeatElement(0, count: length - own.units.count))
                    }
                })
            appending(members)
            editing(members)
            members.method("string ToString()") { value, _, _ in .text(try builder(value).toText()) }
            members.method("string ToString(int startIndex, int length)") { value, arguments, _ in
                .text(
                    try TextOperations.substring(
                        builder(value).toText(), arguments[0].asInt, arguments[1].asInt))
            }
            constructors(members)
        }
    }

    private static func builder(_ value: Value) throws -> StringBuilderObject {
        guard let builder = value.unwrapped.hostObject as? StringBuilderObject else {
            throw ScriptError.argument("Object must be of type StringBuilder.")
        }
        return builder
    }

    private static func appending(_ members: MemberBuilder) {
        let types = [
            "string", "char", "System.Object", "bool", "byte", "sbyte", "short", "int", "long", "float",
            "double",
            "decimal", "ushort", "uint", "ulong",
        ]
        for type in types {
            members.method("\(name) Append(\(type) value)") { value, arguments, interpreter in
                try builder(value).append(TextOperations.text(arguments[0].unwrapped, interpreter))
                return value
            }
        }
        members.method("\(name) Append(char[] value)") { value, arguments, _ in
            try builder(value).units.append(contentsOf: arguments[0].asElements.map(\.asChar))
            return value
        }
        members.method("\(name) Append(char value, int repeatCount)") { value, arguments, _ in
            let count = arguments[1].asInt
            if count < 0 { throw ScriptError.argumentRange("repeatCount") }
            try MemoryLimits.checkText(units: try builder(value).units.count + count)
            try builder(value).units.append(contentsOf: repeatElement(arguments[0].asChar, count: count))
            return value
        }
        members.method("\(name) Append(string value, int startIndex, int count)") { value, arguments, _ in
            let part = try TextOperations.substring(
                arguments[0].asText, arguments[1].asInt, arguments[2].asInt)
            try builder(value).append(part)
            return value
        }
        members.method("\(name) AppendLine()") { value, _, _ in
            try builder(value).units.append(10)
            return value
        }
        members.method("\(name) AppendLine(string value)") { value, arguments, _ in
            try builder(value).append(arguments[0].asText)
            try builder(value).units.append(10)
            return value
        }
        members.method("\(name) AppendFormat(string format, params System.Object[] args)") {
            value, arguments, interpreter in
            let text = try Formatting.format(
                arguments[0].asText, arguments[1].asElements, culture: interpreter.formattingCulture,
                interpreter)
            try builder(value).append(text)
            return value
        }
        for separator in ["string", "char"] {
            members.method("\(name) AppendJoin(\(separator) separator, params System.Object[] values)") {
                value, arguments, interpreter in
                let text = try TextOperations.join(arguments[0].asText, arguments[1].asElements, interpreter)
                try builder(value).append(text)
                return value
            }
        }
    }

    private static func editing(_ members: MemberBuilder) {
        members.method("\(name) Clear()") { value, _, _ in
            try builder(value).units.removeAll()
            return value
        }
        for type in ["string", "char", "System.Object"] {
            members.method("\(name) Insert(int index, \(type) value)") { value, arguments, interpreter in
                let own = try builder(value), at = arguments[0].asInt
                guard at >= 0 && at <= own.units.count else {
                    throw ScriptError.argumentRange("index", ListObject.outOfRange)
                }
                let text = try TextOperations.text(arguments[1].unwrapped, interpreter)
                own.units.insert(contentsOf: text.utf16, at: at)
                return value
            }
        }
        members.method("\(name) Remove(int startIndex, int length)") { value, arguments, _ in
            let own = try builder(value), start = arguments[0].asInt, length = arguments[1].asInt
            guard start >= 0, length >= 0, start + length <= own.units.count else {
                throw ScriptError.argumentRange("index", ListObject.outOfRange)
            }
            own.units.removeSubrange(start..<start + length)
            return value
        }
        for type in ["string", "char"] {
            members.method("\(name) Replace(\(type) oldValue, \(type) newValue)") { value, arguments, _ in
                let own = try builder(value)
                if arguments[0].asText.count == 0 {
                    throw ScriptError.argument("The value cannot be an empty string.", "oldValue")
                }
                own.units =
                    TextOperations.replace(own.toText(), arguments[0].asText, arguments[1].asText).utf16
                return value
            }
        }
        members.method("char Chars(int index)") { value, arguments, interpreter in
            try builder(value).element(at: arguments[0], interpreter) ?? .null
        }
        members.method("bool Equals(System.Text.StringBuilder sb)") { value, arguments, _ in
            .bool(try builder(value).units == builder(arguments[0]).units)
        }
        members.method("int EnsureCapacity(int capacity)") { value, arguments, _ in arguments[0] }
    }

    private static func constructors(_ members: MemberBuilder) {
        members.constructor("StringBuilder()") { _, _ in .host(StringBuilderObject()) }
        members.constructor("StringBuilder(int capacity)") { arguments, _ in
            if arguments[0].asInt < 0 {
                throw ScriptError.argumentRange("capacity", "'capacity' must be greater than zero.")
            }
            let builder = StringBuilderObject()
            builder.room = arguments[0].asInt
            return .host(builder)
        }
        members.constructor("StringBuilder(string value)") { arguments, _ in
            .host(StringBuilderObject(arguments[0].asText))
        }
        members.constructor("StringBuilder(string value, int capacity)") { arguments, _ in
            .host(StringBuilderObject(arguments[0].asText))
        }
    }
}

extension TypeInfo {
    /// `System.Text.StringBuilder`.
    public static let stringBuilder = TypeLibrary.type("System.Text.StringBuilder")
}
