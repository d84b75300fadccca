import Farm

/// Get-SPServiceInstance: the services on the servers.
public struct GetServiceInstancesCommand: FarmCommand {
    public static let name = "Get-SPServiceInstance"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?
    public var server: ObjectReference?

    public init(identity: ObjectReference? = nil, server: ObjectReference? = nil) {
        self.identity = identity
        self.server = server
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ServiceInstanceRecord] {
        if let identity { return [try context.farm.serviceInstance(identity)] }
        let only = try server.map { try context.farm.server($0).id }
        return try context.farm.serviceInstances().filter { only == nil || $0.server == only }
    }
}

/// Start-SPServiceInstance and Stop-SPServiceInstance.
public struct SetServiceInstanceCommand: FarmCommand {
    public static let name = "Start-SPServiceInstance"

    public var identity: ObjectReference
    /// Whether it shall run.
    public var runs: Bool

    public init(identity: ObjectReference, runs: Bool) {
        self.identity = identity
        self.runs = runs
    }

    public var spelling: String { runs ? Self.name : "Stop-SPServiceInstance" }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.serviceInstance(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> ServiceInstanceRecord {
        var instance = try context.farm.serviceInstance(identity)
        if !runs { try instance.requireStoppable() }
        instance.status = runs ? .online : .disabled
        try context.farm.setStatus(instance.status, ofServiceInstance: instance.id)
        return instance
    }
}

extension ServiceInstanceRecord {
    /// The embedded database instance is part of every command: it cannot be told to do nothing.
    fileprivate func requireStoppable() throws(AdministrationError) {
        guard typeName != SecureStoreTypeName.service else { return }
        throw AdministrationError(
            .notSupported,
            "The service '\(typeName)' on the server '\(serverName)' is part of every command and cannot be stopped; "
                + "nothing was changed; '\(SecureStoreTypeName.service)' can be stopped.", target: typeName)
    }
}

/// Get-SPService: the services of the farm.
public struct GetServicesCommand: FarmCommand {
    public static let name = "Get-SPService"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?

    public init(identity: ObjectReference? = nil) { self.identity = identity }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { .shellUse }

    public func execute(in context: CommandContext) throws -> [ServiceRecord] {
        if let identity { return [try context.farm.service(identity)] }
        return try context.farm.services()
    }
}

/// Start-SPService and Stop-SPService: a service on every server of the farm.
public struct SetServiceCommand: FarmCommand {
    public static let name = "Start-SPService"

    public var identity: ObjectReference
    /// Whether it shall run.
    public var runs: Bool

    public init(identity: ObjectReference, runs: Bool) {
        self.identity = identity
        self.runs = runs
    }

    public var spelling: String { runs ? Self.name : "Stop-SPService" }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.service(identity)
        return .three(databases: [farm.configurationDatabase])
    }

    public func execute(in context: CommandContext) throws -> [ServiceInstanceRecord] {
        let farm = context.farm
        return try farm.transaction {
            let service = try farm.service(identity)
            for instance in try farm.serviceInstances() where instance.service == service.id {
                if !runs { try instance.requireStoppable() }
                try farm.setStatus(runs ? .online : .disabled, ofServiceInstance: instance.id)
            }
            return try farm.serviceInstances().filter { $0.service == service.id }
        }
    }
}
