import Glibc

/// A file that is being written; closed when the last reference goes.
final class OutputFile {
    let path: String
    private let descriptor: Int32
    /// Bytes written so far.
    private(set) var count: Int64 = 0

    /// Makes a new file of mode 0600; a file of that name may not exist.
    init(creating path: String) throws(FarmBackupError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw PackageFiles.failure("make", path) }
    }

    /// Opens a file to write at its end, made when it is not there.
    init(appendingTo path: String) throws(FarmBackupError) {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw PackageFiles.failure("write", path) }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Writes all bytes or throws.
    func write(_ bytes: UnsafeRawBufferPointer) throws(FarmBackupError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = Glibc.write(
                descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if written < 0 {
                if errno == EINTR { continue }
                throw PackageFiles.failure("write", path)
            }
            rest = rest.dropFirst(written)
            count += Int64(written)
        }
    }

    /// Brings the content to the disk.
    func sync() throws(FarmBackupError) {
        guard fsync(descriptor) == 0 else { throw PackageFiles.failure("write", path) }
    }
}

/// A file that is being read; closed when the last reference goes.
final class InputFile {
    let path: String
    /// Size of the file when it was opened.
    let size: Int64
    private let descriptor: Int32

    /// Opens a regular file; links, folders and devices are refused.
    init(_ path: String) throws(FarmBackupError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            size = 0
            throw PackageFiles.failure("read", path)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            size = 0
            close(descriptor)
            throw FarmBackupError(
                .packageDamaged,
                "'\(path)' is no regular file, so it is no part of a package; nothing was changed.",
                target: path)
        }
        size = Int64(status.st_size)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Fills the buffer as far as the file goes and returns the number of bytes, 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FarmBackupError) -> Int {
        var total = 0
        while total < buffer.count {
            let count = Glibc.read(descriptor, buffer.baseAddress.map { $0 + total }, buffer.count - total)
            if count < 0 {
                if errno == EINTR { continue }
                throw PackageFiles.failure("read", path)
            }
            if count == 0 { break }
            total += count
        }
        return total
    }
}

/// Small file operations with errors that name the file and the next step.
enum PackageFiles {
    /// The content of a file of at most `limit` bytes.
    static func read(_ path: String, limit: Int64) throws(FarmBackupError) -> [UInt8] {
        let file = try InputFile(path)
        guard file.size <= limit else {
            throw FarmBackupError(
                .packageDamaged,
                "'\(path)' has \(file.size) bytes, more than such a file can have (\(limit)); it was not read.",
                target: path)
        }
        var bytes = [UInt8](repeating: 0, count: Int(file.size))
        var failure: FarmBackupError?
        var count = 0
        bytes.withUnsafeMutableBytes { buffer in
            do throws(FarmBackupError) { count = try file.read(into: buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        return Array(bytes.prefix(count))
    }

    /// Replaces a file so that a reader, or a crash, finds the old content or the new one and never a part.
    static func replace(_ path: String, with bytes: [UInt8]) throws(FarmBackupError) {
        let fresh = path + ".new"
        unlink(fresh)
        try write(fresh, bytes)
        guard rename(fresh, path) == 0 else {
            let error = failure("replace", path)
            unlink(fresh)
            throw error
        }
        try syncFolder(of: path)
    }

    /// Writes a new file and brings it to the disk.
    static func write(_ path: String, _ bytes: [UInt8]) throws(FarmBackupError) {
        let file = try OutputFile(creating: path)
        var failure: FarmBackupError?
        bytes.withUnsafeBytes { buffer in
            do throws(FarmBackupError) {
                try file.write(buffer)
                try file.sync()
            } catch { failure = error }
        }
        if let failure {
            unlink(path)
            throw failure
        }
    }

    /// Brings the entries of a folder to the disk.
    static func syncFolder(_ path: String) throws(FarmBackupError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        // A network file system may refuse to sync a folder (EINVAL); its server orders the entries itself.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure("write", path) }
    }

    static func syncFolder(of path: String) throws(FarmBackupError) {
        guard let slash = path.lastIndex(of: "/") else { return }
        try syncFolder(slash == path.startIndex ? "/" : String(path[..<slash]))
    }

    /// The names in a folder, sorted.
    static func names(in folder: String) throws(FarmBackupError) -> [String] {
        guard let stream = opendir(folder) else { throw failure("read", folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// Bytes that this account may still write to the file system of `folder`.
    static func freeBytes(_ folder: String) -> Int64? {
        var status = statvfs()
        guard statvfs(folder, &status) == 0 else { return nil }
        return Int64(clamping: UInt64(status.f_bavail) &* UInt64(status.f_frsize))
    }

    /// Removes a folder of files, which may not hold folders.
    static func removeFolder(_ folder: String) {
        for name in (try? names(in: folder)) ?? [] { unlink(folder + "/" + name) }
        rmdir(folder)
    }

    /// The error for the current `errno`.
    static func failure(_ verb: String, _ path: String) -> FarmBackupError {
        let number = errno
        let reason = String(cString: strerror(number))
        switch number {
        case EACCES, EPERM:
            return FarmBackupError(
                .accessDenied,
                "Cannot \(verb) '\(path)': the operating system refuses this account (\(reason)); "
                    + "give it full control of the backup folder.", target: path)
        case EROFS:
            return FarmBackupError(
                .accessDenied,
                "Cannot \(verb) '\(path)': its file system is mounted read-only; mount it writable.",
                target: path)
        case ENOSPC, EDQUOT, EFBIG:
            return FarmBackupError(
                .diskFull,
                "Cannot \(verb) '\(path)': the disk is full; free some space and run the command again.",
                target: path)
        case ENOENT where ["make", "write", "write to"].contains(verb):
            return FarmBackupError(
                .inputOutput,
                "Cannot \(verb) '\(path)': its folder is gone or takes no new files; name a folder on a disk.",
                target: path)
        case ENOENT, ENOTDIR:
            return FarmBackupError(
                .packageDamaged,
                "Cannot \(verb) '\(path)': it is not there; copy the whole backup folder again.",
                target: path)
        case ELOOP:
            return FarmBackupError(
                .packageDamaged,
                "'\(path)' is a symbolic link, which a package never holds; copy the real file in its place.",
                target: path)
        default:
            return FarmBackupError(
                .inputOutput, "Cannot \(verb) '\(path)': \(reason); check the disk and try again.",
                target: path)
        }
    }
}
