/// The kinds of failure that fronts tell apart, by the names of PowerShell's error categories.
enum FailureCategory: String, Sendable {
    case invalidArgument = "InvalidArgument"
    case objectNotFound = "ObjectNotFound"
    case resourceExists = "ResourceExists"
    case permissionDenied = "PermissionDenied"
    case resourceBusy = "ResourceBusy"
    case writeError = "WriteError"
    case readError = "ReadError"
    case resourceUnavailable = "ResourceUnavailable"
    case invalidData = "InvalidData"
    case invalidOperation = "InvalidOperation"
    case authenticationError = "AuthenticationError"
    case securityError = "SecurityError"
    case operationStopped = "OperationStopped"
    case notImplemented = "NotImplemented"
    case deviceError = "DeviceError"
    case notSpecified = "NotSpecified"

    /// What a command-line front ends with.
    var exitStatus: Int32 {
        switch self {
        case .notSpecified: return 1
        case .invalidArgument: return 2
        case .objectNotFound: return 3
        case .resourceExists: return 4
        case .permissionDenied: return 5
        case .resourceBusy: return 6
        case .writeError: return 7
        case .readError: return 8
        case .resourceUnavailable: return 9
        case .invalidData: return 10
        case .invalidOperation: return 11
        case .authenticationError: return 12
        case .securityError: return 13
        case .notImplemented: return 14
        case .deviceError: return 15
        case .operationStopped: return 130
        }
    }
}

/// The one table from codes to categories.
enum ErrorTable {
    struct Row {
        let category: FailureCategory
    }

    /// The row of a code; one that is not in the table is of no category.
    static func row(for code: String) -> Row { Row(category: category(of: code)) }

    private static func category(of code: String) -> FailureCategory {
        switch code {
        case "Administration.AccessDenied", "Farm.NotAccessible", "Database.AccessDenied",
            "Database.CannotShare":
            return .permissionDenied
        case "Administration.UnknownAccount", "Farm.ObjectNotFound", "Database.NotFound", "Farm.NotJoined":
            return .objectNotFound
        case "Farm.ObjectExists", "Farm.AlreadyJoined", "Database.AlreadyExists": return .resourceExists
        case "Administration.InvalidArgument", "Farm.InvalidValue", "Farm.AmbiguousName",
            "Database.InvalidName":
            return .invalidArgument
        case "Administration.NotSupported", "Database.ServerNotSupported": return .notImplemented
        case "Administration.Cancelled", "Database.Interrupted": return .operationStopped
        case "Database.Busy": return .resourceBusy
        case "Farm.ObjectInUse", "Farm.InvalidState", "Database.LastMember", "Database.Constraint",
            "Administration.SecretNotStorable":
            return .invalidOperation
        case "Farm.WrongPassphrase": return .authenticationError
        case "Database.ReadOnly", "Farm.CannotWrite": return .writeError
        case "Database.Full": return .deviceError
        case "Database.Corrupt", "Database.NotADatabase", "Farm.DamagedJoin", "Administration.DamagedFile",
            "Database.SchemaTooNew":
            return .invalidData
        case "Database.InputOutput", "Database.CannotOpen", "Farm.ServiceStopped": return .resourceUnavailable
        default: return engineCategory(of: code)
        }
    }
}
