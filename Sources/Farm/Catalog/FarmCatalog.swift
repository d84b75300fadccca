import DatabaseServer

/// The objects of the farm, kept in its configuration database.
///
/// It belongs to the thread that uses it. Each method is whole or not at all by itself; `transaction` joins several.
public final class FarmCatalog {
    /// The database instance of the farm.
    public let instance: DatabaseInstance
    /// The name of the configuration database.
    public let configurationDatabase: String
    /// The connection to it.
    public let configuration: DatabaseConnection
    /// The folder of this computer's part of the farm.
    public let home: FarmHome
    /// The id of this computer among the servers of the farm.
    public let localServer: ObjectID

    /// Opens the catalogue and brings its schema to this release.
    public init(
        instance: DatabaseInstance, configurationDatabase: String, home: FarmHome, server: ObjectID
    ) throws {
        localServer = server
        self.instance = instance
        self.configurationDatabase = configurationDatabase
        self.home = home
        configuration = try instance.openDatabase(configurationDatabase)
        try configuration.migrate(FarmSchema.schema)
    }

    /// Ends the connection to the configuration database.
    public func close() {
        configuration.close()
        instance.close()
    }

    /// Several changes as one: all on the disk when this returns, none when it throws.
    @discardableResult
    public func transaction<R>(_ body: () throws -> R) throws -> R {
        try configuration.transaction { _ in try body() }
    }

    /// What a database holds, as far as the catalogue is concerned.
    public enum Content: Sendable {
        /// No tables.
        case nothing
        /// The tables of a catalogue without a farm: what a creation that was killed leaves.
        case unfinishedFarm
        case farm
        /// Tables of something else.
        case other
    }

    /// Looks at what a database holds, and changes nothing.
    public static func content(of database: DatabaseConnection) throws -> Content {
        if try database.version(of: FarmSchema.schema) > 0 {
            return try database.number("SELECT COUNT(*) FROM farm") > 0 ? .farm : .unfinishedFarm
        }
        return try database.hasTables() ? .other : .nothing
    }

    // MARK: The farm

    /// The record of the farm.
    public func farm() throws -> FarmRecord {
        let found = try configuration.first(
            "SELECT id, name, farm_account, build_version, status, created_at FROM farm"
        ) {
            FarmRecord(
                id: $0.objectID(0), name: $0.text(1), farmAccount: $0.text(2), buildVersion: $0.text(3),
                status: $0.status(4), createdAt: $0.timestamp(5))
        }
        guard let found else {
            throw FarmError(
                .invalidState,
                "The configuration database '\(configurationDatabase)' holds no farm; its creation was interrupted: "
                    + "run Remove-SPConfigurationDatabase and create the farm again.",
                target: configurationDatabase)
        }
        return found
    }

    /// Writes the record of the farm.
    public func insert(_ farm: FarmRecord) throws {
        try configuration.execute(
            """
            INSERT INTO farm (id, name, farm_account, build_version, status, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            """,
            [
                .id(farm.id), .text(farm.name), .text(farm.farmAccount), .text(farm.buildVersion),
                .text(farm.status.rawValue), .int(farm.createdAt.microseconds),
            ])
    }

    // MARK: Properties

    /// A stored value of an object, or of the farm.
    public func property(_ name: String, of object: ObjectID? = nil) throws -> [UInt8]? {
        try configuration.first(
            "SELECT value FROM properties WHERE object = $1 AND name = $2",
            [.text(object?.description ?? ""), .text(name)]
        ) { $0.blob(0) }
    }

    /// A stored value as text.
    public func textProperty(_ name: String, of object: ObjectID? = nil) throws -> String? {
        try property(name, of: object).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Stores a value of an object, or of the farm; nil removes it.
    public func setProperty(_ name: String, of object: ObjectID? = nil, to value: [UInt8]?) throws {
        let owner = DatabaseValue.text(object?.description ?? "")
        guard let value else {
            try configuration.execute(
                "DELETE FROM properties WHERE object = $1 AND name = $2", [owner, .text(name)])
            return
        }
        try configuration.execute(
            """
            INSERT INTO properties (object, name, value) VALUES ($1, $2, $3)
            ON CONFLICT (object, name) DO UPDATE SET value = excluded.value
            """, [owner, .text(name), .blob(value)])
    }

    /// Stores a text of an object, or of the farm; nil removes it.
    public func setProperty(_ name: String, of object: ObjectID? = nil, text: String?) throws {
        try setProperty(name, of: object, to: text.map { Array($0.utf8) })
    }

    /// Removes what belongs to an object that goes: its properties and its access rules.
    func removeBelongings(of object: ObjectID) throws {
        try configuration.execute("DELETE FROM properties WHERE object = $1", [.id(object)])
        try configuration.execute("DELETE FROM access_rules WHERE object = $1", [.id(object)])
    }

    // MARK: Finding

    /// The one object that the reference names.
    ///
    /// - Parameters:
    ///   - kind: the noun of the message, such as `service application`.
    ///   - command: the cmdlet that lists what there is.
    func pick<Record>(
        _ reference: ObjectReference, from all: [Record], kind: String, lister: String,
        id: (Record) -> ObjectID, name: (Record) -> String
    ) throws(FarmError) -> Record {
        let matches = all.filter { record in
            switch reference {
            case .id(let wanted): return id(record) == wanted
            case .name(let wanted): return name(record).lowercased() == wanted.lowercased()
            }
        }
        if let only = matches.first, matches.count == 1 { return only }
        guard matches.isEmpty else {
            throw FarmError(
                .ambiguous,
                "The farm has \(matches.count) objects named '\(reference)' (\(kind)); use the id of one.",
                target: reference.description)
        }
        throw FarmError(
            .notFound,
            "The farm has no \(kind) '\(reference)'; \(lister) lists those it has."
                + NearNames.hint(for: reference.description, among: all.map(name)),
            target: reference.description)
    }
}

extension DatabaseValue {
    /// The id as text.
    static func id(_ id: ObjectID) -> DatabaseValue { .text(id.description) }
    /// The id as text, or null.
    static func id(orNull id: ObjectID?) -> DatabaseValue { .text(orNull: id?.description) }
}

extension DatabaseRow {
    func optionalID(_ column: Int) -> ObjectID? { ObjectID(text(column)) }
    /// The id in the column; ids are written by this module alone.
    func objectID(_ column: Int) -> ObjectID { optionalID(column) ?? ObjectID.zero }
    func status(_ column: Int) -> ObjectStatus { ObjectStatus(rawValue: text(column)) ?? .offline }
    func timestamp(_ column: Int) -> Timestamp { Timestamp(microseconds: integer(column)) }
    func optionalTimestamp(_ column: Int) -> Timestamp? {
        optionalInteger(column).map { Timestamp(microseconds: $0) }
    }
}
