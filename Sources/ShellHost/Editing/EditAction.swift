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
    case acceptSuggestion, acceptNextSuggestionWord

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
    /// The sets of keys.
    enum Mode: String, CaseIterable { case emacs = "Emacs", vi = "Vi", windows = "Windows" }

    private(set) var mode = Mode.emacs
    /// The set of keys that the user asked for; nil when none was.
    private(set) var chosenMode: Mode?
    /// Counts the changes of keys.
    private(set) var revision = 0
    private var keys: [Key: EditAction] = EditorSettings.emacsKeys
    /// Keys that do nothing, though the set of keys that these keys are laid over has a meaning for them.
    private(set) var unboundKeys: [Key] = EditorSettings.unusedEmacsKeys
    /// More completions than this are listed only after a question.
    var queryItems = 100
    /// Whether the history offers lines behind the cursor.
    var predicts = true

    /// What a key does; nil for keys that type themselves, do nothing or belong to libedit.
    func action(for key: Key) -> EditAction? { keys[key] }

    /// The keys that have a function of PowerShell's prompt.
    var boundKeys: some Sequence<Key> { keys.keys }

    /// Gives a key another function.
    func bind(_ key: Key, _ action: EditAction) {
        keys[key] = action
        unboundKeys.removeAll { $0 == key }
        revision += 1
    }

    /// Changes to a set of keys; own bindings are lost.
    func use(_ mode: Mode) {
        chosenMode = mode
        adopt(mode)
    }

    /// Takes the keys of a mode that `~/.editrc` asks for.
    func adopt(_ mode: Mode) {
        self.mode = mode
        revision += 1
        unboundKeys = Self.unusedEmacsKeys
        switch mode {
        case .emacs: keys = Self.emacsKeys
        case .windows:
            keys = Self.emacsKeys
            keys[.tab] = .tabCompleteNext
            keys[.backTab] = .tabCompletePrevious
            keys[.escape] = .revertLine
            keys[.control("Z")] = .undo
            for key in [Key.control("D"), .control("A")] {
                keys[key] = nil
                unboundKeys.append(key)
            }
        case .vi:
            keys = Self.viKeys
            unboundKeys = Self.unusedViKeys
        }
    }

    /// Commands of libedit's Emacs set that read a line unseen.
    private static let unusedEmacsKeys: [Key] = [.alt(.character("x")), .alt(.character("X"))]

    /// Commands of libedit's vi set that would end the entry or write it to a file for another editor, where a secret
    /// must not be.
    private static let unusedViKeys: [Key] = [
        .character("#"), .character(":"), .character("@"), .character("v"),
    ]

    /// What PowerShell's prompt adds to the vi commands; letters are those of the command mode.
    private static let viKeys: [Key: EditAction] = [
        .enter: .acceptLine, .tab: .tabCompleteNext, .backTab: .tabCompletePrevious, .delete: .deleteChar,
        .left: .backwardChar, .right: .forwardChar, .up: .previousHistory, .down: .nextHistory,
        .home: .beginningOfLine, .end: .endOfLine, .controlLeft: .backwardWord, .controlRight: .forwardWord,
        .controlDelete: .killWord, .control("C"): .cancelLine, .control("D"): .deleteCharOrExit,
        .control("L"): .clearScreen, .control("R"): .reverseSearchHistory,
        .control("S"): .forwardSearchHistory,
        .control("@"): .possibleCompletions, .character("j"): .nextHistory, .character("k"): .previousHistory,
        .character("+"): .nextHistory, .character("-"): .previousHistory,
    ]

    private static let emacsKeys: [Key: EditAction] = {
        var keys: [Key: EditAction] = [
            .enter: .acceptLine, .tab: .complete, .backspace: .backwardDeleteChar, .delete: .deleteChar,
            .left: .backwardChar, .right: .forwardChar, .up: .previousHistory, .down: .nextHistory,
            .home: .beginningOfLine, .end: .endOfLine, .controlLeft: .backwardWord,
            .controlRight: .forwardWord, .controlDelete: .killWord,
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
        keys[.afterControlX(.control("U"))] = .undo
        keys[.afterControlX(.control("X"))] = .exchangePointAndMark
        return keys
    }()
}
