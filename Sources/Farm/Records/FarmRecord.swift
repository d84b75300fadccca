/// The state of an object, as SharePoint names it.
public enum ObjectStatus: String, Sendable, Codable, CaseIterable {
    case online = "Online"
    case disabled = "Disabled"
    case offline = "Offline"
    case provisioning = "Provisioning"
    case unprovisioning = "Unprovisioning"
    case upgrading = "Upgrading"
}

/// What a server is for.
public enum ServerRoleName: String, Sendable, Codable, CaseIterable {
    case custom = "Custom"
    case singleServerFarm = "SingleServerFarm"
    case application = "Application"
    case webFrontEnd = "WebFrontEnd"
    case distributedCache = "DistributedCache"
    case search = "Search"
    case applicationWithSearch = "ApplicationWithSearch"
    case webFrontEndWithDistributedCache = "WebFrontEndWithDistributedCache"
}

/// The farm itself.
public struct FarmRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    /// The name of the configuration database, which is the farm's name.
    public var name: String
    /// The farm account, as `HOST\user`.
    public var farmAccount: String
    public var buildVersion: String
    public var status: ObjectStatus
    public var createdAt: Timestamp

    public init(
        id: ObjectID = ObjectID(), name: String, farmAccount: String, buildVersion: String,
        status: ObjectStatus = .online, createdAt: Timestamp = .now()
    ) {
        self.id = id
        self.name = name
        self.farmAccount = farmAccount
        self.buildVersion = buildVersion
        self.status = status
        self.createdAt = createdAt
    }
}

/// A computer of the farm.
public struct ServerRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    /// Host name.
    public var name: String
    public var role: ServerRoleName
    public var status: ObjectStatus

    public init(id: ObjectID = ObjectID(), name: String, role: ServerRoleName, status: ObjectStatus = .online)
    {
        self.id = id
        self.name = name
        self.role = role
        self.status = status
    }
}

/// What a database is for.
public struct DatabaseKind: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let configuration = DatabaseKind(rawValue: "Configuration Database")
    public static let administrationContent = DatabaseKind(rawValue: "Content Database")
    public static let secureStore = DatabaseKind(rawValue: "Secure Store Database")
}

/// A database of the farm.
public struct DatabaseRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public var name: String
    public var kind: DatabaseKind
    /// The database instance: `(local)`.
    public var server: String
    public var status: ObjectStatus
    /// The service application whose data it holds.
    public var serviceApplication: ObjectID?
    public var failoverServer: String?

    public init(
        id: ObjectID = ObjectID(), name: String, kind: DatabaseKind, server: String,
        status: ObjectStatus = .online,
        serviceApplication: ObjectID? = nil, failoverServer: String? = nil
    ) {
        self.id = id
        self.name = name
        self.kind = kind
        self.server = server
        self.status = status
        self.serviceApplication = serviceApplication
        self.failoverServer = failoverServer
    }
}
