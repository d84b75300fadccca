/// What each action does to the text.
extension LineEditor {
    func run(_ action: EditAction) {
        switch action {
        case .acceptLine: accept()
        case .addLine: buffer.insert("\n")
        case .cancelLine: outcome = .interrupted
        case .abort: break
        case .backwardChar: buffer.cursor = max(buffer.cursor - 1, 0)
        case .forwardChar: forward()
        case .backwardWord: buffer.cursor = buffer.startOfWord
        case .forwardWord: forwardWord()
        case .beginningOfLine: beginningOfLine()
        case .endOfLine: endOfLine()
        case .acceptSuggestion: acceptSuggestion()
        case .acceptNextSuggestionWord: forwardWord()
        case .clearScreen: clear()
        case .setMark: markPosition = buffer.cursor
        case .exchangePointAndMark:
            let mark = markPosition
            markPosition = buffer.cursor
            buffer.cursor = mark
        case .undo: if let state = undo.pop() { buffer = state }
        case .revertLine: if let state = undo.popAll() { buffer = state }
        case .complete, .menuComplete, .possibleCompletions, .tabCompleteNext, .tabCompletePrevious:
            runCompletion(action)
        case .reverseSearchHistory: search(backward: true)
        case .forwardSearchHistory: search(backward: false)
        default: runEdit(action)
        }
    }

    private func runEdit(_ action: EditAction) {
        switch action {
        case .backwardDeleteChar:
            if buffer.cursor > 0 { buffer.remove(buffer.cursor - 1..<buffer.cursor) }
        case .deleteChar: deleteForward()
        case .deleteCharOrExit:
            if buffer.isEmpty { outcome = .endOfInput } else { deleteForward() }
        case .killLine, .backwardKillInput, .killWord, .backwardKillWord, .unixWordRubout, .killRegion:
            kill(action)
        case .yank: if let text = kill.yank() { yank(text) }
        case .yankPop: yankPop()
        case .swapCharacters: swapCharacters()
        case .upcaseWord: changeWord { $0.uppercased() }
        case .downcaseWord: changeWord { $0.lowercased() }
        case .capitalizeWord: changeWord { $0.prefix(1).uppercased() + $0.dropFirst().lowercased() }
        default: runRecall(action)
        }
    }

    private func accept() {
        if isUnfinished(buffer.string) {
            buffer.cursor = buffer.text.count
            buffer.insert("\n")
            keyMaps.leaveCommandMode()
        } else {
            outcome = .line(buffer.string)
        }
    }

    private func forward() {
        if buffer.cursor < buffer.text.count {
            buffer.cursor += 1
        } else {
            acceptSuggestion()
        }
    }

    private func acceptSuggestion() {
        let offered = suggestion
        if !offered.isEmpty { buffer.insert(offered) }
    }

    /// At the end of the text the next word of the suggestion is taken over.
    private func forwardWord() {
        guard buffer.cursor == buffer.text.count else {
            buffer.cursor = buffer.endOfWord
            return
        }
        let offered = suggestion
        guard !offered.isEmpty else { return }
        var whole = buffer
        whole.insert(offered)
        whole.cursor = buffer.cursor
        buffer.insert(String(whole.text[buffer.cursor..<whole.endOfWord]))
    }

    /// The start of the line, and from there the start of the input.
    private func beginningOfLine() {
        let start = buffer.startOfLine
        buffer.cursor = buffer.cursor == start ? 0 : start
    }

    private func endOfLine() {
        let end = buffer.endOfLine
        if buffer.cursor == end && end == buffer.text.count { acceptSuggestion() }
        buffer.cursor = buffer.cursor == end ? buffer.text.count : end
    }

    private func deleteForward() {
        if buffer.cursor < buffer.text.count { buffer.remove(buffer.cursor..<buffer.cursor + 1) }
    }

    private func clear() {
        terminal.write("\u{1B}[2J\u{1B}[H")
        showPrompt()
        beginView()
    }

    // MARK: - Killing and yanking

    private func kill(_ action: EditAction) {
        let cursor = buffer.cursor
        let range: Range<Int>
        switch action {
        case .killLine: range = cursor..<buffer.text.count
        case .backwardKillInput: range = 0..<cursor
        case .killWord: range = cursor..<buffer.endOfWord
        case .backwardKillWord: range = buffer.startOfWord..<cursor
        case .unixWordRubout: range = buffer.startOfBlankWord..<cursor
        default: range = min(markPosition, cursor)..<max(markPosition, cursor)
        }
        let before = range.upperBound == cursor && range.lowerBound < cursor
        kill.add(buffer.remove(range), joins: lastAction?.isKill ?? false, before: before)
    }

    private func yank(_ text: String) {
        let start = buffer.cursor
        buffer.insert(text)
        markPosition = start
    }

    private func yankPop() {
        guard lastAction == .yank || lastAction == .yankPop, let text = kill.previous() else { return }
        buffer.replace(markPosition..<buffer.cursor, with: text)
    }

    // MARK: - Changing

    private func swapCharacters() {
        guard buffer.cursor > 0, buffer.text.count > 1 else { return }
        let second = min(buffer.cursor, buffer.text.count - 1)
        let swapped = String([buffer.text[second], buffer.text[second - 1]])
        buffer.replace(second - 1..<second + 1, with: swapped)
    }

    private func changeWord(_ change: (String) -> String) {
        let start = buffer.cursor
        let end = buffer.endOfWord
        guard end > start else { return }
        let word = String(buffer.text[start..<end])
        let blanks = word.prefix { !$0.isLetter && !$0.isNumber }
        buffer.replace(start..<end, with: blanks + change(String(word.dropFirst(blanks.count))))
    }
}
