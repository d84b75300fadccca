/// A `System.Version`: two to four numbers.
public final class VersionObject: HostObject {
    /// The numbers given.
    public let parts: [Int]

    /// Makes a version of two to four numbers.
    public init(_ parts: [Int]) { self.parts = parts }

    public override var type: TypeInfo { .version }
    public override func toText() -> Text { Text(parts.map(String.init).joined(separator: ".")) }
    public override func hashCode() -> Int { parts.hashValue }
    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? VersionObject)?.parts == parts
    }

    public override func compare(to other: Value) -> Int? {
        guard let version = other.hostObject as? VersionObject else { return nil }
        for index in 0..<4 where part(index) != version.part(index) {
            return part(index) < version.part(index) ? -1 : 1
        }
        return 0
    }

    /// The number at a place; -1 when it was not given.
    func part(_ index: Int) -> Int { index < parts.count ? parts[index] : -1 }

    /// Reads a version; throws .NET's errors.
    static func parse(_ text: String) throws -> VersionObject {
        let pieces = text.split(separator: ".", omittingEmptySubsequences: false).map { $0.trimmingBlanks() }
        guard (2...4).contains(pieces.count) else {
            throw ScriptError.argument("Version string portion was too short or too long.", "input")
        }
        var parts: [Int] = []
        for piece in pieces {
            let digits = piece.hasPrefix("+") ? String(piece.dropFirst()) : piece
            guard let number = Int(digits) else {
                throw ScriptError.format("The input string '\(piece)' was not in a correct format.")
            }
            guard number >= 0 else {
                throw ScriptError.argumentRange(
                    "input", "Version's parameters must be greater than or equal to zero.")
            }
            guard number <= Int(Int32.max) else {
                throw ScriptError.dotNet(
                    "System.OverflowException", "Value was either too large or too small for an Int32.")
            }
            parts.append(number)
        }
        return VersionObject(parts)
    }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Version", { .version }) { .build { declare($0) } }
    ]

    private static func version(_ value: Value) -> VersionObject {
        (value.unwrapped.hostObject as? VersionObject) ?? VersionObject([0, 0])
    }

    private static func declare(_ members: MemberBuilder) {
        for (index, name) in ["Major", "Minor", "Build", "Revision"].enumerated() {
            members.property(name, "int") { value, _ in Value(int: version(value).part(index)) }
        }
        members.property("MajorRevision", "short") { value, _ in
            .short(Int16(truncatingIfNeeded: version(value).part(3) >> 16))
        }
        members.property("MinorRevision", "short") { value, _ in
            .short(Int16(truncatingIfNeeded: version(value).part(3)))
        }
        members.method("System.Object Clone()") { value, _, _ in value }
        members.method("int CompareTo(System.Object version)") { value, arguments, _ in
            if arguments[0].isNull { return .int(1) }
            guard let order = version(value).compare(to: arguments[0].unwrapped) else {
                throw ScriptError.argument("Object must be of type Version.")
            }
            return Value(int: order)
        }
        members.method("string ToString()") { value, _, _ in .text(version(value).toText()) }
        members.method("string ToString(int fieldCount)") { value, arguments, _ in
            let own = version(value), count = arguments[0].asInt
            guard count >= 0 && count <= own.parts.count else {
                throw ScriptError.argument(
                    "Argument must be between 0 and \(own.parts.count).", "fieldCount")
            }
            return Value(own.parts.prefix(count).map(String.init).joined(separator: "."))
        }
        members.staticMethod("version Parse(string input)") { arguments, _ in
            .host(try parse(arguments[0].string))
        }
        members.staticMethod("bool TryParse(string input, ref version result)") { arguments, _ in
            let parsed = try? parse(arguments[0].string)
            arguments[1].assignReference(parsed.map { .host($0) } ?? .null)
            return .bool(parsed != nil)
        }
        constructors(members)
    }

    private static func constructors(_ members: MemberBuilder) {
        members.constructor("Version()") { _, _ in .host(VersionObject([0, 0])) }
        members.constructor("Version(string version)") { arguments, _ in .host(try parse(arguments[0].string))
        }
        let names = ["int major", "int minor", "int build", "int revision"]
        for count in 2...4 {
            members.constructor("Version(\(names.prefix(count).joined(separator: ", ")))") { arguments, _ in
                for (argument, name) in zip(arguments, ["major", "minor", "build", "revision"])
                where argument.asInt < 0 {
                    throw ScriptError.argumentRange(
                        name, "Version's parameters must be greater than or equal to zero.")
                }
                return .host(VersionObject(arguments.map(\.asInt)))
            }
        }
    }
}

extension TypeInfo {
    /// `System.Version`.
    public static let version = TypeLibrary.type(
        "System.Version", .class, base: .object, [.comparable, .cloneable])
}
