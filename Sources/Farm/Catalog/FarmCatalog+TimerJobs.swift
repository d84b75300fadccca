import DatabaseServer

extension FarmCatalog {
    private static let jobColumns = """
        SELECT id, name, display_name, type_name, description, service, server, lock_type, schedule, is_disabled, retry,
            last_run_at, run_requested_at, run_requested_by, command FROM timer_jobs
        """

    private static func job(_ row: DatabaseRow) -> TimerJobRecord {
        TimerJobRecord(
            id: row.objectID(0), name: row.text(1), displayName: row.text(2), typeName: row.text(3),
            description: row.text(4), service: row.optionalID(5), server: row.optionalID(6),
            lockType: JobLockType(rawValue: row.text(7)) ?? .job,
            schedule: TimerSchedule(row.text(8)) ?? TimerSchedule(.once, .init(), .init()),
            isDisabled: row.bool(9),
            retries: row.bool(10), lastRunAt: row.optionalTimestamp(11),
            runRequestedAt: row.optionalTimestamp(12),
            runRequestedBy: row.optionalText(13), command: row.optionalText(14))
    }

    private static func arguments(_ job: TimerJobRecord) -> [DatabaseValue] {
        let identity: [DatabaseValue] = [
            .id(job.id), .text(job.name), .text(job.displayName), .text(job.typeName), .text(job.description),
            .id(orNull: job.service), .id(orNull: job.server), .text(job.lockType.rawValue),
        ]
        let state: [DatabaseValue] = [
            .text(job.schedule.description), .bool(job.isDisabled), .bool(job.retries),
            .int(orNull: job.lastRunAt?.microseconds), .int(orNull: job.runRequestedAt?.microseconds),
            .text(orNull: job.runRequestedBy), .text(orNull: job.command),
        ]
        return identity + state
    }

    /// The jobs of the Timer service, by name.
    public func timerJobs() throws -> [TimerJobRecord] {
        try configuration.rows(Self.jobColumns + " ORDER BY name", [], Self.job)
    }

    /// The job that the reference names by its id or internal name.
    public func timerJob(_ reference: ObjectReference) throws -> TimerJobRecord {
        try pick(
            reference, from: timerJobs(), kind: "timer job", lister: "Get-SPTimerJob", id: \.id, name: \.name)
    }

    /// Adds a job.
    public func insert(_ job: TimerJobRecord) throws {
        try refuseTaken(job.name, among: timerJobs().map(\.name), kind: "timer job")
        try configuration.execute(
            """
            INSERT INTO timer_jobs (id, name, display_name, type_name, description, service, server, lock_type, schedule,
                is_disabled, retry, last_run_at, run_requested_at, run_requested_by, command)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """, Self.arguments(job))
    }

    /// Writes everything but the id.
    public func update(_ job: TimerJobRecord) throws {
        try configuration.execute(
            """
            UPDATE timer_jobs SET name = $2, display_name = $3, type_name = $4, description = $5, service = $6,
                server = $7, lock_type = $8, schedule = $9, is_disabled = $10, retry = $11, last_run_at = $12,
                run_requested_at = $13, run_requested_by = $14, command = $15 WHERE id = $1
            """, Self.arguments(job))
    }

    /// Removes a job with its history.
    public func removeTimerJob(_ id: ObjectID) throws {
        try configuration.execute("DELETE FROM timer_jobs WHERE id = $1", [.id(id)])
    }

    // MARK: History

    /// Notes that a run has begun, and that the run that was asked for is this one; the number of the entry.
    public func beginRun(of job: TimerJobRecord, serverName: String, databaseName: String? = nil) throws
        -> Int64
    {
        try configuration.transaction { transaction in
            let now = DatabaseValue.int(Timestamp.now().microseconds)
            try transaction.execute(
                """
                UPDATE timer_jobs SET last_run_at = $2, run_requested_at = NULL, run_requested_by = NULL WHERE id = $1
                """, [.id(job.id), now])
            return try transaction.insert(
                """
                INSERT INTO timer_job_history (job, title, status, started_at, server_name, database_name)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                [
                    .id(job.id), .text(job.displayName), .text(JobRunStatus.initialized.rawValue), now,
                    .text(serverName), .text(orNull: databaseName),
                ])
        }
    }

    /// Notes how a run ended.
    public func endRun(_ entry: Int64, _ status: JobRunStatus, errorMessage: String? = nil) throws {
        try configuration.execute(
            "UPDATE timer_job_history SET status = $2, ended_at = $3, error_message = $4 WHERE id = $1",
            [
                .integer(entry), .text(status.rawValue), .int(Timestamp.now().microseconds),
                .text(orNull: errorMessage),
            ])
    }

    /// The runs of a job, or of all, newest first.
    public func jobHistory(of job: ObjectID? = nil, limit: Int = 100) throws -> [JobHistoryRecord] {
        try configuration.rows(
            """
            SELECT id, job, title, status, started_at, ended_at, server_name, database_name, error_message
            FROM timer_job_history WHERE $1 IS NULL OR job = $1 ORDER BY id DESC LIMIT $2
            """, [.id(orNull: job), .int(limit)]
        ) {
            JobHistoryRecord(
                id: $0.integer(0), job: $0.objectID(1), title: $0.text(2),
                status: JobRunStatus(rawValue: $0.text(3)) ?? .failed, startedAt: $0.timestamp(4),
                endedAt: $0.optionalTimestamp(5), serverName: $0.text(6), databaseName: $0.optionalText(7),
                errorMessage: $0.optionalText(8))
        }
    }
}
