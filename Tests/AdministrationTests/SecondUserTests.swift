import DatabaseServer
import Farm
import Foundation
import TestSupport
import Testing

@testable import Administration

@Suite("Another account of the operating system", .enabled(if: SecondUser.isPossible), .serialized)
struct SecondUserTests {
    /// What the second account is told, and with which status.
    private func ask(_ test: TestFarm, _ user: SecondUser, _ words: String...) throws -> (
        text: String, status: Int32?
    ) {
        let probe = URL(fileURLWithPath: ShellProcess.executable).deletingLastPathComponent()
            .appendingPathComponent("FarmProbe").path
        let outcome = try ShellProcess(folder: "/").run(
            program: [probe, "as", user.name, test.home.path] + words)
        return (outcome.output + outcome.error, outcome.exitCode)
    }

    private func makeFarm() throws -> TestFarm {
        let test = try TestFarm()
        chmod(test.folder.path, 0o711)
        return test
    }

    @Test("without any role the farm is refused by the operating system, and the role is named")
    func stranger() throws {
        let test = try makeFarm()
        let user = try SecondUser()
        let answer = try ask(test, user, "farm")
        #expect(answer.status == 5 && answer.text.hasPrefix("Farm.NotAccessible PermissionDenied"))
        #expect(answer.text.contains("SharePoint_Shell_Access"))
        #expect(answer.text.contains("Add-SPShellAdmin -UserName"))
        #expect(answer.text.contains("nothing was changed"))
    }

    @Test("Add-SPShellAdmin opens the shell for reading, and Remove-SPShellAdmin shuts it")
    func shellAdmin() throws {
        let test = try makeFarm()
        let user = try SecondUser()
        let added = try test.session().perform(AddShellAdminCommand(userName: user.name))
        #expect(added.map(\.database) == ["SharePoint_Config"])
        #expect(try ask(test, user, "farm") == ("SharePoint_Config\n", 0))
        #expect(try ask(test, user, "databases") == ("SharePoint_AdminContent SharePoint_Config\n", 0))
        let change = try ask(test, user, "new-group", "Theirs")
        #expect(change.status == 5 && change.text.hasPrefix("Administration.AccessDenied"))
        for word in ["securityadmin", "db_owner", "Administrators"] { #expect(change.text.contains(word)) }
        #expect(try !test.groups().contains("Theirs"))
        #expect(try ask(test, user, "add-shell-admin", "daemon").status == 5)
        try test.session().perform(RemoveShellAdminCommand(userName: user.name))
        #expect(try ask(test, user, "farm").text.hasPrefix("Farm.NotAccessible"))
    }

    @Test("the folder that keeps a new shell administrator out is named")
    func barrier() throws {
        let test = try TestFarm()
        let user = try SecondUser()
        let warnings = Collected()
        _ = try test.session().perform(
            AddShellAdminCommand(userName: user.name), events: CommandEvents(warning: { warnings.add($0) }))
        #expect(warnings.all.first?.contains("setfacl -m u:\(user.name):x '\(test.folder.path)'") == true)
    }

    @Test(
        "with the three memberships the second account works; each one removed in turn is named and nothing changed"
    )
    func threeInTurn() throws {
        let test = try makeFarm()
        let user = try SecondUser()
        let group = try #require(LocalAdministrators().groupName)
        let account = try AccountDirectory().requireUser(user.name).databasePrincipal
        _ = try test.session().perform(AddShellAdminCommand(userName: user.name))
        let security = ChangeServerRoleMemberCommand(role: .securityadmin, userName: user.name)
        let owner = ChangeDatabaseRoleMemberCommand(
            role: .owner, userName: user.name, database: .name("SharePoint_Config"))
        try test.session().perform(security)
        try test.session().perform(owner)
        try SecondUser.run("/usr/sbin/usermod", "-aG", group, user.name)
        #expect(try ask(test, user, "new-group", "First") == ("First\n", 0))

        try test.withInstance { _ = try $0.remove(account, from: .securityadmin) }
        try expectRefusal(test, user, "not a member of securityadmin on the database instance (local)")
        try test.session().perform(security)

        try test.withInstance { _ = try $0.remove(account, from: .owner, of: ["SharePoint_Config"]) }
        try expectRefusal(test, user, "not db_owner of the database 'SharePoint_Config' on (local)")
        try test.session().perform(owner)

        try SecondUser.run("/usr/sbin/usermod", "-G", "", user.name)
        try expectRefusal(test, user, "not in Administrators on the computer")
        try SecondUser.run("/usr/sbin/usermod", "-aG", group, user.name)
        #expect(try ask(test, user, "new-group", "Last") == ("Last\n", 0))
    }

    private func expectRefusal(_ test: TestFarm, _ user: SecondUser, _ words: String) throws {
        let before = try test.groups()
        let answer = try ask(test, user, "new-group", "Refused")
        #expect(answer.status == 5 && answer.text.contains(words), "\(answer.text)")
        #expect(answer.text.components(separatedBy: "not ").count == 2, "only one is missing: \(answer.text)")
        #expect(try test.groups() == before)
        #expect(try test.audit().first?.outcome == "refused")
    }

    @Test("a shell administrator cannot share files that they do not own")
    func sharingNeedsTheOwner() throws {
        let test = try makeFarm()
        let user = try SecondUser()
        let account = try AccountDirectory().requireUser(user.name).databasePrincipal
        try test.withInstance { instance in
            try instance.add(account, to: .sysadmin)
            try test.home.applyAccess(of: instance)
        }
        try SecondUser.run(
            "/usr/sbin/usermod", "-aG", try #require(LocalAdministrators().groupName), user.name)
        let answer = try ask(test, user, "add-shell-admin", "daemon")
        #expect(answer.text.hasPrefix("Database.CannotShare PermissionDenied"), "\(answer.text)")
        #expect(try test.session().perform(GetShellAdminsCommand()).count == 1)
    }
}
