import Foundation

/// Runs the `spshell` that was built with the tests, as its users do.
public struct ShellProcess: Sendable {
    /// What a finished process left.
    public struct Outcome: Sendable {
        /// Standard output as UTF-8.
        public let output: String
        /// Standard error as UTF-8.
        public let error: String
        /// Exit code; 128 + the signal's number when a signal ended it; nil when the time ran out and it was killed.
        public let exitCode: Int32?
    }

    /// Environment of the process; nothing is inherited but `PATH`.
    public var environment: [String: String]
    /// Working directory.
    public var folder: String
    /// Command that the shell is started through, such as `runuser -u jane --`.
    public var prefix: [String] = []
    /// Seconds after which the process is killed.
    public var timeoutSeconds = 60.0

    /// A shell that works in `folder`, with its home there too.
    public init(folder: String, environment: [String: String] = [:]) {
        self.folder = folder
        var all = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": folder,
            "TERM": "dumb",
            "NO_COLOR": "1", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "TZ": "UTC",
        ]
        all.merge(environment) { $1 }
        self.environment = all
    }

    /// Path of the built shell, beside the test bundle.
    public static var executable: String {
        let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        if let folder = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) {
            return URL(fileURLWithPath: folder).deletingLastPathComponent().appendingPathComponent("spshell")
                .path
        }
        return bundle.deletingLastPathComponent().appendingPathComponent("spshell").path
    }

    /// Runs the shell with arguments and standard input to its end.
    public func run(_ arguments: [String], input: String = "") throws -> Outcome {
        try run(program: prefix + [Self.executable] + arguments, input: input)
    }

    /// Runs any program in the same surroundings.
    public func run(program: [String], input: String = "") throws -> Outcome {
        let files = TemporaryFolder()
        try Data(input.utf8).write(to: URL(fileURLWithPath: files.path + "/in"))
        let process = try start(program: program, files: files.path)
        let status = process.wait(seconds: timeoutSeconds)
        let output = try Data(contentsOf: URL(fileURLWithPath: files.path + "/out"))
        let error = try Data(contentsOf: URL(fileURLWithPath: files.path + "/err"))
        return Outcome(
            output: String(decoding: output, as: UTF8.self), error: String(decoding: error, as: UTF8.self),
            exitCode: status)
    }

    /// Starts a program with its three standard handles on the files `in`, `out` and `err` of a folder.
    public func start(program: [String], files: String) throws -> SpawnedProcess {
        try SpawnedProcess(
            program: program, environment: environment, folder: folder,
            handles: .files(input: files + "/in", output: files + "/out", error: files + "/err"))
    }
}
