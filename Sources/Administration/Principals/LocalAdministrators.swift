import DatabaseServer
import Farm
import Glibc

/// The group whose members administer this computer.
public struct LocalAdministrators: Sendable, Hashable {
    /// Where root names another group: a line `AdministratorsGroup = name`.
    public static let settingsFile = "/etc/spshell/spshell.conf"
    private static let defaultGroups = ["Administrators", "sudo", "wheel"]

    /// The group, or nil when this computer has none: then only root administers it.
    public let groupName: String?
    private let groupID: UInt32?

    /// The group that the settings of the computer name, else the first of Administrators, sudo and wheel that exists.
    public init() {
        self.init(configured: Self.configuredGroup())
    }

    /// The group of that name, or the first of the default ones.
    init(configured: String?) {
        let candidates = configured.map { [$0] } ?? Self.defaultGroups
        var found: (String, UInt32)?
        for name in candidates where found == nil {
            if let entry = getgrnam(name) { found = (name, entry.pointee.gr_gid) }
        }
        groupName = found?.0 ?? configured
        groupID = found?.1
    }

    private static func configuredGroup() -> String? {
        guard let text = TextFile.read(settingsFile) else { return nil }
        return SettingsText(text)["AdministratorsGroup"]
    }

    /// Whether the principal is root or in the group.
    public func includes(_ principal: Principal) -> Bool {
        principal.userID == 0 || groupID.map { principal.groupIDs.contains($0) } ?? false
    }
}
