import DatabaseServer
import Farm
import Foundation
import Testing

@testable import Administration

@Suite("The gate")
struct GateTests {
    private let config = "SharePoint_Config"

    /// Gives jane all that the command asks for but for one.
    private func give(_ test: TestFarm, without missing: Membership?) throws -> Principal {
        let jane = test.jane(isAdministrator: missing != .localAdministrators)
        try test.withInstance { instance in
            let principal = jane.account.databasePrincipal
            try instance.add(principal, to: .shellAccess, of: [config])
            if missing != .securityAdmin { try instance.add(principal, to: .securityadmin) }
            if missing != .databaseOwner(config) { try instance.add(principal, to: .owner, of: [config]) }
        }
        return jane
    }

    @Test("with the three memberships a command runs, and its entry says so")
    func allThree() throws {
        let test = try TestFarm()
        let jane = try give(test, without: nil)
        _ = try test.session(jane).perform(NewProxyGroupCommand(groupName: "New"))
        #expect(try test.groups().contains("New"))
        let entry = try #require(try test.audit().first)
        #expect(entry.command == "New-SPServiceApplicationProxyGroup" && entry.principalName == "HOST\\jane")
        #expect(entry.outcome == "succeeded" && entry.target == "New" && entry.front == "test")
    }

    @Test(
        "each of the three that is missing is refused by name, and nothing is changed",
        arguments: [
            (Membership.securityAdmin, "not a member of securityadmin on the database instance (local)"),
            (
                .databaseOwner("SharePoint_Config"),
                "not db_owner of the database 'SharePoint_Config' on (local)"
            ),
            (.localAdministrators, "not in Administrators on the computer"),
        ])
    func oneMissing(membership: Membership, words: String) throws {
        let test = try TestFarm()
        let jane = try give(test, without: membership)
        let before = try test.groups()
        let error = try #require(
            refusal { _ = try test.session(jane).perform(NewProxyGroupCommand(groupName: "New")) })
        #expect(error.code == .accessDenied && error.missing == [membership])
        #expect(error.message.contains(words) && error.message.contains("nothing was changed"))
        #expect(error.message.contains("can run: "))
        let shown = ErrorReport(error)
        #expect(shown.errorID == "Administration.AccessDenied" && shown.category == "PermissionDenied")
        #expect(shown.exitStatus == 5)
        #expect(try test.groups() == before)
        let entry = try #require(try test.audit().first)
        #expect(
            entry.decision == "refused" && entry.outcome == "refused" && entry.reason?.contains(words) == true
        )
    }

    @Test("everything that is missing is named at once")
    func allMissing() throws {
        let test = try TestFarm()
        let error = refusal {
            _ = try test.session(test.jane(isAdministrator: false)).perform(
                NewProxyGroupCommand(groupName: "New"))
        }
        #expect(
            error?.missing == [
                .shellAccess(config), .securityAdmin, .databaseOwner(config), .localAdministrators,
            ])
    }

    @Test("the right to use the shell reads and changes nothing")
    func shellAccessReads() throws {
        let test = try TestFarm()
        let jane = test.jane(isAdministrator: false)
        try test.withInstance { try $0.add(jane.account.databasePrincipal, to: .shellAccess, of: [config]) }
        #expect(try test.session(jane).perform(GetFarmCommand()).name == config)
        let error = refusal { _ = try test.session(jane).perform(NewProxyGroupCommand(groupName: "New")) }
        #expect(error?.missing == [.securityAdmin, .databaseOwner(config), .localAdministrators])
    }

    @Test("who may not use the shell does not learn what exists")
    func nothingIsLearned() throws {
        let test = try TestFarm()
        let command = RemoveProxyCommand(identity: .name("Unknown"))
        let error = report { try test.session(test.jane(isAdministrator: true)).perform(command) }
        #expect(error?.errorID == "Administration.AccessDenied")
        #expect(report { try test.session().perform(command) }?.errorID == "Farm.ObjectNotFound")
    }

    @Test("db_owner of every database that goes is asked for")
    func ownersOfRemovedData() throws {
        let test = try TestFarm()
        let jane = try give(test, without: nil)
        let catalog = try test.home.openFarm()
        let database = DatabaseRecord(name: "Store_DB", kind: .secureStore, server: "(local)")
        try catalog.insert(database)
        try catalog.insert(ServiceApplicationRecord(name: "Store", typeName: "T", database: database.id))
        try catalog.instance.createDatabase("Store_DB", owner: test.owner.account.databasePrincipal).close()
        catalog.close()
        let command = RemoveServiceApplicationCommand(identity: .name("Store"), removesData: true)
        #expect(refusal { try test.session(jane).perform(command) }?.missing == [.databaseOwner("Store_DB")])
        try test.session().perform(command)
        #expect(try test.session().perform(GetDatabasesCommand()).count == 2)
        #expect(try test.withInstance { try !$0.hasDatabase("Store_DB") })
    }

    @Test("roles of the instance are given by a sysadmin alone")
    func serverRoles() throws {
        let test = try TestFarm()
        let jane = try give(test, without: nil)
        let command = ChangeServerRoleMemberCommand(role: .securityadmin, userName: "daemon")
        #expect(refusal { try test.session(jane).perform(command) }?.missing == [.systemAdministrator])
        try test.session().perform(command)
        let members = try test.session().perform(GetServerRoleMembersCommand(role: .securityadmin))
        #expect(members.contains { $0.memberName.hasSuffix("\\daemon") })
    }

    @Test("who administers a service application is decided by Farm Administrators alone")
    func applicationAdministrators() throws {
        let test = try TestFarm()
        let jane = try give(test, without: nil)
        let catalog = try test.home.openFarm()
        let application = ServiceApplicationRecord(name: "Store", typeName: "T")
        try catalog.insert(application)
        var security = try test.session().perform(
            GetServiceApplicationSecurityCommand(identity: .name("Store"), list: .administration))
        try security.grant(["full control"], to: jane.account.claim)
        let command = SetServiceApplicationSecurityCommand(
            identity: .name("Store"), security: security, list: .administration)
        #expect(refusal { try test.session(jane).perform(command) }?.missing == [.farmAdministrators])
        try test.session().perform(command)
        let stored = try test.session().perform(
            GetServiceApplicationSecurityCommand(identity: .name("Store"), list: .administration))
        #expect(stored.rules == [AccessRule(claim: jane.account.claim, rights: ["Full Control"])])
        // Now jane administers the application: its connection rights are hers to give.
        let connection = SetServiceApplicationSecurityCommand(
            identity: .name("Store"),
            security: ObjectSecurity(object: application.id, list: .connection, rules: []),
            list: .connection)
        try test.session(jane).perform(connection)
    }

    @Test("a command that fails leaves an entry with the cause")
    func failuresAreAudited() throws {
        let test = try TestFarm()
        let command = NewProxyGroupCommand(groupName: "[default]")
        #expect(report { _ = try test.session().perform(command) }?.errorID == "Farm.ObjectExists")
        let entry = try #require(try test.audit().first)
        #expect(entry.decision == "granted" && entry.outcome == "failed")
        #expect(entry.reason?.hasPrefix("Farm.ObjectExists: ") == true)
    }

    @Test("looking leaves no entries")
    func readsAreNotAudited() throws {
        let test = try TestFarm()
        let before = try test.audit().count
        _ = try test.session().perform(GetDatabasesCommand())
        #expect(try test.audit().count == before)
    }

    @Test("a command with a secret cannot be stored; one without can")
    func storedCommands() throws {
        let secret = NewManagedAccountCommand(userName: "daemon", password: TestFarm.secret("hunter2"))
        #expect(throws: (any Error).self) { try JSONEncoder().encode(secret) }
        #expect(!"\(secret)".contains("hunter2"))
        let plain = RemoveServiceApplicationCommand(identity: .name("Store"), removesData: true)
        let again = try JSONDecoder().decode(
            RemoveServiceApplicationCommand.self, from: JSONEncoder().encode(plain))
        #expect(again.identity == plain.identity && again.removesData)
    }

    @Test("a session notices that the farm under it has changed")
    func changedFarm() throws {
        let test = try TestFarm()
        let session = test.session()
        #expect(try session.perform(GetFarmCommand()).name == "SharePoint_Config")
        try session.perform(RemoveConfigurationDatabaseCommand())
        #expect(report { _ = try session.perform(GetFarmCommand()) }?.errorID == "Farm.NotJoined")
    }
}
