import Farm

/// `spbackup.log` or `sprestore.log`: every line also goes to the verbose stream.
final class OperationLog {
    /// Severities by the names that the log writes.
    enum Severity: String {
        case important = "Important"
        case error = "Error"
        case warning = "Warning"
        case verbose = "Verbose"
        case progress = "Progress"
    }

    private let file: OutputFile
    private let events: BackupEvents
    private(set) var warnings = 0
    private(set) var errors = 0
    /// Percent of the last progress line, and the step between two of them.
    private var lastPercent: Int
    private let step: Int

    init(_ path: String, events: BackupEvents, percentage: Int) throws(FarmBackupError) {
        file = try OutputFile(appendingTo: path)
        self.events = events
        step = percentage
        lastPercent = -percentage
    }

    func write(_ severity: Severity, _ text: String) throws(FarmBackupError) {
        if severity == .warning { warnings += 1 }
        if severity == .error { errors += 1 }
        let line = "[\(PackageDate.logText(.now()))] \(severity.rawValue): \(text)"
        var failure: FarmBackupError?
        Array((line + "\n").utf8).withUnsafeBytes { buffer in
            do throws(FarmBackupError) { try file.write(buffer) } catch { failure = error }
        }
        if let failure { throw failure }
        if severity == .warning { events.warning(text) } else { events.verbose(text) }
    }

    /// A progress line each time another step of percent is reached.
    func progress(_ item: String, _ percent: Int) throws(FarmBackupError) {
        events.progress(item, percent)
        guard percent >= lastPercent + step || (percent == 100 && lastPercent < 100) else { return }
        lastPercent = percent
        try write(.progress, "[\(item)] \(percent) percent complete.")
    }

    /// The next component begins at zero again.
    func beginItem() { lastPercent = -step }

    func sync() throws(FarmBackupError) { try file.sync() }
}
