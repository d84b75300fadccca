/// What a running command sees of the engine: where its output goes, who asks and answers, how it is confirmed.
///
/// The engine derives one a command of a pipeline; every stream applies that command's common parameters and
/// preferences.
open class CommandContext {
    /// The engine.
    public final unowned(unsafe) let interpreter: Interpreter
    /// The command's own call.
    public final let invocation: InvocationInfo

    /// Makes the context of one command.
    public init(interpreter: Interpreter, invocation: InvocationInfo) {
        self.interpreter = interpreter
        self.invocation = invocation
    }

    /// The scope that the command was called in.
    var frame: Frame { interpreter.current }
    /// Passes one object down the pipeline.
    open func write(_ value: Value) throws {}
    /// Passes each element of a collection down the pipeline.
    open func writeEnumerated(_ value: Value) throws {}
    /// Reports an error that does not end the command.
    open func writeError(_ record: ErrorRecord) throws {}
    /// Reports an error in the name of the function that called the command, as `Write-Error` does.
    open func writeUserError(_ record: ErrorRecord) throws { try writeError(record) }
    /// Writes to stream 3.
    open func writeWarning(_ message: String) throws {}
    /// Writes to stream 4.
    open func writeVerbose(_ message: String) throws {}
    /// Writes to stream 5.
    open func writeDebug(_ message: String) throws {}
    /// Writes to stream 6; `source` becomes `InformationRecord.Source`.
    open func writeInformation(_ data: Value, tags: [String], source: String) throws {}
    /// Shows progress.
    open func writeProgress(_ record: ProgressRecord) throws {}
    /// `-WhatIf`, `-Confirm` and `$ConfirmPreference` for a change of `target` by `action` (the command's name if nil).
    open func shouldProcess(_ target: String, _ action: String?) throws -> Bool { true }
    /// Asks a yes/no question that `-Confirm:$false` does not answer; `-Force` is the caller's matter.
    open func shouldContinue(_ query: String, _ caption: String) throws -> Bool { true }
    /// Fills in the command, id and position of an error that ends the command, for `throw`.
    open func terminating(_ record: ErrorRecord) -> ScriptError { ScriptError(record) }
    /// True when the command only says what it would do: `-WhatIf`, `$WhatIfPreference`.
    open var isTrial: Bool { false }
    /// True once the user pressed Ctrl-C; long work asks between pieces.
    open var isStopping: Bool { false }
}

/// One state of `Write-Progress`.
public struct ProgressRecord: Sendable {
    /// Number of the bar.
    public var activityId: Int
    /// Number of the bar it belongs under, or -1.
    public var parentId = -1
    /// Heading.
    public var activity: String
    /// What is going on.
    public var status: String
    /// What is being worked on.
    public var currentOperation = ""
    /// 0 to 100, or -1 when not known.
    public var percentComplete = -1
    /// Estimated seconds left, or -1.
    public var secondsRemaining = -1
    /// True when the bar goes away.
    public var isCompleted = false

    /// Makes a record.
    public init(activityId: Int = 0, activity: String, status: String) {
        self.activityId = activityId
        self.activity = activity
        self.status = status
    }
}
