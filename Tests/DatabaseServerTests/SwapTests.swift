import DatabaseServer
import Foundation
import TestSupport
import Testing

@Suite("Swapping a restored database in")
struct SwapTests {
    /// A database that says `old`, and beside it a copy that says `new`.
    private func prepare() throws -> TestInstance {
        let test = try TestInstance(timeoutMilliseconds: 200)
        let live = try test.create(
            "Test", ["CREATE TABLE state (name TEXT)", "INSERT INTO state VALUES ('new')"])
        try live.copy(to: test.instance.stagingPath(for: "Test"))
        try live.execute("UPDATE state SET name = 'old'")
        live.close()
        return test
    }

    private func state(_ test: TestInstance) throws -> String? {
        let connection = try test.instance.openDatabase("Test")
        defer { connection.close() }
        return try connection.first("SELECT name FROM state") { $0.text(0) }
    }

    @Test("the copy takes the place of the live database")
    func swap() throws {
        let test = try prepare()
        #expect(try state(test) == "old")
        try test.instance.swapDatabase("Test")
        #expect(try state(test) == "new")
        #expect(!FileManager.default.fileExists(atPath: test.instance.stagingPath(for: "Test")))
        let connection = try test.instance.openDatabase("Test")
        #expect(try connection.first("PRAGMA journal_mode") { $0.text(0) } == "wal")
    }

    @Test("a database that is in use is not swapped")
    func inUse() throws {
        let test = try prepare()
        let open = try test.instance.openDatabase("Test")
        #expect(code { try test.instance.swapDatabase("Test") } == .busy)
        open.close()
        #expect(try state(test) == "old")
    }

    @Test("the previous database comes back")
    func revert() throws {
        let test = try prepare()
        try test.instance.swapDatabase("Test", keepingPrevious: true)
        #expect(try state(test) == "new")
        try test.instance.revertSwap("Test")
        #expect(try state(test) == "old")
    }

    @Test(
        "a live database that is lost, damaged or left with a log is replaced",
        arguments: ["gone", "damaged", "log"])
    func lostDatabase(how: String) throws {
        let test = try prepare()
        let live = try test.instance.openDatabase("Test")
        try live.execute("UPDATE state SET name = 'in the log'")
        let log = try Data(contentsOf: URL(fileURLWithPath: test.file() + "-wal"))
        live.close()
        #expect(!log.isEmpty)
        // What a machine that lost its power leaves: a log beside a file that cannot take it.
        try log.write(to: URL(fileURLWithPath: test.file() + "-wal"))
        if how == "gone" { unlink(test.file()) }
        if how == "damaged" {
            try Data(repeating: 0x42, count: 9000).write(to: URL(fileURLWithPath: test.file()))
        }
        try test.instance.swapDatabase("Test")
        #expect(try state(test) == "new")
    }

    @Test("without a good copy in the staging place nothing is changed")
    func badCopy() throws {
        let test = try prepare()
        try Data(repeating: 0x42, count: 9000)
            .write(to: URL(fileURLWithPath: test.instance.stagingPath(for: "Test")))
        #expect(code { try test.instance.swapDatabase("Test") } == .notADatabase)
        unlink(test.instance.stagingPath(for: "Test"))
        #expect(code { try test.instance.swapDatabase("Test") } == .notFound)
        #expect(try state(test) == "old")
    }

    @Test("a copy becomes a database of its own")
    func createFromCopy() throws {
        let test = try prepare()
        let staged = test.instance.stagingPath(for: "Test")
        let connection = try test.instance.createDatabase(
            "Other", owner: TestInstance.owner, fromStaged: staged)
        #expect(try connection.first("SELECT name FROM state") { $0.text(0) } == "new")
        #expect(try state(test) == "old")
    }

    @Test("killed at any moment, the database is one of the two, whole")
    func killedSwaps() throws {
        let test = try TestInstance()
        try test.create(
            "Test",
            [
                "CREATE TABLE generation (value INTEGER)", "INSERT INTO generation VALUES (0)",
                "CREATE TABLE written (value INTEGER)",
            ]
        ).close()
        for round in 1...25 {
            let lines = try Probe.killed(
                ["swap-forever", test.instance.folder, "Test"], afterBytes: round % 5 * 2 + 1)
            let connection = try test.instance.openDatabase("Test")
            #expect(try connection.integrityFaults().isEmpty)
            // The database holds what was said to be swapped in and written, or the swap that was under way.
            let generation = try connection.number("SELECT value FROM generation")
            #expect(lines.isEmpty || generation >= lines.count)
            connection.close()
            try test.instance.discardPrevious("Test")
        }
    }
}
