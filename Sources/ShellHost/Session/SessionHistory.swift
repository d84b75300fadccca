import Glibc
import ShellRuntime

/// The commands of this session, as `Get-History` lists them.
final class SessionHistory {
    private(set) var entries: [HistoryInfo] = []
    private var nextId: Int64 = 1
    private var running: HistoryInfo?

    static func of(_ interpreter: Interpreter) -> SessionHistory {
        interpreter.attachment { SessionHistory() }
    }

    /// A command begins; it is listed once it has ended.
    func begin(_ text: String) { running = HistoryInfo(text) }

    /// The running command is another one's repetition: that one's text is kept.
    func replaceRunning(_ text: String) { running?.commandLine = text }

    /// The running command has ended.
    func end(_ outcome: Interpreter.Outcome) {
        guard let entry = running else { return }
        running = nil
        entry.end = HistoryInfo.now()
        switch outcome {
        case .finished, .exited: entry.status = "Completed"
        case .failed: entry.status = "Failed"
        case .stopped: entry.status = "Stopped"
        }
        add(entry)
    }

    /// Adds a command that has not been run here (`Add-History`).
    func add(_ entry: HistoryInfo) {
        entry.id = nextId
        nextId += 1
        entries.append(entry)
        if entries.count > 4_096 { entries.removeFirst() }
    }

    /// Removes commands.
    func remove(where matches: (HistoryInfo) -> Bool) { entries.removeAll(where: matches) }
}

/// One command of the history.
final class HistoryInfo: HostObject {
    var id: Int64 = 0
    var commandLine: String
    var status = "Completed"
    /// Seconds since 1970.
    let start: Double
    var end: Double

    init(_ commandLine: String) {
        self.commandLine = commandLine
        start = Self.now()
        end = start
    }

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    override var type: TypeInfo { Self.historyType }
    override func toText() -> Text { Text(commandLine) }

    private static let historyType = TypeInfo("Microsoft.PowerShell.Commands.HistoryInfo", base: .object) {
        TypeMembers(properties: [
            property("Id", "long") { entry, _ in .long(entry.id) },
            property("CommandLine", "string") { entry, _ in Value(entry.commandLine) },
            property("ExecutionStatus", "System.Management.Automation.Runspaces.PipelineState") { entry, _ in
                Value(entry.status)
            },
            property("StartExecutionTime", "datetime") { entry, interpreter in
                try date(entry.start, interpreter)
            },
            property("EndExecutionTime", "datetime") { entry, interpreter in try date(entry.end, interpreter)
            },
            property("Duration", "timespan") { entry, interpreter in
                try made("timespan", [.long(Int64((entry.end - entry.start) * 1e7))], interpreter)
            },
        ])
    }

    private static func property(
        _ name: String, _ type: String, _ get: @escaping (HistoryInfo, Interpreter) throws -> Value
    ) -> NativeProperty {
        NativeProperty(name, type) { value, interpreter in
            guard case .host(let object) = value, let entry = object as? HistoryInfo else { return .null }
            return try get(entry, interpreter)
        }
    }

    private static func date(_ seconds: Double, _ interpreter: Interpreter) throws -> Value {
        // Ticks of .NET count from the year 1; local time is what the list shows.
        var time = time_t(seconds)
        var local = tm()
        localtime_r(&time, &local)
        let ticks = Int64((seconds + Double(local.tm_gmtoff)) * 1e7) + 621_355_968_000_000_000
        return try made("datetime", [.long(ticks)], interpreter)
    }

    private static func made(_ type: String, _ arguments: [Value], _ interpreter: Interpreter) throws -> Value
    {
        guard let type = TypeCatalog.shared.resolve(type) else { return .null }
        return try Members.construct(type, arguments, interpreter)
    }
}
