/// What keys can do, by the names of PSReadLine's functions.
enum EditAction: String, CaseIterable, Sendable {
    case acceptLine, addLine, cancelLine, abort
    case backwardChar, forwardChar, backwardWord, forwardWord, beginningOfLine, endOfLine
    case backwardDeleteChar, deleteChar, deleteCharOrExit
    case killLine, backwardKillInput, killWord, backwardKillWord, unixWordRubout, killRegion
    case yank, yankPop, yankLastArg, yankNthArg
    case undo, revertLine, swapCharacters, upcaseWord, downcaseWord, capitalizeWord
    case previousHistory, nextHistory, beginningOfHistory, endOfHistory, acceptAndGetNext
    case historySearchBackward, historySearchForward
    case reverseSearchHistory, forwardSearchHistory
    case clearScreen, setMark, exchangePointAndMark
    case complete, menuComplete, possibleCompletions, tabCompleteNext, tabCompletePrevious
    case acceptSuggestion, acceptNextSuggestionWord, viEditVisually

    var isCompletion: Bool {
        switch self {
        case .complete, .menuComplete, .possibleCompletions, .tabCompleteNext, .tabCompletePrevious: true
        default: false
        }
    }

    var isRecall: Bool {
        switch self {
        case .previousHistory, .nextHistory, .yankLastArg, .yankNthArg, .beginningOfHistory, .endOfHistory,
            .historySearchBackward, .historySearchForward, .acceptAndGetNext:
            true
        default: false
        }
    }

    var isKill: Bool {
        switch self {
        case .killLine, .backwardKillInput, .killWord, .backwardKillWord, .unixWordRubout, .killRegion: true
        default: false
        }
    }

    /// True for actions whose change of the text can be undone.
    var isEdit: Bool {
        switch self {
        case .undo, .revertLine, .acceptLine, .cancelLine: false
        default: true
        }
    }

    var allowsSuggestion: Bool {
        switch self {
        case .complete, .menuComplete, .possibleCompletions, .previousHistory, .nextHistory, .undo: false
        default: true
        }
    }
}

/// The keys and options of the prompt, as `Set-PSReadLineOption` and `Set-PSReadLineKeyHandler` change them.
final class EditorSettings {
    /// The two sets of keys.
    enum Mode: String { case emacs = "Emacs", windows = "Windows" }

    private(set) var mode = Mode.emacs
    private var keys: [Key: EditAction] = EditorSettings.emacsKeys
    /// More completions than this are listed only after a question.
    var queryItems = 100
    /// Whether the history offers lines behind the cursor.
    var predicts = true

    /// What a key does; nil for keys that type themselves or do nothing.
    func action(for key: Key) -> EditAction? { keys[key] }

    /// Gives a key another function.
    func bind(_ key: Key, _ action: EditAction?) { keys[key] = action }

    /// Changes to a set of keys; own bindings are lost.
    func use(_ mode: Mode) {
        self.mode = mode
        keys = Self.emacsKeys
        guard mode == .windows else { return }
        keys[.tab] = .tabCompleteNext
        keys[.backTab] = .tabCompletePrevious
        keys[.escape] = .revertLine
        keys[.control("D")] = nil
        keys[.control("Z")] = .undo
        keys[.control("A")] = nil
    }

    private static let emacsKeys: [Key: EditAction] = {
        var keys: [Key: EditAction] = [
            .enter: .acceptLine, .tab: .complete, .backspace: .backwardDeleteChar, .delete: .deleteChar,
            .left: .backwardChar, .right: .forwardChar, .up: .previousHistory, .down: .nextHistory,
            .home: .beginningOfLine, .end: .endOfLine, .controlLeft: .backwardWord,
            .controlRight: .forwardWord, .controlDelete: .killWord, .endOfInput: .deleteCharOrExit,
        ]
        let control: [(Character, EditAction)] = [
            ("A", .beginningOfLine), ("B", .backwardChar), ("C", .cancelLine), ("D", .deleteCharOrExit),
            ("E", .endOfLine), ("F", .forwardChar), ("G", .abort), ("K", .killLine), ("L", .clearScreen),
            ("N", .nextHistory), ("O", .acceptAndGetNext), ("P", .previousHistory),
            ("R", .reverseSearchHistory), ("S", .forwardSearchHistory), ("T", .swapCharacters),
            ("U", .backwardKillInput), ("W", .unixWordRubout), ("Y", .yank), ("@", .setMark), ("_", .undo),
        ]
        for (letter, action) in control { keys[.control(letter)] = action }
        let alt: [(Character, EditAction)] = [
            ("b", .backwardWord), ("d", .killWord), ("f", .forwardWord), ("r", .revertLine),
            ("u", .upcaseWord), ("l", .downcaseWord), ("c", .capitalizeWord), (".", .yankLastArg),
            ("_", .yankLastArg), ("y", .yankPop), ("=", .possibleCompletions), ("<", .beginningOfHistory),
            (">", .endOfHistory),
        ]
        for (letter, action) in alt { keys[.alt(.character(letter))] = action }
        keys[.alt(.backspace)] = .backwardKillWord
        keys[.alt(.enter)] = .addLine
        keys[.alt(.control("Y"))] = .yankNthArg
        return keys
    }()
}
