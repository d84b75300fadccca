import ShellRuntime

/// Reads the answer to a question at the terminal: editing within the line, no history.
struct QuestionLine {
    let terminal: Terminal
    let width: Int
    /// Shows a star for each character.
    let isSecret: Bool

    /// The answer; throws when the user stops with Ctrl-C. The answer of a secret is given to `take` as characters.
    func read() throws -> [Character] {
        terminal.enter(.editing)
        defer { terminal.enter(.running) }
        let keys = KeyReader(terminal: terminal)
        let view = InputView(terminal, width: width, startColumn: terminal.cursorColumn())
        var buffer = EditBuffer()
        while true {
            switch keys.next() {
            case .enter, .endOfInput:
                finish(buffer, view)
                return buffer.text
            case .control("C"):
                finish(buffer, view)
                throw ControlSignal.stopped
            case let key: edit(&buffer, key)
            }
            view.draw(shown(buffer))
        }
    }

    private func edit(_ buffer: inout EditBuffer, _ key: Key) {
        switch key {
        case .character(let character): buffer.insert(String(character))
        case .backspace: if buffer.cursor > 0 { buffer.remove(buffer.cursor - 1..<buffer.cursor) }
        case .delete:
            if buffer.cursor < buffer.text.count { buffer.remove(buffer.cursor..<buffer.cursor + 1) }
        case .left, .control("B"): buffer.cursor = max(buffer.cursor - 1, 0)
        case .right, .control("F"): buffer.cursor = min(buffer.cursor + 1, buffer.text.count)
        case .home, .control("A"): buffer.cursor = 0
        case .end, .control("E"): buffer.cursor = buffer.text.count
        case .escape, .control("U"): buffer.set("")
        default: break
        }
    }

    private func shown(_ buffer: EditBuffer) -> EditBuffer {
        guard isSecret else { return buffer }
        var stars = EditBuffer()
        stars.insert(String(repeating: "*", count: buffer.text.count))
        stars.cursor = buffer.cursor
        return stars
    }

    private func finish(_ buffer: EditBuffer, _ view: InputView) {
        var end = shown(buffer)
        end.cursor = end.text.count
        view.draw(end)
        view.leave()
    }
}
