import Glibc

/// A lock on a file that the kernel drops with the process.
///
/// Whoever has a database open holds it shared; who replaces or drops the file holds it alone. It is a file of its
/// own because closing any descriptor of a database file would drop the locks that SQLite holds on it.
final class FileLock {
    enum Mode {
        case shared, exclusive
    }

    private var descriptor: Int32

    /// Waits up to `timeoutMilliseconds` for the lock.
    ///
    /// - Throws: `DatabaseError` with code `.busy` when somebody else keeps it.
    init(
        path: String, mode: Mode, timeoutMilliseconds: Int, subject: String
    ) throws(DatabaseError) {
        var waited = 0
        while true {
            let opened = try Self.open(path)
            if flock(opened, (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB) == 0,
                Self.isCurrent(opened, path)
            {
                descriptor = opened
                return
            }
            let reason = errno
            close(opened)
            guard waited < timeoutMilliseconds else {
                throw DatabaseError(
                    .busy,
                    "\(subject) is in use by another process; nothing was changed; "
                        + "close the other shells that use it and try again.", target: subject,
                    engineCode: reason)
            }
            usleep(20_000)
            waited += 20
        }
    }

    private static func open(_ path: String) throws(DatabaseError) -> Int32 {
        var opened = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        if opened < 0, errno == ENOENT { opened = Glibc.open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0o600) }
        guard opened >= 0 else { throw Files.failure("open", path) }
        return opened
    }

    /// Whoever drops a database removes its lock: a lock on a file that is gone guards nothing.
    private static func isCurrent(_ descriptor: Int32, _ path: String) -> Bool {
        var held = stat()
        var named = stat()
        return fstat(descriptor, &held) == 0 && stat(path, &named) == 0 && held.st_ino == named.st_ino
            && held.st_dev == named.st_dev
    }

    deinit { release() }

    /// Gives the lock back.
    func release() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }
}
