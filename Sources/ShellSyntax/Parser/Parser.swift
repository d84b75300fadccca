/// Reads scripts.
public struct Parser {
    private init() {}

    /// Parses a text. Every text gives a tree; what is wrong with it is in the result's errors.
    public static func parse(_ source: SourceText) -> ParseResult {
        let extent = ScriptExtent(source, 0, source.count)
        let block = ScriptBlockAst(
            extent, usingStatements: [], attributes: [], paramBlock: nil, dynamicParamBlock: nil,
            beginBlock: nil, processBlock: nil, endBlock: nil, cleanBlock: nil, scriptRequirements: nil,
            isConfiguration: false)
        return ParseResult(scriptBlock: block, tokens: [Token(.endOfInput, extent.after)], errors: [])
    }

    /// Parses a string.
    public static func parse(_ text: String, file: String? = nil) -> ParseResult {
        parse(SourceText(text, file: file))
    }
}
