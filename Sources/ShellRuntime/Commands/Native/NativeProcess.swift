import Glibc

/// A child process and its pipes.
final class NativeProcess {
    /// What a standard handle of the child is.
    enum Handle { case inherit, pipe }

    /// Why it could not be started.
    struct StartFailure: Error {
        let reason: String
    }

    private let pid: pid_t
    private var input: Int32 = -1
    private var output: Int32 = -1
    private var error: Int32 = -1
    private var code: Int32?

    init(
        path: String, name: String, _ words: [String], folder: String, input: Handle, output: Handle,
        error: Handle
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var childEnds: [Int32] = []
        defer { childEnds.forEach { close($0) } }
        func connect(_ kind: Handle, _ target: Int32, childReads: Bool) -> Int32 {
            guard kind == .pipe else { return -1 }
            var ends: [Int32] = [0, 0]
            guard pipe(&ends) == 0 else { return -1 }
            let child = childReads ? ends[0] : ends[1]
            let ours = childReads ? ends[1] : ends[0]
            _ = fcntl(ours, F_SETFD, FD_CLOEXEC)
            _ = fcntl(ours, F_SETFL, O_NONBLOCK)
            posix_spawn_file_actions_adddup2(&actions, child, target)
            if child > 2 { posix_spawn_file_actions_addclose(&actions, child) }
            childEnds.append(child)
            return ours
        }
        self.input = connect(input, 0, childReads: true)
        self.output = connect(output, 1, childReads: false)
        self.error = connect(error, 2, childReads: false)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGTSTP, SIGTTOU] { sigaddset(&defaults, signal) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        // Whoever started the shell may have blocked signals, by which a program's end is told.
        var unblocked = sigset_t()
        sigemptyset(&unblocked)
        posix_spawnattr_setsigmask(&attributes, &unblocked)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

        var arguments: [UnsafeMutablePointer<CChar>?] =
            ([name.isEmpty ? path : path] + words).map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        // The engine's location is the process's folder only for the moment of the start.
        let before = open(".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if chdir(folder) != 0 { _ = chdir("/") }
        var child = pid_t()
        let status = posix_spawn(&child, path, &actions, &attributes, &arguments, environ)
        if before >= 0 {
            _ = fchdir(before)
            close(before)
        }
        guard status == 0 else {
            [self.input, self.output, self.error].forEach { if $0 >= 0 { close($0) } }
            throw StartFailure(reason: String(cString: strerror(status)))
        }
        pid = child
    }

    /// Feeds the child and takes what it writes.
    ///
    /// - Parameters:
    ///   - pending: bytes for its standard input; what was written is removed.
    ///   - closeInput: the input ends with these bytes.
    ///   - untilEnd: goes on until the child has closed its outputs; else returns as soon as nothing is ready.
    func exchange(
        _ pending: inout [UInt8], closeInput: Bool, untilEnd: Bool,
        output takeOutput: (ArraySlice<UInt8>) throws -> Void,
        error takeError: (ArraySlice<UInt8>) throws -> Void, isStopped: () -> Bool
    ) throws {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isStopped() {
            if closeInput && pending.isEmpty { closeEnd(&input) }
            var waiting: [pollfd] = []
            if input >= 0 && !pending.isEmpty {
                waiting.append(pollfd(fd: input, events: Int16(POLLOUT), revents: 0))
            }
            if output >= 0 { waiting.append(pollfd(fd: output, events: Int16(POLLIN), revents: 0)) }
            if error >= 0 { waiting.append(pollfd(fd: error, events: Int16(POLLIN), revents: 0)) }
            if waiting.isEmpty {
                if !untilEnd || hasEnded(block: true, isStopped) { return }
                continue
            }
            let ready = poll(&waiting, nfds_t(waiting.count), untilEnd ? 100 : 0)
            if ready <= 0 {
                if !untilEnd && pending.count < 1 << 20 { return }
                if untilEnd { continue }
            }
            for entry in waiting where entry.revents != 0 {
                if entry.fd == input {
                    feed(&pending)
                } else if entry.fd == output {
                    try take(&output, &buffer, takeOutput)
                } else {
                    try take(&error, &buffer, takeError)
                }
            }
            if !untilEnd && pending.isEmpty { return }
        }
    }

    private func feed(_ pending: inout [UInt8]) {
        let count = Glibc.write(input, pending, pending.count)
        if count > 0 {
            pending.removeFirst(count)
        } else if count < 0 && errno != EAGAIN && errno != EINTR {
            pending.removeAll()
            closeEnd(&input)
        }
    }

    private func take(
        _ end: inout Int32, _ buffer: inout [UInt8], _ body: (ArraySlice<UInt8>) throws -> Void
    ) throws {
        let count = Glibc.read(end, &buffer, buffer.count)
        if count > 0 {
            try body(buffer[..<count])
        } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
            closeEnd(&end)
        }
    }

    private func closeEnd(_ end: inout Int32) {
        if end >= 0 { close(end) }
        end = -1
    }

    /// Waits in short steps, so that Ctrl-C is seen.
    private func hasEnded(block: Bool, _ isStopped: () -> Bool) -> Bool {
        while code == nil && !isStopped() {
            var status: Int32 = 0
            let result = waitpid(pid, &status, WNOHANG)
            if result == pid {
                code = Self.code(status)
            } else if result < 0 {
                code = -1
            } else {
                usleep(1_000)
            }
        }
        return true
    }

    /// The exit code, 128 + signal for a killed child.
    func wait() -> Int32 {
        if let code { return code }
        var status: Int32 = 0
        while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
        let result = Self.code(status)
        code = result
        return result
    }

    private static func code(_ status: Int32) -> Int32 {
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }

    /// Asks the child to end as Ctrl-C does, and waits for it.
    func interrupt() {
        kill(pid, SIGINT)
        _ = wait()
    }

    /// Closes the pipes of a child that nobody wants any more.
    func abandon() {
        closeEnd(&input)
        closeEnd(&output)
        closeEnd(&error)
        if code == nil { kill(pid, SIGTERM); _ = wait() }
    }
}
