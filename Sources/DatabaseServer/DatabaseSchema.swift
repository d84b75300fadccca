import Glibc

/// One step of a schema. Released steps never change; a new one is added behind them.
public struct Migration: Sendable {
    /// 1 for the first.
    public let version: Int
    /// Statements in the subset of SQL that the engines share. The column types are `INTEGER` (64 bit), `REAL`, `TEXT`,
    /// `BLOB` and `IDENTITY`: a number given by the database, the key of its table.
    public let statements: [String]

    public init(version: Int, statements: [String]) {
        self.version = version
        self.statements = statements
    }
}

/// The tables that one engine keeps in a database, as a row of migrations.
public struct DatabaseSchema: Sendable {
    /// The name under which its version is stored, such as `Farm.Configuration`.
    public let name: String
    public let migrations: [Migration]

    public init(name: String, migrations: [Migration]) {
        self.name = name
        self.migrations = migrations
    }

    /// The version that this program writes.
    public var currentVersion: Int { migrations.last?.version ?? 0 }
}

extension DatabaseConnection {
    /// The version of the schema in this database; 0 when it has none.
    public func version(of schema: DatabaseSchema) throws(DatabaseError) -> Int {
        let known = try number(
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_versions'")
        guard known > 0 else { return 0 }
        return Int(try number("SELECT version FROM schema_versions WHERE name = $1", [.text(schema.name)]))
    }

    /// Whether the database has any table.
    public func hasTables() throws(DatabaseError) -> Bool {
        try number("SELECT COUNT(*) FROM sqlite_schema") > 0
    }

    /// Brings the schema to the version of this program, each step whole or not at all.
    ///
    /// - Throws: `DatabaseError` with code `.schemaTooNew` when a newer release wrote the database.
    public func migrate(_ schema: DatabaseSchema) throws {
        let found = try version(of: schema)
        if found == schema.currentVersion { return }
        try refuseNewer(found, schema)
        for migration in schema.migrations where migration.version > found {
            try transaction { _ in try apply(migration, of: schema) }
        }
    }

    private func refuseNewer(_ found: Int, _ schema: DatabaseSchema) throws(DatabaseError) {
        guard found > schema.currentVersion else { return }
        throw DatabaseError(
            .schemaTooNew,
            "The database '\(database)' was written by a newer release (\(schema.name) version \(found), this release "
                + "knows \(schema.currentVersion)); nothing was changed; update this program.",
            target: database)
    }

    private func apply(_ migration: Migration, of schema: DatabaseSchema) throws {
        // Another process may have done it between the look and the lock.
        let found = try version(of: schema)
        if found >= migration.version { return }
        if found == 0 {
            try engine.run(
                """
                CREATE TABLE IF NOT EXISTS schema_versions (
                    name TEXT PRIMARY KEY, version INTEGER NOT NULL, applied_at INTEGER NOT NULL) STRICT
                """)
        }
        for statement in migration.statements { try engine.run(Self.translate(statement)) }
        try execute(
            """
            INSERT INTO schema_versions (name, version, applied_at) VALUES ($1, $2, $3)
            ON CONFLICT (name) DO UPDATE SET version = excluded.version, applied_at = excluded.applied_at
            """, [.text(schema.name), .int(migration.version), .int(time(nil))])
    }

    /// The shared subset in the words of the embedded engine.
    private static func translate(_ statement: String) -> String {
        var words = statement.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        for index in words.indices where words[index] == "IDENTITY" || words[index] == "IDENTITY," {
            let comma = words[index].hasSuffix(",") ? "," : ""
            words[index] = "INTEGER PRIMARY KEY AUTOINCREMENT" + comma
        }
        let text = words.joined(separator: " ")
        // The engine then refuses values of another type, as PostgreSQL does.
        return text.hasPrefix("CREATE TABLE") ? text + " STRICT" : text
    }
}
