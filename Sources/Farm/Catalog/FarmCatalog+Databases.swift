import DatabaseServer

extension FarmCatalog {
    private static let databaseColumns =
        "SELECT id, name, kind, server, status, service_application, failover_server FROM farm_databases"

    private static func database(_ row: DatabaseRow) -> DatabaseRecord {
        DatabaseRecord(
            id: row.objectID(0), name: row.text(1), kind: DatabaseKind(rawValue: row.text(2)),
            server: row.text(3),
            status: row.status(4), serviceApplication: row.optionalID(5), failoverServer: row.optionalText(6))
    }

    /// The databases of the farm, by name.
    public func databases() throws -> [DatabaseRecord] {
        try configuration.rows(Self.databaseColumns + " ORDER BY name", [], Self.database)
    }

    /// The database that the reference names.
    public func database(_ reference: ObjectReference) throws -> DatabaseRecord {
        try pick(
            reference, from: databases(), kind: "database", lister: "Get-SPDatabase", id: \.id, name: \.name)
    }

    /// The record of a database.
    public func insert(_ database: DatabaseRecord) throws {
        try configuration.execute(
            """
            INSERT INTO farm_databases (id, name, kind, server, status, service_application, failover_server)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .id(database.id), .text(database.name), .text(database.kind.rawValue), .text(database.server),
                .text(database.status.rawValue), .id(orNull: database.serviceApplication),
                .text(orNull: database.failoverServer),
            ])
    }

    /// Writes everything but the id.
    public func update(_ database: DatabaseRecord) throws {
        try configuration.execute(
            """
            UPDATE farm_databases SET name = $2, kind = $3, server = $4, status = $5, service_application = $6,
                failover_server = $7 WHERE id = $1
            """,
            [
                .id(database.id), .text(database.name), .text(database.kind.rawValue), .text(database.server),
                .text(database.status.rawValue), .id(orNull: database.serviceApplication),
                .text(orNull: database.failoverServer),
            ])
    }

    /// Removes the record; the database itself stays.
    public func removeDatabase(_ id: ObjectID) throws {
        try transaction {
            try configuration.execute(
                "UPDATE service_applications SET farm_database = NULL WHERE farm_database = $1", [.id(id)])
            try configuration.execute("DELETE FROM farm_databases WHERE id = $1", [.id(id)])
            try removeBelongings(of: id)
        }
    }

    /// The Central Administration content database.
    public func administrationContentDatabase() throws -> DatabaseRecord? {
        try databases().first { $0.kind == .administrationContent }
    }
}
