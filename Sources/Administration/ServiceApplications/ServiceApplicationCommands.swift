import DatabaseServer
import Farm

/// Get-SPServiceApplication: the service applications.
public struct GetServiceApplicationsCommand: FarmCommand {
    public static let name = "Get-SPServiceApplication"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?
    /// `-Name`: the exact display name, case included; several may be meant, or none.
    public var applicationName: String?

    public init(identity: ObjectReference? = nil, applicationName: String? = nil) {
        self.identity = identity
        self.applicationName = applicationName
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ServiceApplicationRecord] {
        if let identity { return [try context.farm.serviceApplication(identity)] }
        return try context.farm.serviceApplications().filter {
            applicationName == nil || $0.name == applicationName
        }
    }
}

/// Set-SPServiceApplication: another pool or proxy group for a service application.
public struct SetServiceApplicationCommand: FarmCommand {
    public static let name = "Set-SPServiceApplication"

    public var identity: ObjectReference
    public var applicationPool: ObjectReference?
    public var proxyGroup: ObjectReference?

    public init(
        identity: ObjectReference, applicationPool: ObjectReference? = nil, proxyGroup: ObjectReference? = nil
    ) {
        self.identity = identity
        self.applicationPool = applicationPool
        self.proxyGroup = proxyGroup
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.serviceApplication(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ServiceApplicationRecord {
        var application = try context.farm.serviceApplication(identity)
        if let applicationPool {
            application.applicationPool = try context.farm.applicationPool(applicationPool).id
        }
        if let proxyGroup { application.proxyGroup = try context.farm.proxyGroup(proxyGroup).id }
        try context.farm.update(application)
        return application
    }
}

/// Remove-SPServiceApplication: ends a service application; its proxies stay.
public struct RemoveServiceApplicationCommand: FarmCommand {
    public static let name = "Remove-SPServiceApplication"

    public var identity: ObjectReference
    /// Whether its database goes too, which cannot be undone.
    public var removesData: Bool

    public init(identity: ObjectReference, removesData: Bool = false) {
        self.identity = identity
        self.removesData = removesData
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let application = try farm.serviceApplication(identity)
        let data = removesData ? try application.database.map { try farm.database(.id($0)).name } : nil
        return .three(databases: [farm.configurationDatabase] + (data.map { [$0] } ?? []))
    }

    public func execute(in context: CommandContext) throws {
        let farm = context.farm
        let application = try farm.serviceApplication(identity)
        let database = try application.database.map { try farm.database(.id($0)) }
        // Killed between the two, the application is listed without its data and the command can be repeated.
        try farm.transaction {
            try farm.removeServiceApplication(application.id)
            guard let database else { return }
            guard removesData else {
                context.warning(
                    "The database '\(database.name)' of '\(application.name)' stays; -RemoveData would remove it."
                )
                return
            }
            try farm.removeDatabase(database.id)
            if try farm.instance.hasDatabase(database.name) { try farm.instance.dropDatabase(database.name) }
        }
        // A key whose data is gone opens nothing here any more, but copies of the database elsewhere.
        if removesData { try SecureStoreDoor.keyFile(of: application.id, in: context.home).remove() }
    }
}
