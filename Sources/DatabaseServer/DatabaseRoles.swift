/// An account or a group of the operating system, as a database knows it.
public struct DatabasePrincipal: Sendable, Hashable, Codable {
    /// Whether the number is a user's or a group's.
    public enum Kind: String, Sendable, Codable {
        case user, group
    }

    public let kind: Kind
    /// uid or gid.
    public let id: UInt32
    /// The name at the time of the grant, as `HOST\user` or as the name service spells it; for reading only.
    public let name: String

    public init(kind: Kind = .user, id: UInt32, name: String) {
        self.kind = kind
        self.id = id
        self.name = name
    }

    public static func == (a: DatabasePrincipal, b: DatabasePrincipal) -> Bool {
        a.kind == b.kind && a.id == b.id
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(id)
    }
}

/// Who asks: a user with all groups that the name service gives them.
public struct DatabaseIdentity: Sendable, Hashable {
    public let userID: UInt32
    public let groupIDs: [UInt32]

    public init(userID: UInt32, groupIDs: [UInt32]) {
        self.userID = userID
        self.groupIDs = groupIDs
    }

    /// Whether a role given to the principal reaches this identity.
    public func isCovered(by principal: DatabasePrincipal) -> Bool {
        principal.kind == .user ? principal.id == userID : groupIDs.contains(principal.id)
    }
}

/// A fixed role of an instance.
public enum ServerRole: String, Sendable, CaseIterable, Codable {
    /// Everything; implies the others and ownership of every database.
    case sysadmin
    /// Manages logins and roles; to be trusted like sysadmin.
    case securityadmin
    /// Creates databases.
    case dbcreator
}

/// A role of one database.
public struct DatabaseRole: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Everything in the database.
    public static let owner = DatabaseRole(rawValue: "db_owner")
    /// Reads and writes all tables; what Add-SPShellAdmin gives.
    public static let shellAccess = DatabaseRole(rawValue: "SharePoint_Shell_Access")
}

/// One row of the roles of a database.
public struct DatabaseRoleMember: Sendable, Hashable {
    public let role: DatabaseRole
    public let principal: DatabasePrincipal
}
