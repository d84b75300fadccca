import Cryptography
import DatabaseServer
import Farm
import FarmBackup
import Testing

@testable import Administration

@Suite("The Secure Store Service on a server")
struct ServiceStatusTests {
    private let service = "Secure Store Service"

    private func set(_ runs: Bool, _ test: TestFarm, server: String? = nil) throws {
        let session = test.session()
        let instances = try session.perform(GetServiceInstancesCommand()).filter { $0.typeName == service }
        let wanted = server ?? AccountDirectory().hostName
        let instance = try #require(instances.first { $0.serverName == wanted })
        _ = try session.perform(SetServiceInstanceCommand(identity: .id(instance.id), runs: runs))
    }

    /// The commands that work with what is in a store, but for those of tickets.
    private func works(_ plant: TestStore) -> [() throws -> Void] {
        let session = plant.test.session()
        let somebody = plant.jane.account.claim
        let phrase = TestFarm.secret("first-Phrase-1")
        return [
            { try session.perform(plant.set(of: somebody)) },
            { _ = try session.perform(plant.clear(of: somebody)) },
            { _ = try session.perform(plant.clear(of: somebody, in: nil)) },
            { try session.perform(plant.set(of: plant.test.owner.account.claim)) },
            { _ = try session.perform(plant.read) }, { _ = try plant.applications() },
            { _ = try session.perform(plant.create("New")) }, { try session.perform(plant.change) },
            { try session.perform(UpdateMasterKeyCommand(store: plant.store, passphrase: phrase)) },
            { try session.perform(RefreshServerKeyCommand(store: plant.store, passphrase: phrase)) },
            { try session.perform(SetSecureStoreCommand(identity: .id(plant.service.id), auditDays: 9)) },
            { try session.perform(RemoveSecureStoreApplicationCommand(reference: plant.reference())) },
        ]
    }

    @Test("while it is stopped, nothing in a store is read or changed, and what starts it is named")
    func stopped() throws {
        let plant = try TestStore()
        try set(false, plant.test)
        let session = plant.test.session()
        let instance = try #require(
            try session.perform(GetServiceInstancesCommand()).first { $0.typeName == service })
        let ticket = RedeemTicketCommand(reference: plant.reference(), ticket: TestFarm.secret("none"))
        let tickets: [() throws -> Void] = [
            { _ = try session.perform(IssueTicketCommand(reference: plant.reference())) },
            { _ = try session.perform(ticket) },
        ]
        for work in works(plant) + tickets {
            let error = try #require(report(work))
            #expect(error.errorID == "Farm.ServiceStopped" && error.category == "ResourceUnavailable")
            #expect(
                error.message
                    == "The service 'Secure Store Service' is Disabled on the server '\(instance.serverName)'; nothing was "
                    + "changed; Start-SPServiceInstance \(instance.id) starts it.")
        }
        try set(true, plant.test)
        #expect(try plant.applications() == [TestStore.application])
        for work in works(plant) { try work() }
    }

    @Test("who lacks a membership is told so first, and a stopped service opens nothing")
    func refusalsStay() throws {
        let plant = try TestStore()
        try set(false, plant.test)
        #expect(refusal { try plant.asJane(plant.create("New")) }?.code == .accessDenied)
    }

    @Test("backups, restores, new stores and another pool go on without it")
    func whatGoesOn() throws {
        let plant = try TestStore()
        let session = plant.test.session()
        try session.perform(plant.set(of: plant.test.owner.account.claim))
        try set(false, plant.test)
        let folder = plant.test.folder.path
        _ = try session.perform(
            BackupFarmCommand(FarmBackupOptions(directory: folder, method: .full, item: TestStore.name)))
        _ = try session.perform(
            RestoreFarmCommand(
                FarmRestoreOptions(directory: folder, method: .overwrite, item: TestStore.name)))
        let pool = ObjectReference("Pool")
        _ = try session.perform(
            NewSecureStoreCommand(applicationName: "Second", applicationPool: pool, auditEnabled: true))
        try session.perform(SetSecureStoreCommand(identity: .id(plant.service.id), applicationPool: pool))
        try set(true, plant.test)
        try session.perform(
            RefreshServerKeyCommand(store: plant.store, passphrase: TestFarm.secret("first-Phrase-1")))
        #expect(try session.perform(plant.read).count == 1)
    }

    @Test("what another server stopped runs here")
    func otherServer() throws {
        let plant = try TestStore()
        let catalog = try plant.test.home.openFarm()
        try catalog.insert(ServerRecord(name: "SP02", role: .custom))
        catalog.close()
        try set(false, plant.test, server: "SP02")
        #expect(try plant.applications() == [TestStore.application])
    }

    @Test("a computer that leaves the farm and joins again has it Online")
    func joinsOnline() throws {
        let test = try TestFarm()
        try set(false, test)
        try test.session().perform(DisconnectConfigurationDatabaseCommand())
        _ = try test.session().perform(
            ConnectConfigurationDatabaseCommand(
                databaseName: "SharePoint_Config", databaseServer: ".",
                passphrase: TestFarm.secret(TestFarm.passphrase)))
        let instances = try test.session().perform(GetServiceInstancesCommand())
        #expect(instances.first { $0.typeName == service }?.status == .online)
    }

    @Test("the first use of the shell sets it up Online")
    func firstUse() throws {
        let test = try TestFarm(creating: false)
        var command = SetUpFarmCommand(passphrase: TestFarm.secret(TestFarm.passphrase))
        command.cost = Argon2Parameters(unchecked: 64, passes: 1, lanes: 1)
        _ = try test.session().perform(command)
        #expect(try test.session().perform(GetServiceInstancesCommand()).allSatisfy { $0.status == .online })
    }

    @Test("the databases' service cannot be stopped, since every command works with it")
    func databaseService() throws {
        let test = try TestFarm()
        let session = test.session()
        let name = "Microsoft SharePoint Foundation Database"
        let error = report {
            _ = try session.perform(SetServiceInstanceCommand(identity: .name(name), runs: false))
        }
        #expect(error?.errorID == "Administration.NotSupported")
        let whole = report { _ = try session.perform(SetServiceCommand(identity: .name(name), runs: false)) }
        #expect(whole?.errorID == "Administration.NotSupported")
        #expect(try session.perform(GetServiceInstancesCommand()).allSatisfy { $0.status == .online })
    }
}
