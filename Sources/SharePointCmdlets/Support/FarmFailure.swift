import Administration
import ShellRuntime

/// Turns what the farm's modules throw into PowerShell's error records.
enum FarmFailure {
    /// The record of an error: id and category from the one table of the farm's errors.
    static func record(of error: any Error) -> ErrorRecord {
        let report = ErrorReport(error)
        let exception = ExceptionObject(type: exceptionType(of: report.category), message: report.message)
        return ErrorRecord(
            exception, id: report.errorID, category: category(named: report.category),
            target: report.target.map { Value($0) } ?? .null)
    }

    private static func category(named name: String) -> ErrorCategory {
        ErrorCategory.allCases.first { $0.name == name } ?? .notSpecified
    }

    /// The .NET exception that `catch [...]` of a script matches.
    private static func exceptionType(of category: String) -> TypeInfo {
        let name =
            switch category {
            case "PermissionDenied", "SecurityError": "System.UnauthorizedAccessException"
            case "InvalidArgument": "System.ArgumentException"
            case "NotImplemented": "System.NotSupportedException"
            case "WriteError", "ReadError", "DeviceError": "System.IO.IOException"
            case "InvalidData": "System.IO.InvalidDataException"
            case "OperationStopped": "System.OperationCanceledException"
            default: "System.InvalidOperationException"
            }
        return TypeCatalog.shared.resolve(name) ?? .object
    }
}
