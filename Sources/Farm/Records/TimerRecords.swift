/// How many servers may run a job at once.
public enum JobLockType: String, Sendable, Codable, CaseIterable {
    /// Every server.
    case none = "None"
    /// One server for each content database.
    case contentDatabase = "ContentDatabase"
    /// One server of the farm.
    case job = "Job"
}

/// What became of a run.
public enum JobRunStatus: String, Sendable, Codable, CaseIterable {
    case initialized = "Initialized"
    case succeeded = "Succeeded"
    case failed = "Failed"
    case retry = "Retry"
    case aborted = "Aborted"
    case pausing = "Pausing"
    case paused = "Paused"
}

/// A job of the Timer service.
public struct TimerJobRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    /// The internal name, such as `job-secure-store-audit-purge`.
    public var name: String
    public var displayName: String
    public var typeName: String
    public var description: String
    public var service: ObjectID?
    /// The one server that runs it; nil for any.
    public var server: ObjectID?
    public var lockType: JobLockType
    public var schedule: TimerSchedule
    public var isDisabled: Bool
    /// Whether a failed run is tried again.
    public var retries: Bool
    public var lastRunAt: Timestamp?
    /// When somebody asked for a run outside the schedule that has not begun yet.
    public var runRequestedAt: Timestamp?
    /// Who asked, as `HOST\user`.
    public var runRequestedBy: String?
    /// The stored command of a job that performs one; the Timer service performs it under the authority that was checked
    /// when it was submitted.
    public var command: String?

    public init(
        id: ObjectID = ObjectID(), name: String, displayName: String, typeName: String, description: String,
        service: ObjectID? = nil, server: ObjectID? = nil, lockType: JobLockType = .job,
        schedule: TimerSchedule,
        isDisabled: Bool = false, retries: Bool = false, lastRunAt: Timestamp? = nil,
        runRequestedAt: Timestamp? = nil,
        runRequestedBy: String? = nil, command: String? = nil
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.typeName = typeName
        self.description = description
        self.service = service
        self.server = server
        self.lockType = lockType
        self.schedule = schedule
        self.isDisabled = isDisabled
        self.retries = retries
        self.lastRunAt = lastRunAt
        self.runRequestedAt = runRequestedAt
        self.runRequestedBy = runRequestedBy
        self.command = command
    }
}

/// One run of a job.
public struct JobHistoryRecord: Sendable, Hashable, Codable {
    public let id: Int64
    public let job: ObjectID
    public let title: String
    public let status: JobRunStatus
    public let startedAt: Timestamp
    public let endedAt: Timestamp?
    public let serverName: String
    public let databaseName: String?
    public let errorMessage: String?
}
