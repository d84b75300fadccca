import Glibc

/// Files by the calls of the system, with .NET's errors.
enum PosixFiles {
    /// What `stat` says of a file.
    struct Status {
        let mode: UInt32
        let size: Int64
        let links: Int
        let user: UInt32
        let group: UInt32
        let inode: UInt64
        let accessed: (seconds: Int, nanoseconds: Int)
        let modified: (seconds: Int, nanoseconds: Int)
        let changed: (seconds: Int, nanoseconds: Int)

        var isFolder: Bool { mode & S_IFMT == S_IFDIR }
        var isFile: Bool { mode & S_IFMT == S_IFREG }
        var isLink: Bool { mode & S_IFMT == S_IFLNK }
    }

    /// What is known of a path; nil when nothing is there.
    static func status(_ path: String, followLinks: Bool = true) -> Status? {
        var info = stat()
        guard (followLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
        return Status(
            mode: info.st_mode, size: Int64(info.st_size), links: Int(info.st_nlink), user: info.st_uid,
            group: info.st_gid, inode: UInt64(info.st_ino),
            accessed: (Int(info.st_atim.tv_sec), Int(info.st_atim.tv_nsec)),
            modified: (Int(info.st_mtim.tv_sec), Int(info.st_mtim.tv_nsec)),
            changed: (Int(info.st_ctim.tv_sec), Int(info.st_ctim.tv_nsec)))
    }

    static func isFolder(_ path: String) -> Bool { status(path)?.isFolder ?? false }
    static func isFile(_ path: String) -> Bool { status(path).map { !$0.isFolder } ?? false }

    /// The error of a failed call on a path.
    static func failure(_ path: String, _ code: Int32 = errno) -> ScriptError {
        switch code {
        case ENOENT:
            let parent = PathText.directory(path) ?? "/"
            if !parent.isEmpty, !isFolder(parent) {
                return .dotNet(
                    "System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.")
            }
            return .dotNet("System.IO.FileNotFoundException", "Could not find file '\(path)'.")
        case EACCES, EPERM, EISDIR:
            return .dotNet("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.")
        case EEXIST: return .dotNet("System.IO.IOException", "The file '\(path)' already exists.")
        case ENOTDIR: return .dotNet("System.IO.IOException", "Not a directory : '\(path)'")
        case ENOTEMPTY: return .dotNet("System.IO.IOException", "Directory not empty : '\(path)'")
        default: return .dotNet("System.IO.IOException", String(cString: strerror(code)) + " : '\(path)'")
        }
    }

    /// All bytes of a file.
    static func read(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var info = stat()
        guard fstat(file, &info) == 0 else { throw failure(path) }
        if info.st_mode & S_IFMT == S_IFDIR { throw failure(path, EISDIR) }
        var bytes = [UInt8](repeating: 0, count: max(Int(info.st_size), 0) + 1)
        var count = 0
        while true {
            if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(count, 4096))) }
            let got = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress! + count, $0.count - count)
            }
            if got < 0 { throw failure(path) }
            if got == 0 { break }
            count += got
        }
        bytes.removeLast(bytes.count - count)
        return bytes
    }

    /// Writes all bytes of a file, replacing it or adding to it.
    static func write(_ path: String, _ bytes: [UInt8], append: Bool = false) throws {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC)
        let file = open(path, flags, 0o666)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        try write(file, bytes, path)
    }

    /// Writes bytes to an open file.
    static func write(_ file: Int32, _ bytes: [UInt8], _ path: String) throws {
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress! + done, $0.count - done) }
            if put < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            done += put
        }
    }

    /// The names in a folder, sorted.
    static func names(_ path: String) throws -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT {
                throw ScriptError.dotNet(
                    "System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'.")
            }
            throw failure(path)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Makes a folder and those above it.
    static func makeFolders(_ path: String) throws {
        if isFolder(path) { return }
        if let parent = PathText.directory(path), !parent.isEmpty, parent != path { try makeFolders(parent) }
        if mkdir(path, 0o777) != 0, errno != EEXIST || !isFolder(path) { throw failure(path) }
    }

    /// Removes a folder with everything in it.
    static func removeTree(_ path: String) throws {
        for name in try names(path) {
            let child = path + "/" + name
            if let status = status(child, followLinks: false), status.isFolder {
                try removeTree(child)
            } else if unlink(child) != 0 {
                throw failure(child)
            }
        }
        if rmdir(path) != 0 { throw failure(path) }
    }

    /// Sets the times of access and change.
    static func setTimes(_ path: String, accessed: (Int, Int)?, modified: (Int, Int)?) throws {
        func time(_ value: (Int, Int)?) -> timespec {
            guard let value else { return timespec(tv_sec: 0, tv_nsec: Int((1 << 30) - 2)) }  // UTIME_OMIT
            return timespec(tv_sec: value.0, tv_nsec: value.1)
        }
        let times = [time(accessed), time(modified)]
        if utimensat(AT_FDCWD, path, times, 0) != 0 { throw failure(path) }
    }

    /// Where a symbolic link points; nil for other files.
    static func linkTarget(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = buffer.withUnsafeMutableBytes {
            readlink(path, $0.baseAddress!.assumingMemoryBound(to: CChar.self), $0.count)
        }
        return count < 0 ? nil : String(decoding: buffer[..<count], as: UTF8.self)
    }

    /// How many names a file has; 1 for folders and for what is not there.
    static func linkCount(_ path: String) -> Int {
        var info = stat()
        guard stat(path, &info) == 0, info.st_mode & S_IFMT != S_IFDIR else { return 1 }
        return Int(info.st_nlink)
    }

    /// The name of a user or its number.
    static func userName(_ id: UInt32) -> String {
        getpwuid(id).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? String(id)
    }

    /// The name of a group or its number.
    static func groupName(_ id: UInt32) -> String {
        getgrgid(id).flatMap { $0.pointee.gr_name }.map { String(cString: $0) } ?? String(id)
    }

    /// The process's folder.
    static var currentFolder: String {
        guard let buffer = getcwd(nil, 0) else { return "/" }
        defer { free(buffer) }
        return String(cString: buffer)
    }
}
