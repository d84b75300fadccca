/// One attempt to run a command.
public struct AuditRecord: Sendable, Hashable {
    public let id: Int64
    public let at: Timestamp
    /// uid of the caller.
    public let principal: UInt32
    public let principalName: String
    /// Where it came from: `shell`, `timer`, `administration site`, `stsadm`.
    public let front: String
    public let command: String
    public let target: String?
    /// `granted` or `refused`.
    public let decision: String
    /// `running`, `succeeded`, `failed` or `refused`; one that stays `running` was killed.
    public let outcome: String
    /// What was missing, or why it failed.
    public let reason: String?
    public let endedAt: Timestamp?
}
