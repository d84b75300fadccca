/// What a running backup or restore tells its caller; called on the caller's thread.
public struct BackupEvents {
    /// A line of the log, as `-Verbose` shows it.
    public var verbose: (String) -> Void
    public var warning: (String) -> Void
    /// What is being worked on, and percent of all bytes.
    public var progress: (String, Int) -> Void
    /// Whether the caller wants the operation to stop; asked between pieces.
    public var isCancelled: () -> Bool
    /// Called at the named steps; tests end the process there.
    public var stepReached: (String) -> Void

    public init(
        verbose: @escaping (String) -> Void = { _ in }, warning: @escaping (String) -> Void = { _ in },
        progress: @escaping (String, Int) -> Void = { _, _ in },
        isCancelled: @escaping () -> Bool = { false },
        stepReached: @escaping (String) -> Void = { _ in }
    ) {
        self.verbose = verbose
        self.warning = warning
        self.progress = progress
        self.isCancelled = isCancelled
        self.stepReached = stepReached
    }

    /// - Throws: `.cancelled` when the caller wants the operation to stop.
    func checkCancellation() throws(FarmBackupError) {
        if isCancelled() {
            throw FarmBackupError(
                .cancelled, "The operation was stopped; the farm and the catalogue are as before.")
        }
    }
}
