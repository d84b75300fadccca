import DatabaseServer
import Testing

@Suite("The contract of a database connection")
struct ConnectionContractTests {
    private static let table =
        "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE, data BLOB, weight REAL)"

    @Test("a value of each type comes back as it was stored")
    func valuesComeBack() throws {
        let test = try TestInstance()
        let connection = try test.create("Test", [Self.table])
        let bytes: [UInt8] = [0, 1, 255]
        try connection.execute(
            "INSERT INTO t (id, name, data, weight) VALUES ($1, $2, $3, $4)",
            [.integer(.min), "naïve \u{1F511}", .blob(bytes), .real(0.1)])
        try connection.execute(
            "INSERT INTO t (id, name, data, weight) VALUES ($1, $2, $3, $4)", [2, "", .blob([]), .null])
        let rows = try connection.rows("SELECT id, name, data, weight FROM t ORDER BY id") { row in
            (0..<4).map { row.value($0) }
        }
        #expect(rows[0] == [.integer(.min), .text("naïve \u{1F511}"), .blob(bytes), .real(0.1)])
        #expect(rows[1] == [.integer(2), .text(""), .blob([]), .null])
    }

    @Test("arguments are taken by their number, in any order and more than once")
    func argumentsByNumber() throws {
        let connection = try TestInstance().create()
        let found = try connection.first("SELECT $2 || $1 || $2", ["a", "b"]) { $0.text(0) }
        #expect(found == "bab")
    }

    @Test("a wrong number of arguments and another kind of parameter are refused")
    func wrongArguments() throws {
        let connection = try TestInstance().create()
        #expect(code { try connection.execute("SELECT $1", []) } == .statement)
        #expect(code { try connection.execute("SELECT ?", [1]) } == .statement)
        #expect(code { try connection.execute("SELECT FROM", []) } == .statement)
    }

    @Test("an error never prints an argument")
    func errorsHideArguments() throws {
        let connection = try TestInstance().create("Test", [Self.table])
        try connection.execute("INSERT INTO t (id, name) VALUES (1, $1)", ["hunter2"])
        do {
            try connection.execute("INSERT INTO t (id, name) VALUES (2, $1)", ["hunter2"])
            Issue.record("a name was taken twice")
        } catch {
            #expect(error.code == .constraint)
            #expect(!"\(error)".contains("hunter2"))
            #expect(error.message.contains("t.name"))
        }
    }

    @Test("a query may run inside the rows of the same query")
    func nestedQueries() throws {
        let connection = try TestInstance().create("Test", [Self.table])
        for id in 1...3 { try connection.execute("INSERT INTO t (id) VALUES ($1)", [.int(id)]) }
        var pairs = 0
        try connection.scan("SELECT id FROM t") { _ in
            try connection.scan("SELECT id FROM t") { _ in
                pairs += 1
                return true
            }
            return true
        }
        #expect(pairs == 9)
    }

    @Test("a transaction that throws leaves nothing")
    func transactionsAreWhole() throws {
        struct Stop: Error {}
        let connection = try TestInstance().create("Test", [Self.table])
        #expect(throws: Stop.self) {
            try connection.transaction { transaction in
                try transaction.execute("INSERT INTO t (id) VALUES (1)")
                throw Stop()
            }
        }
        #expect(try connection.number("SELECT COUNT(*) FROM t") == 0)
        #expect(!connection.isInTransaction)
    }

    @Test("a part of a transaction is undone alone")
    func nestedTransactions() throws {
        struct Stop: Error {}
        let connection = try TestInstance().create("Test", [Self.table])
        try connection.transaction { transaction in
            try transaction.execute("INSERT INTO t (id) VALUES (1)")
            try? connection.transaction { inner in
                try inner.execute("INSERT INTO t (id) VALUES (2)")
                throw Stop()
            }
            try connection.transaction { try $0.execute("INSERT INTO t (id) VALUES (3)") }
        }
        #expect(try connection.rows("SELECT id FROM t ORDER BY id") { $0.integer(0) } == [1, 3])
    }

    @Test("a reading transaction sees one state while another connection writes")
    func readersKeepTheirState() throws {
        let test = try TestInstance()
        let reader = try test.create("Test", [Self.table])
        let writer = try test.again().openDatabase("Test")
        try reader.transaction(.read) { _ in
            #expect(try reader.number("SELECT COUNT(*) FROM t") == 0)
            try writer.execute("INSERT INTO t (id) VALUES (1)")
            #expect(try reader.number("SELECT COUNT(*) FROM t") == 0)
        }
        #expect(try reader.number("SELECT COUNT(*) FROM t") == 1)
    }

    @Test("a second writer is told that the database is busy")
    func secondWriterIsBusy() throws {
        let test = try TestInstance()
        let first = try test.create("Test", [Self.table])
        let second = try test.again().openDatabase("Test")
        try first.transaction { _ in
            #expect(code { try second.transaction { _ in } } == .busy)
        }
        try second.transaction { try $0.execute("INSERT INTO t (id) VALUES (1)") }
    }

    @Test("a full database says so and keeps what it had")
    func fullDatabase() throws {
        let connection = try TestInstance().create("Test", [Self.table])
        try connection.limitSize(bytes: 64 * 1024)
        let block = [UInt8](repeating: 7, count: 8192)
        let result = code {
            for id in 1...100 {
                try connection.execute("INSERT INTO t (id, data) VALUES ($1, $2)", [.int(id), .blob(block)])
            }
        }
        #expect(result == .full)
        #expect(try connection.number("SELECT COUNT(*) FROM t") > 0)
        #expect(try connection.integrityFaults().isEmpty)
    }

    @Test("a closed connection refuses statements")
    func closedConnection() throws {
        let connection = try TestInstance().create()
        connection.close()
        #expect(code { try connection.execute("SELECT 1") } == .statement)
    }

    @Test("a prepared statement runs many times")
    func preparedStatements() throws {
        let connection = try TestInstance().create("Test", [Self.table])
        try connection.transaction { _ in
            let insert = try connection.prepare("INSERT INTO t (id, name) VALUES ($1, $2)")
            for id in 1...1000 { try insert.execute([.int(id), .text("n\(id)")]) }
        }
        #expect(try connection.number("SELECT SUM(id) FROM t") == 500_500)
    }
}
