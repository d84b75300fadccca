import Farm

/// Memberships for the Timer service's jobs.
private func timerMemberships(_ farm: FarmCatalog) -> MembershipRequirement {
    .three(databases: [farm.configurationDatabase])
}

/// Get-SPTimerJob: the jobs of the Timer service.
public struct GetTimerJobsCommand: FarmCommand {
    public static let name = "Get-SPTimerJob"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference?
    /// `-Type`: the full name of the job's type.
    public var typeName: String?

    public init(identity: ObjectReference? = nil, typeName: String? = nil) {
        self.identity = identity
        self.typeName = typeName
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { timerMemberships(farm) }

    public func execute(in context: CommandContext) throws -> [TimerJobRecord] {
        if let identity { return [try context.farm.timerJob(identity)] }
        return try context.farm.timerJobs().filter {
            typeName == nil || $0.typeName.lowercased() == typeName?.lowercased()
        }
    }
}

/// The runs of a timer job, newest first: its HistoryEntries.
public struct GetTimerJobHistoryCommand: FarmCommand {
    public static let name = "Get-SPTimerJob"
    public static let effect = CommandEffect.reads

    public var identity: ObjectReference
    public var limit: Int

    public init(identity: ObjectReference, limit: Int = 100) {
        self.identity = identity
        self.limit = limit
    }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement { timerMemberships(farm) }

    public func execute(in context: CommandContext) throws -> [JobHistoryRecord] {
        try context.farm.jobHistory(of: try context.farm.timerJob(identity).id, limit: limit)
    }
}

/// Set-SPTimerJob, Enable-SPTimerJob and Disable-SPTimerJob.
public struct SetTimerJobCommand: FarmCommand {
    public static let name = "Set-SPTimerJob"

    public var identity: ObjectReference
    public var schedule: String?
    public var isDisabled: Bool?

    public init(identity: ObjectReference, schedule: String? = nil, isDisabled: Bool? = nil) {
        self.identity = identity
        self.schedule = schedule
        self.isDisabled = isDisabled
    }

    public var spelling: String {
        isDisabled.map { $0 ? "Disable-SPTimerJob" : "Enable-SPTimerJob" } ?? Self.name
    }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.timerJob(identity)
        return timerMemberships(farm)
    }

    public func execute(in context: CommandContext) throws -> TimerJobRecord {
        var job = try context.farm.timerJob(identity)
        if let schedule { job.schedule = try TimerSchedule.required(schedule) }
        if let isDisabled { job.isDisabled = isDisabled }
        try context.farm.update(job)
        return job
    }
}

/// Start-SPTimerJob: asks the Timer service for a run outside the schedule.
public struct StartTimerJobCommand: FarmCommand {
    public static let name = "Start-SPTimerJob"

    public var identity: ObjectReference

    public init(identity: ObjectReference) { self.identity = identity }

    public var target: String? { identity.description }

    public func requirement(in farm: FarmCatalog) throws -> MembershipRequirement {
        _ = try farm.timerJob(identity)
        return timerMemberships(farm)
    }

    public func execute(in context: CommandContext) throws -> TimerJobRecord {
        var job = try context.farm.timerJob(identity)
        guard !job.isDisabled else {
            throw FarmError(
                .invalidState,
                "The timer job '\(job.name)' is disabled and was not started; Enable-SPTimerJob enables it.",
                target: job.name)
        }
        job.runRequestedAt = .now()
        job.runRequestedBy = context.caller.displayName
        try context.farm.update(job)
        return job
    }
}

extension TimerSchedule {
    /// The schedule that the words mean.
    ///
    /// - Throws: `AdministrationError` with code `.invalidArgument` that shows words that work.
    static func required(_ text: String) throws(AdministrationError) -> TimerSchedule {
        if let schedule = TimerSchedule(text) { return schedule }
        throw AdministrationError(
            .invalidArgument,
            "'\(text)' is not a schedule; nothing was changed; write it as 'every 5 minutes between 0 and 59', 'hourly "
                + "between 0 and 59', 'daily at 15:00:00', 'weekly between fri 22:00:00 and sun 06:00:00', 'monthly at 15 "
                + "15:00:00' or 'yearly at jan 1 15:00:00'.", target: text)
    }
}
