import Farm
import Foundation
import TestSupport
import Testing

@Suite("The home of a farm on a computer")
struct FarmHomeTests {
    @Test("a join is remembered and forgotten")
    func join() throws {
        let folder = TemporaryFolder()
        let home = FarmHome(path: folder.path)
        #expect(try home.join() == nil)
        #expect(code { _ = try home.openFarm() } == .noFarm)
        let join = FarmJoin(
            farm: ObjectID(), server: ObjectID(), configurationDatabase: "Config = 1",
            databaseServer: "(local)")
        try home.write(join)
        #expect(try home.join() == join)
        let mode = try FileManager.default.attributesOfItem(atPath: home.joinFile)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        try home.removeJoin()
        #expect(try home.join() == nil)
    }

    @Test("a damaged join says what to do")
    func damagedJoin() throws {
        let folder = TemporaryFolder()
        let home = FarmHome(path: folder.path)
        try TextFile.write(Array("Farm = nonsense\n".utf8), to: home.joinFile)
        #expect(code { _ = try home.join() } == .damagedJoin)
    }

    @Test("a file is replaced whole or stays")
    func replacesFiles() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/a"
        try TextFile.write([1, 2, 3], to: path)
        try TextFile.write([4], to: path)
        #expect(TextFile.readBytes(path) == [4])
        #expect(code { try TextFile.write([5], to: folder.path + "/missing/a") } == .cannotWrite)
    }
}
