import Cryptography
import DatabaseServer
import Farm

/// One entry of a store's own audit log.
public struct SecureStoreAuditEntry: Sendable, Hashable {
    public let at: Timestamp
    public let action: String
    public let application: String?
    public let principal: String
    public let onBehalfOf: String?
    public let succeeded: Bool
    public let reason: String?

    public init(
        at: Timestamp, action: String, application: String?, principal: String, onBehalfOf: String?,
        succeeded: Bool,
        reason: String?
    ) {
        self.at = at
        self.action = action
        self.application = application
        self.principal = principal
        self.onBehalfOf = onBehalfOf
        self.succeeded = succeeded
        self.reason = reason
    }
}

extension SecureStore {
    /// Whether the store keeps an audit log of its own.
    public func isAuditEnabled() throws -> Bool { try config("AuditEnabled") == "1" }

    /// Days after which entries are removed.
    public func auditDays() throws -> Int { try config("AuditDays").flatMap { Int($0) } ?? 30 }

    /// Switches the log and sets how long entries stay.
    public func setAudit(enabled: Bool?, days: Int?) throws {
        if let days, !(1...36_500).contains(days) {
            throw SecureStoreError(
                .invalidArgument,
                "-AuditlogMaxSize is a number of days from 1 to 36500 and was \(days); nothing was changed.")
        }
        try connection.transaction { _ in
            if let enabled { try setConfig("AuditEnabled", enabled ? "1" : "0") }
            if let days { try setConfig("AuditDays", String(days)) }
        }
    }

    /// Adds an entry when the log is on; each entry's hash covers the one before it.
    public func audit(_ entry: SecureStoreAuditEntry) throws {
        guard try isAuditEnabled() else { return }
        try connection.transaction { _ in
            try purgeAudit(now: entry.at)
            let before = try lastHash()
            try connection.execute(
                """
                INSERT INTO SSSAudit (at, action, application, principal, on_behalf_of, succeeded, reason, hash)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                [
                    .int(entry.at.microseconds), .text(entry.action), .text(orNull: entry.application),
                    .text(entry.principal), .text(orNull: entry.onBehalfOf), .bool(entry.succeeded),
                    .text(orNull: entry.reason), .blob(Self.hash(entry, before)),
                ])
        }
    }

    private static func hash(_ entry: SecureStoreAuditEntry, _ before: [UInt8]) -> [UInt8] {
        let parts = [
            String(entry.at.microseconds), entry.action, entry.application ?? "", entry.principal,
            entry.onBehalfOf ?? "", entry.succeeded ? "1" : "0", entry.reason ?? "",
        ]
        return Digest.sha256(before + Array(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8))
    }

    private func lastHash() throws -> [UInt8] {
        try connection.first("SELECT hash FROM SSSAudit ORDER BY id DESC LIMIT 1") { $0.blob(0) }
            ?? anchor()
    }

    /// Hash of the last entry that was removed for its age.
    private func anchor() throws -> [UInt8] { Hexadecimal.decode(try config("AuditAnchor") ?? "") ?? [] }

    private func purgeAudit(now: Timestamp) throws {
        let limit = now.adding(seconds: -Int64(try auditDays()) * 86_400)
        let last = try connection.first(
            "SELECT id, hash FROM SSSAudit WHERE at < $1 ORDER BY id DESC LIMIT 1", [.int(limit.microseconds)]
        ) { ($0.integer(0), $0.blob(1)) }
        guard let (id, hash) = last else { return }
        try connection.execute("DELETE FROM SSSAudit WHERE id <= $1", [.integer(id)])
        try setConfig("AuditAnchor", Hexadecimal.encode(hash))
    }

    /// The entries, oldest first.
    public func auditEntries() throws -> [SecureStoreAuditEntry] {
        try connection.rows(
            "SELECT at, action, application, principal, on_behalf_of, succeeded, reason FROM SSSAudit ORDER BY id",
            [],
            Self.entry)
    }

    private static func entry(_ row: DatabaseRow) -> SecureStoreAuditEntry {
        SecureStoreAuditEntry(
            at: Timestamp(microseconds: row.integer(0)), action: row.text(1),
            application: row.optionalText(2),
            principal: row.text(3), onBehalfOf: row.optionalText(4), succeeded: row.bool(5),
            reason: row.optionalText(6))
    }

    /// Whether no entry was changed, removed or put in between since it was written.
    public func isAuditChainIntact() throws -> Bool {
        var before = try anchor()
        var intact = true
        try connection.scan(
            "SELECT at, action, application, principal, on_behalf_of, succeeded, reason, hash FROM SSSAudit ORDER BY id"
        ) { row in
            let expected = Self.hash(Self.entry(row), before)
            before = row.blob(7)
            intact = expected == before
            return intact
        }
        return intact
    }
}
