import Farm

/// Get-SPServiceApplicationPool: the application pools.
public struct GetApplicationPoolsCommand: FarmCommand {
    public static let name = "Get-SPServiceApplicationPool"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?

    public init(identity: ObjectReference? = nil) { self.identity = identity }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ApplicationPoolRecord] {
        if let identity { return [try context.farm.applicationPool(identity)] }
        return try context.farm.applicationPools()
    }
}

/// New-SPServiceApplicationPool: an application pool under a managed account.
public struct NewApplicationPoolCommand: FarmCommand {
    public static let name = "New-SPServiceApplicationPool"

    public var poolName: String
    public var account: ObjectReference

    public init(poolName: String, account: ObjectReference) {
        self.poolName = poolName
        self.account = account
    }

    public var target: String? { poolName }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ApplicationPoolRecord {
        let account = try context.farm.managedAccount(account.resolved(in: context.accounts))
        return try context.farm.insertApplicationPool(name: poolName, account: account)
    }
}

/// Set-SPServiceApplicationPool: another account for an application pool.
public struct SetApplicationPoolCommand: FarmCommand {
    public static let name = "Set-SPServiceApplicationPool"

    public var identity: ObjectReference
    public var account: ObjectReference?

    public init(identity: ObjectReference, account: ObjectReference?) {
        self.identity = identity
        self.account = account
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.applicationPool(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ApplicationPoolRecord {
        let pool = try context.farm.applicationPool(identity)
        guard let account else { return pool }
        let managed = try context.farm.managedAccount(account.resolved(in: context.accounts))
        try context.farm.setAccount(managed.id, ofApplicationPool: pool.id)
        return try context.farm.applicationPool(.id(pool.id))
    }
}

/// Remove-SPServiceApplicationPool.
public struct RemoveApplicationPoolCommand: FarmCommand {
    public static let name = "Remove-SPServiceApplicationPool"

    public var identity: ObjectReference

    public init(identity: ObjectReference) { self.identity = identity }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.applicationPool(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws {
        try context.farm.removeApplicationPool(try context.farm.applicationPool(identity))
    }
}
