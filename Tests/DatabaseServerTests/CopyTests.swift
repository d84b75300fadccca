import DatabaseServer
import Foundation
import Testing

@Suite("Copies of a database in use")
struct CopyTests {
    private static let filled = [
        "CREATE TABLE t (id INTEGER PRIMARY KEY, data BLOB)",
        """
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
        INSERT INTO t SELECT i, randomblob(4000) FROM n
        """,
    ]

    @Test("a copy is the state at its begin although a writer goes on")
    func consistentCopy() throws {
        let test = try TestInstance()
        let source = try test.create("Test", Self.filled)
        let writer = try test.again().openDatabase("Test")
        let path = test.folder.path + "/copy.db"
        var steps: [CopyProgress] = []
        try source.copy(to: path) { progress in
            steps.append(progress)
            try writer.execute("INSERT INTO t (data) VALUES (randomblob(10))")
        }
        #expect(steps.count > 2 && steps.last?.doneBytes == steps.last?.totalBytes)
        let copy = try DatabaseInstance.openCopy(at: path)
        #expect(try copy.number("SELECT COUNT(*) FROM t") == 3000)
        #expect(try copy.integrityFaults().isEmpty)
        #expect(try source.number("SELECT COUNT(*) FROM t") == 3000 + Int64(steps.count))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: test.folder.path)
        #expect(names.filter { $0.hasPrefix("copy") } == ["copy.db"])
    }

    @Test("a copy that is stopped leaves no file")
    func stoppedCopy() throws {
        struct Stop: Error {}
        let test = try TestInstance()
        let source = try test.create("Test", Self.filled)
        let path = test.folder.path + "/copy.db"
        #expect(throws: Stop.self) { try source.copy(to: path) { _ in throw Stop() } }
        #expect(!FileManager.default.fileExists(atPath: path))
        try source.execute("INSERT INTO t (data) VALUES (NULL)")
    }

    @Test("a copy does not write over a file")
    func existingFile() throws {
        let test = try TestInstance()
        let source = try test.create()
        let path = test.folder.path + "/copy.db"
        try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
        #expect(code { try source.copy(to: path) } != nil)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    }

    @Test("a copy that is looked at read-only refuses changes")
    func readOnlyCopy() throws {
        let test = try TestInstance()
        let path = test.folder.path + "/copy.db"
        try test.create("Test", Self.filled).copy(to: path)
        let copy = try DatabaseInstance.openCopy(at: path)
        #expect(code { try copy.execute("DELETE FROM t") } == .readOnly)
    }

    @Test("damage to pages and references is found")
    func faultsAreFound() throws {
        let test = try TestInstance()
        let connection = try test.create(
            "Test",
            [
                "CREATE TABLE a (id INTEGER PRIMARY KEY)", "CREATE TABLE b (a INTEGER REFERENCES a)",
                "PRAGMA foreign_keys = OFF", "INSERT INTO b VALUES (7)",
            ])
        #expect(try connection.integrityFaults() == ["row 1 of b refers to a row of a that is not there"])
    }
}
