import ShellSyntax

/// Finds what the text at a cursor may become: commands, parameters, values, variables, members, types, paths.
public enum Completer {
    /// The completions of a text at a cursor, an offset in UTF-16 units.
    public static func complete(
        _ text: String, cursor: Int, literalPaths: Bool = false, _ interpreter: Interpreter
    ) -> CommandCompletion {
        let source = SourceText(text)
        return complete(
            Parser.parse(source), cursor: Swift.min(cursor, source.count), literalPaths: literalPaths,
            interpreter)
    }

    /// The completions of a tree that a script has parsed, at a position of it.
    public static func complete(
        _ ast: Value, position: Value, literalPaths: Bool, _ interpreter: Interpreter
    ) -> CommandCompletion {
        guard let object = ast.hostObject as? AstObject, let place = position.hostObject as? PositionObject
        else {
            return CommandCompletion([], index: -1, length: -1)
        }
        return complete(
            Parser.parse(object.ast.extent.source), cursor: place.offset, literalPaths: literalPaths,
            interpreter)
    }

    /// The completions of a parsed text at a cursor.
    public static func complete(
        _ parsed: ParseResult, cursor: Int, literalPaths: Bool = false, _ interpreter: Interpreter
    ) -> CommandCompletion {
        let context = CompletionContext(parsed, cursor: cursor, literalPaths: literalPaths, interpreter)
        return context.complete()
    }
}

/// A cursor in a parsed text.
struct CompletionContext {
    let parsed: ParseResult
    let source: SourceText
    let cursor: Int
    let interpreter: Interpreter
    /// The token that the cursor touches from behind or stands in; nil behind white space.
    let token: Token?
    /// The last token before `token`, or before the cursor.
    let previous: Token?
    /// All tokens before the cursor in order, `token` included.
    let before: [Token]

    /// Whether paths are offered as they are, patterns not escaped.
    let literalPaths: Bool

    init(_ parsed: ParseResult, cursor: Int, literalPaths: Bool, _ interpreter: Interpreter) {
        self.literalPaths = literalPaths
        self.parsed = parsed
        source = parsed.scriptBlock.extent.source
        self.cursor = cursor
        self.interpreter = interpreter
        var tokens: [Token] = []
        for token in parsed.tokens where token.kind != .endOfInput && token.extent.startOffset < cursor {
            CompletionContext.flatten(token, cursor, into: &tokens)
        }
        before = tokens
        if let last = tokens.last, last.extent.endOffset >= cursor, last.kind != .newLine {
            token = last
            previous = tokens.dropLast().last
        } else {
            token = nil
            previous = tokens.last
        }
    }

    /// A string with something to expand counts as its parts when the cursor is in one of them.
    private static func flatten(_ token: Token, _ cursor: Int, into tokens: inout [Token]) {
        tokens.append(token)
        guard token.extent.endOffset >= cursor else { return }
        let nested = token.nestedTokens.filter { $0.kind != .endOfInput && $0.extent.startOffset < cursor }
        guard let last = nested.last, last.extent.endOffset >= cursor else { return }
        for inner in nested { flatten(inner, cursor, into: &tokens) }
    }

    /// The text before the cursor.
    var prefixText: String { source.text(from: 0, to: cursor) }

    func answer(_ matches: [CompletionResult], from start: Int, to end: Int? = nil) -> CommandCompletion {
        CommandCompletion(matches, index: start, length: (end ?? cursor) - start)
    }

    /// No text here can be completed.
    var nothing: CommandCompletion { CommandCompletion([], index: -1, length: -1) }

    // MARK: Which sort of place it is

    func complete() -> CommandCompletion {
        if let answer = comment() ?? variable() ?? member() ?? attributeOrType() ?? keyword() {
            return answer
        }
        if let answer = hashtableKey() ?? indexKey() { return answer }
        if let token, token.text.hasPrefix("-"), !endsWithColon(token),
            isCommandPart(token) || token.kind == .parameter || token.kind == .minus
        {
            if let command = command(at: token), !isName(token, of: command) {
                return parameterName(command, token)
            }
            if isOperatorPlace(token) { return operators(token) }
        }
        if let token, isOperatorToken(token) { return operators(token) }
        if let answer = comparisonValue() { return answer }
        if let answer = redirectionTarget() { return answer }
        if let command = commandAtCursor() {
            if let token, isName(token, of: command) { return commandName(token) }
            return argument(command)
        }
        return commandName(token)
    }

    /// The innermost command that the cursor is in or behind.
    func commandAtCursor() -> CommandAst? {
        guard let anchor = token ?? previous, !endsStatement(anchor) || token != nil else { return nil }
        return command(at: anchor)
    }

    func command(at token: Token) -> CommandAst? {
        var found: CommandAst?
        parsed.scriptBlock.visit { node in
            if node.extent.startOffset > token.extent.startOffset { return .skipChildren }
            if let command = node as? CommandAst, command.extent.startOffset <= token.extent.startOffset,
                command.extent.endOffset >= token.extent.endOffset || isTrailing(token, command)
            {
                found = command
            }
            return .continue
        }
        return found
    }

    /// A trailing comma or dash belongs to the command before it although the parser took it for an error.
    private func isTrailing(_ token: Token, _ command: CommandAst) -> Bool {
        guard token.kind == .comma || token.kind == .minus,
            token.extent.startOffset >= command.extent.endOffset
        else {
            return false
        }
        let gap = source.text(from: command.extent.endOffset, to: token.extent.startOffset)
        return gap.allSatisfy { $0 == " " || $0 == "\t" }
    }

    private func isCommandPart(_ token: Token) -> Bool { command(at: token) != nil }

    func isName(_ token: Token, of command: CommandAst) -> Bool {
        guard let first = command.commandElements.first else { return false }
        return first.extent.startOffset <= token.extent.startOffset
            && first.extent.endOffset >= token.extent.endOffset
    }

    /// Whether a token ends a statement or a command, so that a new one starts behind it.
    func endsStatement(_ token: Token) -> Bool {
        switch token.kind {
        case .newLine, .semi, .pipe, .andAnd, .orOr, .lCurly, .lParen, .dollarParen, .atParen, .ampersand,
            .equals,
            .rCurly:
            true
        default: token.tokenFlags.contains(.assignmentOperator)
        }
    }
}
