/// What is wrong with a regular expression.
struct PatternError: Error {
    let exceptionType: String
    let id: String
    let message: String

    init(pattern: [UInt16], offset: Int, reason: String) {
        let text = String(decoding: pattern, as: UTF16.self)
        exceptionType = "System.Text.RegularExpressions.RegexParseException"
        id = exceptionType
        message = "Invalid pattern '\(text)' at offset \(offset). \(reason)"
    }

    private init(id: String, message: String) {
        exceptionType = "System.NotSupportedException"
        self.id = id
        self.message = message
    }

    /// A construct of .NET that this engine does not have.
    static func unsupported(_ pattern: [UInt16], _ offset: Int, _ construct: String) -> PatternError {
        let text = String(decoding: pattern, as: UTF16.self)
        return PatternError(
            id: "RegexConstructNotSupported",
            message:
                "The pattern '\(text)' uses \(construct) at offset \(offset), which this shell cannot match. "
                + "Rewrite the pattern without it.")
    }

    /// The error as scripts see it.
    var scriptError: ScriptError {
        .make(exceptionType, id: id, category: .operationStopped, message: message)
    }
}
