import ShellRuntime

/// `Set-PSReadLineOption`: how the prompt behaves.
final class SetEditorOptionCommand: Cmdlet {
    override func process() throws {
        let settings = EditorState.of(interpreter).settings
        if let mode = arguments.text("EditMode") {
            guard
                let known = EditorSettings.Mode.allCases.first(where: {
                    $0.rawValue.lowercased() == mode.lowercased()
                })
            else {
                throw context.terminating(
                    EditorErrors.notSupported(
                        "The edit mode '\(mode)' is not supported. Use Emacs, Vi or Windows."))
            }
            settings.use(known)
        }
        if let items = arguments.int("CompletionQueryItems") { settings.queryItems = items }
        if let source = arguments.text("PredictionSource") {
            settings.predicts = source.lowercased() != "none"
        }
    }
}

/// `Set-PSReadLineKeyHandler`: what a key does.
final class SetKeyHandlerCommand: Cmdlet {
    override func process() throws {
        let settings = EditorState.of(interpreter).settings
        let name = arguments.text("Function") ?? ""
        guard let action = EditAction.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
        else {
            throw context.terminating(
                EditorErrors.notSupported("The function '\(name)' is not supported by this prompt."))
        }
        for chord in arguments.texts("Chord") {
            guard let key = KeyNames.key(chord) else {
                throw context.terminating(EditorErrors.notSupported("Unrecognized key '\(chord)'."))
            }
            settings.bind(key, action)
        }
    }
}

/// Errors of the commands on the prompt's keys and options.
enum EditorErrors {
    static func notSupported(_ message: String) -> ErrorRecord {
        ScriptError.make(
            "System.ArgumentException", id: "ArgumentError", category: .invalidArgument, message: message
        ).record
    }
}

/// Keys by the names that scripts use: `Tab`, `Ctrl+r`, `Alt+.`.
enum KeyNames {
    private static let plain: [(String, Key)] = [
        ("tab", .tab), ("enter", .enter), ("escape", .escape), ("backspace", .backspace),
        ("delete", .delete), ("uparrow", .up), ("downarrow", .down), ("leftarrow", .left),
        ("rightarrow", .right), ("home", .home), ("end", .end), ("pageup", .pageUp),
        ("pagedown", .pageDown), ("shift+tab", .backTab), ("ctrl+leftarrow", .controlLeft),
        ("ctrl+rightarrow", .controlRight), ("ctrl+delete", .controlDelete), ("spacebar", .character(" ")),
        ("ctrl+spacebar", .control("@")), ("ctrl+space", .control("@")),
    ]

    /// The key of a name, or nil.
    static func key(_ name: String) -> Key? {
        let folded = name.lowercased()
        if let known = plain.first(where: { $0.0 == folded }) { return known.1 }
        if folded.hasPrefix("ctrl+"), folded.count == 6, let letter = folded.last {
            return .control(Character(letter.uppercased()))
        }
        if folded.hasPrefix("alt+"), folded.count > 4 {
            return key(String(name.dropFirst(4))).map { .alt($0) }
        }
        if folded.hasPrefix("f"), let number = Int(folded.dropFirst()) { return .function(number) }
        return name.count == 1 ? name.first.map { .character($0) } : nil
    }
}
