/// Why an operation on the farm's objects failed.
public struct FarmError: Error, Sendable, CustomStringConvertible {
    /// A stable code that scripts match.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No farm is set up or joined in the home folder.
        public static let noFarm = Code(rawValue: "Farm.NotJoined")
        /// The home folder belongs to a farm already.
        public static let alreadyJoined = Code(rawValue: "Farm.AlreadyJoined")
        /// The farm is there and this account cannot reach it.
        public static let notAccessible = Code(rawValue: "Farm.NotAccessible")
        /// No object has that name or id.
        public static let notFound = Code(rawValue: "Farm.ObjectNotFound")
        /// More than one object has that name.
        public static let ambiguous = Code(rawValue: "Farm.AmbiguousName")
        /// An object of that name is there.
        public static let alreadyExists = Code(rawValue: "Farm.ObjectExists")
        /// Something else still needs the object.
        public static let inUse = Code(rawValue: "Farm.ObjectInUse")
        /// A value is not allowed.
        public static let invalidValue = Code(rawValue: "Farm.InvalidValue")
        /// The state of the object does not allow the operation.
        public static let invalidState = Code(rawValue: "Farm.InvalidState")
        /// The service that would do it is stopped on this server.
        public static let serviceStopped = Code(rawValue: "Farm.ServiceStopped")
        /// The pass phrase of the farm is not this one.
        public static let wrongPassphrase = Code(rawValue: "Farm.WrongPassphrase")
        /// A file of this computer's part of the farm could not be written.
        public static let cannotWrite = Code(rawValue: "Farm.CannotWrite")
        /// The record of the join in the home folder cannot be read.
        public static let damagedJoin = Code(rawValue: "Farm.DamagedJoin")
    }

    /// What kind of failure it is.
    public var code: Code
    /// One sentence: what failed, on what, in which state things are, and the next step.
    public var message: String
    /// The object concerned.
    public var target: String?

    /// Makes an error of the module.
    public init(_ code: Code, _ message: String, target: String? = nil) {
        self.code = code
        self.message = message
        self.target = target
    }

    public var description: String { message }
}
