import DatabaseServer
import Farm

/// Get-SPFarm: the farm.
public struct GetFarmCommand: FarmCommand {
    public static let name = "Get-SPFarm"
    public static let effect = CommandEffect.reads

    public init() {}

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> FarmRecord { try context.farm.farm() }
}

/// Get-SPServer: the servers of the farm.
public struct GetServersCommand: FarmCommand {
    public static let name = "Get-SPServer"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?

    public init(identity: ObjectReference? = nil) { self.identity = identity }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ServerRecord] {
        if let identity { return [try context.farm.server(identity)] }
        return try context.farm.servers()
    }
}

/// A database of the farm with what its instance knows of it.
public struct FarmDatabase: Sendable, Hashable {
    public let record: DatabaseRecord
    /// Size of the file in bytes; 0 when it is gone.
    public let sizeBytes: Int64
    /// Whether the instance has it and its file is there.
    public let isPresent: Bool
}

/// Get-SPDatabase: the databases of the farm.
public struct GetDatabasesCommand: FarmCommand {
    public static let name = "Get-SPDatabase"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?
    /// The database instance, as `-ServerInstance` names it.
    public var serverInstance: String?

    public init(identity: ObjectReference? = nil, serverInstance: String? = nil) {
        self.identity = identity
        self.serverInstance = serverInstance
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [FarmDatabase] {
        if let serverInstance { try DatabaseServerName.requireEmbedded(serverInstance) }
        let records = try identity.map { [try context.farm.database($0)] } ?? context.farm.databases()
        let known = try Dictionary(
            uniqueKeysWithValues: context.farm.instance.databases().map { ($0.name, $0) })
        return records.map {
            FarmDatabase(
                record: $0, sizeBytes: known[$0.name]?.sizeBytes ?? 0,
                isPresent: known[$0.name]?.isPresent ?? false)
        }
    }
}

/// What decides which service applications a caller reaches: a site's proxy group.
public struct ServiceContextRecord: Sendable, Hashable, Codable {
    /// The site as it was given; empty for the default context.
    public let site: String
    public let proxyGroup: ObjectID
    public let proxyGroupName: String
}

/// Addresses of sites.
enum SiteAddress {
    /// - Throws: `AdministrationError` with code `.invalidArgument` for what is no web address.
    static func check(_ site: String) throws(AdministrationError) {
        let lowered = site.lowercased()
        let scheme = ["http://", "https://"].first { lowered.hasPrefix($0) }
        guard let scheme, lowered.count > scheme.count else {
            throw AdministrationError(
                .invalidArgument, "'\(site)' is not the address of a site; give one such as http://contoso.",
                target: site)
        }
    }
}

/// Get-SPServiceContext: the context of a site. The farm has no web applications yet, so that every site is served by the
/// default proxy group.
public struct GetServiceContextCommand: FarmCommand {
    public static let name = "Get-SPServiceContext"
    public static let effect = CommandEffect.reads

    /// An address such as `http://contoso`.
    public var site: String

    public init(site: String) { self.site = site }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> ServiceContextRecord {
        try SiteAddress.check(site)
        let group = try context.farm.proxyGroup(.name(""))
        return ServiceContextRecord(site: site, proxyGroup: group.id, proxyGroupName: group.name)
    }
}

/// The audit entries of the farm's commands, newest first.
public struct GetFarmAuditCommand: FarmCommand {
    public static let name = "Get-SPFarmAudit"
    public static let effect = CommandEffect.reads

    public var limit: Int

    public init(limit: Int = 100) { self.limit = limit }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        .all([.databaseOwner(farm.configurationDatabase)])
    }

    public func execute(in context: CommandContext) throws -> [AuditRecord] {
        try context.farm.auditRecords(limit: limit)
    }
}

/// The long work of the farm, newest first: backups, restores and what else takes its time.
public struct GetLongWorkCommand: FarmCommand {
    public static let name = "Get-SPLongWork"
    public static let effect = CommandEffect.reads

    public var limit: Int

    public init(limit: Int = 100) { self.limit = limit }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [LongWorkRecord] {
        try context.farm.longWork(limit: limit)
    }
}
