/// Recalling lines of the history and searching in them.
extension LineEditor {
    func runRecall(_ action: EditAction) {
        switch action {
        case .previousHistory: previous()
        case .nextHistory: next()
        case .beginningOfHistory: if !history.lines.isEmpty { show(0) }
        case .endOfHistory: restore()
        case .historySearchBackward: searchPrefix(-1)
        case .historySearchForward: searchPrefix(1)
        case .acceptAndGetNext: acceptAndGetNext()
        case .yankLastArg: yankArgument(last: true)
        case .yankNthArg: yankArgument(last: false)
        default: break
        }
    }

    /// Up moves between the lines of an entry that the user types, else through the history.
    private func previous() {
        if buffer.isMultiline, !(lastAction?.isRecall ?? false) || lastMovedInside {
            lastMovedInside = true
            _ = buffer.moveUp()
            return
        }
        lastMovedInside = false
        let position = recall.position ?? history.lines.count
        if recall.position == nil { recall.saved = buffer.string }
        if position > 0 { show(position - 1) }
    }

    private func next() {
        if buffer.isMultiline, !(lastAction?.isRecall ?? false) || lastMovedInside {
            lastMovedInside = true
            _ = buffer.moveDown()
            return
        }
        lastMovedInside = false
        guard let position = recall.position else { return }
        if position + 1 < history.lines.count { show(position + 1) } else { restore() }
    }

    private var lastMovedInside: Bool {
        get { recall.movesInside }
        set { recall.movesInside = newValue }
    }

    private func show(_ position: Int) {
        if recall.position == nil { recall.saved = buffer.string }
        recall.position = position
        buffer.set(history.lines[position])
    }

    private func restore() {
        guard recall.position != nil else { return }
        recall.position = nil
        buffer.set(recall.saved)
    }

    /// Lines that begin as the text before the cursor does.
    private func searchPrefix(_ step: Int) {
        let prefix = String(buffer.text[..<buffer.cursor])
        var position = (recall.position ?? history.lines.count) + step
        while position >= 0 && position < history.lines.count {
            if history.lines[position].hasPrefix(prefix), history.lines[position] != buffer.string {
                let cursor = buffer.cursor
                show(position)
                buffer.cursor = cursor
                return
            }
            position += step
        }
    }

    private func acceptAndGetNext() {
        outcome = .line(buffer.string)
        guard let position = recall.position, position + 1 < history.lines.count else { return }
        nextLine = (history.lines[position + 1], position + 1)
    }

    /// Inserts an argument of the line before; pressed again, of the line before that.
    private func yankArgument(last: Bool) {
        let depth = (recall.argument?.depth ?? 0) + 1
        guard depth <= history.lines.count else { return }
        let words = HistoryWords.split(history.lines[history.lines.count - depth])
        guard let word = last ? words.last : words.dropFirst().first else { return }
        if let range = recall.argument?.range {
            buffer.replace(range, with: word)
            recall.argument = (range.lowerBound..<range.lowerBound + word.count, depth)
        } else {
            let start = buffer.cursor
            buffer.insert(word)
            recall.argument = (start..<start + word.count, depth)
        }
    }

    // MARK: - Searching while typing

    private struct SearchState {
        var pattern = ""
        var position: Int
        var hasFailed = false
    }

    /// Ctrl-R and Ctrl-S: shows the line that holds what is typed, until another key takes it over.
    func search(backward: Bool) {
        let original = buffer
        let start = recall.position ?? history.lines.count
        var backward = backward
        var states = [SearchState(position: start)]
        while true {
            let state = states[states.count - 1]
            let name = (state.hasFailed ? "failed-" : "") + (backward ? "bck" : "fwd") + "-i-search: "
            view.draw(buffer, status: [name + state.pattern + "_"])
            switch nextKey() {
            case .control("R"):
                backward = true
                find(&states, state.pattern, from: state.position - 1, backward)
            case .control("S"):
                backward = false
                find(&states, state.pattern, from: state.position + 1, backward)
            case .backspace:
                if states.count > 1 { states.removeLast() }
                show(states[states.count - 1], original)
            case .character(let character):
                find(&states, state.pattern + String(character), from: state.position, backward)
            case .control("G"), .control("C"):
                buffer = original
                return
            case let key:
                if state.position < history.lines.count { recall.position = state.position }
                view.draw(buffer)
                if key != .escape { handle(key) }
                return
            }
        }
    }

    private func find(_ states: inout [SearchState], _ pattern: String, from: Int, _ backward: Bool) {
        var position = min(max(from, -1), history.lines.count)
        if backward && position == history.lines.count { position -= 1 }
        while position >= 0 && position < history.lines.count {
            if history.lines[position].lowercased().firstRange(of: pattern.lowercased()) != nil {
                states.append(SearchState(pattern: pattern, position: position))
                buffer.set(history.lines[position])
                return
            }
            position += backward ? -1 : 1
        }
        let last = states[states.count - 1].position
        states.append(SearchState(pattern: pattern, position: last, hasFailed: true))
    }

    private func show(_ state: SearchState, _ original: EditBuffer) {
        if state.position < history.lines.count {
            buffer.set(history.lines[state.position])
        } else {
            buffer = original
        }
    }
}

/// The words of a line as `Alt-.` counts them: quoted text is one.
enum HistoryWords {
    static func split(_ line: String) -> [String] {
        var words: [String] = []
        var word = ""
        var quote: Character?
        for character in line {
            if let open = quote {
                word.append(character)
                if character == open { quote = nil }
            } else if character.isWhitespace {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                if character == "'" || character == "\"" { quote = character }
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
