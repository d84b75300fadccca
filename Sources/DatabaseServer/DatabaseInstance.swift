import Glibc

/// A database of an instance, as its catalogue lists it.
public struct DatabaseDescription: Sendable, Hashable {
    public let name: String
    /// Size of the database file in bytes; 0 when the file is gone.
    public let sizeBytes: Int64
    /// Seconds since 1970.
    public let createdAt: Int64
    /// Whether the file is where it should be.
    public let isPresent: Bool
}

/// A database instance: its databases and who may use them.
///
/// The embedded instance is a folder with `master.db`, which everybody with a role may read and only members of
/// securityadmin may write, and one file a database. The files of a database must not be opened but through this
/// module: closing any descriptor of one drops the locks of the whole process on it.
public final class DatabaseInstance {
    /// The folder of the embedded instance.
    public let folder: String
    /// How the instance is shown: `(local)`.
    public var serverName: String { DatabaseServerName.embedded }
    /// How long to wait for other processes, in milliseconds.
    public let timeoutMilliseconds: Int

    private var openMaster: DatabaseConnection?

    private init(folder: String, timeoutMilliseconds: Int) {
        self.folder = folder
        self.timeoutMilliseconds = timeoutMilliseconds
    }

    /// Whether an instance is in the folder.
    ///
    /// - Throws: `DatabaseError` with code `.accessDenied` when this account may not look.
    public static func exists(at folder: String) throws(DatabaseError) -> Bool {
        try Files.exists(folder + "/master.db")
    }

    /// Makes an empty instance whose sysadmin is the owner.
    public static func create(
        at folder: String, owner: DatabasePrincipal, timeoutMilliseconds: Int = 10_000
    ) throws -> DatabaseInstance {
        try Files.makeFolder(folder)
        let instance = DatabaseInstance(folder: folder, timeoutMilliseconds: timeoutMilliseconds)
        let lock = try FileLock(
            path: folder + "/instance.lock", mode: .exclusive, timeoutMilliseconds: timeoutMilliseconds,
            subject: "the instance in '\(folder)'")
        defer { lock.release() }
        guard try !exists(at: folder) else {
            throw DatabaseError(
                .alreadyExists,
                "The folder '\(folder)' holds a database instance already; nothing was changed.",
                target: folder)
        }
        // Complete under another name first: a killed creation leaves no instance.
        let unfinished = folder + "/master.db.new"
        try Files.remove(unfinished)
        try Files.makeFile(unfinished)
        let master = DatabaseConnection(
            engine: try EmbeddedConnection(
                path: unfinished, database: "master", isReadOnly: false, journal: .rollback,
                busyMilliseconds: Int32(timeoutMilliseconds), lock: nil))
        try master.migrate(MasterSchema.schema)
        try master.execute(
            "INSERT INTO server_role_members (role, kind, principal, name) VALUES ('sysadmin', $1, $2, $3)",
            [.text(owner.kind.rawValue), .int(owner.id), .text(owner.name)])
        master.close()
        try Files.rename(unfinished, to: folder + "/master.db")
        try Files.sync(folder)
        return instance
    }

    /// Removes an instance that has no databases.
    public static func removeEmpty(at folder: String) throws {
        let instance = try open(at: folder)
        defer { instance.close() }
        guard let first = try instance.databases().first else {
            for file in ["master.db", "instance.lock"] { try Files.remove(folder + "/" + file) }
            return
        }
        throw DatabaseError(
            .alreadyExists,
            "The instance in '\(folder)' holds the database '\(first.name)' and was left as it is; drop its databases "
                + "first.", target: folder)
    }

