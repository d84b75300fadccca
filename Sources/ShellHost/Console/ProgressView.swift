import ShellRuntime

/// The bar of `Write-Progress`, on the row of the cursor, until something else is written there.
struct ProgressView {
    private var isShown = false
    private var records: [ProgressRecord] = []

    /// Escape sequences that show a state.
    mutating func show(_ record: ProgressRecord, width: Int) -> String {
        records.removeAll { $0.activityId == record.activityId }
        if !record.isCompleted { records.append(record) }
        guard let top = records.last else { return clear() ?? "" }
        isShown = true
        return "\r" + Self.line(top, width: width) + "\u{1B}[K\r"
    }

    /// Escape sequences that take the bar away; nil when there is none.
    mutating func clear() -> String? {
        guard isShown else { return nil }
        isShown = false
        return "\r\u{1B}[K"
    }

    /// `Activity [status     ]`, as wide as the terminal allows but for two columns.
    private static func line(_ record: ProgressRecord, width: Int) -> String {
        let room = max(width - 2 - CharacterCells.count(record.activity) - 3, 10)
        var status = record.status
        if record.percentComplete >= 0 && status.isEmpty { status = "\(record.percentComplete)%" }
        if record.secondsRemaining >= 0 { status += " \(record.secondsRemaining)s" }
        while CharacterCells.count(status) > room { status.removeLast() }
        let blanks = String(repeating: " ", count: room - CharacterCells.count(status))
        return record.activity + " [" + status + blanks + "]"
    }
}
