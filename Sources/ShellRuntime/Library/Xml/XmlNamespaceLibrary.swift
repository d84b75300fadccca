/// A `System.Xml.XmlNamespaceManager`: what the prefixes of a query stand for.
public final class XmlNamespaceManagerObject: HostObject {
    /// Declarations, the innermost scope last.
    private var scopes: [[(prefix: String, uri: String)]] = [[]]

    public override var type: TypeInfo { XmlTypes.namespaceManager }
    public override var isEnumerable: Bool { true }
    public override func makeIterator() -> ValueIterator? {
        ArrayIterator((["", "xml", "xmlns"] + all.map(\.prefix)).map { Value($0) })
    }

    /// All declarations that hold, each prefix once.
    var all: [(prefix: String, uri: String)] {
        var found: [(prefix: String, uri: String)] = []
        for declared in scopes.joined().reversed()
        where !found.contains(where: { $0.prefix == declared.prefix }) {
            found.append(declared)
        }
        return found.reversed()
    }

    /// What a prefix stands for; nil for nothing.
    func uri(of prefix: String) -> String? {
        switch prefix {
        case "xml": XmlNode.xmlNamespace
        case "xmlns": XmlNode.xmlnsNamespace
        default: all.first { $0.prefix == prefix }?.uri ?? (prefix.isEmpty ? "" : nil)
        }
    }

    func add(_ prefix: String, _ uri: String) throws {
        if prefix == "xmlns" || (prefix == "xml" && uri != XmlNode.xmlNamespace) {
            throw ScriptError.argument(
                "Prefix \"\(prefix)\" is reserved for use by XML.", "prefix")
        }
        if !prefix.isEmpty { try XmlNames.check(prefix) }
        scopes[scopes.count - 1].removeAll { $0.prefix == prefix }
        scopes[scopes.count - 1].append((prefix, uri))
    }

    func remove(_ prefix: String, _ uri: String) {
        scopes[scopes.count - 1].removeAll { $0.prefix == prefix && $0.uri == uri }
    }

    func push() { scopes.append([]) }

    func pop() -> Bool {
        guard scopes.count > 1 else { return false }
        scopes.removeLast()
        return true
    }
}

/// A `System.Xml.NameTable`, which scripts only hand on.
final class XmlNameTableObject: HostObject {
    override var type: TypeInfo { XmlTypes.standardNameTable }
}

/// Members of the types around namespaces.
enum XmlNamespaceLibrary {
    static let nameTable: @Sendable () -> TypeMembers = {
        .build { members in
            members.constructor("NameTable()") { _, _ in .host(XmlNameTableObject()) }
        }
    }

    static let manager: @Sendable () -> TypeMembers = {
        .build { members in
            func manager(_ value: Value) throws -> XmlNamespaceManagerObject {
                guard let manager = value.unwrapped.hostObject as? XmlNamespaceManagerObject else {
                    throw ScriptError.argumentNull("nsmgr")
                }
                return manager
            }
            members.constructor("XmlNamespaceManager(System.Xml.XmlNameTable nameTable)") { _, _ in
                .host(XmlNamespaceManagerObject())
            }
            members.property("DefaultNamespace", "string") { value, _ in
                Value(try manager(value).uri(of: "") ?? "")
            }
            members.method("void AddNamespace(string prefix, string uri)") { value, arguments, _ in
                try manager(value).add(arguments[0].string, arguments[1].string)
                return .nothing
            }
            members.method("void RemoveNamespace(string prefix, string uri)") { value, arguments, _ in
                try manager(value).remove(arguments[0].string, arguments[1].string)
                return .nothing
            }
            members.method("bool HasNamespace(string prefix)") { value, arguments, _ in
                .bool(try manager(value).uri(of: arguments[0].string) != nil)
            }
            members.method("string LookupNamespace(string prefix)") { value, arguments, _ in
                try manager(value).uri(of: arguments[0].string).map { Value($0) } ?? .null
            }
            members.method("string LookupPrefix(string uri)") { value, arguments, _ in
                let wanted = arguments[0].string
                return try manager(value).all.last { $0.uri == wanted }.map { Value($0.prefix) } ?? .null
            }
            members.method("void PushScope()") { value, _, _ in
                try manager(value).push()
                return .nothing
            }
            members.method("bool PopScope()") { value, _, _ in .bool(try manager(value).pop()) }
        }
    }
}
