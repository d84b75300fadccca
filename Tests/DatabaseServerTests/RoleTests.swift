import DatabaseServer
import Foundation
import Testing

@Suite("Roles of an instance and the rights of its files")
struct RoleTests {
    private let jane = DatabasePrincipal(id: 54_321, name: "HOST\\jane")
    private let staff = DatabasePrincipal(kind: .group, id: 54_322, name: "HOST\\staff")
    private let janeAlone = DatabaseIdentity(userID: 54_321, groupIDs: [54_321])
    private let owner = DatabaseIdentity(userID: getuid(), groupIDs: [])

    @Test("the creator is sysadmin, and sysadmin has every role")
    func sysadminImpliesAll() throws {
        let test = try TestInstance()
        try test.create().close()
        for role in ServerRole.allCases { #expect(try test.instance.has(owner, role)) }
        #expect(try test.instance.has(owner, .owner, of: "Test"))
        #expect(try !test.instance.has(janeAlone, .securityadmin))
        #expect(try !test.instance.has(janeAlone, .shellAccess, of: "Test"))
    }

    @Test("a role is given once and taken away")
    func giveAndTake() throws {
        let test = try TestInstance()
        try test.create("A").close()
        try test.create("B").close()
        #expect(try test.instance.add(jane, to: .shellAccess, of: ["A", "B"]) == 2)
        #expect(try test.instance.add(jane, to: .shellAccess, of: ["A", "B"]) == 0)
        #expect(try test.instance.has(janeAlone, .shellAccess, of: "A"))
        #expect(try !test.instance.has(janeAlone, .owner, of: "A"))
        #expect(try test.instance.remove(jane, from: .shellAccess, of: ["A"]) == 1)
        #expect(try !test.instance.has(janeAlone, .shellAccess, of: "A"))
        #expect(try test.instance.has(janeAlone, .shellAccess, of: "B"))
    }

    @Test("a role of several databases is given for all of them or none")
    func allOrNone() throws {
        let test = try TestInstance()
        try test.create("A").close()
        #expect(code { try test.instance.add(jane, to: .owner, of: ["A", "Unknown"]) } == .notFound)
        #expect(try !test.instance.has(janeAlone, .owner, of: "A"))
    }

    @Test("a role of a group reaches its members")
    func groups() throws {
        let test = try TestInstance()
        try test.instance.add(staff, to: .securityadmin)
        #expect(try test.instance.has(DatabaseIdentity(userID: 1, groupIDs: [54_322]), .securityadmin))
        #expect(try !test.instance.has(DatabaseIdentity(userID: 54_322, groupIDs: []), .securityadmin))
    }

    @Test("the last sysadmin stays")
    func lastSysadmin() throws {
        let test = try TestInstance()
        #expect(code { try test.instance.remove(TestInstance.owner, from: .sysadmin) } == .lastMember)
        try test.instance.add(jane, to: .sysadmin)
        #expect(try test.instance.remove(TestInstance.owner, from: .sysadmin))
    }

    @Test("roles end with their database")
    func rolesEndWithDatabase() throws {
        let test = try TestInstance()
        try test.create().close()
        try test.instance.add(jane, to: .owner, of: ["Test"])
        try test.instance.dropDatabase("Test")
        try test.create().close()
        #expect(try !test.instance.has(janeAlone, .owner, of: "Test"))
    }

    @Test("file rights follow the roles")
    func fileRights() throws {
        let test = try TestInstance()
        let connection = try test.create("Test", ["CREATE TABLE t (id INTEGER)"])
        try test.create("Other").close()
        try test.instance.add(jane, to: .shellAccess, of: ["Test"])
        let folder = test.instance.folder
        #expect(rights(folder) == [54_321: "--x"])
        #expect(rights(folder + "/master.db") == [54_321: "r--"])
        for file in ["Test.db", "Test.db-wal", "Test.db-shm"] {
            #expect(rights(folder + "/" + file) == [54_321: "rw-"])
        }
        #expect(rights(folder + "/Other.db") == [:])
        try test.instance.add(jane, to: .securityadmin)
        #expect(rights(folder) == [54_321: "rwx"])
        #expect(rights(folder + "/Other.db") == [54_321: "rw-"])
        #expect(defaultRights(folder)[54_321] == "rw-")
        try test.instance.remove(jane, from: .securityadmin)
        #expect(defaultRights(folder) == [:])
        try test.instance.remove(jane, from: .shellAccess, of: ["Test"])
        #expect(rights(folder) == [:] && rights(folder + "/master.db") == [:] && rights(test.file()) == [:])
        connection.close()
    }

    @Test("a swapped database has the rights of its members")
    func rightsAfterSwap() throws {
        let test = try TestInstance()
        let live = try test.create()
        try test.instance.add(jane, to: .shellAccess, of: ["Test"])
        try live.copy(to: test.instance.stagingPath(for: "Test"))
        live.close()
        try test.instance.swapDatabase("Test")
        for suffix in ["", "-wal", "-shm"] { #expect(rights(test.file() + suffix) == [54_321: "rw-"]) }
    }

    @Test("the first folder that keeps an account out is named")
    func barriers() throws {
        let test = try TestInstance()
        #expect(FileAccess.firstBarrier(to: test.file(), for: owner) == nil || getuid() != 0)
        #expect(FileAccess.firstBarrier(to: test.file(), for: janeAlone) == test.folder.path)
        chmod(test.folder.path, 0o711)
        #expect(FileAccess.firstBarrier(to: test.file(), for: janeAlone) == test.instance.folder)
        try test.create().close()
        try test.instance.add(jane, to: .shellAccess, of: ["Test"])
        #expect(FileAccess.firstBarrier(to: test.file(), for: janeAlone) == nil)
    }

    /// The named users of a file's access control list, by uid.
    private func rights(_ path: String) -> [UInt32: String] { named(FileAccess.grants(path: path)) }

    /// The same of the list that new files in a folder get.
    private func defaultRights(_ path: String) -> [UInt32: String] {
        named(FileAccess.defaultGrants(folder: path))
    }

    private func named(_ grants: [FileGrant]) -> [UInt32: String] {
        var found: [UInt32: String] = [:]
        for grant in grants where grant.principal.kind == .user {
            let letters: [(FilePermissions, String)] = [(.read, "r"), (.write, "w"), (.execute, "x")]
            found[grant.principal.id] = letters.map { grant.permissions.contains($0.0) ? $0.1 : "-" }.joined()
        }
        return found
    }
}
