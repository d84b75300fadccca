/// Why a command was refused or could not be carried out by the administration itself.
public struct AdministrationError: Error, Sendable, CustomStringConvertible {
    /// A stable code that scripts match.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The caller lacks a membership.
        public static let accessDenied = Code(rawValue: "Administration.AccessDenied")
        /// No account of that name is known to this computer.
        public static let unknownAccount = Code(rawValue: "Administration.UnknownAccount")
        /// A parameter is not served by this release.
        public static let notSupported = Code(rawValue: "Administration.NotSupported")
        /// A parameter's value is not allowed.
        public static let invalidArgument = Code(rawValue: "Administration.InvalidArgument")
        /// The command was stopped on request.
        public static let cancelled = Code(rawValue: "Administration.Cancelled")
        /// A secret was to be written into a stored command.
        public static let secretNotStorable = Code(rawValue: "Administration.SecretNotStorable")
        /// A file of this computer's part of the farm is damaged.
        public static let damagedFile = Code(rawValue: "Administration.DamagedFile")
    }

    /// What kind of failure it is.
    public var code: Code
    /// One sentence: what failed, on what, in which state things are, and the next step.
    public var message: String
    /// The object concerned.
    public var target: String?
    /// The memberships that were missing, for `.accessDenied`.
    public var missing: [Membership]

    /// Makes an error of the module.
    public init(_ code: Code, _ message: String, target: String? = nil, missing: [Membership] = []) {
        self.code = code
        self.message = message
        self.target = target
        self.missing = missing
    }

    public var description: String { message }
}
