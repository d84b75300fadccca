import DatabaseServer
import Testing

@Suite("Schemas and their migrations")
struct SchemaTests {
    private static let first = Migration(version: 1, statements: ["CREATE TABLE a (id IDENTITY, name TEXT)"])
    private static let second = Migration(
        version: 2, statements: ["ALTER TABLE a ADD COLUMN age INTEGER", "CREATE INDEX a_by_age ON a (age)"])

    private static func schema(_ migrations: [Migration]) -> DatabaseSchema {
        DatabaseSchema(name: "Test", migrations: migrations)
    }

    @Test("each step is applied once, and data stays")
    func stepsApplyOnce() throws {
        let connection = try TestInstance().create()
        try connection.migrate(Self.schema([Self.first]))
        #expect(try connection.insert("INSERT INTO a (name) VALUES ('x')") == 1)
        for _ in 1...2 { try connection.migrate(Self.schema([Self.first, Self.second])) }
        #expect(try connection.version(of: Self.schema([])) == 2)
        #expect(try connection.number("SELECT COUNT(*) FROM a WHERE age IS NULL") == 1)
    }

    @Test("a step that fails is undone and the ones before it stay")
    func failedStep() throws {
        let connection = try TestInstance().create()
        let broken = Migration(
            version: 2, statements: ["CREATE TABLE b (id INTEGER)", "CREATE TABLE a (id INTEGER)"])
        #expect(code { try connection.migrate(Self.schema([Self.first, broken])) } == .statement)
        #expect(try connection.version(of: Self.schema([])) == 1)
        #expect(try connection.number("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'b'") == 0)
    }

    @Test("a database of a newer release is left alone")
    func newerSchema() throws {
        let connection = try TestInstance().create()
        try connection.migrate(Self.schema([Self.first, Self.second]))
        #expect(code { try connection.migrate(Self.schema([Self.first])) } == .schemaTooNew)
        #expect(try connection.version(of: Self.schema([])) == 2)
    }

    @Test("a column refuses values of another type")
    func columnsAreTyped() throws {
        let connection = try TestInstance().create()
        try connection.migrate(Self.schema([Self.first, Self.second]))
        #expect(code { try connection.execute("INSERT INTO a (age) VALUES ('old')") } == .constraint)
    }
}
