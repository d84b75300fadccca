/// Reads one entry at the prompt: keys in, text out. An entry may span lines.
final class LineEditor {
    /// How an entry ended.
    enum Outcome {
        case line(String)
        /// Ctrl-C.
        case interrupted
        /// Ctrl-D on an empty line, or no more input.
        case endOfInput
    }

    let terminal: Terminal
    let settings: EditorSettings
    let history: LineHistory
    private let keys: KeyReader
    let keyMaps: KeyMaps
    private let columns: () -> Int
    /// Columns of the terminal.
    var width: Int { columns() }

    var buffer = EditBuffer()
    var undo = UndoStack()
    var kill = KillRing()
    var recall = HistoryRecall()
    var completion: CompletionState
    private(set) var view: InputView!
    /// The outcome once a key has decided it.
    var outcome: Outcome?
    /// The line that the next call begins with (`AcceptAndGetNext`).
    var nextLine: (text: String, position: Int)?
    /// Name of the action before this one: kills in a row add up, recalls go on.
    private(set) var lastAction: EditAction?
    /// Tells whether an entry goes on at Enter.
    let isUnfinished: (String) -> Bool
    /// Shows the prompt again, for a cleared screen and below a list of completions.
    var showPrompt: () -> Void = {}
    private var mark = 0

    init(
        terminal: Terminal, settings: EditorSettings, history: LineHistory, columns: @escaping () -> Int,
        completer: @escaping (String, Int) -> CompletionSet?, isUnfinished: @escaping (String) -> Bool
    ) {
        self.terminal = terminal
        self.settings = settings
        self.history = history
        self.columns = columns
        self.isUnfinished = isUnfinished
        keys = KeyReader(terminal: terminal)
        keyMaps = KeyMaps(settings: settings, history: history, keys: keys)
        completion = CompletionState(complete: completer)
        keyMaps.showPartial = { [unowned self] partial, question in
            view.draw(question == nil ? partial : buffer, status: question.map { [$0 + "_"] } ?? [])
        }
    }

    /// Reads an entry; the prompt stands on the screen already.
    func read() -> Outcome {
        keyMaps.begin()
        terminal.enter(.editing)
        defer {
            keyMaps.end()
            terminal.enter(.running)
        }
        buffer = EditBuffer()
        undo = UndoStack()
        recall = HistoryRecall()
        lastAction = nil
        outcome = nil
        beginView()
        if let next = nextLine {
            buffer.set(next.text)
            recall.position = next.position
            nextLine = nil
            redraw()
        }
        while outcome == nil { handle(keys.next()) }
        finish()
        return outcome ?? .endOfInput
    }

    /// Starts drawing where the cursor is now.
    func beginView() {
        view = InputView(terminal, width: columns(), startColumn: terminal.cursorColumn())
    }

    private func finish() {
        var shown = buffer
        shown.cursor = shown.text.count
        if case .interrupted = outcome { shown.insert("^C") }
        view.draw(shown)
        view.leave()
    }

    /// Waits for a key; for questions of the editor's own.
    func nextKey() -> Key { keys.next() }

    func handle(_ key: Key) {
        switch key {
        case .endOfInput: outcome = .endOfInput
        case .character(let character) where !keyMaps.areModal:
            if let action = settings.action(for: key) { perform(action) } else { insert(pasted(character)) }
        case .escape where !keyMaps.areModal:
            if let action = settings.action(for: key) { perform(action) }
        case .alt(let second) where keyMaps.areModal:
            // Escape leaves the insert mode and the key behind it, typed quickly, is a command.
            runCommand(.escape)
            handle(second)
        default: runCommand(key)
        }
    }

    /// Characters at once that may be somebody's typing, each to be undone alone; more are a paste, which is one change.
    private static let longestTyping = 64

    /// A character with those behind it that wait already.
    private func pasted(_ first: Character) -> String {
        var text = String(first)
        while let character = keys.waitingCharacter() { text.append(character) }
        return text
    }

    /// A key that the key maps tell the meaning of.
    private func runCommand(_ key: Key) {
        // A command that waits for its next key shows the line, so the line itself is not lent out meanwhile.
        var edited = buffer
        let action = keyMaps.run(key, on: &edited)
        if edited.string != buffer.string { undo.record(buffer) }
        buffer = edited
        if let action { return perform(action) }
        if keyMaps.isAtEnd { outcome = .endOfInput }
        completion.reset()
        recall.forget()
        lastAction = nil
        if outcome == nil && !keys.hasMore { redraw() }
    }

    /// Types text at the cursor.
    func insert(_ text: String) {
        if text.count > Self.longestTyping {
            undo.record(buffer)
            buffer.insert(text)
        } else {
            for character in text {
                undo.record(buffer)
                buffer.insert(String(character))
            }
        }
        completion.reset()
        recall.forget()
        lastAction = nil
        if !keys.hasMore { redraw() }
    }

    /// Runs an action and draws what it did.
    func perform(_ action: EditAction) {
        let before = buffer
        if !action.isCompletion { completion.reset() }
        if !action.isRecall { recall.forget() }
        run(action)
        if action.isEdit && before.string != buffer.string { undo.record(before) }
        lastAction = action
        if outcome == nil && action != .complete { redraw(predicts: action.allowsSuggestion) }
    }

    /// The suggestion behind the cursor.
    var suggestion: String {
        guard settings.predicts, buffer.cursor == buffer.text.count, completion.isIdle,
            let line = history.suggestion(for: buffer.string)
        else { return "" }
        return String(line.dropFirst(buffer.string.count))
    }

    /// Draws the text as it is now.
    func redraw(predicts: Bool = true) {
        view.draw(buffer, suggestion: predicts ? suggestion : "")
    }

    var markPosition: Int {
        get { min(mark, buffer.text.count) }
        set { mark = newValue }
    }
}
