/// A `System.Guid`.
public final class GuidObject: HostObject {
    /// The sixteen bytes in the order of the text.
    public let bytes: [UInt8]

    /// Makes an identity of sixteen bytes.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// A new random identity, version 4.
    public static func random() -> GuidObject {
        var bytes = (0..<16).map { _ in UInt8.random(in: 0...255) }
        bytes[6] = bytes[6] & 0x0F | 0x40
        bytes[8] = bytes[8] & 0x3F | 0x80
        return GuidObject(bytes: bytes)
    }

    public override var type: TypeInfo { .guid }
    public override func toText() -> Text { Text(formatted("D")) }
    public override func hashCode() -> Int { bytes.hashValue }
    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? GuidObject)?.bytes == bytes
    }

    public override func compare(to other: Value) -> Int? {
        guard let guid = other.hostObject as? GuidObject else { return nil }
        return bytes.lexicographicallyPrecedes(guid.bytes) ? -1 : bytes == guid.bytes ? 0 : 1
    }

    public override func format(
        _ specifier: String, _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text? { Text(try checked(specifier)) }

    private static let digits = Array("0123456789abcdef")

    /// `N`, `D`, `B`, `P`.
    func formatted(_ format: Character) -> String {
        var text = format == "B" ? "{" : format == "P" ? "(" : ""
        for (index, byte) in bytes.enumerated() {
            if format != "N", index == 4 || index == 6 || index == 8 || index == 10 { text.append("-") }
            text.append(GuidObject.digits[Int(byte >> 4)])
            text.append(GuidObject.digits[Int(byte & 15)])
        }
        return text + (format == "B" ? "}" : format == "P" ? ")" : "")
    }

    fileprivate func checked(_ specifier: String) throws -> String {
        switch specifier.uppercased() {
        case "", "D": return formatted("D")
        case "N": return formatted("N")
        case "B": return formatted("B")
        case "P": return formatted("P")
        default:
            throw ScriptError.format(
                "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\"."
            )
        }
    }

    /// Reads the forms N, D, B and P; nil when the text is none.
    static func parse(_ text: String) -> GuidObject? {
        var rest = text.trimmingBlanks()
        if (rest.hasPrefix("{") && rest.hasSuffix("}")) || (rest.hasPrefix("(") && rest.hasSuffix(")")) {
            rest = String(rest.dropFirst().dropLast())
            guard rest.count == 36 else { return nil }
        }
        let characters = Array(rest.utf8)
        guard characters.count == 32 || characters.count == 36 else { return nil }
        var nibbles: [UInt8] = []
        for (index, byte) in characters.enumerated() {
            if characters.count == 36, index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            nibbles.append(UInt8(digit))
        }
        guard nibbles.count == 32 else { return nil }
        return GuidObject(bytes: (0..<16).map { nibbles[$0 * 2] << 4 | nibbles[$0 * 2 + 1] })
    }

    /// .NET's byte array: the first three groups with their lowest byte first.
    fileprivate var mixed: [UInt8] { GuidObject.mix(bytes) }

    fileprivate static func mix(_ bytes: [UInt8]) -> [UInt8] {
        let order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
        return order.map { bytes[$0] }
    }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Guid", { .guid }) { .build { declare($0) } }
    ]

    private static func guid(_ value: Value) -> GuidObject {
        (value.unwrapped.hostObject as? GuidObject) ?? GuidObject(bytes: Array(repeating: 0, count: 16))
    }

    private static func declare(_ members: MemberBuilder) {
        members.property("Variant", "int") { value, _ in .int(Int32(guid(value).bytes[8] >> 4)) }
        members.property("Version", "int") { value, _ in .int(Int32(guid(value).bytes[6] >> 4)) }
        members.property("Guid", "System.Object", kind: .script) { value, _ in
            Value(guid(value).formatted("D"))
        }
        members.method("string ToString()") { value, _, _ in Value(guid(value).formatted("D")) }
        members.method("string ToString(string format)") { value, arguments, _ in
            Value(try guid(value).checked(arguments[0].string))
        }
        members.method("byte[] ToByteArray()") { value, _, _ in
            .list(guid(value).mixed.map { .byte($0) }, of: .byte)
        }
        members.method("int CompareTo(guid value)") { value, arguments, _ in
            Value(int: guid(value).compare(to: arguments[0]) ?? 0)
        }
        members.staticProperty("Empty", "guid") { _ in
            .host(GuidObject(bytes: Array(repeating: 0, count: 16)))
        }
        members.staticMethod("guid NewGuid()") { _, _ in .host(GuidObject.random()) }
        for name in ["Parse"] {
            members.staticMethod("guid \(name)(string input)") { arguments, _ in
                .host(try parsed(arguments[0].string))
            }
        }
        members.staticMethod("guid ParseExact(string input, string format)") { arguments, _ in
            .host(try parsed(arguments[0].string))
        }
        members.staticMethod("bool TryParse(string input, ref guid result)") { arguments, _ in
            let guid = GuidObject.parse(arguments[0].string)
            arguments[1].assignReference(.host(guid ?? GuidObject(bytes: Array(repeating: 0, count: 16))))
            return .bool(guid != nil)
        }
        members.constructor("Guid(string g)") { arguments, _ in .host(try parsed(arguments[0].string)) }
        members.constructor("Guid(byte[] b)") { arguments, _ in
            let bytes = arguments[0].asElements.map { UInt8(truncatingIfNeeded: $0.asInt) }
            guard bytes.count == 16 else {
                throw ScriptError.argument("Byte array for Guid must be exactly 16 bytes long.", "b")
            }
            return .host(GuidObject(bytes: mix(bytes)))
        }
    }

    private static func parsed(_ text: String) throws -> GuidObject {
        if let guid = parse(text) { return guid }
        let hasForm = text.trimmingBlanks().utf8.count == 36
        throw ScriptError.format(
            hasForm
                ? "Guid string should only contain hexadecimal characters."
                : "Unrecognized Guid format.")
    }
}

extension TypeInfo {
    /// `System.Guid`.
    public static let guid = TypeLibrary.type(
        "System.Guid", .valueType, base: .valueType, [.comparable, .formattable])
}
