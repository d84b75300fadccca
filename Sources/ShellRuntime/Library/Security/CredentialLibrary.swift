/// A `System.Management.Automation.PSCredential`.
public final class CredentialObject: HostObject {
    /// The name as given, with its domain.
    public let userName: String
    /// The password; nil only in `PSCredential.Empty`.
    public let password: SecureStringObject?

    /// Makes a credential.
    public init(_ userName: String, _ password: SecureStringObject?) {
        self.userName = userName
        self.password = password
    }

    public override var type: TypeInfo { .credential }

    /// Name and domain of `DOMAIN\name`; other forms have no domain.
    public var parts: (user: String, domain: String) {
        guard let slash = userName.firstIndex(of: "\\") else { return (userName, "") }
        return (String(userName[userName.index(after: slash)...]), String(userName[..<slash]))
    }
}

/// A `System.Net.NetworkCredential`.
final class NetworkCredentialObject: HostObject {
    var userName: String
    var domain: String
    var password: SecureStringObject

    init(_ userName: String, _ password: SecureStringObject, _ domain: String) {
        self.userName = userName
        self.password = password
        self.domain = domain
    }

    override var type: TypeInfo { .networkCredential }
}

/// Members of the credential types.
enum CredentialLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.PSCredential", { .credential }, credentials),
        LibraryType("System.Net.NetworkCredential", { .networkCredential }, network),
    ]

    private static func credential(_ value: Value) throws -> CredentialObject {
        guard let credential = value.unwrapped.hostObject as? CredentialObject else {
            throw ScriptError.argument("Object must be of type PSCredential.")
        }
        return credential
    }

    private static let credentials: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("UserName", "string") { value, _ in
                let own = try credential(value)
                return own.password == nil ? .null : Value(own.userName)
            }
            members.property("Password", "securestring") { value, _ in
                try credential(value).password.map { .host($0) } ?? .null
            }
            members.method("System.Net.NetworkCredential GetNetworkCredential()") { value, _, _ in
                let own = try credential(value)
                let parts = own.parts
                let secret = own.password?.copy() ?? SecureStringObject()
                return .host(NetworkCredentialObject(parts.user, secret, parts.domain))
            }
            members.staticProperty("Empty", "pscredential") { _ in .host(CredentialObject("", nil)) }
            members.constructor("PSCredential(string userName, securestring password)") { arguments, _ in
                let name = arguments[0].string
                if name.isEmpty {
                    throw ScriptError.dotNet(
                        "System.Management.Automation.PSArgumentException",
                        "Cannot process argument because the value of argument \"userName\" is not valid. Change "
                            + "the value of the \"userName\" argument and run the operation again.")
                }
                guard let secret = arguments[1].secureString else {
                    throw ScriptError.dotNet(
                        "System.Management.Automation.PSArgumentNullException",
                        "Cannot process argument because the value of argument \"password\" is null. Change the "
                            + "value of argument \"password\" to a non-null value.")
                }
                return .host(CredentialObject(name, secret))
            }
        }
    }

    private static func own(_ value: Value) throws -> NetworkCredentialObject {
        guard let credential = value.unwrapped.hostObject as? NetworkCredentialObject else {
            throw ScriptError.argument("Object must be of type NetworkCredential.")
        }
        return credential
    }

    private static let network: @Sendable () -> TypeMembers = {
        .build { members in
            members.property(
                "Domain", "string", { value, _ in Value(try own(value).domain) },
                set: { value, new, _ in try own(value).domain = new.string })
            members.property(
                "Password", "string", { value, _ in .text(try own(value).password.plainText()) },
                set: { value, new, _ in try own(value).password = SecureStringObject(new.asText) })
            members.property(
                "SecurePassword", "securestring", { value, _ in .host(try own(value).password.copy()) },
                set: { value, new, _ in
                    if let secret = new.secureString { try own(value).password = secret.copy() }
                })
            members.property(
                "UserName", "string", { value, _ in Value(try own(value).userName) },
                set: { value, new, _ in try own(value).userName = new.string })
            func secret(_ value: Value) -> SecureStringObject {
                value.secureString?.copy() ?? SecureStringObject(value.asText)
            }
            members.constructor("NetworkCredential()") { _, _ in
                .host(NetworkCredentialObject("", SecureStringObject(), ""))
            }
            for type in ["string", "securestring"] {
                members.constructor("NetworkCredential(string userName, \(type) password)") { arguments, _ in
                    .host(NetworkCredentialObject(arguments[0].string, secret(arguments[1]), ""))
                }
                members.constructor("NetworkCredential(string userName, \(type) password, string domain)") {
                    arguments, _ in
                    .host(
                        NetworkCredentialObject(
                            arguments[0].string, secret(arguments[1]), arguments[2].string))
                }
            }
        }
    }
}

extension TypeInfo {
    /// `System.Management.Automation.PSCredential`.
    public static let credential = TypeLibrary.type("System.Management.Automation.PSCredential")
    static let networkCredential = TypeLibrary.type("System.Net.NetworkCredential")
}
