/// Why a backup, a restore or a look at a package failed.
public struct FarmBackupError: Error, Sendable {
    /// A stable name for the kind of failure, which scripts match.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public let rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The backup folder is not there, or is no folder.
        public static let directoryNotFound = Code(rawValue: "FarmBackup.DirectoryNotFound")
        /// The operating system refused access to the folder or a file in it.
        public static let accessDenied = Code(rawValue: "FarmBackup.AccessDenied")
        /// A `\\server\share` path that no mount of this computer serves.
        public static let shareNotMounted = Code(rawValue: "FarmBackup.ShareNotMounted")
        /// Another backup or restore holds the folder or the farm.
        public static let alreadyRunning = Code(rawValue: "FarmBackup.AlreadyRunning")
        /// No component has the name or path.
        public static let itemNotFound = Code(rawValue: "FarmBackup.ItemNotFound")
        /// Several components have the name.
        public static let itemAmbiguous = Code(rawValue: "FarmBackup.ItemAmbiguous")
        /// The component cannot be selected, or not for this operation.
        public static let itemNotSelectable = Code(rawValue: "FarmBackup.ItemNotSelectable")
        /// The estimate does not fit into the free space.
        public static let notEnoughSpace = Code(rawValue: "FarmBackup.NotEnoughSpace")
        /// The disk became full while writing.
        public static let diskFull = Code(rawValue: "FarmBackup.DiskFull")
        /// Reading or writing failed for another reason, which the message gives.
        public static let inputOutput = Code(rawValue: "FarmBackup.InputOutput")
        /// The folder holds no package, or none with the id.
        public static let packageNotFound = Code(rawValue: "FarmBackup.PackageNotFound")
        /// A file of the package is missing, truncated or altered.
        public static let packageDamaged = Code(rawValue: "FarmBackup.PackageDamaged")
        /// The package was made by another product or by a newer release.
        public static let packageForeign = Code(rawValue: "FarmBackup.PackageForeign")
        /// A differential or configuration-only package does not hold what is asked for.
        public static let packageIncomplete = Code(rawValue: "FarmBackup.PackageIncomplete")
        /// A differential backup needs a full one in the folder.
        public static let fullBackupNeeded = Code(rawValue: "FarmBackup.FullBackupNeeded")
        /// The restored copy did not have what the package promises.
        public static let verificationFailed = Code(rawValue: "FarmBackup.VerificationFailed")
        /// The farm as it is does not allow this restore.
        public static let restoreRefused = Code(rawValue: "FarmBackup.RestoreRefused")
        /// A parameter is out of range.
        public static let invalidArgument = Code(rawValue: "FarmBackup.InvalidArgument")
        /// The operation was cancelled on request.
        public static let cancelled = Code(rawValue: "FarmBackup.Cancelled")
    }

    public var code: Code
    /// One sentence: what failed, on what, in which state things are left, and the next step.
    public var message: String
    /// The folder, file, package or component concerned.
    public var target: String?
    public var underlying: (any Error)?

    public init(_ code: Code, _ message: String, target: String? = nil, underlying: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.target = target
        self.underlying = underlying
    }
}

extension FarmBackupError: CustomStringConvertible {
    public var description: String { message }
}
