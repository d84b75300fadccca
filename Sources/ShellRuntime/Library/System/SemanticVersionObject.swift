/// A `System.Management.Automation.SemanticVersion`.
public final class SemanticVersionObject: HostObject {
    let major: Int
    let minor: Int
    let patch: Int
    let preRelease: String
    let build: String

    init(_ major: Int, _ minor: Int, _ patch: Int, preRelease: String = "", build: String = "") {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.preRelease = preRelease
        self.build = build
    }

    public override var type: TypeInfo { .semanticVersion }
    public override func toText() -> Text {
        let pre = preRelease.isEmpty ? "" : "-" + preRelease
        return Text("\(major).\(minor).\(patch)" + pre + (build.isEmpty ? "" : "+" + build))
    }
    public override func hashCode() -> Int { toText().hashCode() }
    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? SemanticVersionObject).map { compare(to: other) == 0 && $0.build == build }
            ?? false
    }

    public override func compare(to other: Value) -> Int? {
        guard let version = other.hostObject as? SemanticVersionObject else { return nil }
        for (a, b) in [(major, version.major), (minor, version.minor), (patch, version.patch)] where a != b {
            return a < b ? -1 : 1
        }
        return SemanticVersionObject.order(preRelease, version.preRelease)
    }

    /// Order of pre-release labels: Semantic Versioning 2.0.0 section 11.
    private static func order(_ left: String, _ right: String) -> Int {
        if left == right { return 0 }
        if left.isEmpty || right.isEmpty { return left.isEmpty ? 1 : -1 }
        let a = left.split(separator: "."), b = right.split(separator: ".")
        for (x, y) in zip(a, b) where x != y {
            switch (Int(x), Int(y)) {
            case (let m?, let n?): return m < n ? -1 : 1
            case (_?, nil): return -1
            case (nil, _?): return 1
            default: return x < y ? -1 : 1
            }
        }
        return a.count < b.count ? -1 : 1
    }

    /// Reads `1.2.3-label+build`; patch and minor may be left out. Nil for other texts.
    static func parse(_ text: String) -> SemanticVersionObject? {
        var rest = text[...]
        var build = "", label = ""
        if let plus = rest.firstIndex(of: "+") {
            build = String(rest[rest.index(after: plus)...])
            rest = rest[..<plus]
            if build.isEmpty { return nil }
        }
        if let dash = rest.firstIndex(of: "-") {
            label = String(rest[rest.index(after: dash)...])
            rest = rest[..<dash]
            if label.isEmpty { return nil }
        }
        let pieces = rest.split(separator: ".", omittingEmptySubsequences: false)
        let numbers = pieces.compactMap { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
        guard (1...3).contains(pieces.count), numbers.count == pieces.count else { return nil }
        return SemanticVersionObject(
            numbers[0], numbers.count > 1 ? numbers[1] : 0, numbers.count > 2 ? numbers[2] : 0,
            preRelease: label,
            build: build)
    }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.SemanticVersion", { .semanticVersion }) {
            .build { declare($0) }
        }
    ]

    private static func own(_ value: Value) -> SemanticVersionObject {
        (value.unwrapped.hostObject as? SemanticVersionObject) ?? SemanticVersionObject(0, 0, 0)
    }

    private static func declare(_ members: MemberBuilder) {
        members.property("Major", "int") { value, _ in Value(int: own(value).major) }
        members.property("Minor", "int") { value, _ in Value(int: own(value).minor) }
        members.property("Patch", "int") { value, _ in Value(int: own(value).patch) }
        members.property("PreReleaseLabel", "string") { value, _ in
            own(value).preRelease.isEmpty ? .null : Value(own(value).preRelease)
        }
        members.property("BuildLabel", "string") { value, _ in
            own(value).build.isEmpty ? .null : Value(own(value).build)
        }
        members.method("int CompareTo(System.Object version)") { value, arguments, _ in
            if arguments[0].isNull { return .int(1) }
            guard let order = own(value).compare(to: arguments[0].unwrapped) else {
                throw ScriptError.argument("Object must be of type SemanticVersion.")
            }
            return Value(int: order)
        }
        members.method("string ToString()") { value, _, _ in .text(own(value).toText()) }
        func parsed(_ text: String) throws -> Value {
            guard let version = parse(text) else {
                throw ScriptError.format("Cannot parse the version string '\(text)'.")
            }
            return .host(version)
        }
        members.staticMethod("semver Parse(string version)") { arguments, _ in try parsed(arguments[0].string)
        }
        members.staticMethod("bool TryParse(string version, ref semver result)") { arguments, _ in
            let version = parse(arguments[0].string)
            arguments[1].assignReference(version.map { .host($0) } ?? .null)
            return .bool(version != nil)
        }
        members.constructor("SemanticVersion(string version)") { arguments, _ in
            try parsed(arguments[0].string)
        }
        members.constructor("SemanticVersion(version version)") { arguments, _ in
            let parts = (arguments[0].hostObject as? VersionObject)?.parts ?? [0, 0]
            return .host(SemanticVersionObject(parts[0], parts[1], parts.count > 2 ? parts[2] : 0))
        }
        let names = ["int major", "int minor", "int patch", "string label", "string buildLabel"]
        for count in 1...5 {
            members.constructor("SemanticVersion(\(names.prefix(count).joined(separator: ", ")))") {
                arguments, _ in
                func number(_ index: Int) -> Int { index < arguments.count ? arguments[index].asInt : 0 }
                func text(_ index: Int) -> String { index < arguments.count ? arguments[index].string : "" }
                return .host(
                    SemanticVersionObject(
                        number(0), number(1), number(2), preRelease: text(3), build: text(4)))
            }
        }
    }
}

extension TypeInfo {
    /// `System.Management.Automation.SemanticVersion`.
    public static let semanticVersion = TypeLibrary.type(
        "System.Management.Automation.SemanticVersion", .class, base: .object, [.comparable])
}
