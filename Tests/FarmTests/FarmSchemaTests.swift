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
}
