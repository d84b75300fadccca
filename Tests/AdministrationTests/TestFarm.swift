import Cryptography
import DatabaseServer
import Farm
import Foundation
import SecureStore
import TestSupport

@testable import Administration

/// A farm of its own for one test, made by the account that runs the test, whose primary group stands for
/// Administrators.
struct TestFarm {
    static let passphrase = "Farm-Pass1"
    let folder = TemporaryFolder()
    let home: FarmHome
    let owner: Principal
    let administrators: LocalAdministrators

    init(creating: Bool = true) throws {
        home = FarmHome(path: folder.path + "/farm")
        owner = Principal.current()
        administrators = LocalAdministrators(
            configured: AccountDirectory().group(id: getgid())?.name ?? "root")
        if creating { _ = try session().perform(Self.creation()) }
    }

    static func creation(_ name: String = "SharePoint_Config") -> NewConfigurationDatabaseCommand {
        var command = NewConfigurationDatabaseCommand(
            databaseName: name, administrationContentDatabaseName: "SharePoint_AdminContent",
            passphrase: secret(passphrase))
        command.cost = Argon2Parameters(unchecked: 64, passes: 1, lanes: 1)
        return command
    }

    static func secret(_ text: String) -> SecretArgument { SecretArgument(SecretBytes(utf8: text)) }

    /// A session of the owner, or of somebody else.
    func session(_ principal: Principal? = nil) -> FarmSession {
        FarmSession(home: home, principal: principal ?? owner, front: "test", administrators: administrators)
    }

    /// Somebody who is no account of this computer, with or without its Administrators group.
    func jane(isAdministrator: Bool) -> Principal {
        let account = Account(kind: .user, id: 54_321, name: "jane", displayName: "HOST\\jane")
        return Principal(account: account, groupIDs: isAdministrator ? [54_321, getgid()] : [54_321])
    }

    /// Changes roles beside the gate, as a tool of the database server would.
    @discardableResult
    func withInstance<R>(_ work: (DatabaseInstance) throws -> R) throws -> R {
        let instance = try DatabaseInstance.open(at: home.instanceFolder)
        defer { instance.close() }
        return try work(instance)
    }

    func audit() throws -> [AuditRecord] { try session().perform(GetFarmAuditCommand()) }

    func groups() throws -> [String] { try session().perform(GetProxyGroupsCommand()).map(\.name) }
}

/// The error that the work ends with, as fronts show it.
func report(_ work: () throws -> Void) -> ErrorReport? {
    do {
        try work()
        return nil
    } catch { return ErrorReport(error) }
}

/// The refusal that the work ends with.
func refusal(_ work: () throws -> Void) -> AdministrationError? {
    do {
        try work()
        return nil
    } catch { return error as? AdministrationError }
}
