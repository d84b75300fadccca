/// An account whose password the farm keeps.
public struct ManagedAccountRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    /// `HOST\user`.
    public var userName: String
    /// When the password was last set here.
    public var passwordChangedAt: Timestamp
    /// Whether the farm changes the password by itself on the schedule.
    public var isChangeAutomatic: Bool
    /// The schedule of the changes, in the words of `TimerSchedule`.
    public var schedule: String?
    /// Days before the password ends when it is changed.
    public var preExpireDays: Int
    /// Days before a change when people are told.
    public var notificationDays: Int

    public init(
        id: ObjectID = ObjectID(), userName: String, passwordChangedAt: Timestamp = .now(),
        isChangeAutomatic: Bool = false, schedule: String? = nil, preExpireDays: Int = 2,
        notificationDays: Int = 5
    ) {
        self.id = id
        self.userName = userName
        self.passwordChangedAt = passwordChangedAt
        self.isChangeAutomatic = isChangeAutomatic
        self.schedule = schedule
        self.preExpireDays = preExpireDays
        self.notificationDays = notificationDays
    }
}
