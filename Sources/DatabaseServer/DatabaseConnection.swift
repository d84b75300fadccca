/// An open connection to one database.
///
/// It belongs to the thread that uses it; another thread opens its own. SQL is written in the subset that SQLite and
/// PostgreSQL share, with `$1 … $n` for the arguments. Statements stay prepared as long as the connection is open.
public final class DatabaseConnection {
    let engine: EmbeddedConnection
    private var transactionDepth = 0

    init(engine: EmbeddedConnection) { self.engine = engine }

    /// The name of the database.
    public var database: String { engine.database }

    /// Ends the connection; further statements fail. Also done when the last reference goes.
    public func close() { engine.close() }

    /// Whether a transaction is open on the connection.
    public var isInTransaction: Bool { engine.isInTransaction }

    // MARK: Statements

    /// Runs a statement for its effect.
    ///
    /// - Returns: The number of rows inserted, updated or deleted.
    @discardableResult
    public func execute(_ sql: String, _ arguments: [DatabaseValue] = []) throws(DatabaseError) -> Int {
        try engine.execute(try engine.statement(sql), arguments)
        return engine.changes
    }

    /// Runs an insert into a table that has an `IDENTITY` column and returns the number given to the row.
    public func insert(_ sql: String, _ arguments: [DatabaseValue] = []) throws(DatabaseError) -> Int64 {
        try engine.execute(try engine.statement(sql), arguments)
        return engine.lastInsertedID
    }

    /// Hands each row to the closure, in order, until it returns false.
    public func scan(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ body: (DatabaseRow) throws -> Bool
    ) throws {
        let statement = try engine.statement(sql)
        try engine.start(statement, arguments)
        defer { engine.finish(statement) }
        while try engine.step(statement) {
            guard try body(DatabaseRow(statement: statement)) else { return }
        }
    }

    /// All rows, each made into a value.
    public func rows<T>(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ map: (DatabaseRow) throws -> T
    ) throws -> [T] {
        var result: [T] = []
        try scan(sql, arguments) {
            result.append(try map($0))
            return true
        }
        return result
    }

    /// The first row made into a value, or nil.
    public func first<T>(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ map: (DatabaseRow) throws -> T
    ) throws -> T? {
        var result: T?
        try scan(sql, arguments) {
            result = try map($0)
            return false
        }
        return result
    }

    /// The number in the first column of the first row; 0 without a row.
    public func number(_ sql: String, _ arguments: [DatabaseValue] = []) throws(DatabaseError) -> Int64 {
        let statement = try engine.statement(sql)
        try engine.start(statement, arguments)
        defer { engine.finish(statement) }
        return try engine.step(statement) ? DatabaseRow(statement: statement).integer(0) : 0
    }

    /// Prepares a statement that a loop runs many times.
    public func prepare(_ sql: String) throws(DatabaseError) -> PreparedStatement {
        PreparedStatement(connection: self, statement: try engine.prepare(sql))
    }

    // MARK: Transactions

    /// What a transaction will do.
    public enum TransactionKind: Sendable {
        /// Reads one consistent state, while others write.
        case read
        /// Writes; taken at once, so that it never fails half-way for another writer.
        case write
    }

    /// Runs the closure in a transaction: all of its changes are on the disk when this returns, none when it throws.
    ///
    /// Inside another transaction it is a part of that one, whose changes alone are undone when it throws.
    @discardableResult
    public func transaction<R>(
        _ kind: TransactionKind = .write, _ body: (Transaction) throws -> R
    ) throws -> R {
        if transactionDepth > 0 { return try nested(body) }
        try engine.run(kind == .write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED")
        transactionDepth = 1
        defer { transactionDepth = 0 }
        do {
            let result = try body(Transaction(connection: self))
            try engine.run("COMMIT")
            return result
        } catch {
            // A failed COMMIT or a full disk may have ended the transaction already.
            if engine.isInTransaction { try? engine.run("ROLLBACK") }
            throw error
        }
    }

    private func nested<R>(_ body: (Transaction) throws -> R) throws -> R {
        let name = "part\(transactionDepth)"
        try engine.run("SAVEPOINT \(name)")
        transactionDepth += 1
        defer { transactionDepth -= 1 }
        do {
            let result = try body(Transaction(connection: self))
            try engine.run("RELEASE \(name)")
            return result
        } catch {
            if engine.isInTransaction { try? engine.run("ROLLBACK TO \(name); RELEASE \(name)") }
            throw error
        }
    }
}

/// The open transaction inside a closure; what runs on its connection is part of it.
public struct Transaction {
    /// The connection that the transaction is on.
    public let connection: DatabaseConnection

    /// Runs a statement for its effect and returns the number of rows it touched.
    @discardableResult
    public func execute(_ sql: String, _ arguments: [DatabaseValue] = []) throws(DatabaseError) -> Int {
        try connection.execute(sql, arguments)
    }

    /// Runs an insert and returns the number given to the row.
    public func insert(_ sql: String, _ arguments: [DatabaseValue] = []) throws(DatabaseError) -> Int64 {
        try connection.insert(sql, arguments)
    }

    /// All rows, each made into a value.
    public func rows<T>(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ map: (DatabaseRow) throws -> T
    ) throws -> [T] {
        try connection.rows(sql, arguments, map)
    }

    /// The first row made into a value, or nil.
    public func first<T>(
        _ sql: String, _ arguments: [DatabaseValue] = [], _ map: (DatabaseRow) throws -> T
    ) throws -> T? {
        try connection.first(sql, arguments, map)
    }
}

/// A statement kept ready by whoever loops over it. Ends with its connection.
public final class PreparedStatement {
    private let connection: DatabaseConnection
    private let statement: EmbeddedStatement

    init(connection: DatabaseConnection, statement: EmbeddedStatement) {
        self.connection = connection
        self.statement = statement
    }

    /// Runs the statement for its effect and returns the number of rows it touched.
    @discardableResult
    public func execute(_ arguments: [DatabaseValue]) throws(DatabaseError) -> Int {
        try connection.engine.execute(statement, arguments)
        return connection.engine.changes
    }

    /// Hands each row to the closure until it returns false.
    public func scan(_ arguments: [DatabaseValue], _ body: (DatabaseRow) throws -> Bool) throws {
        try connection.engine.start(statement, arguments)
        defer { connection.engine.finish(statement) }
        while try connection.engine.step(statement) {
            guard try body(DatabaseRow(statement: statement)) else { return }
        }
    }
}
