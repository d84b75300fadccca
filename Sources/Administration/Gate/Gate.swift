import DatabaseServer
import Farm

/// Looks at what a caller is a member of, and says what is missing.
struct Gate {
    let principal: Principal
    let administrators: LocalAdministrators
    let hostName: String
    /// Nil where no instance exists yet.
    let instance: DatabaseInstance?
    /// Nil where there is no farm.
    let farm: FarmCatalog?

    /// Checks every clause before anything is done.
    ///
    /// - Throws: `AdministrationError` with code `.accessDenied` that names everything that is missing.
    func check(_ requirement: MembershipRequirement, for command: String) throws {
        let missing = try requirement.clauses.filter { clause in
            try !clause.contains { try holds($0) }
        }
        guard !missing.isEmpty else { return }
        throw refusal(missing, command)
    }

    private func holds(_ membership: Membership) throws -> Bool {
        let identity = principal.identity
        switch membership {
        case .securityAdmin: return try instance?.has(identity, .securityadmin) ?? true
        case .databaseCreator: return try instance?.has(identity, .dbcreator) ?? true
        case .systemAdministrator: return try instance?.has(identity, .sysadmin) ?? true
        case .databaseOwner(let database): return try instance?.has(identity, .owner, of: database) ?? false
        case .shellAccess(let database):
            return try instance?.has(identity, .shellAccess, of: database) ?? false
        case .localAdministrators: return administrators.includes(principal)
        case .farmAdministrators: return try isFarmAdministrator()
        case .serviceApplicationAdministrator(let id, _, let right):
            return try isAdministrator(of: id, with: right) || isFarmAdministrator()
        case .serviceApplicationUser(let id, _): return try mayConnect(to: id)
        case .targetApplicationAdministrator(_, let administrators):
            return administrators.contains(where: principal.claims().contains)
        case .identity(let claim): return principal.account.claim == claim
        }
    }

    private func isFarmAdministrator() throws -> Bool {
        try farm?.farmAdministrators().contains(where: principal.identity.isCovered) ?? false
    }

    private func isAdministrator(of application: ObjectID, with right: AccessRight) throws -> Bool {
        guard let farm else { return false }
        let claims = principal.claims()
        return try farm.accessRules(.administration, of: application).contains {
            $0.gives(right) && claims.contains($0.claim)
        }
    }

    private func mayConnect(to application: ObjectID) throws -> Bool {
        guard let farm else { return false }
        let claims = principal.claims()
        let everyone = Claim.everyone(ofFarm: try farm.farm().id)
        return try farm.accessRules(.connection, of: application).contains {
            $0.gives(.fullControl) && ($0.claim == everyone || claims.contains($0.claim))
        }
    }

    // MARK: The refusal

    private func refusal(_ missing: [[Membership]], _ command: String) -> AdministrationError {
        let lacks = missing.map { clause in clause.map(describe).joined(separator: " or ") }
        let remedies = missing.compactMap(\.first).map(remedy)
        return AdministrationError(
            .accessDenied,
            "\(command) was refused and nothing was changed: \(principal.displayName) is not \(Self.list(lacks)). "
                + remedies.joined(separator: " "),
            target: principal.displayName, missing: missing.flatMap { $0 })
    }

    private static func list(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: ", not ") + ", and not " + last
    }

    private var server: String { instance?.serverName ?? DatabaseServerName.embedded }

    private func describe(_ membership: Membership) -> String {
        switch membership {
        case .securityAdmin: return "a member of securityadmin on the database instance \(server)"
        case .databaseCreator: return "a member of dbcreator on the database instance \(server)"
        case .systemAdministrator: return "a member of sysadmin on the database instance \(server)"
        case .databaseOwner(let database): return "db_owner of the database '\(database)' on \(server)"
        case .shellAccess(let database):
            return "in the SharePoint_Shell_Access role of the database '\(database)' on \(server)"
        case .localAdministrators:
            guard let group = administrators.groupName else {
                return "an administrator (root) of the computer \(hostName)"
            }
            return "in Administrators on the computer \(hostName) (the group '\(group)')"
        case .farmAdministrators: return "in the Farm Administrators group"
        case .serviceApplicationAdministrator(_, let name, let right):
            return "an administrator of the service application '\(name)' with the right '\(right.rawValue)'"
        case .serviceApplicationUser(_, let name):
            return "allowed to connect to the service application '\(name)'"
        case .targetApplicationAdministrator(let name, _):
            return "an administrator of the target application '\(name)'"
        case .identity(let claim): return "the account \(claim.value) itself"
        }
    }

    private func remedy(_ membership: Membership) -> String {
        let user = principal.displayName
        switch membership {
        case .securityAdmin:
            return "A sysadmin can run: Add-SPServerRoleMember -Role securityadmin -UserName \(user)."
        case .databaseCreator:
            return "A sysadmin can run: Add-SPServerRoleMember -Role dbcreator -UserName \(user)."
        case .systemAdministrator:
            return "A sysadmin can run: Add-SPServerRoleMember -Role sysadmin -UserName \(user)."
        case .databaseOwner(let database):
            return
                "A member of securityadmin can run: Add-SPDatabaseRoleMember -Role db_owner -UserName \(user) "
                + "-Database '\(database)'."
        case .shellAccess(let database):
            return
                "A farm administrator with the three memberships can run: Add-SPShellAdmin -UserName \(user) "
                + "-Database '\(database)'."
        case .localAdministrators:
            guard let group = administrators.groupName else { return "Run the shell as root." }
            return "Root can run: usermod -aG \(group) \(principal.account.name); then log in again."
        case .farmAdministrators:
            return "A Farm Administrator can run: Add-SPFarmAdministrator -UserName \(user)."
        case .serviceApplicationAdministrator(_, let name, let right):
            return
                "A Farm Administrator can grant '\(right.rawValue)' with Get-SPServiceApplicationSecurity -Admin, "
                + "Grant-SPObjectSecurity and Set-SPServiceApplicationSecurity '\(name)' -Admin."
        case .serviceApplicationUser(_, let name):
            return
                "An administrator of the service application can grant 'Full Control' with "
                + "Get-SPServiceApplicationSecurity, Grant-SPObjectSecurity and "
                + "Set-SPServiceApplicationSecurity '\(name)', each without -Admin."
        case .targetApplicationAdministrator(let name, _):
            return
                "An administrator of '\(name)' can add the account with Set-SPSecureStoreApplication -Administrator."
        case .identity(let claim): return "Run it as \(claim.value)."
        }
    }
}
