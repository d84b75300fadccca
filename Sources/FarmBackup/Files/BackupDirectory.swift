import Glibc

/// A folder that holds packages and their catalogue, resolved to a path of this computer.
public struct BackupDirectory: Sendable, Equatable {
    /// The path as it was given.
    public let name: String
    /// The absolute local path, without a slash at its end.
    public let path: String

    /// Finds the folder that `name` means; `\\server\share\folder` goes through the computer's mounts.
    ///
    /// - Throws: `.directoryNotFound`, `.shareNotMounted`, `.accessDenied`.
    public init(_ name: String) throws(FarmBackupError) {
        let mounts = MountTable.isShare(name) ? BackupDirectory.currentMounts() : ""
        try self.init(name, mounts: mounts)
    }

    init(_ name: String, mounts: String) throws(FarmBackupError) {
        guard !name.isEmpty, !name.utf8.contains(0) else {
            throw FarmBackupError(
                .directoryNotFound, "The backup folder has no name; pass -Directory <folder>.")
        }
        self.name = name
        let local = MountTable.isShare(name) ? try MountTable(text: mounts).resolve(name) : name
        guard let resolved = realpath(local, nil) else { throw BackupDirectory.missing(name) }
        defer { free(resolved) }
        path = String(cString: resolved)
        guard PackageFiles.isFolder(path) else {
            throw FarmBackupError(
                .directoryNotFound,
                "'\(name)' is a file and not a folder; pass the folder that holds the packages.",
                target: name)
        }
    }

    /// Whether this account may add files to the folder.
    var isWritable: Bool {
        access(path, W_OK | X_OK) == 0
    }

    /// - Throws: `.accessDenied` when nothing can be written to the folder.
    func requireWritable() throws(FarmBackupError) {
        guard isWritable else { throw PackageFiles.failure("write to", name) }
    }

    /// Packages in the farm's own folder would be lost with it.
    ///
    /// - Throws: `.invalidArgument` when the folder is `home` or lies in it.
    func requireOutside(_ home: String) throws(FarmBackupError) {
        guard let resolved = realpath(home, nil) else { return }
        defer { free(resolved) }
        let farm = String(cString: resolved)
        guard path == farm || path.hasPrefix(farm + "/") else { return }
        throw FarmBackupError(
            .invalidArgument,
            "'\(name)' is in the farm's own folder '\(farm)' and would be lost with it; nothing was written; pass a folder "
                + "elsewhere, best on another disk.", target: name)
    }

    private static func missing(_ name: String) -> FarmBackupError {
        if errno == EACCES { return PackageFiles.failure("open", name) }
        return FarmBackupError(
            .directoryNotFound,
            "The backup folder '\(name)' does not exist; make it (mkdir) or correct the path.", target: name)
    }

    // The kernel gives files of /proc no size, so they are read until they end.
    private static func currentMounts() -> String {
        guard let file = fopen("/proc/self/mounts", "re") else { return "" }
        defer { fclose(file) }
        var bytes = [UInt8]()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
            bytes += buffer.prefix(count)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
