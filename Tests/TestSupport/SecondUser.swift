import Foundation

/// Another account of the operating system, made for one test and removed with it.
public final class SecondUser: Sendable {
    /// Its name, and that of its group.
    public let name: String
    /// Whether this process may make accounts.
    public static let isPossible =
        geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/sbin/useradd")

    /// Makes the account.
    public init() throws {
        name = "spt" + UUID().uuidString.prefix(8).lowercased()
        try Self.run("/usr/sbin/groupadd", name)
        try Self.run("/usr/sbin/useradd", "-M", "-g", name, name)
    }

    deinit {
        try? Self.run("/usr/sbin/userdel", name)
        try? Self.run("/usr/sbin/groupdel", name)
    }

    /// Why the account could not be made.
    public struct Failed: Error { let command: String }

    /// Another test may hold the lock of the account files: tried again, for a while.
    public static func run(_ program: String, _ arguments: String...) throws {
        for _ in 1...200 {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = arguments
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            if process.terminationStatus == 0 { return }
            // 1 and 10: the files cannot be locked or written now. 6 and 8: it is gone already.
            guard [1, 10].contains(process.terminationStatus) else { return }
            usleep(50_000)
        }
        throw Failed(command: program)
    }
}
