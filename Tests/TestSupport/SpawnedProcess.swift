import Foundation

/// A child process in a session of its own, so that a kill reaches all that it started.
public final class SpawnedProcess: @unchecked Sendable {
    /// What the child's standard handles are.
    public enum Handles {
        case files(input: String, output: String, error: String)
        /// The terminal device of a pseudo-terminal, which becomes the child's controlling terminal.
        case terminal(String)
    }

    /// Why a process could not be started.
    public struct StartError: Error { public let program: String; public let code: Int32 }

    /// Process id; also the id of its session and process group.
    public let pid: pid_t
    private var status: Int32?
    /// `POSIX_SPAWN_SETSID` of glibc, which its header shows to GNU sources only.
    private static let newSession: Int16 = 0x80

    /// Starts `program`, found on the `PATH` of this process.
    public init(program: [String], environment: [String: String], folder: String, handles: Handles) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        switch handles {
        case .files(let input, let output, let error):
            posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
            posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
            posix_spawn_file_actions_addopen(&actions, 2, error, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        case .terminal(let device):
            posix_spawn_file_actions_addopen(&actions, 0, device, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // The test process blocks and ignores signals for its own ends; its children begin as from a terminal.
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(
            &attributes, Self.newSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let command = ["/usr/bin/env", "--chdir=" + folder] + program
        var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var child = pid_t()
        let code = posix_spawn(&child, command[0], &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw StartError(program: program[0], code: code) }
        pid = child
    }

    /// The exit code once the process has ended (128 + signal if a signal did it); nil while it runs.
    public func poll() -> Int32? {
        if let status { return status }
        var raw: Int32 = 0
        guard waitpid(pid, &raw, WNOHANG) == pid else { return nil }
        let signal = raw & 0x7F
        status = signal == 0 ? (raw >> 8) & 0xFF : 128 + signal
        return status
    }

    /// Waits for the end; kills the whole session and returns nil after `seconds`.
    public func wait(seconds: Double) -> Int32? {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            if let code = poll() { return code }
            usleep(2_000)
        }
        kill()
        return nil
    }

    /// Ends the process and all of its group at once, and reaps it.
    public func kill() {
        Foundation.kill(-pid, SIGKILL)
        guard status == nil else { return }
        var raw: Int32 = 0
        waitpid(pid, &raw, 0)
        status = 128 + SIGKILL
    }

    deinit {
        if poll() == nil { kill() }
    }
}
