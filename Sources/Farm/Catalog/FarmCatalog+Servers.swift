import DatabaseServer

extension FarmCatalog {
    // MARK: Servers

    /// The servers of the farm, by name.
    public func servers() throws -> [ServerRecord] {
        try configuration.rows("SELECT id, name, role, status FROM servers ORDER BY name") {
            ServerRecord(
                id: $0.objectID(0), name: $0.text(1), role: ServerRoleName(rawValue: $0.text(2)) ?? .custom,
                status: $0.status(3))
        }
    }

    /// The server that the reference names.
    public func server(_ reference: ObjectReference) throws -> ServerRecord {
        try pick(reference, from: servers(), kind: "server", lister: "Get-SPServer", id: \.id, name: \.name)
    }

    /// Adds a server; each service that its role runs gets an instance on it.
    public func insert(_ server: ServerRecord) throws {
        try refuseTaken(server.name, among: servers().map(\.name), kind: "server")
        try transaction {
            try configuration.execute(
                "INSERT INTO servers (id, name, role, status) VALUES ($1, $2, $3, $4)",
                [
                    .id(server.id), .text(server.name), .text(server.role.rawValue),
                    .text(server.status.rawValue),
                ])
            for service in try services() {
                try insertInstance(of: service.id, on: server.id, status: .online)
            }
        }
    }

    /// Removes a server with its service instances.
    public func removeServer(_ id: ObjectID) throws {
        try configuration.execute("DELETE FROM servers WHERE id = $1", [.id(id)])
    }

    // MARK: Services

    /// The services that servers of the farm can run, by name.
    public func services() throws -> [ServiceRecord] {
        try configuration.rows("SELECT id, type_name FROM services ORDER BY type_name") {
            ServiceRecord(id: $0.objectID(0), typeName: $0.text(1))
        }
    }

    /// The service that the reference names.
    public func service(_ reference: ObjectReference) throws -> ServiceRecord {
        try pick(
            reference, from: services(), kind: "service", lister: "Get-SPService", id: \.id, name: \.typeName)
    }

    /// Adds a service with an instance on every server, when the farm does not have it yet.
    @discardableResult
    public func ensureService(typeName: String, status: ObjectStatus = .online) throws -> ServiceRecord {
        try transaction {
            if let known = try services().first(where: { $0.typeName == typeName }) { return known }
            let service = ServiceRecord(id: ObjectID(), typeName: typeName)
            try configuration.execute(
                "INSERT INTO services (id, type_name) VALUES ($1, $2)", [.id(service.id), .text(typeName)])
            for server in try servers() { try insertInstance(of: service.id, on: server.id, status: status) }
            return service
        }
    }

    private func insertInstance(of service: ObjectID, on server: ObjectID, status: ObjectStatus) throws {
        try configuration.execute(
            """
            INSERT INTO service_instances (id, service, server, status) VALUES ($1, $2, $3, $4)
            ON CONFLICT (service, server) DO NOTHING
            """, [.id(ObjectID()), .id(service), .id(server), .text(status.rawValue)])
    }

    /// The services on the servers, by server and name.
    public func serviceInstances() throws -> [ServiceInstanceRecord] {
        try configuration.rows(
            """
            SELECT i.id, i.service, i.server, s.type_name, v.name, i.status FROM service_instances i
            JOIN services s ON s.id = i.service JOIN servers v ON v.id = i.server ORDER BY v.name, s.type_name
            """
        ) {
            ServiceInstanceRecord(
                id: $0.objectID(0), service: $0.objectID(1), server: $0.objectID(2), typeName: $0.text(3),
                serverName: $0.text(4), status: $0.status(5))
        }
    }

    /// The service instance of that id; the name of a service works where one server runs it.
    public func serviceInstance(_ reference: ObjectReference) throws -> ServiceInstanceRecord {
        try pick(
            reference, from: serviceInstances(), kind: "service instance",
            lister: "Get-SPServiceInstance -All",
            id: \.id, name: \.typeName)
    }

    /// Refuses what a service would do on this server while it is stopped here.
    ///
    /// - Throws: `FarmError` with code `.serviceStopped`.
    public func requireRunning(service typeName: String) throws {
        let here = try serviceInstances().first { $0.server == localServer && $0.typeName == typeName }
        guard let here, here.status != .online else { return }
        throw FarmError(
            .serviceStopped,
            "The service '\(typeName)' is \(here.status.rawValue) on the server '\(here.serverName)'; nothing was "
                + "changed; Start-SPServiceInstance \(here.id) starts it.", target: here.serverName)
    }

    /// Changes the state of a service instance.
    public func setStatus(_ status: ObjectStatus, ofServiceInstance id: ObjectID) throws {
        try configuration.execute(
            "UPDATE service_instances SET status = $2 WHERE id = $1", [.id(id), .text(status.rawValue)])
    }
}