    /// Opens the instance in the folder.
    public static func open(
        at folder: String, timeoutMilliseconds: Int = 10_000
    ) throws(DatabaseError) -> DatabaseInstance {
        guard try exists(at: folder) else {
            throw DatabaseError(
                .notFound, "There is no database instance in '\(folder)'; create a farm there first.",
                target: folder)
        }
        return DatabaseInstance(folder: folder, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// Ends the connection to the catalogue; it comes back when it is needed.
    public func close() {
        openMaster?.close()
        openMaster = nil
    }

    // MARK: The catalogue

    /// The catalogue, for reading and as far as the account may for writing.
    func master() throws -> DatabaseConnection {
        if let openMaster { return openMaster }
        let path = folder + "/master.db"
        let mayWrite = access(path, W_OK) == 0 && access(folder, W_OK) == 0
        let connection = DatabaseConnection(
            engine: try EmbeddedConnection(
                path: path, database: "master", isReadOnly: !mayWrite, journal: .rollback,
                busyMilliseconds: Int32(timeoutMilliseconds), lock: nil))
        if mayWrite { try connection.migrate(MasterSchema.schema) }
        openMaster = connection
        return connection
    }

    /// All databases, by name.
    public func databases() throws -> [DatabaseDescription] {
        try master().rows("SELECT name, file, created_at FROM databases ORDER BY name") { row in
            let path = folder + "/" + row.text(1)
            return DatabaseDescription(
                name: row.text(0), sizeBytes: Files.size(path), createdAt: row.integer(2),
                isPresent: Files.owner(path) != nil)
        }
    }

    /// The file of a database of the catalogue, or nil.
    func file(of name: String) throws -> String? {
        try master().first("SELECT file FROM databases WHERE name = $1", [.text(name)]) { $0.text(0) }
            .map { folder + "/" + $0 }
    }

    /// Whether the catalogue has the database.
    public func hasDatabase(_ name: String) throws -> Bool { try file(of: name) != nil }

    func requireFile(of name: String) throws -> String {
        if let path = try file(of: name) { return path }
        throw DatabaseError(
            .notFound,
            "The database '\(name)' does not exist on \(serverName); Get-SPDatabase lists those that do.",
            target: name)
    }

    // MARK: Opening and creating

    /// Opens a database for reading and writing.
    ///
    /// While the connection is open nobody can drop or swap the database, so it is best kept for one command.
    public func openDatabase(_ name: String) throws -> DatabaseConnection {
        let path = try requireFile(of: name)
        return try connect(path: path, name: name)
    }

    func connect(path: String, name: String) throws -> DatabaseConnection {
        let lock = try FileLock(
            path: path + ".lock", mode: .shared, timeoutMilliseconds: timeoutMilliseconds,
            subject: "The database '\(name)'")
        guard try Files.exists(path) else {
            throw DatabaseError(
                .notFound,
                "The file of the database '\(name)' ('\(path)') is gone; restore it from a backup.",
                target: name)
        }
        return DatabaseConnection(
            engine: try EmbeddedConnection(
                path: path, database: name, isReadOnly: false, journal: .writeAhead,
                busyMilliseconds: Int32(timeoutMilliseconds), lock: lock))
    }

    /// Opens a copy that `copy(to:)` wrote, for a look at it; nothing beside the file is touched when it is
    /// opened read-only.
    public static func openCopy(at path: String, isReadOnly: Bool = true) throws -> DatabaseConnection {
        guard try Files.exists(path) else {
            throw DatabaseError(.notFound, "There is no database file '\(path)'.", target: path)
        }
        return DatabaseConnection(
            engine: try EmbeddedConnection(
                path: path, database: path, isReadOnly: isReadOnly, journal: .asFound,
                busyMilliseconds: 10_000,
                lock: nil))
    }

    /// Makes an empty database, or one from a copy that stands in the staging place of its name, owned by `owner`.
    public func createDatabase(
        _ name: String, owner: DatabasePrincipal, fromStaged staged: String? = nil
    ) throws -> DatabaseConnection {
        try DatabaseName.check(name)
        let file = name + ".db"
        let path = folder + "/" + file
        // Asked before the lock too: who uses the database that has the name would be blamed for it.
        try refuseTaken(name)
        let lock = try FileLock(
            path: path + ".lock", mode: .exclusive, timeoutMilliseconds: timeoutMilliseconds,
            subject: "The database '\(name)'")
        try master().transaction { master in
            try refuseTaken(name)
            try place(staged, at: path, name: name)
            try master.execute(
                "INSERT INTO databases (name, file, created_at) VALUES ($1, $2, $3)",
                [.text(name), .text(file), .int(time(nil))])
            try insert(owner, role: DatabaseRole.owner.rawValue, database: name)
        }
        lock.release()
        let connection = try connect(path: path, name: name)
        try applyAccess()
        return connection
    }

    private func refuseTaken(_ name: String) throws {
        guard try hasDatabase(name) else { return }
        throw DatabaseError(
            .alreadyExists,
            "A database named '\(name)' exists on \(serverName); nothing was changed; choose another name.",
            target: name)
    }

    /// Puts the file of a new database where it belongs.
    private func place(_ staged: String?, at path: String, name: String) throws {
        guard try !Files.exists(path) else { return try adoptIfEmpty(path, name) }
        let source = staged ?? path + ".new"
        if staged == nil {
            try Files.remove(source)
            try Files.makeFile(source)
        }
        try EmbeddedConnection(
            path: source, database: name, isReadOnly: false, journal: .writeAhead, busyMilliseconds: 0,
            lock: nil
        ).close()
        for suffix in ["-wal", "-shm"] { try Files.remove(source + suffix) }
        for suffix in ["-wal", "-shm"] { try Files.remove(path + suffix) }
        try Files.sync(source)
        try Files.rename(source, to: path)
        try Files.sync(folder)
    }

    /// A creation that was killed may have left its empty file; anything else is somebody's data.
    private func adoptIfEmpty(_ path: String, _ name: String) throws {
        let found = try Self.openCopy(at: path, isReadOnly: false)
        defer { found.close() }
        guard try !found.hasTables() else {
            throw DatabaseError(
                .alreadyExists,
                "The file '\(path)' is there already and belongs to no database of \(serverName); nothing was changed; "
                    + "move it away or choose another name.", target: name)
        }
    }

    /// Removes a database and its file; a database whose file is gone can be dropped too.
    public func dropDatabase(_ name: String) throws {
        let path = try requireFile(of: name)
        let lock = try FileLock(
            path: path + ".lock", mode: .exclusive, timeoutMilliseconds: timeoutMilliseconds,
            subject: "The database '\(name)'")
        try master().execute("DELETE FROM databases WHERE name = $1", [.text(name)])
        for suffix in ["", "-wal", "-shm", ".staged", ".previous", ".new"] { try Files.remove(path + suffix) }
        try Files.sync(folder)
        try Files.remove(path + ".lock")
        lock.release()
    }
}

/// What can name a database.
enum DatabaseName {
    /// The longest name, in characters (sysname of SQL Server).
    private static let limit = 123

    static func check(_ name: String) throws(DatabaseError) {
        let reserved = ["master", "model", "msdb", "tempdb"]
        let forbidden: Set<Character> = ["/", "\\", ":", "*", "?", "\"", "<", ">", "|"]
        let isPlain = name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        guard !name.isEmpty, name.count <= limit, name.utf8.count <= 200, isPlain, !name.hasPrefix("."),
            !name.contains(where: forbidden.contains), name.first != " ", name.last != " ",
            !reserved.contains(name.lowercased())
        else {
            throw DatabaseError(
                .invalidName,
                "'\(name)' cannot name a database: a name has 1 to \(limit) characters, none of / \\ : * ? \" < > |, "
                    + "no blank at its ends, no leading dot, and is not master, model, msdb or tempdb.",
                target: name)
        }
    }
}
