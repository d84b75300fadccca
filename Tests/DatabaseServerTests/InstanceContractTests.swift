import DatabaseServer
import Foundation
import Testing

@Suite("The contract of a database instance")
struct InstanceContractTests {
    @Test("the spellings of the embedded instance are accepted, other servers refused without their password")
    func serverNames() throws {
        for name in ["", ".", "(local)", "(LOCAL)"] { try DatabaseServerName.requireEmbedded(name) }
        try DatabaseServerName.requireEmbedded(nil)
        #expect(code { try DatabaseServerName.requireEmbedded("sql01") } == .serverNotSupported)
        do {
            try DatabaseServerName.requireEmbedded("postgresql://sp:hunter2@db/farm")
        } catch {
            #expect(error.code == .serverNotSupported)
            #expect(!error.message.contains("hunter2"))
        }
    }

    @Test("databases are created, listed and dropped")
    func createListDrop() throws {
        let test = try TestInstance()
        try test.create("B").close()
        try test.create("a").close()
        #expect(try test.instance.databases().map(\.name) == ["a", "B"])
        #expect(try test.instance.hasDatabase("b"))
        try test.instance.dropDatabase("A")
        #expect(try test.instance.databases().map(\.name) == ["B"])
        let left = try FileManager.default.contentsOfDirectory(atPath: test.instance.folder)
        #expect(!left.contains { $0.hasPrefix("a.db") })
    }

    @Test("a name is used once, whatever its case")
    func duplicateNames() throws {
        let test = try TestInstance()
        try test.create("Store").close()
        #expect(code { _ = try test.create("STORE") } == .alreadyExists)
    }

    @Test(
        "names that cannot name a database are refused",
        arguments: ["", "a/b", ".hidden", "master", "x\u{0}y", " x"])
    func wrongNames(name: String) throws {
        let test = try TestInstance()
        #expect(code { _ = try test.create(name) } == .invalidName)
        #expect(try test.instance.databases().isEmpty)
    }

    @Test("an unknown database and one whose file is gone are told apart")
    func missingDatabases() throws {
        let test = try TestInstance()
        try test.create("Lost").close()
        unlink(test.file("Lost"))
        #expect(code { _ = try test.instance.openDatabase("Unknown") } == .notFound)
        do {
            _ = try test.instance.openDatabase("Lost")
        } catch let error as DatabaseError {
            #expect(error.code == .notFound && error.message.contains("restore it from a backup"))
        }
        #expect(try test.instance.databases().map(\.isPresent) == [false])
        try test.instance.dropDatabase("Lost")
        #expect(try test.instance.databases().isEmpty)
    }

    @Test("a file that is no database and a damaged one are told apart")
    func damagedDatabases() throws {
        let test = try TestInstance()
        let connection = try test.create("Test", ["CREATE TABLE t (data BLOB)"])
        for _ in 1...50 {
            try connection.execute("INSERT INTO t VALUES ($1)", [.blob([UInt8](repeating: 1, count: 2000))])
        }
        connection.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: test.file()))
        try file.seek(toOffset: 4096)
        try file.write(contentsOf: Data(repeating: 0xEE, count: 16384))
        try file.close()
        #expect(
            code { _ = try test.instance.openDatabase("Test").number("SELECT COUNT(*) FROM t") } == .corrupt)
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: test.file()))
        #expect(code { _ = try test.instance.openDatabase("Test") } == .notADatabase)
    }

    @Test("an open database is not dropped")
    func openDatabaseStays() throws {
        let test = try TestInstance()
        let connection = try test.create()
        #expect(code { try test.again().dropDatabase("Test") } == .busy)
        connection.close()
        try test.again().dropDatabase("Test")
    }

    @Test("a file that belongs to no database is not taken over")
    func foreignFileStays() throws {
        let test = try TestInstance()
        let other = try test.create("Other", ["CREATE TABLE precious (id INTEGER)"])
        other.close()
        try FileManager.default.copyItem(atPath: test.file("Other"), toPath: test.file("New"))
        #expect(code { _ = try test.create("New") } == .alreadyExists)
        #expect(try !test.instance.hasDatabase("New"))
    }

    @Test("everything is made for its owner alone, whatever the umask")
    func modes() throws {
        let test = try TestInstance()
        let connection = try test.create("Test", ["CREATE TABLE t (id INTEGER)"])
        for name in try FileManager.default.contentsOfDirectory(atPath: test.instance.folder) {
            let path = test.instance.folder + "/" + name
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
        let folder =
            try FileManager.default.attributesOfItem(atPath: test.instance.folder)[.posixPermissions] as? Int
        #expect(folder == 0o700)
        connection.close()
    }

    @Test("an instance is made once")
    func instanceExists() throws {
        let test = try TestInstance()
        #expect(
            code { _ = try DatabaseInstance.create(at: test.instance.folder, owner: TestInstance.owner) }
                == .alreadyExists)
        #expect(code { _ = try DatabaseInstance.open(at: test.folder.path) } == .notFound)
    }
}
