import DatabaseServer

extension FarmCatalog {
    private static let applicationColumns =
        "SELECT id, name, type_name, application_pool, farm_database, status, proxy_group FROM service_applications"

    private static func application(_ row: DatabaseRow) -> ServiceApplicationRecord {
        ServiceApplicationRecord(
            id: row.objectID(0), name: row.text(1), typeName: row.text(2), applicationPool: row.optionalID(3),
            database: row.optionalID(4), status: row.status(5), proxyGroup: row.optionalID(6))
    }

    /// The service applications, by name.
    public func serviceApplications() throws -> [ServiceApplicationRecord] {
        try configuration.rows(Self.applicationColumns + " ORDER BY name", [], Self.application)
    }

    /// The service application that the reference names.
    public func serviceApplication(_ reference: ObjectReference) throws -> ServiceApplicationRecord {
        try pick(
            reference, from: serviceApplications(), kind: "service application",
            lister: "Get-SPServiceApplication",
            id: \.id, name: \.name)
    }

    /// Adds a service application, which every account of the farm may connect to.
    public func insert(_ application: ServiceApplicationRecord) throws {
        try refuseTaken(
            application.name, among: serviceApplications().map(\.name), kind: "service application")
        let everyone = AccessRule(
            claim: .everyone(ofFarm: try farm().id), rights: [AccessRight.fullControl.rawValue])
        try transaction {
            try configuration.execute(
                """
                INSERT INTO service_applications (
                    id, name, type_name, application_pool, farm_database, status, proxy_group)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """, Self.arguments(application))
            try setAccessRules([everyone], .connection, of: application.id)
        }
    }

    /// Writes everything but the id.
    public func update(_ application: ServiceApplicationRecord) throws {
        try configuration.execute(
            """
            UPDATE service_applications SET name = $2, type_name = $3, application_pool = $4, farm_database = $5,
                status = $6, proxy_group = $7 WHERE id = $1
            """, Self.arguments(application))
    }

    private static func arguments(_ application: ServiceApplicationRecord) -> [DatabaseValue] {
        [
            .id(application.id), .text(application.name), .text(application.typeName),
            .id(orNull: application.applicationPool), .id(orNull: application.database),
            .text(application.status.rawValue), .id(orNull: application.proxyGroup),
        ]
    }

    /// Removes the record with its access rules; its database and its proxies stay.
    public func removeServiceApplication(_ id: ObjectID) throws {
        try transaction {
            try configuration.execute(
                "UPDATE farm_databases SET service_application = NULL WHERE service_application = $1",
                [.id(id)])
            try configuration.execute("DELETE FROM service_applications WHERE id = $1", [.id(id)])
            try removeBelongings(of: id)
        }
    }

    func refuseTaken(_ name: String, among taken: [String], kind: String) throws(FarmError) {
        guard !name.isEmpty else {
            throw FarmError(.invalidValue, "The name of a \(kind) cannot be empty; nothing was changed.")
        }
        guard name.count <= 255 else {
            throw FarmError(
                .invalidValue, "The name of a \(kind) has 255 characters at most; nothing was changed.")
        }
        guard taken.contains(where: { $0.lowercased() == name.lowercased() }) else { return }
        throw FarmError(
            .alreadyExists,
            "The farm has a \(kind) named '\(name)' already; nothing was changed; use another name.",
            target: name)
    }

    // MARK: Proxies

    private static let proxyColumns =
        "SELECT id, name, type_name, service_application, uri, status FROM proxies"

    private static func proxy(_ row: DatabaseRow) -> ServiceApplicationProxyRecord {
        ServiceApplicationProxyRecord(
            id: row.objectID(0), name: row.text(1), typeName: row.text(2),
            serviceApplication: row.optionalID(3),
            uri: row.optionalText(4), status: row.status(5))
    }

    /// The proxies of service applications, by name.
    public func proxies() throws -> [ServiceApplicationProxyRecord] {
        try configuration.rows(Self.proxyColumns + " ORDER BY name", [], Self.proxy)
    }

