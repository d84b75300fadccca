/// Why an operation of the Secure Store failed.
///
/// The text never holds a credential, a key or a pass phrase.
public struct SecureStoreError: Error, Sendable {
    /// A stable name for the kind of failure, which scripts match.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// This server has no master key, or not the one of the database.
        public static let masterKeyUnavailable = Code(rawValue: "SecureStore.MasterKeyUnavailable")
        /// No master key was ever generated.
        public static let masterKeyNotGenerated = Code(rawValue: "SecureStore.MasterKeyNotGenerated")
        /// The pass phrase does not unlock the master key.
        public static let wrongPassphrase = Code(rawValue: "SecureStore.WrongPassphrase")
        /// The pass phrase does not meet the rule.
        public static let weakPassphrase = Code(rawValue: "SecureStore.WeakPassphrase")
        /// The key file of the server cannot be trusted or read.
        public static let keyFileUnsafe = Code(rawValue: "SecureStore.KeyFileUnsafe")
        /// Another command changed the master key meanwhile.
        public static let keyChangedMeanwhile = Code(rawValue: "SecureStore.KeyChangedMeanwhile")
        /// Another command on this server is changing the master key.
        public static let keyChangeRunning = Code(rawValue: "SecureStore.KeyChangeRunning")
        /// No credentials are stored for the caller.
        public static let credentialsNotFound = Code(rawValue: "SecureStore.CredentialsNotFound")
        /// The caller is neither member nor owner nor administrator of the application.
        public static let accessDenied = Code(rawValue: "SecureStore.AccessDenied")
        /// No target application has the ID.
        public static let applicationNotFound = Code(rawValue: "SecureStore.ApplicationNotFound")
        /// A target application with the ID exists.
        public static let applicationExists = Code(rawValue: "SecureStore.ApplicationExists")
        /// The definition of a target application breaks a rule.
        public static let invalidApplication = Code(rawValue: "SecureStore.InvalidApplication")
        /// The fields of a target application break a rule.
        public static let invalidFields = Code(rawValue: "SecureStore.InvalidFields")
        /// The application's type does not allow the operation.
        public static let wrongApplicationType = Code(rawValue: "SecureStore.WrongApplicationType")
        /// There is not exactly one value a field.
        public static let wrongValueCount = Code(rawValue: "SecureStore.WrongValueCount")
        /// A value is empty or longer than 512 characters.
        public static let invalidValue = Code(rawValue: "SecureStore.InvalidValue")
        /// The ticket is unknown, used, too old, or of another application.
        public static let invalidTicket = Code(rawValue: "SecureStore.InvalidTicket")
        /// A stored record does not decrypt or decode.
        public static let storeDamaged = Code(rawValue: "SecureStore.StoreDamaged")
        /// A parameter is out of range.
        public static let invalidArgument = Code(rawValue: "SecureStore.InvalidArgument")
    }

    public var code: Code
    /// One sentence: what failed, on what, in which state things are left, and the next step.
    public var message: String
    /// The application, account or file concerned.
    public var target: String?
    public var underlying: (any Error)?

    public init(_ code: Code, _ message: String, target: String? = nil, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.target = target
        self.underlying = underlying
    }
}

extension SecureStoreError: CustomStringConvertible {
    public var description: String { message }
}

extension SecureStoreError {
    static func masterKeyUnavailable(_ reason: String) -> SecureStoreError {
        SecureStoreError(
            .masterKeyUnavailable,
            "Unable to obtain master key. \(reason); run Update-SPSecureStoreApplicationServerKey with the pass phrase "
                + "that belongs to the database.")
    }

    static func applicationNotFound(_ id: String) -> SecureStoreError {
        SecureStoreError(
            .applicationNotFound,
            "The target application '\(id)' does not exist; Get-SPSecureStoreApplication -All lists those that do.",
            target: id)
    }

    static func credentialsNotFound(_ id: String) -> SecureStoreError {
        SecureStoreError(
            .credentialsNotFound,
            "Credentials were not found for the current user within the target application '\(id)'. Please set the "
                + "credentials for the current user.", target: id)
    }

    /// One sentence for every reason: who tries tickets does not learn which there were.
    static func invalidTicket(of id: String) -> SecureStoreError {
        SecureStoreError(
            .invalidTicket,
            "The ticket was not accepted for the target application '\(id)': it is none of its tickets, was redeemed before "
                + "or is too old; no credentials were given, have its owner issue a new one with New-SPSecureStoreTicket.",
            target: id)
    }

    static func accessDenied(_ who: String, _ application: String, needs: String) -> SecureStoreError {
        SecureStoreError(
            .accessDenied,
            "Access is denied. \(who) is not \(needs) of the target application '\(application)'; an administrator "
                + "of it can add the account.", target: application)
    }

    static func damaged(_ what: String, underlying: (any Error)? = nil) -> SecureStoreError {
        SecureStoreError(
            .storeDamaged,
            "\(what) cannot be opened with the master key: the record was changed or copied from elsewhere; set the "
                + "credentials again or restore a backup.", target: what, underlying: underlying)
    }
}
