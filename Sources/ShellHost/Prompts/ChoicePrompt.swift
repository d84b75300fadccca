import ShellFormatting

/// A question with choices: `[Y] Yes  [N] No  [?] Help (default is "Y"): `.
struct ChoicePrompt {
    /// A choice: its key, its text and what it means.
    struct Choice {
        let key: String
        let label: String
        let help: String

        /// Reads a label in which `&` stands before the key.
        init(_ label: String, help: String) {
            let parts = label.split(separator: "&", maxSplits: 1, omittingEmptySubsequences: false)
            if parts.count == 2, let first = parts[1].first {
                key = first.uppercased()
            } else {
                key = ""
            }
            self.label = parts.joined()
            self.help = help
        }
    }

    let choices: [Choice]
    /// Index of the choice that Enter takes; -1 for none.
    let defaultChoice: Int

    /// The heading: a blank line, the caption and the message.
    func heading(caption: String, message: String, width: Int) -> String {
        var text = caption.isEmpty ? "" : "\n" + caption + "\n"
        if !message.isEmpty {
            let limit = max(width - 1, 10)
            text += LineBreaking.wrap(message, first: limit, following: limit).joined(separator: "\n") + "\n"
        }
        return text
    }

    /// The line of choices.
    var question: String {
        var text = choices.map { $0.key.isEmpty ? $0.label : "[\($0.key)] \($0.label)" }.joined(
            separator: "  ")
        text += "  [?] Help"
        if choices.indices.contains(defaultChoice) {
            let choice = choices[defaultChoice]
            text += " (default is \"\(choice.key.isEmpty ? choice.label : choice.key)\"):"
        }
        return text + " "
    }

    /// What `?` shows.
    var help: String {
        choices.map { "\($0.key.isEmpty ? $0.label : $0.key) - \($0.help)\n" }.joined()
    }

    /// The choice that an answer means, or nil.
    func choice(for answer: String) -> Int? {
        let folded = answer.trimmed.lowercased()
        if folded.isEmpty { return choices.indices.contains(defaultChoice) ? defaultChoice : nil }
        return choices.firstIndex { $0.label.lowercased() == folded }
            ?? choices.firstIndex { !$0.key.isEmpty && $0.key.lowercased() == folded }
    }
}

extension String {
    /// Without blanks at both ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
