/// What parsing gave: a tree for every input, all tokens, and the errors in the order of their discovery.
public struct ParseResult: Sendable {
    /// The root of the tree.
    public let scriptBlock: ScriptBlockAst
    /// The tokens in the order of the text, comments and line ends included, the end of input last.
    public let tokens: [Token]
    /// The syntax errors.
    public let errors: [ParseError]

    /// Whether the text may become valid by typing on: errors exist and all of them are for want of more text.
    public var isIncomplete: Bool { !errors.isEmpty && errors.allSatisfy(\.incompleteInput) }
}
