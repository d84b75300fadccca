/// Reads scripts.
public enum Parser {
    /// Parses a text. Every text gives a tree; what is wrong with it is in the result's errors.
    public static func parse(_ source: SourceText) -> ParseResult {
        source.units.withUnsafeBufferPointer { units in
            let errors = ErrorSink()
            let lexer = Lexer(source, units.baseAddress!, errors)
            let parser = ScriptParser(lexer, errors)
            let block = parser.parseScript()
            block.adoptDescendants()
            SemanticChecker(errors).check(block)
            return ParseResult(scriptBlock: block, tokens: lexer.tokens, errors: errors.errors)
        }
    }

    /// Parses a string.
    public static func parse(_ text: String, file: String? = nil) -> ParseResult {
        parse(SourceText(text, file: file))
    }
}
