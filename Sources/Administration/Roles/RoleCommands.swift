import DatabaseServer
import Farm

/// One member of a role.
public struct RoleMemberRecord: Sendable, Hashable {
    /// `securityadmin`, `db_owner`, …
    public let role: String
    /// Nil for a role of the instance.
    public let database: String?
    /// `HOST\user`.
    public let memberName: String
    /// `user` or `group`.
    public let memberKind: String
}

/// Add-SPServerRoleMember and Remove-SPServerRoleMember: members of a role of the database instance.
public struct ChangeServerRoleMemberCommand: FarmCommand {
    public static let name = "Add-SPServerRoleMember"

    public var role: ServerRole
    public var userName: String
    public var removes: Bool

    public init(role: ServerRole, userName: String, removes: Bool = false) {
        self.role = role
        self.userName = userName
        self.removes = removes
    }

    public var spelling: String { removes ? "Remove-SPServerRoleMember" : Self.name }

    public var target: String? { "\(role.rawValue) \(userName)" }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .all([.systemAdministrator])
    }

    public func execute(in context: CommandContext) throws {
        let instance = context.farm.instance
        try context.home.requireMayShare(instance)
        if removes {
            let members = try instance.members(of: role)
            guard let principal = try member(named: userName, among: members, in: context.accounts) else {
                throw notMember(userName, role.rawValue, instance.serverName, "Get-SPServerRoleMember")
            }
            try instance.remove(principal, from: role)
        } else {
            try instance.add(try context.accounts.account(userName).databasePrincipal, to: role)
        }
        try context.home.applyAccess(of: instance)
    }
}

private func notMember(_ user: String, _ role: String, _ place: String, _ lister: String) -> FarmError {
    FarmError(
        .notFound,
        "'\(user)' is not a member of \(role) on \(place); nothing was changed; \(lister) lists who is.",
        target: user)
}

/// Get-SPServerRoleMember: members of the roles of the database instance.
public struct GetServerRoleMembersCommand: FarmCommand {
    public static let name = "Get-SPServerRoleMember"
    public static let effect = CommandEffect.reads

    /// All roles when left out.
    public var role: ServerRole?

    public init(role: ServerRole? = nil) { self.role = role }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [RoleMemberRecord] {
        try (role.map { [$0] } ?? ServerRole.allCases).flatMap { role in
            try context.farm.instance.members(of: role).map {
                RoleMemberRecord(
                    role: role.rawValue, database: nil, memberName: $0.name, memberKind: $0.kind.rawValue)
            }
        }
    }
}

/// Add-SPDatabaseRoleMember and Remove-SPDatabaseRoleMember: members of a role of one database.
public struct ChangeDatabaseRoleMemberCommand: FarmCommand {
    public static let name = "Add-SPDatabaseRoleMember"

    public var role: DatabaseRole
    public var userName: String
    public var database: ObjectReference
    public var removes: Bool

    public init(role: DatabaseRole, userName: String, database: ObjectReference, removes: Bool = false) {
        self.role = role
        self.userName = userName
        self.database = database
        self.removes = removes
    }

    public var spelling: String { removes ? "Remove-SPDatabaseRoleMember" : Self.name }

    public var target: String? { "\(role.rawValue) \(userName) \(database)" }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .any([.securityAdmin, .databaseOwner(try farm.database(database).name)])
    }

    public func execute(in context: CommandContext) throws {
        guard [DatabaseRole.owner, .shellAccess].contains(role) else {
            throw AdministrationError(
                .invalidArgument,
                "The role '\(role.rawValue)' is not one of db_owner and SharePoint_Shell_Access; nothing was changed.",
                target: role.rawValue)
        }
        let instance = context.farm.instance
        try context.home.requireMayShare(instance)
        let name = try context.farm.database(database).name
        if removes {
            let members = try instance.databaseRoleMembers(of: name).filter { $0.role == role }.map(
                \.principal)
            guard let principal = try member(named: userName, among: members, in: context.accounts) else {
                throw notMember(userName, role.rawValue, "the database '\(name)'", "Get-SPDatabaseRoleMember")
            }
            try instance.remove(principal, from: role, of: [name])
        } else {
            try instance.add(try context.accounts.account(userName).databasePrincipal, to: role, of: [name])
        }
        try context.home.applyAccess(of: instance)
    }
}

/// Get-SPDatabaseRoleMember: members of the roles of a database.
public struct GetDatabaseRoleMembersCommand: FarmCommand {
    public static let name = "Get-SPDatabaseRoleMember"
    public static let effect = CommandEffect.reads

    /// All databases of the farm when left out.
    public var database: ObjectReference?

    public init(database: ObjectReference? = nil) { self.database = database }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [RoleMemberRecord] {
        let named = try database.map { [try context.farm.database($0)] }
        let databases = try named ?? context.farm.databases()
        return try databases.flatMap { database in
            try context.farm.instance.databaseRoleMembers(of: database.name).map {
                RoleMemberRecord(
                    role: $0.role.rawValue, database: database.name, memberName: $0.principal.name,
                    memberKind: $0.principal.kind.rawValue)
            }
        }
    }
}

/// Add-SPFarmAdministrator and Remove-SPFarmAdministrator: the Farm Administrators group.
public struct ChangeFarmAdministratorCommand: FarmCommand {
    public static let name = "Add-SPFarmAdministrator"

    public var userName: String
    public var removes: Bool

    public init(userName: String, removes: Bool = false) {
        self.userName = userName
        self.removes = removes
    }

    public var spelling: String { removes ? "Remove-SPFarmAdministrator" : Self.name }

    public var target: String? { userName }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .all([.farmAdministrators, .databaseOwner(farm.configurationDatabase)])
    }

    public func execute(in context: CommandContext) throws {
        guard removes else {
            try context.farm.addFarmAdministrator(try context.accounts.account(userName).databasePrincipal)
            return
        }
        let members = try context.farm.farmAdministrators()
        guard let principal = try member(named: userName, among: members, in: context.accounts) else {
            throw notMember(userName, "Farm Administrators", "the farm", "Get-SPFarmAdministrator")
        }
        try context.farm.removeFarmAdministrator(principal)
    }
}

/// Get-SPFarmAdministrator: the Farm Administrators group.
public struct GetFarmAdministratorsCommand: FarmCommand {
    public static let name = "Get-SPFarmAdministrator"
    public static let effect = CommandEffect.reads

    public init() {}

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [RoleMemberRecord] {
        try context.farm.farmAdministrators().map {
            RoleMemberRecord(
                role: "Farm Administrators", database: nil, memberName: $0.name, memberKind: $0.kind.rawValue)
        }
    }
}
