import DatabaseServer
import Farm
import SecureStore

/// New-SPSecureStoreServiceApplication: a Secure Store with its database. It has no master key yet.
public struct NewSecureStoreCommand: FarmCommand {
    public static let name = "New-SPSecureStoreServiceApplication"

    /// `Secure Store Service` when left out.
    public var applicationName: String?
    public var applicationPool: ObjectReference
    /// `Secure_Store_Service_DB_<GUID>` when left out.
    public var databaseName: String?
    public var databaseServer: String?
    public var auditEnabled: Bool
    /// Days that entries of the store's audit log stay.
    public var auditDays: Int?

    public init(
        applicationName: String? = nil, applicationPool: ObjectReference, databaseName: String? = nil,
        databaseServer: String? = nil, auditEnabled: Bool, auditDays: Int? = nil
    ) {
        self.applicationName = applicationName
        self.applicationPool = applicationPool
        self.databaseName = databaseName
        self.databaseServer = databaseServer
        self.auditEnabled = auditEnabled
        self.auditDays = auditDays
    }

    private var title: String { applicationName ?? "Secure Store Service" }
    public var target: String? { title }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        try DatabaseServerName.requireEmbedded(databaseServer)
        _ = try farm.applicationPool(applicationPool)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ServiceApplicationRecord {
        let farm = context.farm
        let pool = try farm.applicationPool(applicationPool)
        guard try !farm.serviceApplications().contains(where: { $0.name.lowercased() == title.lowercased() })
        else {
            throw FarmError(
                .alreadyExists,
                "The farm has a service application '\(title)'; nothing was changed; choose another -Name.",
                target: title)
        }
        let id = ObjectID()
        let database = DatabaseRecord(
            name: databaseName ?? "Secure_Store_Service_DB_\(ObjectID())", kind: .secureStore,
            server: farm.instance.serverName, serviceApplication: id)
        let application = ServiceApplicationRecord(
            id: id, name: title, typeName: SecureStoreTypeName.application, applicationPool: pool.id,
            database: database.id)
        let connection = try farm.instance.createDatabase(
            database.name, owner: context.caller.account.databasePrincipal)
        do {
            defer { connection.close() }
            let store = try SecureStore(
                connection, keyFile: SecureStoreDoor.keyFile(of: id, in: context.home))
            try store.setAudit(enabled: auditEnabled, days: auditDays)
            try farm.transaction {
                try farm.insert(database)
                try farm.insert(application)
            }
        } catch {
            // A database without its service application would stand in the way of the next attempt.
            try? farm.instance.dropDatabase(database.name)
            throw error
        }
        try context.home.applyAccess(of: farm.instance)
        return application
    }
}

/// Set-SPSecureStoreServiceApplication: the pool and the audit log of a Secure Store.
public struct SetSecureStoreCommand: FarmCommand {
    public static let name = "Set-SPSecureStoreServiceApplication"

    public var identity: ObjectReference
    public var applicationPool: ObjectReference?
    public var auditEnabled: Bool?
    public var auditDays: Int?

    public init(
        identity: ObjectReference, applicationPool: ObjectReference? = nil, auditEnabled: Bool? = nil,
        auditDays: Int? = nil
    ) {
        self.identity = identity
        self.applicationPool = applicationPool
        self.auditEnabled = auditEnabled
        self.auditDays = auditDays
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        let door = try SecureStoreDoor(.application(identity), in: farm)
        return .three(databases: [farm.configurationDatabase, door.database.name])
    }

    public func execute(in context: CommandContext) throws {
        let door = try SecureStoreDoor(.application(identity), in: context.farm)
        let pool = try applicationPool.map { try context.farm.applicationPool($0).id }
        if auditEnabled != nil || auditDays != nil {
            try door.use(in: context.farm) { try $0.setAudit(enabled: auditEnabled, days: auditDays) }
        }
        guard let pool else { return }
        var application = door.application
        application.applicationPool = pool
        try context.farm.update(application)
    }
}

/// New-SPSecureStoreServiceApplicationProxy: the client side of a Secure Store.
public struct NewSecureStoreProxyCommand: FarmCommand {
    public static let name = "New-SPSecureStoreServiceApplicationProxy"

    /// The service application's name with `Proxy` behind it when left out.
    public var proxyName: String?
    public var serviceApplication: ObjectReference
    /// Whether the default proxy group gets it.
    public var joinsDefaultGroup: Bool

    public init(
        proxyName: String? = nil, serviceApplication: ObjectReference, joinsDefaultGroup: Bool = false
    ) {
        self.proxyName = proxyName
        self.serviceApplication = serviceApplication
        self.joinsDefaultGroup = joinsDefaultGroup
    }

    public var target: String? { proxyName ?? serviceApplication.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try SecureStoreDoor(.application(serviceApplication), in: farm)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ServiceApplicationProxyRecord {
        let farm = context.farm
        let application = try SecureStoreDoor(.application(serviceApplication), in: farm).application
        let title = proxyName ?? application.name + " Proxy"
        guard try !farm.proxies().contains(where: { $0.name.lowercased() == title.lowercased() }) else {
            throw FarmError(
                .alreadyExists,
                "The farm has a service application proxy '\(title)'; nothing was changed; choose another -Name.",
                target: title)
        }
        let proxy = ServiceApplicationProxyRecord(
            id: ObjectID(), name: title, typeName: SecureStoreTypeName.proxy,
            serviceApplication: application.id)
        try farm.transaction {
            try farm.insert(proxy)
            guard joinsDefaultGroup else { return }
            try farm.addMembers([proxy.id], toProxyGroup: try farm.proxyGroup(.name("")).id)
        }
        return proxy
    }
}
