/// A namespace whose items paths reach: the file system, the environment, variables, functions, aliases.
///
/// The engine itself needs only the contents of an item, for `${drive:path}` as a variable; the commands on items
/// know the richer subclasses that the drives' own module defines.
open class DriveProvider {
    /// `FileSystem`.
    public let name: String
    /// `Microsoft.PowerShell.Core`, the module it is shown to come from.
    public let module: String
    /// What it can do, as `Get-PSProvider` lists it: `Filter, ShouldProcess, Credentials`.
    public let capabilities: String

    /// Names a provider.
    public init(
        name: String, module: String = "Microsoft.PowerShell.Core", capabilities: String = "ShouldProcess"
    ) {
        self.name = name
        self.module = module
        self.capabilities = capabilities
    }

    /// What `${drive:path}` reads: the item's content as `Get-Content` gives it; `.null` when there is no such item.
    ///
    /// - Parameter path: the path inside the drive, without the drive's name and without a leading separator.
    open func content(of path: String, on drive: Drive, _ interpreter: Interpreter) throws -> Value { .null }

    /// What an assignment to `${drive:path}` does; `$null` removes the item where the provider says so.
    open func setContent(
        of path: String, to value: Value, on drive: Drive, _ interpreter: Interpreter
    ) throws {}

    /// Items below a place whose names begin with `prefix`, for completion of paths.
    open func childNames(
        of path: String, on drive: Drive, _ interpreter: Interpreter
    ) throws -> [(name: String, isContainer: Bool)] { [] }
}

/// A drive: a name for a root of a provider, and the location that `Set-Location` left there.
public final class Drive: HostObject {
    /// `Env`; `/` for the file system itself.
    public let name: String
    /// The provider's path of the root: `/`, `/tmp/`; empty for providers without a hierarchy.
    public let root: String
    /// The provider.
    public let provider: DriveProvider
    /// `Get-PSDrive`'s description.
    public let summary: String
    /// The location on this drive, relative to its root, without a leading separator.
    public var currentLocation = ""
    /// Number of the scope that owns it; 0 for the global one.
    public var scopeDepth = 0

    /// Makes a drive.
    public init(name: String, root: String, provider: DriveProvider, summary: String = "") {
        self.name = name
        self.root = root
        self.provider = provider
        self.summary = summary
    }

    /// True for the file system's own drive, whose paths are written without a drive's name.
    public var isFileSystemRoot: Bool { name == "/" }

    public override var type: TypeInfo { Drive.driveType }
    public override func toText() -> Text { Text(name) }

    private static let driveType = TypeInfo(
        "System.Management.Automation.PSDriveInfo", base: .object,
        members: { TypeCatalog.members(of: "System.Management.Automation.PSDriveInfo") })
}

/// The drives of one engine and the place in them where it is.
public final class DriveTable {
    /// The providers in order of registration.
    public private(set) var providers: [DriveProvider] = []
    /// The drives in order of creation.
    public private(set) var drives: [Drive] = []
    /// The drive of the current location; nil before the first drive was added.
    public var current: Drive?
    /// The file system's last location, an absolute path: where programs start and what redirections are relative to.
    public var fileSystemLocation = "/"

    /// Makes an empty table.
    public init() {}

    /// Adds a provider.
    public func add(_ provider: DriveProvider) { providers.append(provider) }

    /// Adds a drive; the first one becomes the current one.
    public func add(_ drive: Drive) {
        drives.append(drive)
        if current == nil { current = drive }
    }

    /// Takes a drive away.
    public func remove(_ drive: Drive) { drives.removeAll { $0 === drive } }

    /// The drive of a name, ignoring case, or nil.
    public func drive(named name: String) -> Drive? {
        let wanted = Symbol(name)
        return drives.first { Symbol($0.name) == wanted }
    }

    /// The current location as `$PWD` shows it: `/tmp/a`, `Env:/`.
    public var currentPath: String {
        guard let current else { return "/" }
        if current.isFileSystemRoot { return "/" + current.currentLocation }
        return current.name + ":/" + current.currentLocation
    }
}
