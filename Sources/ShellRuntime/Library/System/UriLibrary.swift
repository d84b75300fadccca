/// A `System.Uri`.
final class UriObject: HostObject {
    let original: String
    private(set) var scheme = ""
    private(set) var userInfo = ""
    private(set) var host = ""
    private(set) var port = -1
    private(set) var path = ""
    private(set) var query = ""
    private(set) var fragment = ""
    let isAbsolute: Bool

    /// Takes a text apart; nil when it is no address of the wanted kind (0 either, 1 absolute, 2 relative).
    init?(_ text: String, kind: Int = 1) {
        original = text
        let trimmed = text.trimmingBlanks()
        if trimmed.hasPrefix("/"), kind != 2, !trimmed.hasPrefix("//") {
            isAbsolute = true
            scheme = "file"
            path = UriText.escape(trimmed, keeping: UriText.pathCharacters)
            super.init()
            return
        }
        guard let colon = trimmed.firstIndex(of: ":"), UriObject.isScheme(trimmed[..<colon]), kind != 2 else {
            isAbsolute = false
            super.init()
            if kind == 1 || (kind == 2 && trimmed.isEmpty) { return nil }
            return
        }
        isAbsolute = true
        super.init()
        scheme = trimmed[..<colon].lowercased()
        guard read(trimmed[trimmed.index(after: colon)...]) else { return nil }
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.first, first.isASCII, first.isLetter, text.count > 1 else { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    }

    private func read(_ text: Substring) -> Bool {
        var rest = text
        if let hash = rest.firstIndex(of: "#") {
            fragment = UriText.escape(String(rest[hash...]), keeping: UriText.fragmentCharacters)
            rest = rest[..<hash]
        }
        if let mark = rest.firstIndex(of: "?") {
            query = UriText.escape(String(rest[mark...]), keeping: UriText.queryCharacters)
            rest = rest[..<mark]
        }
        guard rest.hasPrefix("//") else {
            path = UriText.escape(String(rest), keeping: UriText.pathCharacters)
            return scheme != "http" && scheme != "https"
        }
        rest = rest.dropFirst(2)
        let slash = rest.firstIndex(of: "/") ?? rest.endIndex
        path = UriText.normalized(UriText.escape(String(rest[slash...]), keeping: UriText.pathCharacters))
        if path.isEmpty { path = "/" }
        return readAuthority(rest[..<slash])
    }

    private func readAuthority(_ text: Substring) -> Bool {
        var rest = text
        if let at = rest.lastIndex(of: "@") {
            userInfo = String(rest[..<at])
            rest = rest[rest.index(after: at)...]
        }
        let defaults = UriObject.defaultPorts[scheme] ?? -1
        port = defaults
        if let colon = rest.lastIndex(of: ":"), !rest.hasSuffix("]") {
            let digits = rest[rest.index(after: colon)...]
            guard digits.isEmpty || (Int(digits).map { (0...65535).contains($0) } ?? false) else {
                return false
            }
            port = Int(digits) ?? defaults
            rest = rest[..<colon]
        }
        host = rest.lowercased()
        if host.contains(" ") || (host.isEmpty && scheme != "file") { return false }
        return true
    }

    static let defaultPorts = [
        "http": 80, "https": 443, "ftp": 21, "ssh": 22, "ldap": 389, "file": -1, "ws": 80, "wss": 443,
    ]

    override var type: TypeInfo { .uri }
    override func toText() -> Text { Text(isAbsolute ? UriText.unescapeReadable(absolute) : original) }
    override func hashCode() -> Int { absolute.hashValue }
    override func isEqual(to other: Value) -> Bool {
        guard let uri = other.hostObject as? UriObject else { return false }
        return uri.absoluteWithoutFragment == absoluteWithoutFragment
    }

    var isDefaultPort: Bool { port == (UriObject.defaultPorts[scheme] ?? -1) }
    var authority: String { host + (isDefaultPort ? "" : ":\(port)") }

    private var absoluteWithoutFragment: String {
        guard isAbsolute else { return original }
        let hasAuthority = !host.isEmpty || scheme == "file"
        let user = userInfo.isEmpty ? "" : userInfo + "@"
        return scheme + ":" + (hasAuthority ? "//" + user + authority : "") + path + query
    }

    /// `AbsoluteUri`.
    var absolute: String { absoluteWithoutFragment + (isAbsolute ? fragment : "") }

    /// `LocalPath`.
    var localPath: String { UriText.unescape(path) }

    /// The address that a relative one stands for, seen from here.
    func resolve(_ relative: String) -> UriObject? {
        if let absolute = UriObject(relative, kind: 1), !relative.hasPrefix("/") { return absolute }
        let root = scheme + "://" + (userInfo.isEmpty ? "" : userInfo + "@") + authority
        if relative.isEmpty { return UriObject(absolute) }
        if relative.hasPrefix("/") { return UriObject(root + relative) }
        if relative.hasPrefix("?") { return UriObject(root + path + relative) }
        if relative.hasPrefix("#") { return UriObject(root + path + query + relative) }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "/"
        return UriObject(root + folder + relative)
    }
}

/// Members of `System.Uri` and the encoders of addresses.
enum UriLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Uri", { .uri }, members),
        LibraryType("System.Net.WebUtility", { .webUtility }, utility),
        LibraryType("System.Web.HttpUtility", { .httpUtility }, utility),
    ]

    private static func uri(_ value: Value) throws -> UriObject {
        guard let uri = value.unwrapped.hostObject as? UriObject else {
            throw ScriptError.argumentNull("uri")
        }
        return uri
    }

    private static func absolute(_ value: Value) throws -> UriObject {
        let own = try uri(value)
        guard own.isAbsolute else {
            throw ScriptError.invalidOperation("This operation is not supported for a relative URI.")
        }
        return own
    }

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            properties(members)
            methods(members)
            statics(members)
            members.constructor("Uri(string uriString)") { arguments, _ in try made(arguments[0].string, 1) }
            members.constructor("Uri(string uriString, System.UriKind uriKind)") { arguments, _ in
                try made(arguments[0].string, arguments[1].asInt)
            }
            for type in ["string", "uri"] {
                members.constructor("Uri(uri baseUri, \(type) relativeUri)") { arguments, _ in
                    guard let result = try absolute(arguments[0]).resolve(arguments[1].string) else {
                        throw invalid()
                    }
                    return .host(result)
                }
            }
        }
    }

    private static func invalid() -> ScriptError {
        .dotNet("System.UriFormatException", "Invalid URI: The format of the URI could not be determined.")
    }

    private static func made(_ text: String, _ kind: Int) throws -> Value {
        guard let uri = UriObject(text, kind: kind) else {
            if text.isEmpty {
                throw ScriptError.dotNet("System.UriFormatException", "Invalid URI: The URI is empty.")
            }
            if text.hasPrefix("http://") || text.hasPrefix("https://") {
                throw ScriptError.dotNet(
                    "System.UriFormatException", "Invalid URI: The hostname could not be parsed.")
            }
            throw invalid()
        }
        return .host(uri)
    }

    private static func properties(_ members: MemberBuilder) {
        func text(_ name: String, _ read: @escaping (UriObject) -> String) {
            members.property(name, "string") { value, _ in
                let own = try uri(value)
                return own.isAbsolute ? Value(read(own)) : .null
            }
        }
        text("AbsolutePath") { $0.path }
        text("AbsoluteUri") { $0.absolute }
        text("LocalPath") { $0.localPath }
        text("Authority") { $0.authority }
        members.property("HostNameType", "string") { value, _ in
            Value(try absolute(value).host.isEmpty ? "Basic" : "Dns")
        }
        members.property("IsDefaultPort", "bool") { value, _ in .bool(try absolute(value).isDefaultPort) }
        members.property("IsFile", "bool") { value, _ in .bool(try absolute(value).scheme == "file") }
        members.property("IsLoopback", "bool") { value, _ in
            .bool(["localhost", "127.0.0.1", "[::1]"].contains(try absolute(value).host))
        }
        text("PathAndQuery") { $0.path + $0.query }
        members.property("Segments", "string[]") { value, _ in
            var parts: [String] = []
            var part = ""
            for character in try absolute(value).path {
                part.append(character)
                if character == "/" {
                    parts.append(part)
                    part = ""
                }
            }
            return .strings(part.isEmpty ? parts : parts + [part])
        }
        members.property("IsUnc", "bool") { _, _ in .bool(false) }
        text("Host") { $0.host }
        members.property("Port", "int") { value, _ in Value(int: try absolute(value).port) }
        text("Query") { $0.query }
        text("Fragment") { $0.fragment }
        text("Scheme") { $0.scheme }
        members.property("OriginalString", "string") { value, _ in Value(try uri(value).original) }
        text("DnsSafeHost") { $0.host }
        text("IdnHost") { $0.host }
        members.property("IsAbsoluteUri", "bool") { value, _ in .bool(try uri(value).isAbsolute) }
        members.property("UserEscaped", "bool") { _, _ in .bool(false) }
        text("UserInfo") { $0.userInfo }
    }

    private static func methods(_ members: MemberBuilder) {
        members.method("string ToString()") { value, _, _ in .text(value.unwrapped.toText()) }
        members.method("string GetLeftPart(System.Object part)") { value, arguments, _ in
            let own = try absolute(value)
            let root = own.scheme + "://" + own.authority
            switch arguments[0].string {
            case "Scheme", "0": return Value(own.scheme + "://")
            case "Authority", "1": return Value(root)
            case "Path", "2": return Value(root + own.path)
            default: return Value(root + own.path + own.query)
            }
        }
        members.method("bool IsBaseOf(uri uri)") { value, arguments, _ in
            let own = try absolute(value).absolute
            let folder = own.lastIndex(of: "/").map { String(own[...$0]) } ?? own
            return .bool(try uri(arguments[0]).absolute.hasPrefix(folder))
        }
        members.method("uri MakeRelativeUri(uri uri)") { value, arguments, _ in
            let own = try absolute(value), other = try uri(arguments[0])
            guard own.scheme == other.scheme, own.authority == other.authority else { return .host(other) }
            let base = own.path.lastIndex(of: "/").map { String(own.path[...$0]) } ?? "/"
            let relative = PathText.relative(from: base, to: other.path) + other.query + other.fragment
            return UriObject(relative, kind: 2).map { .host($0) } ?? .null
        }
    }

    private static func statics(_ members: MemberBuilder) {
        members.staticMethod("string EscapeDataString(string stringToEscape)") { arguments, _ in
            Value(UriText.escape(arguments[0].string, keeping: UriText.unreserved))
        }
        for name in ["EscapeUriString"] {
            members.staticMethod("string \(name)(string stringToEscape)") { arguments, _ in
                Value(UriText.escape(arguments[0].string, keeping: UriText.uriCharacters))
            }
        }
        members.staticMethod("string UnescapeDataString(string stringToUnescape)") { arguments, _ in
            Value(UriText.unescape(arguments[0].string))
        }
        members.staticMethod("bool IsWellFormedUriString(string uriString, System.UriKind uriKind)") {
            arguments, _ in
            let text = arguments[0].string
            let allowed = text.utf8.allSatisfy { UriText.uriCharacters.contains($0) || $0 == 0x25 }
            return .bool(allowed && UriObject(text, kind: arguments[1].asInt) != nil)
        }
        members.staticMethod("bool CheckSchemeName(string schemeName)") { arguments, _ in
            .bool(UriObject(arguments[0].string + "://x", kind: 1) != nil)
        }
        members.staticMethod("bool TryCreate(string uriString, System.UriKind uriKind, ref uri result)") {
            arguments, _ in
            let uri = UriObject(arguments[0].string, kind: arguments[1].asInt)
            arguments[2].assignReference(uri.map { .host($0) } ?? .null)
            return .bool(uri != nil)
        }
        for (name, scheme) in [
            ("Http", "http"), ("Https", "https"), ("File", "file"), ("Ftp", "ftp"), ("Mailto", "mailto"),
        ] {
            members.staticProperty("UriScheme" + name, "string") { _ in Value(scheme) }
        }
    }

    private static let utility: @Sendable () -> TypeMembers = {
        .build { members in
            func one(_ name: String, _ convert: @escaping (String) -> String) {
                members.staticMethod("string \(name)(string value)") { arguments, _ in
                    Value(convert(arguments[0].string))
                }
            }
            one("UrlEncode") { UriText.escape($0, keeping: UriText.formCharacters, spaceAsPlus: true) }
            one("UrlDecode") { UriText.unescape($0.replacing("+", with: " ")) }
            one("HtmlEncode", UriText.htmlEncode)
            one("HtmlDecode", UriText.htmlDecode)
            one("HtmlAttributeEncode", UriText.htmlEncode)
        }
    }
}

extension TypeInfo {
    /// `System.Uri`.
    public static let uri = TypeLibrary.type("System.Uri")
    static let webUtility = TypeLibrary.type("System.Net.WebUtility")
    static let httpUtility = TypeLibrary.type("System.Web.HttpUtility")
}
