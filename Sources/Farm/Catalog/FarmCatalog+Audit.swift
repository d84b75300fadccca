import DatabaseServer

extension FarmCatalog {
    /// Writes the entry of an attempt before anything is done; its number.
    ///
    /// - Parameter refusal: what was missing; nil when the attempt may go on.
    public func beginAudit(
        principal: UInt32, name: String, front: String, command: String, target: String?, refusal: String?
    ) throws -> Int64 {
        try configuration.insert(
            """
            INSERT INTO audit (at, principal, name, front, command, target, decision, outcome, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            [
                .int(Timestamp.now().microseconds), .int(principal), .text(name), .text(front),
                .text(command),
                .text(orNull: target), .text(refusal == nil ? "granted" : "refused"),
                .text(refusal == nil ? "running" : "refused"), .text(orNull: refusal),
            ])
    }

    /// Completes the entry; `failure` is the stable code and the message of what went wrong.
    public func endAudit(_ id: Int64, failure: String?) throws {
        try configuration.execute(
            "UPDATE audit SET outcome = $2, reason = $3, ended_at = $4 WHERE id = $1",
            [
                .integer(id), .text(failure == nil ? "succeeded" : "failed"), .text(orNull: failure),
                .int(Timestamp.now().microseconds),
            ])
    }

    /// The newest entries, newest first.
    public func auditRecords(limit: Int = 100) throws -> [AuditRecord] {
        try configuration.rows(
            """
            SELECT id, at, principal, name, front, command, target, decision, outcome, reason, ended_at
            FROM audit ORDER BY id DESC LIMIT $1
            """, [.int(limit)]
        ) {
            AuditRecord(
                id: $0.integer(0), at: $0.timestamp(1), principal: UInt32(truncatingIfNeeded: $0.integer(2)),
                principalName: $0.text(3), front: $0.text(4), command: $0.text(5), target: $0.optionalText(6),
                decision: $0.text(7), outcome: $0.text(8), reason: $0.optionalText(9),
                endedAt: $0.optionalTimestamp(10))
        }
    }
}
