/// Completions of the place that the cursor is at, while Tab is pressed again and again.
struct CompletionState {
    let complete: (String, Int) -> CompletionSet?
    /// Matches of the first Tab; nil when the last key was no Tab.
    var current: CompletionSet?
    /// How often Tab was pressed in a row.
    var presses = 0
    /// The match shown by `TabCompleteNext`, and the range that it stands in now.
    var selected: Int?
    var range: Range<Int> = 0..<0

    init(complete: @escaping (String, Int) -> CompletionSet?) { self.complete = complete }

    var isIdle: Bool { presses == 0 }

    mutating func reset() {
        current = nil
        presses = 0
        selected = nil
    }
}
