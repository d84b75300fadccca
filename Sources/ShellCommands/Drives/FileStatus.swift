import Glibc
import ShellRuntime

/// What the system says of a file.
struct FileStatus {
    /// The system's record.
    let record: stat

    /// The status of a path, or nil when nothing is there.
    init?(_ path: String, followsLinks: Bool = true) {
        var record = stat()
        guard (followsLinks ? stat(path, &record) : lstat(path, &record)) == 0 else { return nil }
        self.record = record
    }

    /// True for a folder.
    var isFolder: Bool { record.st_mode & S_IFMT == S_IFDIR }
    /// True for a symbolic link, when links were not followed.
    var isLink: Bool { record.st_mode & S_IFMT == S_IFLNK }

    /// True when two paths are the same file.
    static func isSame(_ left: String, _ right: String) -> Bool {
        guard let a = FileStatus(left), let b = FileStatus(right) else { return false }
        return a.record.st_ino == b.record.st_ino && a.record.st_dev == b.record.st_dev
    }
}

/// Folders by the system's calls.
enum Folder {
    /// The entries, unsorted, without `.` and `..`.
    static func entries(_ path: String) throws -> [ItemChild] {
        guard let folder = opendir(path) else { throw FileText.Failure(code: errno, path: path) }
        defer { closedir(folder) }
        var found: [ItemChild] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            var isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
            if Int32(entry.pointee.d_type) == Int32(DT_LNK)
                || Int32(entry.pointee.d_type) == Int32(DT_UNKNOWN)
            {
                isFolder = FileStatus(path + "/" + name)?.isFolder ?? false
            }
            found.append(ItemChild(name: name, isContainer: isFolder, isHidden: name.hasPrefix(".")))
        }
        return found
    }

    /// Makes a folder and those above it.
    static func makeAll(_ path: String) throws {
        if path.isEmpty || path == "/" || FileStatus(path)?.isFolder == true { return }
        try makeAll(ItemPath.parent(path))
        guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
            throw FileText.Failure(code: errno, path: path)
        }
    }

    /// Removes a folder with all that is in it; links are removed, not followed.
    static func removeAll(_ path: String) throws {
        for entry in try entries(path) {
            let child = path + "/" + entry.name
            if FileStatus(child, followsLinks: false)?.isFolder == true {
                try removeAll(child)
            } else {
                try remove(child, true)
            }
        }
        guard rmdir(path) == 0 else { throw FileText.Failure(code: errno, path: path) }
    }

    /// Removes a file; a read-only one only by force, as PowerShell does though the system would not mind.
    static func remove(_ path: String, _ force: Bool) throws {
        if !force, let status = FileStatus(path, followsLinks: false), !status.isLink,
            status.record.st_mode & 0o222 == 0
        {
            throw FileText.Failure(code: EACCES, path: path)
        }
        guard unlink(path) == 0 else { throw FileText.Failure(code: errno, path: path) }
    }
}

/// The errors of the file system in .NET's words.
enum FileErrors {
    /// The error of a failure by its code; the id gets .NET's ending.
    static func make(_ failure: FileText.Failure, id: String) -> ScriptError {
        let path = failure.path
        switch failure.code {
        case ENOENT, ENOTDIR:
            return ScriptError.make(
                "System.IO.DirectoryNotFoundException", id: id + (id.hasSuffix("Error") ? "" : "IOError"),
                category: .writeError, message: "Could not find a part of the path '\(path)'.",
                target: Value(path))
        case EACCES, EPERM, EROFS, EISDIR:
            return ScriptError.make(
                "System.UnauthorizedAccessException", id: id + "UnauthorizedAccessError",
                category: .permissionDenied, message: "Access to the path '\(path)' is denied.",
                target: Value(path))
        default:
            return ScriptError.make(
                "System.IO.IOException", id: id, category: .writeError,
                message: "\(failure.reason) : '\(path)'", target: Value(path))
        }
    }

    /// The error of something in the way.
    static func exists(_ id: String, _ path: String, file: Bool = false) -> ScriptError {
        let message: String
        switch id {
        case "DirectoryExist": message = "An item with the specified name \(path) already exists."
        case "SymbolicLinkExist": message = "NewItem: An item with the specified name \(path) already exists."
        default: message = "The file '\(path)' already exists."
        }
        let category: ErrorCategory =
            id == "DirectoryExist" || id == "SymbolicLinkExist" ? .resourceExists : .writeError
        return ScriptError.make(
            "System.IO.IOException", id: id, category: category, message: message, target: Value(path))
    }

    /// The error of a removal.
    static func remove(_ failure: FileText.Failure) -> ScriptError {
        let isDenied = failure.code == EACCES || failure.code == EPERM
        return ScriptError.make(
            isDenied ? "System.UnauthorizedAccessException" : "System.IO.IOException",
            id: isDenied ? "RemoveFileSystemItemUnAuthorizedAccess" : "RemoveFileSystemItemIOError",
            category: isDenied ? .permissionDenied : .writeError,
            message: isDenied
                ? "Access to the path '\(failure.path)' is denied." : "\(failure.reason) : '\(failure.path)'",
            target: Value(failure.path))
    }

    /// The error of a copy.
    static func copy(_ failure: FileText.Failure) -> ScriptError {
        let isDenied = failure.code == EACCES || failure.code == EPERM
        let isMissing = failure.code == ENOENT || failure.code == ENOTDIR
        let message =
            isDenied
            ? "Access to the path '\(failure.path)' is denied."
            : isMissing
                ? "Could not find a part of the path '\(failure.path)'."
                : "\(failure.reason) : '\(failure.path)'"
        let kind =
            isDenied
            ? "System.UnauthorizedAccessException"
            : isMissing ? "System.IO.DirectoryNotFoundException" : "System.IO.IOException"
        return ScriptError.make(
            kind, id: kind, category: .notSpecified, message: message, target: Value(failure.path))
    }

    /// The error of a content writer.
    static func write(_ failure: FileText.Failure) -> ScriptError {
        switch failure.code {
        case ENOENT, ENOTDIR:
            return ScriptError.make(
                "System.IO.DirectoryNotFoundException", id: "GetContentWriterDirectoryNotFoundError",
                category: .objectNotFound, message: "Could not find a part of the path '\(failure.path)'.",
                target: Value(failure.path))
        case EACCES, EPERM, EROFS:
            return ScriptError.make(
                "System.UnauthorizedAccessException", id: "GetContentWriterUnauthorizedAccessError",
                category: .permissionDenied, message: "Access to the path '\(failure.path)' is denied.",
                target: Value(failure.path))
        default:
            return ScriptError.make(
                "System.IO.IOException", id: "GetContentWriterIOError", category: .writeError,
                message: "\(failure.reason) : '\(failure.path)'", target: Value(failure.path))
        }
    }

    /// The error of a content reader.
    static func read(_ failure: FileText.Failure) -> ScriptError {
        switch failure.code {
        case EACCES, EPERM:
            return ScriptError.make(
                "System.UnauthorizedAccessException", id: "GetContentReaderUnauthorizedAccessError",
                category: .permissionDenied, message: "Access to the path '\(failure.path)' is denied.",
                target: Value(failure.path))
        default:
            return ScriptError.make(
                "System.IO.IOException", id: "GetContentReaderIOError", category: .readError,
                message: "\(failure.reason) : '\(failure.path)'", target: Value(failure.path))
        }
    }
}
