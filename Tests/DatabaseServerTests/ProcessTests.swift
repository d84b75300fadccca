import DatabaseServer
import Foundation
import TestSupport
import Testing

@Suite("Several processes on one database")
struct ProcessTests {
    @Test("two processes that count together lose nothing")
    func countingTogether() throws {
        let test = try TestInstance()
        let connection = try test.create(
            "Test", ["CREATE TABLE counter (value INTEGER)", "INSERT INTO counter VALUES (0)"])
        let folders = [TemporaryFolder(), TemporaryFolder()]
        let processes = try folders.map { folder in
            try Data().write(to: URL(fileURLWithPath: folder.path + "/in"))
            return try ShellProcess(folder: folder.path).start(
                program: [Probe.path, "count", test.instance.folder, "Test", "150"], files: folder.path)
        }
        for process in processes { #expect(process.wait(seconds: 60) == 0) }
        #expect(try connection.number("SELECT value FROM counter") == 300)
    }

    @Test("what a killed process said was on the disk is there, and nothing by halves")
    func killedWriter() throws {
        let test = try TestInstance()
        let connection = try test.create("Test", ["CREATE TABLE pairs (number INTEGER, half INTEGER)"])
        for round in 1...10 {
            try connection.execute("DELETE FROM pairs")
            let lines = try Probe.killed(
                ["insert-forever", test.instance.folder, "Test"], afterBytes: round * 10)
            let pairs = try connection.rows(
                "SELECT number, COUNT(*) FROM pairs GROUP BY number ORDER BY number"
            ) {
                ($0.int(0), $0.int(1))
            }
            #expect(pairs.allSatisfy { $0.1 == 2 })
            #expect(pairs.map(\.0).starts(with: lines.compactMap(Int.init)))
            #expect(pairs.count <= lines.count + 1)
        }
        #expect(try connection.integrityFaults().isEmpty)
    }
}
