import DatabaseServer
import Farm
import Foundation
import TestSupport

/// A configuration database of its own for one test.
struct TestCatalog {
    let folder = TemporaryFolder()
    let home: FarmHome
    let catalog: FarmCatalog
    let server = ServerRecord(name: "SP01", role: .custom)

    init() throws {
        home = FarmHome(path: folder.path + "/farm")
        let owner = DatabasePrincipal(id: getuid(), name: "HOST\\owner")
        let instance = try DatabaseInstance.create(at: home.instanceFolder, owner: owner)
        try instance.createDatabase("SharePoint_Config", owner: owner).close()
        catalog = try FarmCatalog(
            instance: instance, configurationDatabase: "SharePoint_Config", home: home, server: server.id)
        try catalog.insert(
            FarmRecord(name: "SharePoint_Config", farmAccount: owner.name, buildVersion: "16.0.1.0"))
        try catalog.insert(server)
    }

    func application(_ name: String = "Store") throws -> ServiceApplicationRecord {
        let record = ServiceApplicationRecord(name: name, typeName: "Secure Store Service Application")
        try catalog.insert(record)
        return record
    }
}

/// The code of the error that the work ends with; nil when it ends well or with another error.
func code(_ work: () throws -> Void) -> FarmError.Code? {
    do {
        try work()
        return nil
    } catch { return (error as? FarmError)?.code }
}
