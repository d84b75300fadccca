import CSQLite
import Glibc

/// One open SQLite database. Confined to the thread that uses it.
final class EmbeddedConnection {
    /// Statements kept prepared; enough for what one engine runs in a loop.
    private static let cacheLimit = 64

    let database: String
    let path: String
    private var handle: OpaquePointer?
    private var cache: [String: EmbeddedStatement] = [:]
    /// Held as long as the connection is open, so that nobody replaces the file under it.
    private var lock: FileLock?

    /// Opens a file that exists.
    init(
        path: String, database: String, isReadOnly: Bool, journal: Journal, busyMilliseconds: Int32,
        lock: FileLock?
    ) throws(DatabaseError) {
        self.path = path
        self.database = database
        self.lock = lock
        let access = isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
        let code = sqlite3_open_v2(path, &handle, access | SQLITE_OPEN_NOMUTEX, nil)
        guard code == SQLITE_OK else {
            let error = failure(code)
            close()
            throw error
        }
        sqlite3_extended_result_codes(handle, 1)
        sqlite3_busy_timeout(handle, busyMilliseconds)
        do {
            try configure(journal, isReadOnly: isReadOnly)
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    /// How the database keeps a transaction safe.
    enum Journal {
        /// Write-ahead log: readers go on beside a writer. Its files stay when the last connection closes, so that
        /// an account with rights on the files alone, and none on the folder, can open the database.
        case writeAhead
        /// A rollback journal: a reader needs no right to write anything.
        case rollback
        /// As the file says; for copies that are looked at.
        case asFound
    }

    private func configure(_ journal: Journal, isReadOnly: Bool) throws(DatabaseError) {
        if journal == .writeAhead {
            var persist: Int32 = 1
            sqlite3_file_control(handle, "main", SQLITE_FCNTL_PERSIST_WAL, &persist)
            if !isReadOnly { try run("PRAGMA journal_mode = WAL") }
            // Also lets SQLite cut the log to nothing when the last connection closes.
            try run("PRAGMA journal_size_limit = 67108864")
        }
        try run("PRAGMA synchronous = FULL")
        try run("PRAGMA fullfsync = ON")
        try run("PRAGMA checkpoint_fullfsync = ON")
        try run("PRAGMA foreign_keys = ON")
        try run("PRAGMA temp_store = MEMORY")
        try run("PRAGMA trusted_schema = OFF")
        try run("PRAGMA cache_size = -8192")
        // The first read finds out whether the file is a database at all.
        try run("SELECT 1 FROM sqlite_schema LIMIT 1")
    }

    /// Ends all statements and the connection.
    func close() {
        cache.removeAll()
        sqlite3_close_v2(handle)
        handle = nil
        lock?.release()
        lock = nil
    }

    var isOpen: Bool { handle != nil }
    var isInTransaction: Bool { handle.map { sqlite3_get_autocommit($0) == 0 } ?? false }
    var changes: Int { Int(sqlite3_changes64(handle)) }
    var lastInsertedID: Int64 { sqlite3_last_insert_rowid(handle) }
    var rawHandle: OpaquePointer? { handle }

    // MARK: Statements

    /// A statement ready for arguments, from the cache when it is not in use there.
    func statement(_ sql: String) throws(DatabaseError) -> EmbeddedStatement {
        if let cached = cache[sql] {
            if !cached.isBusy { return cached }
            return try prepare(sql)
        }
        let fresh = try prepare(sql)
        if cache.count >= Self.cacheLimit { cache.removeAll(keepingCapacity: true) }
        cache[sql] = fresh
        return fresh
    }

    func prepare(_ sql: String) throws(DatabaseError) -> EmbeddedStatement {
        guard handle != nil else {
            throw DatabaseError(
                .statement, "The connection to the database '\(database)' is closed.", target: database)
        }
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
        guard code == SQLITE_OK else { throw failure(code) }
        guard let prepared, let statement = EmbeddedStatement(handle: prepared) else {
            throw DatabaseError(
                .statement,
                "A statement for the database '\(database)' is empty or its parameters are not $1, $2, …",
                target: database)
        }
        return statement
    }

    /// Binds and returns the statement marked busy; the caller calls `finish`.
    func start(_ statement: EmbeddedStatement, _ arguments: [DatabaseValue]) throws(DatabaseError) {
        guard arguments.count == statement.parameterCount else {
            throw DatabaseError(
                .statement,
                "A statement for the database '\(database)' needs \(statement.parameterCount) arguments "
                    + "and got \(arguments.count).", target: database)
        }
        let code = statement.bind(arguments)
        guard code == SQLITE_OK else { throw failure(code) }
        statement.isBusy = true
    }

    func finish(_ statement: EmbeddedStatement) {
        statement.rewind()
        statement.isBusy = false
    }

    /// The next row is there.
    @inline(__always) func step(_ statement: EmbeddedStatement) throws(DatabaseError) -> Bool {
        let code = sqlite3_step(statement.handle)
        if code == SQLITE_ROW { return true }
        if code == SQLITE_DONE { return false }
        throw failure(code)
    }

    func execute(_ statement: EmbeddedStatement, _ arguments: [DatabaseValue]) throws(DatabaseError) {
        try start(statement, arguments)
        defer { finish(statement) }
        while try step(statement) {}
    }

    /// Statements without arguments or wanted rows.
    func run(_ sql: String) throws(DatabaseError) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// The error for a result code of this connection.
    func failure(_ code: Int32) -> DatabaseError {
        let detail =
            handle.map { String(cString: sqlite3_errmsg($0)) } ?? String(cString: sqlite3_errstr(code))
        if code & 0xFF == SQLITE_CANTOPEN, let handle {
            let number = sqlite3_system_errno(handle)
            if number == EACCES || number == EPERM {
                return DatabaseError(
                    .accessDenied,
                    "The database '\(database)' cannot be opened: the operating system refuses this account the "
                        + "file '\(path)' or one beside it; ask an administrator of the farm for access.",
                    target: database, engineCode: code)
            }
        }
        return EmbeddedErrors.error(code, detail: detail, database: database)
    }
}
