import Farm

/// The access rules of one object, changed in memory and then written back: what `Get-SPServiceApplicationSecurity` hands
/// out, `Grant-` and `Revoke-SPObjectSecurity` change, and `Set-SPServiceApplicationSecurity` stores.
public struct ObjectSecurity: Sendable, Hashable, Codable {
    /// The service application whose rules they are.
    public let object: ObjectID
    public let list: AccessList
    public private(set) var rules: [AccessRule]

    public init(object: ObjectID, list: AccessList, rules: [AccessRule]) {
        self.object = object
        self.list = list
        self.rules = rules
    }

    /// The rights that the list knows.
    public var namedRights: [String] {
        let rights: [AccessRight]
        switch list {
        case .administration:
            rights = [
                .fullControl, .createTargetApplication, .deleteTargetApplication, .manageTargetApplication,
                .allTargetApplications,
            ]
        case .connection: rights = [.fullControl]
        }
        return rights.map(\.rawValue)
    }

    /// Gives rights to a claim, beside those it has or instead of them.
    ///
    /// - Throws: `AdministrationError` with code `.invalidArgument` for a right that the list does not know.
    public mutating func grant(_ rights: [String], to claim: Claim, replacing: Bool = false)
        throws(AdministrationError)
    {
        let wanted = try checked(rights)
        guard let index = rules.firstIndex(where: { $0.claim == claim }) else {
            rules.append(AccessRule(claim: claim, rights: wanted))
            return
        }
        let kept = replacing ? [] : rules[index].rights.filter { !wanted.contains($0) }
        rules[index].rights = kept + wanted
    }

    /// Takes rights from a claim; all of them when none are named.
    public mutating func revoke(_ rights: [String]?, from claim: Claim) throws(AdministrationError) {
        guard let index = rules.firstIndex(where: { $0.claim == claim }) else { return }
        guard let rights else {
            rules.remove(at: index)
            return
        }
        let gone = try checked(rights)
        rules[index].rights.removeAll(where: gone.contains)
        if rules[index].rights.isEmpty { rules.remove(at: index) }
    }

    /// Takes the rights of everybody.
    public mutating func revokeAll() { rules = [] }

    private func checked(_ rights: [String]) throws(AdministrationError) -> [String] {
        var result: [String] = []
        for right in rights {
            guard let known = namedRights.first(where: { $0.lowercased() == right.lowercased() }) else {
                throw AdministrationError(
                    .invalidArgument,
                    "'\(right)' is not a right of this list; nothing was changed; its rights are: "
                        + namedRights.joined(separator: ", ") + ".", target: right)
            }
            if !result.contains(known) { result.append(known) }
        }
        return result
    }
}

/// Get-SPServiceApplicationSecurity: the access rules of a service application.
public struct GetServiceApplicationSecurityCommand: FarmCommand {
    public static let name = "Get-SPServiceApplicationSecurity"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference
    public var list: AccessList

    public init(identity: ObjectReference, list: AccessList) {
        self.identity = identity
        self.list = list
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.serviceApplication(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ObjectSecurity {
        let application = try context.farm.serviceApplication(identity)
        return ObjectSecurity(
            object: application.id, list: list, rules: try context.farm.accessRules(list, of: application.id))
    }
}

/// Set-SPServiceApplicationSecurity: stores the access rules of a service application.
public struct SetServiceApplicationSecurityCommand: FarmCommand {
    public static let name = "Set-SPServiceApplicationSecurity"

    public var identity: ObjectReference
    public var security: ObjectSecurity
    public var list: AccessList

    public init(identity: ObjectReference, security: ObjectSecurity, list: AccessList) {
        self.identity = identity
        self.security = security
        self.list = list
    }

    public var target: String? { "\(identity) \(list.rawValue)" }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let application = try farm.serviceApplication(identity)
        let three = MembershipRequirement.three(databases: [farm.configurationDatabase])
        switch list {
        case .administration: return three.and(.all([.farmAdministrators]))
        case .connection:
            return three.and(.all([.serviceApplicationAdministrator(application.id, name: application.name)]))
        }
    }

    public func execute(in context: CommandContext) throws {
        let application = try context.farm.serviceApplication(identity)
        guard security.list == list else {
            throw AdministrationError(
                .invalidArgument,
                "The access rules are those of the \(security.list.rawValue) list and -Admin names the other one; nothing "
                    + "was changed; use -Admin at both commands or at neither.", target: application.name)
        }
        try context.farm.setAccessRules(security.rules, list, of: application.id)
    }
}
