/// How far a command has come.
public struct CommandProgress: Sendable, Hashable {
    /// What is going on, such as `Backup-SPFarm`.
    public var activity: String
    /// The part of it, such as the name of a component.
    public var status: String
    /// 0 to 100; nil when it cannot be told.
    public var percent: Int?
    /// Whether the activity has ended.
    public var isCompleted: Bool

    public init(activity: String, status: String, percent: Int? = nil, isCompleted: Bool = false) {
        self.activity = activity
        self.status = status
        self.percent = percent
        self.isCompleted = isCompleted
    }
}

/// What a running command tells the front that started it. May be called from any thread.
public struct CommandEvents: Sendable {
    public var progress: @Sendable (CommandProgress) -> Void
    public var verbose: @Sendable (String) -> Void
    public var warning: @Sendable (String) -> Void
    /// Whether the caller wants the command to stop; asked between pieces of work.
    public var isCancelled: @Sendable () -> Bool

    public init(
        progress: @escaping @Sendable (CommandProgress) -> Void = { _ in },
        verbose: @escaping @Sendable (String) -> Void = { _ in },
        warning: @escaping @Sendable (String) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.progress = progress
        self.verbose = verbose
        self.warning = warning
        self.isCancelled = isCancelled
    }

    /// - Throws: `AdministrationError` with code `.cancelled` when the caller wants the command to stop.
    public func checkCancellation() throws(AdministrationError) {
        if isCancelled() { throw AdministrationError(.cancelled, "The command was stopped.") }
    }
}
