/// Collects the errors of one parse, for lexer, parser and checks alike.
final class ErrorSink {
    private(set) var errors: [ParseError] = []
    /// Set to hear nothing more, once the text has proved too deep to read on.
    var isClosed = false
    private var seen: Set<Key> = []

    private struct Key: Hashable {
        let id: SyntaxErrorID
        let start: Int
        let end: Int
    }

    /// Adds an error, unless the same one was found at the same place by reading the text another way.
    func report(_ extent: ScriptExtent, _ id: SyntaxErrorID, _ arguments: [String], incomplete: Bool) {
        guard !isClosed else { return }
        let key = Key(id: id, start: extent.startOffset, end: extent.endOffset)
        guard seen.insert(key).inserted else { return }
        errors.append(
            ParseError(
                extent: extent, errorId: id.rawValue, message: id.message(arguments),
                incompleteInput: incomplete))
    }
}
