/// The categories of `System.Management.Automation.ErrorCategory`, with their numbers.
public enum ErrorCategory: Int, Sendable, CaseIterable {
    case notSpecified, openError, closeError, deviceError, deadlockDetected, invalidArgument, invalidData
    case invalidOperation, invalidResult, invalidType, metadataError, notImplemented, notInstalled,
        objectNotFound
    case operationStopped, operationTimeout, syntaxError, parserError, permissionDenied, resourceBusy,
        resourceExists
    case resourceUnavailable, readError, writeError, fromStdErr, securityError, protocolError, connectionError
    case authenticationError, limitsExceeded, quotaExceeded, notEnabled

    /// The name as PowerShell spells it: `ObjectNotFound`.
    public var name: String {
        switch self {
        case .fromStdErr: return "FromStdErr"
        default:
            let text = "\(self)"
            return text.prefix(1).uppercased() + text.dropFirst()
        }
    }
}

/// An exception object as scripts see it: a .NET type name, a message and what caused it.
public class ExceptionObject: HostObject {
    /// `.Message`.
    public var message: String
    /// `.InnerException`; nil shows as `$null`.
    public var inner: ExceptionObject?
    /// The type, `System.Exception` or derived.
    public let exceptionType: TypeInfo
    /// Further properties of the special exception types (`ParamName`, `ItemName`, ...).
    public var details: [(name: String, value: Value)] = []
    /// True when a `throw` statement raised it; the screen then names it `Exception`.
    public var isThrown = false
    /// The record made for this exception, so that rethrowing keeps position and id.
    public var record: ErrorRecord?

    /// Makes an exception.
    public init(type: TypeInfo, message: String, inner: ExceptionObject? = nil) {
        exceptionType = type
        self.message = message
        self.inner = inner
    }

    public override var type: TypeInfo { exceptionType }
    public override func toText() -> Text { Text(exceptionType.fullName + ": " + message) }
}

/// One error: the exception, what it is about, and where it happened.
public final class ErrorRecord: HostObject {
    /// The exception.
    public let exception: ExceptionObject
    /// The id without the command's name, `PathNotFound`.
    public var errorId: String
    /// `errorId,Command` once the error passed through a command.
    public var fullyQualifiedErrorId: String
    /// The category.
    public var category: ErrorCategory
    /// `CategoryInfo.Activity`, the command's name.
    public var activity = ""
    /// `CategoryInfo.Reason`, the exception's short type name unless set.
    public var reason: String?
    /// `CategoryInfo.TargetName` and `TargetType` override; nil derives them from `target`.
    public var targetName: String?
    public var targetTypeName: String?
    /// The object that was being worked on.
    public var target: Value
    /// `ErrorDetails.Message`: replaces the exception's message when shown.
    public var detailsMessage: String? {
        get { details?.message }
        set {
            let action = recommendedAction
            details = newValue.map(ErrorDetailsObject.init)
            details?.recommendedAction = action
        }
    }
    /// `ErrorDetails.RecommendedAction`; kept with a message only.
    public var recommendedAction: String {
        get { details?.recommendedAction ?? "" }
        set { details?.recommendedAction = newValue }
    }
    /// `ErrorDetails`.
    var details: ErrorDetailsObject?
    /// Where it happened; nil until it passed through a statement.
    public var invocation: InvocationInfo?
    /// `ScriptStackTrace`, made when the error was recorded.
    public var scriptStackTrace = ""
    /// True for `throw` and `-ErrorAction Stop`: ends the script unless somebody catches it.
    var isThrown = false
    /// True once it was put into `$Error`, so that it is not listed twice.
    public var isRecorded = false

    /// Makes a record without a position.
    public init(_ exception: ExceptionObject, id: String, category: ErrorCategory, target: Value = .null) {
        self.exception = exception
        errorId = id
        fullyQualifiedErrorId = id
        self.category = category
        self.target = target
    }

    public override var type: TypeInfo { TypeCatalog.shared.errorRecord }
    public override func toText() -> Text { Text(detailsMessage ?? exception.message) }
}

/// What the evaluator throws. One reference wide, so that a throw costs no allocation beyond the record.
///
/// Errors never leave the thread of the engine that threw them, which is what makes the unchecked conformance true.
public struct ScriptError: Error, @unchecked Sendable {
    /// The error, its position filled in by the innermost statement.
    public let record: ErrorRecord

    /// Wraps a record.
    public init(_ record: ErrorRecord) { self.record = record }
}

/// Unwinding that is not an error: not caught by `catch`, runs `finally`.
public enum ControlSignal: Error {
    /// `exit` with its code.
    case exit(Int32)
    /// Ctrl-C or `PipelineStopped`.
    case stopped
    /// `break`/`continue` that found no loop in this function and goes on in the caller.
    case `break`(label: String?)
    case `continue`(label: String?)
    /// `Select-Object -First` and the like: the pipeline with this identity has seen enough.
    case stopUpstream(ObjectIdentifier)
}
