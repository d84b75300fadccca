/// Why an operation on a database or its instance failed.
///
/// The arguments of a statement are never part of it, since they may be secrets.
public struct DatabaseError: Error, Sendable, CustomStringConvertible {
    /// A stable code that scripts match.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No instance, no such database in it, or the file of the database is gone.
        public static let notFound = Code(rawValue: "Database.NotFound")
        /// A database or an instance of that name is there already.
        public static let alreadyExists = Code(rawValue: "Database.AlreadyExists")
        /// The name cannot name a database.
        public static let invalidName = Code(rawValue: "Database.InvalidName")
        /// The operating system refused access to a file.
        public static let accessDenied = Code(rawValue: "Database.AccessDenied")
        /// File rights cannot be changed by this account, or not on this file system.
        public static let cannotShare = Code(rawValue: "Database.CannotShare")
        /// Another process holds the lock for longer than the time to wait.
        public static let busy = Code(rawValue: "Database.Busy")
        /// The database, its folder or its file system is read-only.
        public static let readOnly = Code(rawValue: "Database.ReadOnly")
        /// No space is left for the database.
        public static let full = Code(rawValue: "Database.Full")
        /// The file is damaged.
        public static let corrupt = Code(rawValue: "Database.Corrupt")
        /// The file is not a database.
        public static let notADatabase = Code(rawValue: "Database.NotADatabase")
        /// A uniqueness, reference or check rule of the schema was broken.
        public static let constraint = Code(rawValue: "Database.Constraint")
        /// Reading or writing the file failed.
        public static let inputOutput = Code(rawValue: "Database.InputOutput")
        /// The file could not be opened, for a reason that the message gives.
        public static let cannotOpen = Code(rawValue: "Database.CannotOpen")
        /// The operation was interrupted on request.
        public static let interrupted = Code(rawValue: "Database.Interrupted")
        /// The schema was written by a newer release.
        public static let schemaTooNew = Code(rawValue: "Database.SchemaTooNew")
        /// The kind of database server is not built yet.
        public static let serverNotSupported = Code(rawValue: "Database.ServerNotSupported")
        /// The last member of a role that must not become empty.
        public static let lastMember = Code(rawValue: "Database.LastMember")
        /// A statement is wrong: an error of this program.
        public static let statement = Code(rawValue: "Database.Statement")
    }

    /// What kind of failure it is.
    public var code: Code
    /// One sentence: what failed, on what, in which state things are, and the next step.
    public var message: String
    /// The database, file or server concerned.
    public var target: String?
    /// The engine's own code, for a log.
    public var engineCode: Int32?

    /// Makes an error of the module.
    public init(_ code: Code, _ message: String, target: String? = nil, engineCode: Int32? = nil) {
        self.code = code
        self.message = message
        self.target = target
        self.engineCode = engineCode
    }

    public var description: String { message }
}
