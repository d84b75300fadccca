import ShellSyntax

/// The error of a text that does not parse.
enum ParseFailure {
    /// One error for all syntax errors; its position is the first one's.
    static func make(_ errors: [ParseError], _ first: ParseError) -> ScriptError {
        let error = ScriptError.make(
            "System.Management.Automation.ParseException", id: first.errorId, category: .parserError,
            message: text(errors))
        let info = InvocationInfo()
        info.locate(first.extent)
        error.record.invocation = info
        error.record.isThrown = true
        error.record.exception.details = [
            ("Errors", .array(ArrayObject(errors.map { .host(ParseErrorObject($0)) })))
        ]
        return error
    }

    private static func text(_ errors: [ParseError]) -> String {
        errors.prefix(10).map { error in
            let line = error.extent.source.line(error.extent.startLineNumber)
            let start = Swift.max(0, error.extent.startColumnNumber - 1)
            let end =
                error.extent.endLineNumber == error.extent.startLineNumber
                ? error.extent.endColumnNumber - 1 : line.count
            let marker =
                String(repeating: " ", count: start)
                + String(repeating: "~", count: Swift.max(1, end - start))
            return "At \(error.extent.file.map { $0 + ":" } ?? "line:")\(error.extent.startLineNumber) "
                + "char:\(error.extent.startColumnNumber)\n+ \(line)\n+ \(marker)\n\(error.message)"
        }.joined(separator: "\n\n")
    }
}
