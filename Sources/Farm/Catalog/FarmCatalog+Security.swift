import DatabaseServer

/// The rights that access rules of a service application know, by their names.
public enum AccessRight: String, Sendable, Hashable, Codable {
    case fullControl = "Full Control"
    case createTargetApplication = "Create Target Application"
    case deleteTargetApplication = "Delete Target Application"
    case manageTargetApplication = "Manage Target Application"
    case allTargetApplications = "All Target Applications"

    /// Whether who has this right has the other one with it.
    public func includes(_ other: AccessRight) -> Bool {
        switch self {
        case .fullControl: return true
        case .allTargetApplications: return other != .fullControl
        default: return self == other
        }
    }
}

/// Rights that one claim has on an object.
public struct AccessRule: Sendable, Hashable, Codable {
    public var claim: Claim
    /// Names of rights, such as `Full Control`.
    public var rights: [String]

    public init(claim: Claim, rights: [String]) {
        self.claim = claim
        self.rights = rights
    }

    /// Whether one of the rights is the one asked for, or includes it.
    public func gives(_ right: AccessRight) -> Bool {
        rights.contains { AccessRight(rawValue: $0)?.includes(right) ?? false }
    }
}

/// Which of the two lists of a service application.
public enum AccessList: String, Sendable, Codable {
    /// Who may administer it.
    case administration
    /// Who may use it.
    case connection
}

extension FarmCatalog {
    // MARK: Farm Administrators

    /// The members of the Farm Administrators group, by name.
    public func farmAdministrators() throws -> [DatabasePrincipal] {
        try configuration.rows("SELECT kind, principal, name FROM farm_administrators ORDER BY name") {
            DatabasePrincipal(
                kind: DatabasePrincipal.Kind(rawValue: $0.text(0)) ?? .user,
                id: UInt32(truncatingIfNeeded: $0.integer(1)), name: $0.text(2))
        }
    }

    /// Puts an account into the group; true when it was not in it.
    @discardableResult
    public func addFarmAdministrator(_ principal: DatabasePrincipal) throws -> Bool {
        try configuration.execute(
            "INSERT INTO farm_administrators (kind, principal, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
            [.text(principal.kind.rawValue), .int(principal.id), .text(principal.name)]) > 0
    }

    /// Takes an account out of the group, which may not become empty; true when it was in it.
    @discardableResult
    public func removeFarmAdministrator(_ principal: DatabasePrincipal) throws -> Bool {
        try configuration.transaction { _ in
            if try farmAdministrators() == [principal] {
                throw FarmError(
                    .invalidState,
                    "\(principal.name) is the last Farm Administrator; nothing was changed; add another one first.",
                    target: principal.name)
            }
            return try configuration.execute(
                "DELETE FROM farm_administrators WHERE kind = $1 AND principal = $2",
                [.text(principal.kind.rawValue), .int(principal.id)]) > 0
        }
    }

    // MARK: Access rules

    /// The rules of an object's list, in the order in which they were given.
    public func accessRules(_ list: AccessList, of object: ObjectID) throws -> [AccessRule] {
        try configuration.rows(
            "SELECT claim, rights FROM access_rules WHERE object = $1 AND list = $2 ORDER BY position",
            [.id(object), .text(list.rawValue)]
        ) { row in
            Claim(encoded: row.text(0)).map {
                AccessRule(claim: $0, rights: row.text(1).split(separator: "\n").map(String.init))
            }
        }.compactMap { $0 }
    }

    /// Replaces the rules of an object's list.
    public func setAccessRules(_ rules: [AccessRule], _ list: AccessList, of object: ObjectID) throws {
        try transaction {
            try configuration.execute(
                "DELETE FROM access_rules WHERE object = $1 AND list = $2",
                [.id(object), .text(list.rawValue)])
            for (position, rule) in rules.enumerated() where !rule.rights.isEmpty {
                try configuration.execute(
                    """
                    INSERT INTO access_rules (object, list, position, claim, rights) VALUES ($1, $2, $3, $4, $5)
                    ON CONFLICT (object, list, claim) DO UPDATE SET rights = excluded.rights
                    """,
                    [
                        .id(object), .text(list.rawValue), .int(position), .text(rule.claim.encoded),
                        .text(rule.rights.joined(separator: "\n")),
                    ])
            }
        }
    }
}
