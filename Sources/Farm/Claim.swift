/// A statement about an identity: what rights, target applications and audit entries name people and groups by.
public struct Claim: Sendable, Hashable, Codable {
    /// The kinds that SharePoint encodes with a letter.
    public struct Kind: RawRepresentable, Hashable, Sendable, Codable {
        /// The claim type's address.
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A user by logon name; `#`.
        public static let logonName = Kind(
            rawValue: "http://schemas.microsoft.com/sharepoint/2009/08/claims/userlogonname")
        /// A group; `+`.
        public static let group = Kind(
            rawValue: "http://schemas.microsoft.com/ws/2008/06/identity/claims/groupsid")
        /// A role of a forms provider; `-`.
        public static let role = Kind(
            rawValue: "http://schemas.microsoft.com/ws/2008/06/identity/claims/role")
        /// Everybody who is authenticated; `(`.
        public static let everyone = Kind(
            rawValue: "http://schemas.microsoft.com/sharepoint/2009/08/claims/isauthenticated")
        /// Everybody of a farm; `%`.
        public static let farm = Kind(
            rawValue: "http://schemas.microsoft.com/sharepoint/2009/08/claims/farmid")

        var letter: Character? {
            switch self {
            case .farm: return "%"
            case .logonName: return "#"
            case .group: return "+"
            case .role: return "-"
            case .everyone: return "("
            default: return nil
            }
        }
    }

    public let kind: Kind
    /// `HOST\user`, the name of a group, or the value of another type of claim.
    public let value: String
    /// `Windows`, `Forms:<provider>`, `ClaimProvider:<provider>` or the name of a trusted issuer.
    public let issuer: String

    public init(kind: Kind, value: String, issuer: String = "Windows") {
        self.kind = kind
        self.value = value
        self.issuer = issuer
    }

    /// Everybody who is authenticated.
    public static let everyone = Claim(kind: .everyone, value: "true", issuer: "SecurityTokenService")

    /// Every account of the farm with that id.
    public static func everyone(ofFarm id: ObjectID) -> Claim {
        Claim(kind: .farm, value: id.description, issuer: "ClaimProvider:system")
    }

    /// Whether the claim names an identity (`i:`) rather than a property of one (`c:`).
    public var isIdentity: Bool { kind == .logonName }

    /// SharePoint's encoded form, such as `i:0#.w|contoso\jane`, in lower case.
    public var encoded: String {
        let head = isIdentity ? "i:0" : "c:0"
        let letter = String(kind.letter ?? "!")
        let text: String
        switch issuer {
        case "Windows": text = head + letter + ".w|" + value
        case "SecurityTokenService": text = head + letter + ".s|" + value
        case _ where issuer.hasPrefix("Forms:"):
            text = head + letter + ".f|" + issuer.dropFirst(6) + "|" + value
        case _ where issuer.hasPrefix("ClaimProvider:"):
            text = head + letter + ".c|" + issuer.dropFirst(14) + "|" + value
        default:
            let type = kind.letter == nil ? kind.rawValue + "|" : ""
            text = head + letter + ".t|" + issuer + "|" + type + value
        }
        return text.lowercased()
    }

    /// Reads the encoded form; nil when it is none.
    public init?(encoded text: String) {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        let head = Array(parts[0].lowercased())
        guard parts.count >= 2, head.count == 6, head[1] == ":", head[2] == "0", head[4] == ".",
            !parts[parts.count - 1].isEmpty
        else { return nil }
        let kinds: [Kind] = [.logonName, .group, .role, .everyone, .farm]
        let known = kinds.first { $0.letter == head[3] }
        guard let kind = known ?? (head[3] == "!" && parts.count == 4 ? Kind(rawValue: parts[2]) : nil),
            head[0] == (kind == .logonName ? "i" : "c")
        else { return nil }
        self.kind = kind
        value = parts[parts.count - 1]
        switch (head[5], parts.count) {
        case ("w", 2): issuer = "Windows"
        case ("s", 2): issuer = "SecurityTokenService"
        case ("f", 3): issuer = "Forms:" + parts[1]
        case ("c", 3): issuer = "ClaimProvider:" + parts[1]
        case ("t", 3), ("t", 4): issuer = parts[1]
        default: return nil
        }
    }

    /// Two claims are the same when their encoded forms are, so case does not count.
    public static func == (a: Claim, b: Claim) -> Bool { a.encoded == b.encoded }

    public func hash(into hasher: inout Hasher) { hasher.combine(encoded) }
}

/// All claims of one caller.
public struct ClaimSet: Sendable, Hashable {
    /// The claim that names the caller.
    public let identity: Claim
    private let encoded: Set<String>

    /// The caller's claims; that they are authenticated comes by itself.
    public init(identity: Claim, groups: [Claim] = []) {
        self.identity = identity
        encoded = Set([identity.encoded, Claim.everyone.encoded] + groups.map(\.encoded))
    }

    /// Whether the caller has the claim.
    public func contains(_ claim: Claim) -> Bool { encoded.contains(claim.encoded) }
}
