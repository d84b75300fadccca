import Cryptography
import DatabaseServer
import Farm
import Foundation
import Testing

@testable import Administration

@Suite("Making, joining and ending a farm")
struct ProvisioningTests {
    @Test("a new farm has its databases, server, default group, administrators and farm account")
    func newFarm() throws {
        let test = try TestFarm()
        let session = test.session()
        let farm = try session.perform(GetFarmCommand())
        #expect(farm.name == "SharePoint_Config" && farm.farmAccount == test.owner.displayName)
        let databases = try session.perform(GetDatabasesCommand())
        #expect(databases.map(\.record.name) == ["SharePoint_AdminContent", "SharePoint_Config"])
        #expect(databases.map(\.isPresent) == [true, true])
        #expect(try session.perform(GetServersCommand()).map(\.name) == [AccountDirectory().hostName])
        #expect(try session.perform(GetProxyGroupsCommand(isDefaultWanted: true)).count == 1)
        #expect(
            try session.perform(GetFarmAdministratorsCommand()).map(\.memberName) == [test.owner.displayName])
        #expect(try session.perform(GetManagedAccountsCommand()).map(\.userName) == [test.owner.displayName])
        #expect(try session.perform(GetShellAdminsCommand()).map(\.userName) == [test.owner.displayName])
        let instances = try session.perform(GetServiceInstancesCommand())
        #expect(instances.contains { $0.typeName == "Secure Store Service" && $0.status == .online })
    }

    @Test("first use makes a farm and an application pool in one step")
    func setUp() throws {
        let test = try TestFarm(creating: false)
        #expect(try !test.session().isJoined())
        var command = SetUpFarmCommand(passphrase: TestFarm.secret(TestFarm.passphrase))
        command.cost = Argon2Parameters(unchecked: 64, passes: 1, lanes: 1)
        _ = try test.session().perform(command)
        #expect(try test.session().isJoined())
        #expect(try test.session().perform(GetApplicationPoolsCommand()).count == 1)
    }

    @Test("a computer that belongs to a farm makes and joins no other")
    func alreadyJoined() throws {
        let test = try TestFarm()
        let error = report { _ = try test.session().perform(TestFarm.creation("Other")) }
        #expect(error?.errorID == "Farm.AlreadyJoined")
        #expect(error?.message.hasPrefix("This machine is already connected to a SharePoint farm") == true)
        let connection = ConnectConfigurationDatabaseCommand(
            databaseName: "SharePoint_Config", databaseServer: ".",
            passphrase: TestFarm.secret(TestFarm.passphrase))
        #expect(report { _ = try test.session().perform(connection) }?.errorID == "Farm.AlreadyJoined")
    }

    @Test("a server leaves the farm and comes back with the pass phrase alone")
    func disconnectAndConnect() throws {
        let test = try TestFarm()
        let farm = try test.session().perform(GetFarmCommand())
        try test.session().perform(DisconnectConfigurationDatabaseCommand())
        #expect(try !test.session().isJoined())
        #expect(!FileManager.default.fileExists(atPath: test.home.farmKeyFile))
        let wrong = ConnectConfigurationDatabaseCommand(
            databaseName: "SharePoint_Config", databaseServer: ".", passphrase: TestFarm.secret("Wrong-Pass1")
        )
        let error = report { _ = try test.session().perform(wrong) }
        #expect(error?.errorID == "Farm.WrongPassphrase" && error?.category == "AuthenticationError")
        #expect(try !test.session().isJoined())
        let right = ConnectConfigurationDatabaseCommand(
            databaseName: "SharePoint_Config", databaseServer: "(local)",
            passphrase: TestFarm.secret(TestFarm.passphrase))
        #expect(try test.session().perform(right) == farm)
        #expect(try test.session().perform(GetServersCommand()).count == 1)
    }

    @Test("a new pass phrase of the farm replaces the old one")
    func newPassphrase() throws {
        let test = try TestFarm()
        try test.session().perform(SetFarmPassphraseCommand(passphrase: TestFarm.secret("Other-Pass2")))
        let catalog = try test.home.openFarm()
        #expect(throws: FarmError.self) {
            try FarmKey.unwrap(with: SecretBytes(utf8: TestFarm.passphrase), in: catalog)
        }
        _ = try FarmKey.unwrap(with: SecretBytes(utf8: "Other-Pass2"), in: catalog)
    }

    @Test("the farm ends and its other databases stay")
    func removeFarm() throws {
        let test = try TestFarm()
        let warnings = Collected()
        try test.session().perform(
            RemoveConfigurationDatabaseCommand(), events: CommandEvents(warning: { warnings.add($0) }))
        #expect(try !test.session().isJoined())
        #expect(try test.withInstance { try $0.databases().map(\.name) } == ["SharePoint_AdminContent"])
        #expect(warnings.all.first?.contains("SharePoint_AdminContent") == true)
    }

    @Test("a farm whose creation fails leaves nothing", arguments: ["twice", "weak", "account"])
    func failedCreation(how: String) throws {
        let test = try TestFarm(creating: false)
        var command = TestFarm.creation()
        if how == "twice" { command.administrationContentDatabaseName = command.databaseName }
        if how == "weak" { command.passphrase = TestFarm.secret("weak") }
        if how == "account" { command.farmAccount = "no-such-account" }
        let expected = ["twice": "Database.AlreadyExists", "weak": "SecureStore.WeakPassphrase"]
        let error = report { _ = try test.session().perform(command) }
        #expect(error?.errorID == expected[how, default: "Administration.UnknownAccount"])
        #expect(try !test.session().isJoined())
        #expect(try !DatabaseInstance.exists(at: test.home.instanceFolder))
    }

    @Test("who does not administer the computer makes no farm")
    func creatorIsAdministrator() throws {
        let test = try TestFarm(creating: false)
        let error = refusal {
            _ = try test.session(test.jane(isAdministrator: false)).perform(TestFarm.creation())
        }
        #expect(error?.missing == [.localAdministrators])
        #expect(!FileManager.default.fileExists(atPath: test.home.path))
    }

    @Test("what a killed creation left does not stand in the way; a farm does")
    func unfinishedCreation() throws {
        let test = try TestFarm(creating: false)
        let owner = test.owner.account.databasePrincipal
        let instance = try DatabaseInstance.create(at: test.home.instanceFolder, owner: owner)
        for name in ["SharePoint_Config", "SharePoint_AdminContent"] {
            try instance.createDatabase(name, owner: owner).close()
        }
        try FarmCatalog(
            instance: instance, configurationDatabase: "SharePoint_Config", home: test.home,
            server: ObjectID()
        ).close()
        _ = try test.session().perform(TestFarm.creation())
        try test.session().perform(DisconnectConfigurationDatabaseCommand())
        let error = report { _ = try test.session().perform(TestFarm.creation()) }
        #expect(error?.errorID == "Farm.ObjectExists")
        #expect(error?.message.contains("Connect-SPConfigurationDatabase") == true)
    }

    @Test("making and refusing to make a farm are in its audit")
    func creationIsAudited() throws {
        let test = try TestFarm()
        let entry = try #require(try test.audit().first)
        #expect(entry.command == "New-SPConfigurationDatabase" && entry.outcome == "succeeded")
        let command = DisconnectConfigurationDatabaseCommand()
        #expect(refusal { try test.session(test.jane(isAdministrator: true)).perform(command) } != nil)
        #expect(try test.audit().first?.decision == "refused")
        #expect(try test.session().isJoined())
    }

    @Test("other database servers are refused with what to do")
    func otherServers() throws {
        let test = try TestFarm(creating: false)
        var command = TestFarm.creation()
        command.databaseServer = "sql01"
        let error = report { _ = try test.session().perform(command) }
        #expect(
            error?.errorID == "Database.ServerNotSupported"
                && error?.message.contains("-DatabaseServer .") == true)
    }
}

/// Lines that a command told.
final class Collected: @unchecked Sendable {
    private let lock = NSLock()
    private var lines: [String] = []
    var all: [String] { lock.withLock { lines } }
    func add(_ line: String) { lock.withLock { lines.append(line) } }
}
