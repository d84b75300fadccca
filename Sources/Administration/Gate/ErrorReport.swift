import Cryptography
import DatabaseServer
import Farm

/// An error as the fronts show it: what became of every module's errors, through one table.
public struct ErrorReport: Sendable {
    /// The stable code: the first part of FullyQualifiedErrorId.
    public let errorID: String
    /// The name of the category, as PowerShell has it.
    public let category: String
    /// The exit status of a command-line front.
    public let exitStatus: Int32
    public let message: String
    public let target: String?

    /// Looks the error up.
    public init(_ error: any Error) {
        let (code, message, target) = Self.parts(error)
        let row = ErrorTable.row(for: code)
        errorID = code
        category = row.category.rawValue
        exitStatus = row.category.exitStatus
        self.message = message
        self.target = target
    }

    private static func parts(_ error: any Error) -> (String, String, String?) {
        switch error {
        case let error as AdministrationError: return (error.code.rawValue, error.message, error.target)
        case let error as FarmError: return (error.code.rawValue, error.message, error.target)
        case let error as DatabaseError: return (error.code.rawValue, error.message, error.target)
        default: return engineParts(error) ?? ("Administration.Unexpected", "\(error)", nil)
        }
    }
}
