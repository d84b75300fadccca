import Glibc

/// The few file operations of the embedded engine, with errors that name the file.
enum Files {
    /// Whether something is at the path; a folder that may not be entered counts as an error.
    static func exists(_ path: String) throws(DatabaseError) -> Bool {
        var status = stat()
        if stat(path, &status) == 0 { return true }
        if errno == ENOENT || errno == ENOTDIR { return false }
        throw failure("look at", path)
    }

    /// Makes the folder and those above it, new ones with mode 0700 whatever the umask.
    static func makeFolder(_ path: String) throws(DatabaseError) {
        if mkdir(path, 0o700) == 0 {
            chmod(path, 0o700)
            return
        }
        if errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex
        else { throw failure("make the folder", path) }
        try makeFolder(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw failure("make the folder", path) }
        chmod(path, 0o700)
    }

    /// Makes an empty file of mode 0600; fails when one is there.
    static func makeFile(_ path: String) throws(DatabaseError) {
        let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("make the file", path) }
        fchmod(descriptor, 0o600)
        close(descriptor)
    }

    /// Removes the file when it is there.
    static func remove(_ path: String) throws(DatabaseError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("remove", path) }
    }

    static func rename(_ from: String, to: String) throws(DatabaseError) {
        guard Glibc.rename(from, to) == 0 else { throw failure("rename to \(to)", from) }
    }

    /// Brings file or folder to the disk.
    static func sync(_ path: String) throws(DatabaseError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("write to disk", path) }
    }

    /// Size in bytes, 0 when the file is not there.
    static func size(_ path: String) -> Int64 {
        var status = stat()
        return stat(path, &status) == 0 ? Int64(status.st_size) : 0
    }

    /// uid of the owner, nil when the file is not there.
    static func owner(_ path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_uid : nil
    }

    /// The error for the current `errno`.
    static func failure(_ verb: String, _ path: String) -> DatabaseError {
        let number = errno
        let reason = String(cString: strerror(number))
        switch number {
        case EACCES, EPERM:
            return DatabaseError(
                .accessDenied,
                "Cannot \(verb) '\(path)': the operating system refuses this account (\(reason)); "
                    + "ask the owner of the farm for access.", target: path, engineCode: number)
        case EROFS:
            return DatabaseError(
                .readOnly,
                "Cannot \(verb) '\(path)': its file system is mounted read-only; mount it writable.",
                target: path, engineCode: number)
        case ENOSPC, EDQUOT:
            return DatabaseError(
                .full,
                "Cannot \(verb) '\(path)': no space is left on its file system; free some and try again.",
                target: path, engineCode: number)
        case ENOENT:
            return DatabaseError(
                .notFound, "Cannot \(verb) '\(path)': it is not there.", target: path, engineCode: number)
        default:
            return DatabaseError(
                .inputOutput, "Cannot \(verb) '\(path)': \(reason).", target: path, engineCode: number)
        }
    }
}
