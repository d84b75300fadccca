import ShellRuntime

/// Tab: the part that all matches share, the list of them, or one after the other.
extension LineEditor {
    func runCompletion(_ action: EditAction) {
        switch action {
        case .tabCompleteNext: cycle(1)
        case .tabCompletePrevious: cycle(-1)
        case .menuComplete: openMenu()
        case .possibleCompletions:
            if let set = completion.complete(buffer.string, buffer.cursor), !set.matches.isEmpty { list(set) }
        default: completeShared()
        }
        redraw(predicts: false)
    }

    private func completeShared() {
        guard let set = completion.complete(buffer.string, buffer.cursor), let first = set.matches.first
        else {
            completion.reset()
            return
        }
        defer { completion.presses += 1 }
        if completion.presses > 0 {
            if set.matches.count == 1 { replace(set, first) } else { list(set) }
            return
        }
        if set.matches.count == 1 {
            replace(set, first)
            completion.presses = -1
            return
        }
        let shared = CompletionText.sharedPrefix(set.matches.map(\.text))
        if shared.isEmpty {
            list(set)
        } else {
            buffer.replace(set.replaced, with: shared)
        }
    }

    /// A folder gets a separator, so that the next Tab goes into it; text in quotes keeps them around that.
    private func replace(_ set: CompletionSet, _ match: CompletionResult) {
        var text = match.text
        if match.kind == .providerContainer, !text.hasSuffix("/"), !text.hasSuffix("/'"),
            !text.hasSuffix("/\"")
        {
            if let quote = text.last, quote == "'" || quote == "\"" {
                text = text.dropLast() + "/" + String(quote)
            } else {
                text += "/"
            }
        }
        buffer.replace(set.replaced, with: text)
        if match.kind == .providerContainer, text.last == "'" || text.last == "\"" { buffer.cursor -= 1 }
    }

    // MARK: - The list

    /// Shows the matches below the line, and the prompt with the line again below them.
    private func list(_ set: CompletionSet) {
        if set.matches.count > settings.queryItems && !confirms(set.matches.count) { return }
        view.draw(buffer)
        var end = buffer
        end.cursor = end.text.count
        view.draw(end)
        view.leave()
        let rows = CompletionList(set.matches.map(\.listText), width: width).rows
        terminal.write(rows.joined(separator: "\r\n") + "\r\n")
        showPrompt()
        beginView()
    }

    private func confirms(_ count: Int) -> Bool {
        view.draw(buffer, status: ["Display all \(count) possibilities? (y or n) _"])
        defer { view.draw(buffer) }
        while true {
            switch nextKey() {
            case .character("y"), .character("Y"), .character(" "), .enter: return true
            case .character("n"), .character("N"), .escape, .control, .backspace, .endOfInput: return false
            default: continue
            }
        }
    }

    // MARK: - One after the other

    private func cycle(_ step: Int) {
        if completion.current == nil {
            guard let set = completion.complete(buffer.string, buffer.cursor), !set.matches.isEmpty else {
                return
            }
            completion.current = set
            completion.range = set.replaced
            completion.selected = nil
        }
        guard let set = completion.current else { return }
        let count = set.matches.count
        let next = completion.selected.map { ($0 + step + count) % count } ?? (step > 0 ? 0 : count - 1)
        completion.selected = next
        completion.presses += 1
        put(set.matches[next])
    }

    private func put(_ match: CompletionResult) {
        let start = completion.range.lowerBound
        buffer.replace(completion.range, with: match.text)
        completion.range = start..<buffer.cursor
    }

    // MARK: - The menu

    private func openMenu() {
        guard let set = completion.complete(buffer.string, buffer.cursor), let first = set.matches.first
        else {
            return
        }
        if set.matches.count == 1 { return replace(set, first) }
        let before = buffer
        completion.range = set.replaced
        let list = CompletionList(set.matches.map(\.listText), width: width)
        var selected = 0
        while true {
            put(set.matches[selected])
            view.draw(buffer, status: menu(list, set.matches[selected]))
            switch nextKey() {
            case .tab: selected = (selected + 1) % set.matches.count
            case .backTab: selected = (selected + set.matches.count - 1) % set.matches.count
            case .down: selected = min(selected + 1, set.matches.count - 1)
            case .up: selected = max(selected - 1, 0)
            case .right: selected = min(selected + list.rowCount, set.matches.count - 1)
            case .left: selected = max(selected - list.rowCount, 0)
            case .enter: return
            case .escape, .control("G"), .control("C"):
                buffer = before
                return
            case let key:
                view.draw(buffer)
                return handle(key)
            }
        }
    }

    private func menu(_ list: CompletionList, _ match: CompletionResult) -> [String] {
        match.toolTip.isEmpty
            ? list.rows : list.rows + [""] + match.toolTip.split(separator: "\n").map(String.init)
    }
}

/// Matches in columns, filled from top to bottom.
struct CompletionList {
    let rows: [String]
    let rowCount: Int

    init(_ items: [String], width: Int) {
        let widest = (items.map { CharacterCells.count($0) }.max() ?? 0) + 2
        let columns = max(1, width / widest)
        let count = (items.count + columns - 1) / columns
        rowCount = count
        rows = (0..<count).map { row in
            var line = ""
            for index in stride(from: row, to: items.count, by: max(count, 1)) {
                line += items[index]
                line += String(repeating: " ", count: widest - CharacterCells.count(items[index]))
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}

/// What texts have in common.
enum CompletionText {
    /// The longest beginning that all share, ignoring case; quotes around some of them do not count.
    static func sharedPrefix(_ texts: [String]) -> String {
        let quoted = texts.filter { $0.first == "'" || $0.first == "\"" }.count
        let plain = quoted == 0 || quoted == texts.count ? texts : texts.map(unquoted)
        guard var shared = plain.first else { return "" }
        for text in plain.dropFirst() {
            while !shared.isEmpty && !text.lowercased().hasPrefix(shared.lowercased()) { shared.removeLast() }
        }
        return shared
    }

    private static func unquoted(_ text: String) -> String {
        guard let quote = text.first, quote == "'" || quote == "\"", text.last == quote, text.count > 1 else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }
}
