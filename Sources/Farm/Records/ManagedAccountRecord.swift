/// An account whose password the farm keeps.
public struct ManagedAccountRecord: Sendable, Hashable, Codable {
    public let id: ObjectID
    /// `HOST\user`.
    public var userName: String
    /// When the password was last set here.
    public var passwordChangedAt: Timestamp

    public init(id: ObjectID = ObjectID(), userName: String, passwordChangedAt: Timestamp = .now()) {
        self.id = id
        self.userName = userName
        self.passwordChangedAt = passwordChangedAt
    }
}
