import Foundation
import TestSupport

/// A farm that others can reach, and the shell of another account with a home of its own.
struct SharedFarm {
    let farm: ReadyFarm
    let user: SecondUser
    let home = TemporaryFolder()
    private let program: String

    init() throws {
        farm = try ReadyFarm()
        user = try SecondUser()
        chmod(farm.computer.home.path, 0o711)
        // The build folder may be shut to other accounts. A program of its own copies the file: written by this
        // process, it could be open for writing in what another test starts, and could not be run.
        program = home.path + "/spshell"
        try SecondUser.run("/bin/cp", ShellProcess.executable, program)
        try SecondUser.run("/bin/chown", "-R", user.name, home.path)
    }

    /// What the second account is told.
    func run(_ commands: String) throws -> ShellProcess.Outcome {
        try run(commands, as: ["--reuid", user.name, "--regid", user.name])
    }

    /// What the second account is told by a shell that works on the files as the farm's account: that one alone reads
    /// the key of the Secure Store, and the real account decides what is allowed.
    func runWithKey(_ commands: String) throws -> ShellProcess.Outcome {
        try run(commands, as: ["--ruid", user.name, "--rgid", user.name])
    }

    private func run(_ commands: String, as account: [String]) throws -> ShellProcess.Outcome {
        let shell = ShellProcess(
            folder: home.path,
            environment: ["SPFARM_HOME": farm.computer.home.path + "/farm", "HOME": home.path])
        return try shell.run(
            program: ["/usr/bin/setpriv"] + account + [
                "--init-groups", program, "-NoProfile", "-NonInteractive", "-Command", commands,
            ])
    }

    var packages: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: home.path).filter { $0.hasPrefix("spbr0") }
        }
    }
}
