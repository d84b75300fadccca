/// What may stand at a place of the typed text.
struct CompletionSet {
    /// What a match stands for.
    enum Kind {
        case command, parameterName, parameterValue, variable, property, method, container, item, keyword,
            type, text
    }

    /// One match.
    struct Match {
        /// Replaces what was typed.
        var text: String
        /// Shown in a list.
        var listText: String
        var kind: Kind
        /// Shown under a menu.
        var toolTip = ""
    }

    /// Range of the typed text, in characters, that a match replaces.
    var replaced: Range<Int>
    var matches: [Match]
}
