import Farm

/// What a backup is asked to do.
public struct BackupRequest: Sendable {
    public var directory: String
    public var method: BackupMethod
    /// `-Item`; nil for the whole farm.
    public var item: String?
    /// Components copied at once, 1 to 10.
    public var threads: Int
    /// Percent between two progress lines, 1 to 100.
    public var percentage: Int
    /// Goes on although the estimate does not fit.
    public var force: Bool
    public var configurationOnly: Bool
    /// `HOST\user`, for the catalogue.
    public var requestedBy: String

    public init(
        directory: String, method: BackupMethod, item: String? = nil, threads: Int = 3, percentage: Int = 5,
        force: Bool = false, configurationOnly: Bool = false, requestedBy: String
    ) {
        self.directory = directory
        self.method = method
        self.item = item
        self.threads = threads
        self.percentage = percentage
        self.force = force
        self.configurationOnly = configurationOnly
        self.requestedBy = requestedBy
    }

    /// - Throws: `.invalidArgument` for numbers out of range.
    func check() throws(FarmBackupError) {
        guard (1...10).contains(threads) else {
            throw FarmBackupError(
                .invalidArgument, "-BackupThreads is 1 to 10 and was \(threads); nothing was written.")
        }
        guard (1...100).contains(percentage) else {
            throw FarmBackupError(
                .invalidArgument, "-Percentage is 1 to 100 and was \(percentage); nothing was written.")
        }
        guard method != .none else {
            throw FarmBackupError(
                .invalidArgument,
                "-BackupMethod None copies nothing; nothing was written, use Full or Differential.")
        }
    }
}
