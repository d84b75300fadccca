import Dispatch
import Farm
import Glibc

/// The right to change a backup folder, held by one process at a time.
///
/// The kernel's lock on the file ends with the process, however it ends. For a folder that several computers share,
/// the file also names its holder and is touched every ten seconds; a holder of another computer that was silent for
/// a minute is taken as gone.
final class DirectoryLock {
    /// Name of the lock file in the folder.
    static let fileName = "spbackup.lock"
    private static let silence = 60
    private static let heartbeat = 10

    private let path: String
    private let descriptor: Int32
    private let timer: any DispatchSourceTimer

    /// Takes the lock.
    ///
    /// - Throws: `.alreadyRunning`, which names the holder.
    init(folder: BackupDirectory, operation: String) throws(FarmBackupError) {
        path = folder.path + "/" + DirectoryLock.fileName
        let descriptor = try DirectoryLock.acquire(path, folder: folder.name)
        self.descriptor = descriptor
        let holder = "\(operation)\nhost \(DirectoryLock.hostName)\nprocess \(getpid())\n"
        ftruncate(descriptor, 0)
        _ = Array(holder.utf8).withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "spbackup.heartbeat"))
        timer.schedule(
            deadline: .now() + .seconds(DirectoryLock.heartbeat), repeating: .seconds(DirectoryLock.heartbeat)
        )
        timer.setEventHandler { futimens(descriptor, nil) }
        timer.resume()
    }

    deinit {
        timer.cancel()
        // The file goes before the lock: whoever waits for it notices that its file has no name any more.
        unlink(path)
        close(descriptor)
    }

    private static func acquire(_ path: String, folder: String) throws(FarmBackupError) -> Int32 {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            guard descriptor >= 0 else { throw PackageFiles.failure("write to", folder) }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let holder = holder(of: descriptor)
                close(descriptor)
                throw running(holder, folder)
            }
            var opened = stat()
            var named = stat()
            fstat(descriptor, &opened)
            guard stat(path, &named) == 0, opened.st_ino == named.st_ino else {
                close(descriptor)
                continue
            }
            if let holder = holder(of: descriptor), holder.host != hostName,
                time(nil) - opened.st_mtim.tv_sec < silence
            {
                close(descriptor)
                throw running(holder, folder)
            }
            return descriptor
        }
    }

    private struct Holder {
        var operation: String
        var host: String
        var process: String
    }

    private static func holder(of descriptor: Int32) -> Holder? {
        var buffer = [UInt8](repeating: 0, count: 512)
        let count = pread(descriptor, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        let lines = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n")
        guard lines.count == 3, lines[1].hasPrefix("host "), lines[2].hasPrefix("process ") else {
            return nil
        }
        return Holder(
            operation: String(lines[0]), host: String(lines[1].dropFirst(5)),
            process: String(lines[2].dropFirst(8)))
    }

    private static func running(_ holder: Holder?, _ folder: String) -> FarmBackupError {
        let who =
            holder.map { "\($0.operation) by process \($0.process) on \($0.host)" } ?? "another operation"
        return FarmBackupError(
            .alreadyRunning,
            "The backup folder '\(folder)' is in use: \(who) is running; wait until it is done and try again.",
            target: folder)
    }

    private static var hostName: String {
        var buffer = [CChar](repeating: 0, count: 256)
        gethostname(&buffer, buffer.count - 1)
        return buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }
}
