import DatabaseServer
import Foundation
import TestSupport
import Testing

@testable import Farm

@Suite("The configuration database of an earlier release")
struct FarmSchemaTests {
    private let folder = TemporaryFolder()
    private let database = "SharePoint_Config"

    /// Opens a catalogue over a database as the release with that version of the schema left it.
    private func open(version: Int, _ fill: (DatabaseConnection) throws -> Void) throws -> FarmCatalog {
        let home = FarmHome(path: folder.path + "/farm")
        let owner = DatabasePrincipal(id: getuid(), name: "HOST\\owner")
        let instance = try DatabaseInstance.create(at: home.instanceFolder, owner: owner)
        let connection = try instance.createDatabase(database, owner: owner)
        try connection.migrate(
            DatabaseSchema(
                name: FarmSchema.schema.name,
                migrations: FarmSchema.schema.migrations.filter { $0.version <= version }))
        try fill(connection)
        connection.close()
        return try FarmCatalog(
            instance: instance, configurationDatabase: database, home: home, server: ObjectID())
    }

    @Test("a managed account stays with its password; the schedule that nothing acted on goes")
    func managedAccounts() throws {
        let id = ObjectID()
        let catalog = try open(version: 1) { connection in
            try connection.execute(
                """
                INSERT INTO managed_accounts (id, user_name, sealed_password, changed_at, automatic_change, schedule,
                    pre_expire_days, notification_days) VALUES ($1, 'HOST\\svc', $2, 7, 1, 'daily at 1:00', 2, 5)
                """, [.id(id), .blob([1, 2, 3])])
        }
        #expect(
            try catalog.managedAccounts() == [
                ManagedAccountRecord(
                    id: id, userName: "HOST\\svc", passwordChangedAt: Timestamp(microseconds: 7))
            ])
        #expect(try catalog.sealedPassword(ofManagedAccount: id) == [1, 2, 3])
    }

    @Test("a service application without rules of who may connect is open to the farm, as it was; rules stay")
    func connectionRules() throws {
        let (farm, open, limited) = (ObjectID(), ObjectID(), ObjectID())
        let jane = Claim(kind: .logonName, value: "HOST\\jane")
        let catalog = try self.open(version: 2) { connection in
            try connection.execute(
                """
                INSERT INTO farm (id, name, farm_account, build_version, status, created_at)
                VALUES ($1, 'SharePoint_Config', 'HOST\\svc', '16.0.1.0', 'Online', 1)
                """, [.id(farm)])
            for id in [open, limited] {
                try connection.execute(
                    "INSERT INTO service_applications (id, name, type_name, status) VALUES ($1, $1, 'T', 'Online')",
                    [.id(id)])
            }
            try connection.execute(
                """
                INSERT INTO access_rules (object, list, position, claim, rights)
                VALUES ($1, 'connection', 0, $2, 'Full Control')
                """, [.id(limited), .text(jane.encoded)])
        }
        func rules(_ id: ObjectID) throws -> [AccessRule] { try catalog.accessRules(.connection, of: id) }
        #expect(try rules(open) == [AccessRule(claim: .everyone(ofFarm: farm), rights: ["Full Control"])])
        #expect(try rules(limited) == [AccessRule(claim: jane, rights: ["Full Control"])])
        #expect(try catalog.accessRules(.administration, of: open).isEmpty)
    }
}
