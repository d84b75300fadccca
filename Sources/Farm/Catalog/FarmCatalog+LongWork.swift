import DatabaseServer

extension FarmCatalog {
    /// How long work may be silent before it counts as gone, in seconds.
    public static let silenceLimitSeconds: Int64 = 120

    private static let workColumns = """
        SELECT id, operation, requester, target, phase, item, done, total, unit, rate, state, failure, is_resumable,
            cancel_requested, host, process, started_at, beat_at, ended_at, details FROM long_work
        """

    private static func work(_ row: DatabaseRow) -> LongWorkRecord {
        var record = LongWorkRecord(
            id: row.objectID(0), operation: row.text(1), requester: row.text(2), target: row.optionalText(3),
            phase: row.text(4), total: row.integer(7), unit: row.text(8), host: row.text(14),
            process: Int32(truncatingIfNeeded: row.integer(15)), isResumable: row.bool(12),
            state: LongWorkState(rawValue: row.text(10)) ?? .interrupted)
        record.item = row.optionalText(5)
        record.done = row.integer(6)
        record.rate = row.real(9)
        record.failure = row.optionalText(11)
        record.isCancelRequested = row.bool(13)
        record.startedAt = row.timestamp(16)
        record.beatAt = row.timestamp(17)
        record.endedAt = row.optionalTimestamp(18)
        record.details = row.optionalBlob(19)
        return record
    }

    /// Notes that long work has begun or waits.
    public func insert(_ work: LongWorkRecord) throws {
        let identity: [DatabaseValue] = [
            .id(work.id), .text(work.operation), .text(work.requester), .text(orNull: work.target),
            .text(work.phase),
            .text(orNull: work.item), .int(work.done), .int(work.total), .text(work.unit), .real(work.rate),
        ]
        let state: [DatabaseValue] = [
            .text(work.state.rawValue), .text(orNull: work.failure), .bool(work.isResumable),
            .bool(work.isCancelRequested), .text(work.host), .int(work.process),
            .int(work.startedAt.microseconds),
            .int(work.beatAt.microseconds), .int(orNull: work.endedAt?.microseconds),
            .blob(orNull: work.details),
        ]
        try configuration.execute(
            """
            INSERT INTO long_work (id, operation, requester, target, phase, item, done, total, unit, rate, state, failure,
                is_resumable, cancel_requested, host, process, started_at, beat_at, ended_at, details)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
            """, identity + state)
    }

    /// Writes how far it is and that it lives; true when somebody asked it to stop. It leaves that request as it is.
    @discardableResult
    public func update(_ work: LongWorkRecord) throws -> Bool {
        try configuration.execute(
            """
            UPDATE long_work SET phase = $2, item = $3, done = $4, total = $5, rate = $6, state = $7, failure = $8,
                is_resumable = $9, host = $10, process = $11, beat_at = $12, ended_at = $13, details = $14
            WHERE id = $1
            """,
            [
                .id(work.id), .text(work.phase), .text(orNull: work.item), .int(work.done), .int(work.total),
                .real(work.rate), .text(work.state.rawValue), .text(orNull: work.failure),
                .bool(work.isResumable),
                .text(work.host), .int(work.process), .int(Timestamp.now().microseconds),
                .int(orNull: work.endedAt?.microseconds), .blob(orNull: work.details),
            ])
        return try configuration.number(
            "SELECT cancel_requested FROM long_work WHERE id = $1", [.id(work.id)]) != 0
    }

    /// Asks long work to stop at its next piece.
    public func requestCancel(ofWork id: ObjectID) throws {
        try configuration.execute(
            "UPDATE long_work SET cancel_requested = 1 WHERE id = $1 AND state IN ('queued', 'running')",
            [.id(id)])
    }

    /// Long work, newest first. What has been silent for too long shows as interrupted.
    public func longWork(limit: Int = 100) throws -> [LongWorkRecord] {
        let oldest = Timestamp.now().adding(seconds: -Self.silenceLimitSeconds)
        return try configuration.rows(
            Self.workColumns + " ORDER BY started_at DESC LIMIT $1", [.int(limit)]
        ) { row in
            var work = Self.work(row)
            if work.state == .running, work.beatAt < oldest { work.state = .interrupted }
            return work
        }
    }

    /// One piece of long work, or nil.
    public func longWork(_ id: ObjectID) throws -> LongWorkRecord? {
        try configuration.first(Self.workColumns + " WHERE id = $1", [.id(id)], Self.work)
    }
}
