import DatabaseServer
import Foundation
import TestSupport

/// An instance of its own for one test. The contract suites use it alone, so that another engine joins them here.
struct TestInstance {
    let folder = TemporaryFolder()
    let instance: DatabaseInstance
    static let owner = DatabasePrincipal(id: getuid(), name: "HOST\\owner")

    init(timeoutMilliseconds: Int = 10_000) throws {
        instance = try DatabaseInstance.create(
            at: folder.path + "/databases", owner: Self.owner, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// A second handle on the same instance, as another process has it.
    func again(timeoutMilliseconds: Int = 100) throws -> DatabaseInstance {
        try DatabaseInstance.open(at: instance.folder, timeoutMilliseconds: timeoutMilliseconds)
    }

    func create(_ name: String = "Test", _ statements: [String] = []) throws -> DatabaseConnection {
        let connection = try instance.createDatabase(name, owner: Self.owner)
        for statement in statements { try connection.execute(statement) }
        return connection
    }

    func file(_ name: String = "Test") -> String { instance.folder + "/\(name).db" }
}

/// The code of the database error that the work ends with; nil when it ends well or with another error.
func code(_ work: () throws -> Void) -> DatabaseError.Code? {
    do {
        try work()
        return nil
    } catch { return (error as? DatabaseError)?.code }
}
