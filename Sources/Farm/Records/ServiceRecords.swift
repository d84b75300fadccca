/// A service that servers of the farm can run.
public struct ServiceRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public var typeName: String
}

/// A service on one server.
public struct ServiceInstanceRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public let service: ObjectID
    public let server: ObjectID
    public var typeName: String
    public var serverName: String
    public var status: ObjectStatus
}

/// An account under which service applications run.
public struct ApplicationPoolRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public var name: String
    public var account: ObjectID
    /// The user name of the account, for display.
    public var accountName: String
    public var status: ObjectStatus
}

/// A service application.
public struct ServiceApplicationRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public var name: String
    /// `Secure Store Service Application`.
    public var typeName: String
    public var applicationPool: ObjectID?
    public var database: ObjectID?
    public var status: ObjectStatus
    public var proxyGroup: ObjectID?

    public init(
        id: ObjectID = ObjectID(), name: String, typeName: String, applicationPool: ObjectID? = nil,
        database: ObjectID? = nil, status: ObjectStatus = .online, proxyGroup: ObjectID? = nil
    ) {
        self.id = id
        self.name = name
        self.typeName = typeName
        self.applicationPool = applicationPool
        self.database = database
        self.status = status
        self.proxyGroup = proxyGroup
    }
}

/// The client side of a service application.
public struct ServiceApplicationProxyRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public var name: String
    /// `Secure Store Service Application Proxy`.
    public var typeName: String
    /// The service application of this farm; nil for one that is reached by `uri`.
    public var serviceApplication: ObjectID?
    public var uri: String?
    public var status: ObjectStatus

    public init(
        id: ObjectID = ObjectID(), name: String, typeName: String, serviceApplication: ObjectID?,
        uri: String? = nil,
        status: ObjectStatus = .online
    ) {
        self.id = id
        self.name = name
        self.typeName = typeName
        self.serviceApplication = serviceApplication
        self.uri = uri
        self.status = status
    }
}

/// A set of proxies that a web application uses.
public struct ProxyGroupRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    public var name: String
    public var isDefault: Bool
    public var members: [ServiceApplicationProxyRecord]
}
