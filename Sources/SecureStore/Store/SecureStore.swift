import Cryptography
import DatabaseServer
import Farm

/// One Secure Store: target applications and sealed credential sets in a database, the master key in a key file.
///
/// It belongs to the thread that uses it. Each operation is whole or not at all.
public final class SecureStore {
    /// The store's own database.
    public let connection: DatabaseConnection
    /// This server's copy of the master key.
    public let keyFile: KeyFile
    /// Names the store in everything that is sealed; travels with the database.
    let storeID: String
    /// Strength of new pass phrase locks; tests lower it.
    package var argon2 = Argon2Parameters.standard
    /// What time it is; tests turn it.
    package var clock: () -> Timestamp = Timestamp.now
    /// Called at the named steps of a key change; tests end the process there.
    public var stepReached: (String) -> Void = { _ in }
    private var loaded: (version: Int64, epoch: String, key: MasterKey)?

    /// Opens the store in a database and brings its schema to this release.
    ///
    /// - Parameter keyFile: this server's key file for the store.
    public init(_ connection: DatabaseConnection, keyFile: KeyFile) throws {
        self.connection = connection
        self.keyFile = keyFile
        try connection.migrate(SecureStoreSchema.schema)
        if let known = try Self.config("StoreId", connection) {
            storeID = known
        } else {
            storeID = ObjectID().description
            let fresh = storeID
            try connection.transaction { _ in
                try Self.setConfig("StoreId", fresh, connection)
                try Self.setConfig("KeyEpoch", ObjectID().description, connection)
            }
        }
    }

    /// A store opened for checking a copy: reads only, no key file.
    public init(checking connection: DatabaseConnection) throws {
        self.connection = connection
        keyFile = KeyFile(path: "/nonexistent")
        storeID = try Self.config("StoreId", connection) ?? ""
    }

    // MARK: Settings

    static func config(_ name: String, _ connection: DatabaseConnection) throws -> String? {
        try connection.first("SELECT value FROM SSSConfig WHERE name = $1", [.text(name)]) {
            String(decoding: $0.blob(0), as: UTF8.self)
        }
    }

    static func setConfig(_ name: String, _ value: String?, _ connection: DatabaseConnection) throws {
        guard let value else {
            try connection.execute("DELETE FROM SSSConfig WHERE name = $1", [.text(name)])
            return
        }
        try connection.execute(
            "INSERT INTO SSSConfig (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [.text(name), .blob(Array(value.utf8))])
    }

    func config(_ name: String) throws -> String? { try Self.config(name, connection) }
    func setConfig(_ name: String, _ value: String?) throws { try Self.setConfig(name, value, connection) }

    // MARK: The key in use

    /// Version of the master key that the database is sealed with; nil before the first key.
    public func keyVersion() throws -> Int64? {
        try config("KeyVersion").flatMap { Int64($0) }
    }

    /// How many credential sets are sealed with each version: one entry in a sound store.
    public func countsByKeyVersion() throws -> [Int64: Int] {
        let rows = try connection.rows("SELECT key_version, COUNT(*) FROM SSSCredential GROUP BY key_version")
        {
            ($0.integer(0), $0.int(1))
        }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The master key of the database from this server's key file.
    ///
    /// - Throws: `.masterKeyNotGenerated`, or `.masterKeyUnavailable` after a restore and on a server that never had it.
    func currentKey() throws -> MasterKey {
        guard let version = try keyVersion() else {
            throw SecureStoreError(
                .masterKeyNotGenerated,
                "Unable to obtain master key. No key was generated for this Secure Store yet; run "
                    + "Update-SPSecureStoreMasterKey with a new pass phrase.")
        }
        let epoch = try config("KeyEpoch") ?? ""
        if let loaded, loaded.version == version, loaded.epoch == epoch { return loaded.key }
        guard let entry = try keyFile.load().first(where: { $0.version == version && $0.epoch == epoch })
        else {
            throw SecureStoreError.masterKeyUnavailable(
                "This server does not have the master key (version \(version)) of the database")
        }
        let key = try MasterKey(version: version, secret: entry.secret, storeID: storeID)
        let expected = try wrappedKey(version).checkValue
        guard MessageAuthentication.areEqual(key.checkValue, expected) else {
            throw SecureStoreError.masterKeyUnavailable(
                "The key file of this server belongs to another database")
        }
        loaded = (version, epoch, key)
        return key
    }

    /// Whether this server can open credentials.
    public func hasMasterKey() throws -> Bool {
        do {
            _ = try currentKey()
            return true
        } catch let error as SecureStoreError
            where error.code == .masterKeyUnavailable || error.code == .masterKeyNotGenerated
        {
            return false
        }
    }

    func forgetKey() { loaded = nil }

    func wrappedKey(_ version: Int64) throws -> WrappedKey {
        let found = try connection.first(
            "SELECT version, salt, memory_kib, passes, lanes, wrapped, check_value FROM SSSKey WHERE version = $1",
            [.integer(version)]
        ) { row in
            WrappedKey(
                version: row.integer(0), salt: row.blob(1),
                parameters: Argon2Parameters(
                    unchecked: UInt32(truncatingIfNeeded: row.integer(2)),
                    passes: UInt32(truncatingIfNeeded: row.integer(3)),
                    lanes: UInt32(truncatingIfNeeded: row.integer(4))),
                wrapped: row.blob(5), checkValue: row.blob(6))
        }
        guard let found else { throw SecureStoreError.damaged("The master key (version \(version))") }
        return found
    }
}