    /// The proxy that the reference names.
    public func proxy(_ reference: ObjectReference) throws -> ServiceApplicationProxyRecord {
        try pick(
            reference, from: proxies(), kind: "service application proxy",
            lister: "Get-SPServiceApplicationProxy",
            id: \.id, name: \.name)
    }

    /// Adds a proxy, to no group.
    public func insert(_ proxy: ServiceApplicationProxyRecord) throws {
        try refuseTaken(proxy.name, among: proxies().map(\.name), kind: "service application proxy")
        try configuration.execute(
            """
            INSERT INTO proxies (id, name, type_name, service_application, uri, status)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .id(proxy.id), .text(proxy.name), .text(proxy.typeName),
                .id(orNull: proxy.serviceApplication),
                .text(orNull: proxy.uri), .text(proxy.status.rawValue),
            ])
    }

    /// Removes a proxy, also from its groups.
    public func removeProxy(_ id: ObjectID) throws {
        try transaction {
            try configuration.execute("DELETE FROM proxies WHERE id = $1", [.id(id)])
            try removeBelongings(of: id)
        }
    }

    // MARK: Proxy groups

    /// The groups with their members, the default group first.
    public func proxyGroups() throws -> [ProxyGroupRecord] {
        var groups = try configuration.rows(
            "SELECT id, name, is_default FROM proxy_groups ORDER BY is_default DESC, name"
        ) { ProxyGroupRecord(id: $0.objectID(0), name: $0.text(1), isDefault: $0.bool(2), members: []) }
        let all = try Dictionary(uniqueKeysWithValues: proxies().map { ($0.id, $0) })
        try configuration.scan("SELECT proxy_group, proxy FROM proxy_group_members") { row in
            guard let index = groups.firstIndex(where: { $0.id == row.objectID(0) }),
                let proxy = all[row.objectID(1)]
            else { return true }
            groups[index].members.append(proxy)
            return true
        }
        return groups
    }

    /// The group that the reference names; an empty name and `default` are the default group.
    public func proxyGroup(_ reference: ObjectReference) throws -> ProxyGroupRecord {
        let groups = try proxyGroups()
        if case .name(let name) = reference, name.isEmpty || name.lowercased() == "default",
            let group = groups.first(where: \.isDefault)
        {
            return group
        }
        return try pick(
            reference, from: groups, kind: "proxy group", lister: "Get-SPServiceApplicationProxyGroup",
            id: \.id, name: \.name)
    }

    /// Adds a group without members.
    public func insertProxyGroup(name: String, isDefault: Bool = false) throws -> ProxyGroupRecord {
        try refuseTaken(name, among: proxyGroups().map(\.name), kind: "proxy group")
        let group = ProxyGroupRecord(id: ObjectID(), name: name, isDefault: isDefault, members: [])
        try configuration.execute(
            "INSERT INTO proxy_groups (id, name, is_default) VALUES ($1, $2, $3)",
            [.id(group.id), .text(name), .bool(isDefault)])
        return group
    }

    /// Removes a group; its proxies stay.
    public func removeProxyGroup(_ id: ObjectID) throws {
        try configuration.execute("DELETE FROM proxy_groups WHERE id = $1", [.id(id)])
    }

    /// Puts proxies into a group; those in it already stay.
    public func addMembers(_ members: [ObjectID], toProxyGroup group: ObjectID) throws {
        try transaction {
            for member in members {
                try configuration.execute(
                    "INSERT INTO proxy_group_members (proxy_group, proxy) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                    [.id(group), .id(member)])
            }
        }
    }

    /// Takes proxies out of a group; how many were in it.
    @discardableResult
    public func removeMembers(_ members: [ObjectID], fromProxyGroup group: ObjectID) throws -> Int {
        try transaction {
            try members.reduce(0) { count, member in
                try count
                    + configuration.execute(
                        "DELETE FROM proxy_group_members WHERE proxy_group = $1 AND proxy = $2",
                        [.id(group), .id(member)])
            }
        }
    }
}
