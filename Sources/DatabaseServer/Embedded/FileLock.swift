import Glibc

/// A lock on a file that the kernel drops with the process.
///
/// Whoever has a database open holds it shared; who replaces or drops the file holds it alone. It is a file of its
/// own because closing any descriptor of a database file would drop the locks that SQLite holds on it.
final class FileLock {
    enum Mode {
        case shared, exclusive
    }

    private let descriptor: Int32

    /// Waits up to `timeoutMilliseconds` for the lock.
    ///
    /// - Throws: `DatabaseError` with code `.busy` when somebody else keeps it.
    init(
        path: String, mode: Mode, timeoutMilliseconds: Int, subject: String
    ) throws(DatabaseError) {
        var opened = open(path, O_RDONLY | O_CLOEXEC)
        if opened < 0, errno == ENOENT {
            opened = open(path, O_RDONLY | O_CREAT | O_CLOEXEC, 0o600)
        }
        guard opened >= 0 else { throw Files.failure("open", path) }
        let operation = (mode == .shared ? LOCK_SH : LOCK_EX) | LOCK_NB
        var waited = 0
        while flock(opened, operation) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                let error = Files.failure("lock", path)
                close(opened)
                throw error
            }
            guard waited < timeoutMilliseconds else {
                close(opened)
                throw DatabaseError(
                    .busy,
                    "\(subject) is in use by another process; nothing was changed; "
                        + "close the other shells that use it and try again.", target: subject)
            }
            usleep(20_000)
            waited += 20
        }
        descriptor = opened
    }

    deinit { close(descriptor) }
}
