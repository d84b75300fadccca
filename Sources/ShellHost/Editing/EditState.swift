/// Earlier states of the text, for undo.
struct UndoStack {
    private var states: [EditBuffer] = []

    /// Keeps the state before an edit.
    mutating func record(_ buffer: EditBuffer) { states.append(buffer) }

    /// The state before the last edit.
    mutating func pop() -> EditBuffer? { states.popLast() }

    /// The state before the first edit.
    mutating func popAll() -> EditBuffer? {
        defer { states.removeAll() }
        return states.first
    }
}

/// Texts that were killed, newest last.
struct KillRing {
    private var texts: [String] = []
    private var position = 0

    /// Keeps a killed text; one that follows another kill joins it.
    mutating func add(_ text: String, joins: Bool, before: Bool) {
        if text.isEmpty { return }
        if joins, let last = texts.popLast() {
            texts.append(before ? text + last : last + text)
        } else {
            texts.append(text)
        }
        if texts.count > 10 { texts.removeFirst() }
        position = texts.count - 1
    }

    /// The newest text.
    mutating func yank() -> String? {
        position = texts.count - 1
        return texts.last
    }

    /// The text before the one that was yanked last.
    mutating func previous() -> String? {
        guard !texts.isEmpty else { return nil }
        position = (position + texts.count - 1) % texts.count
        return texts[position]
    }
}

/// Where recalling has got to, and what was typed before it began.
struct HistoryRecall {
    /// Index of the recalled line; nil when none is.
    var position: Int?
    /// The line begun before.
    var saved = ""
    /// Range of the last inserted argument, and how many lines back it came from (`Alt-.`).
    var argument: (range: Range<Int>, depth: Int)?

    /// True while Up and Down move between the lines of the entry.
    var movesInside = false

    /// Another key was pressed: the recalled line is the user's own now.
    mutating func forget() {
        argument = nil
        movesInside = false
    }
}
