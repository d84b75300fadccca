/// Where a piece of long work stands.
public enum LongWorkState: String, Sendable, Codable {
    /// Waits for the Timer service.
    case queued
    case running
    case succeeded
    case failed
    case cancelled
    /// Its process is gone and it never said how it ended.
    case interrupted
}

/// A backup, a restore or another operation that takes its time: what every front shows of it.
public struct LongWorkRecord: Sendable, Hashable {
    public let id: ObjectID
    /// The command, such as `Backup-SPFarm`.
    public var operation: String
    /// `HOST\user`.
    public var requester: String
    public var target: String?
    public var phase: String
    /// What is being worked on, such as the name of a component.
    public var item: String?
    public var done: Int64
    public var total: Int64
    /// What `done` and `total` count: `bytes` or `items`.
    public var unit: String
    /// Units a second.
    public var rate: Double
    public var state: LongWorkState
    /// Why it failed.
    public var failure: String?
    /// Whether it can go on where it stopped.
    public var isResumable: Bool
    /// Whether somebody asked it to stop.
    public var isCancelRequested: Bool
    public var host: String
    /// Process id on the host.
    public var process: Int32
    public var startedAt: Timestamp
    /// When it last said that it is alive.
    public var beatAt: Timestamp
    public var endedAt: Timestamp?
    /// What it needs to resume, in the words of the operation.
    public var details: [UInt8]?

    public init(
        id: ObjectID = ObjectID(), operation: String, requester: String, target: String? = nil, phase: String,
        total: Int64 = 0, unit: String = "bytes", host: String, process: Int32, isResumable: Bool = false,
        state: LongWorkState = .running
    ) {
        self.id = id
        self.operation = operation
        self.requester = requester
        self.target = target
        self.phase = phase
        item = nil
        done = 0
        self.total = total
        self.unit = unit
        rate = 0
        self.state = state
        failure = nil
        self.isResumable = isResumable
        isCancelRequested = false
        self.host = host
        self.process = process
        startedAt = .now()
        beatAt = startedAt
        endedAt = nil
        details = nil
    }

    /// 0 to 100; nil while the total is not known.
    public var percent: Int? { total > 0 ? Int(min(100, done * 100 / total)) : nil }
}
