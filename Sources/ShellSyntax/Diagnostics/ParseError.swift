/// One syntax error.
public struct ParseError: Sendable {
    /// Where it is.
    public let extent: ScriptExtent
    /// PowerShell's name of the error, such as `MissingEndCurlyBrace`.
    public let errorId: String
    /// The message as shown to a user.
    public let message: String
    /// Whether more text might make the error go away; the prompt then goes on reading.
    public let incompleteInput: Bool

    /// Makes an error.
    public init(extent: ScriptExtent, errorId: String, message: String, incompleteInput: Bool = false) {
        self.extent = extent
        self.errorId = errorId
        self.message = message
        self.incompleteInput = incompleteInput
    }
}
