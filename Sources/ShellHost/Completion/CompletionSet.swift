import ShellRuntime

/// What may stand at a place of the typed text, as the line editor uses it: offsets count characters.
struct CompletionSet {
    /// Range of the typed text that a match replaces.
    var replaced: Range<Int>
    var matches: [CompletionResult]

    /// The completions of a typed text; `cursor` counts characters. Nil when there are none.
    static func find(_ text: String, cursor: Int, _ interpreter: Interpreter) -> CompletionSet? {
        let place = text.index(text.startIndex, offsetBy: cursor)
        let found = interpreter.keepingStatus {
            Completer.complete(text, cursor: place.utf16Offset(in: text), interpreter)
        }
        guard let found, !found.matches.isEmpty, found.replacementIndex >= 0 else { return nil }
        let start = String.Index(utf16Offset: found.replacementIndex, in: text)
        let end = String.Index(utf16Offset: found.replacementIndex + found.replacementLength, in: text)
        let first = text.distance(from: text.startIndex, to: start)
        return CompletionSet(
            replaced: first..<first + text.distance(from: start, to: end), matches: found.matches)
    }
}
