import DatabaseServer
import Farm

/// An account that may use the shell on a database.
public struct ShellAdminRecord: Sendable, Hashable {
    /// `HOST\user`.
    public let userName: String
    public let database: String
}

/// Add-SPShellAdmin: lets an account use the shell on a database, and always on the configuration database.
public struct AddShellAdminCommand: FarmCommand {
    public static let name = "Add-SPShellAdmin"

    public var userName: String
    /// Left out, it is the configuration database alone; with it, the Central Administration content database too.
    public var database: ObjectReference?

    public init(userName: String, database: ObjectReference? = nil) {
        self.userName = userName
        self.database = database
    }

    public var target: String? { userName }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: try databases(in: farm))
    }

    private func databases(in farm: FarmCatalog) throws -> [String] {
        var names = [farm.configurationDatabase]
        guard let database else { return names }
        let named = try farm.database(database).name
        if let administration = try farm.administrationContentDatabase()?.name {
            names.append(administration)
        }
        return names.contains(named) ? names : names + [named]
    }

    /// Gives the role in the instance and the rights on the files; when those cannot be given, neither is.
    public func execute(in context: CommandContext) throws -> [ShellAdminRecord] {
        let account = try context.accounts.account(userName)
        let principal = account.databasePrincipal
        let instance = context.farm.instance
        try context.home.requireMayShare(instance)
        let names = try databases(in: context.farm)
        let fresh = try names.filter { name in
            try !instance.databaseRoleMembers(of: name).contains {
                $0.role == .shellAccess && $0.principal == principal
            }
        }
        try instance.add(principal, to: .shellAccess, of: names)
        do {
            try context.home.applyAccess(of: instance)
        } catch {
            try instance.remove(principal, from: .shellAccess, of: fresh)
            throw error
        }
        warnOfBarrier(for: account, in: context)
        return names.map { ShellAdminRecord(userName: account.displayName, database: $0) }
    }

    /// The folders above the farm belong to others; what they keep shut is said, not changed.
    private func warnOfBarrier(for account: Account, in context: CommandContext) {
        guard account.kind == .user else { return }
        let identity = DatabaseIdentity(userID: account.id, groupIDs: context.accounts.groups(of: account))
        guard let folder = FileAccess.firstBarrier(to: context.home.joinFile, for: identity) else { return }
        context.warning(
            "\(account.displayName) has the role but cannot pass through the folder '\(folder)' to the farm; let them: "
                + "setfacl -m u:\(account.name):x '\(folder)'")
    }
}

/// Get-SPShellAdmin: who may use the shell on a database.
public struct GetShellAdminsCommand: FarmCommand {
    public static let name = "Get-SPShellAdmin"
    public static let effect = CommandEffect.reads

    /// The configuration database when left out.
    public var database: ObjectReference?

    public init(database: ObjectReference? = nil) { self.database = database }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ShellAdminRecord] {
        let name =
            try database.map { try context.farm.database($0).name } ?? context.farm.configurationDatabase
        return try context.farm.instance.databaseRoleMembers(of: name).filter { $0.role == .shellAccess }
            .map { ShellAdminRecord(userName: $0.principal.name, database: name) }
    }
}

/// Remove-SPShellAdmin: takes the shell away on one database, the configuration database when none is named.
public struct RemoveShellAdminCommand: FarmCommand {
    public static let name = "Remove-SPShellAdmin"

    public var userName: String
    public var database: ObjectReference?

    public init(userName: String, database: ObjectReference? = nil) {
        self.userName = userName
        self.database = database
    }

    public var target: String? { userName }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let named = try database.map { try farm.database($0).name }
        let all = Set([farm.configurationDatabase] + (named.map { [$0] } ?? []))
        return .three(databases: all.sorted())
    }

    public func execute(in context: CommandContext) throws {
        let instance = context.farm.instance
        try context.home.requireMayShare(instance)
        let name =
            try database.map { try context.farm.database($0).name } ?? context.farm.configurationDatabase
        let members = try instance.databaseRoleMembers(of: name).filter { $0.role == .shellAccess }.map(
            \.principal)
        guard let principal = try member(named: userName, among: members, in: context.accounts) else {
            throw FarmError(
                .notFound,
                "'\(userName)' is not in the SharePoint_Shell_Access role of the database '\(name)'; nothing was "
                    + "changed; Get-SPShellAdmin lists who is.", target: userName)
        }
        try instance.remove(principal, from: .shellAccess, of: [name])
        try context.home.applyAccess(of: instance)
    }
}

/// The member of a role that the name means, although its account may be gone from this computer.
func member(
    named name: String, among members: [DatabasePrincipal], in accounts: AccountDirectory
) throws -> DatabasePrincipal? {
    let account = accounts.user(name) ?? accounts.group(name)
    return members.first { $0 == account?.databasePrincipal }
        ?? members.first { $0.name.lowercased() == name.lowercased() }
}
