/// Commands and their arguments.
extension ScriptParser {
    /// Where an argument stands.
    enum ArgumentPlace {
        case commandName
        case commandNameAfterOperator
        case fileName
        case argument
        case switchCondition

        var isCommandName: Bool { self == .commandName || self == .commandNameAfterOperator }
    }

    private struct CommandParts {
        var elements: [CommandElementAst] = []
        var redirections = Redirections()
        var end: ScriptExtent
        var place: ArgumentPlace
        var sawDashes = false
        var isDone = false
    }

    /// A command; nil when none starts here.
    func command() -> CommandAst? {
        inMode(.command) { commandInCommandMode() }
    }

    private func commandInCommandMode() -> CommandAst? {
        let first = next()
        var token = first
        let isInvocation = first.kind == .dot || first.kind == .ampersand
        if isInvocation { token = next() }
        var parts = CommandParts(
            end: first.extent, place: isInvocation ? .commandNameAfterOperator : .commandName)
        while true {
            commandElement(token, &parts)
            if parts.isDone { break }
            parts.place = .argument
            token = next()
        }
        guard !parts.elements.isEmpty else {
            if isInvocation { report(first.extent, .missingExpression, first.text) }
            return nil
        }
        return CommandAst(
            span(first.extent, parts.end), redirections: parts.redirections.inOrder,
            commandElements: parts.elements, invocationOperator: isInvocation ? first.kind : .unknown)
    }

    private func commandElement(_ token: Token, _ parts: inout CommandParts) {
        switch token.kind {
        case .pipe, .rCurly, .rParen, .endOfInput, .newLine, .semi, .andAnd, .orOr, .ampersand:
            unget(token)
            parts.isDone = true
        case .minusMinus:
            parts.end = token.extent
            parts.elements.append(
                parts.sawDashes
                    ? bareWord(token)
                    : CommandParameterAst(
                        token.extent, parameterName: "-", argument: nil, errorPosition: token.extent))
            parts.sawDashes = true
        case .comma:
            parts.end = token.extent
            report(token.extent, .missingArgument)
            skipLineEnds()
        case .parameter: parameterElement(token, &parts)
        case .redirection, .redirectInStd:
            if parts.place.isCommandName {
                parts.end = token.extent
                parts.elements.append(bareWord(token))
            } else if let redirectionToken = token as? RedirectionToken {
                _ = redirection(redirectionToken, &parts.redirections, &parts.end)
            }
        case .inlineScript where parts.place == .commandName: inlineScript(token, &parts)
        default: argumentElement(token, &parts)
        }
    }

    private func parameterElement(_ token: Token, _ parts: inout CommandParts) {
        guard !parts.place.isCommandName, !parts.sawDashes, let parameter = token as? ParameterToken else {
            parts.end = token.extent
            token.extraFlags.insert(.commandName)
            parts.elements.append(bareWord(token))
            return
        }
        var argument: ExpressionAst?
        var extent = token.extent
        if parameter.usedColon, peek().kind != .comma {
            argument = self.argument(.argument, next())
            if let argument {
                extent = span(token, argument)
            } else {
                report(after(token), .parameterRequiresArgument, token.text)
            }
        }
        parts.end = extent
        parts.elements.append(
            CommandParameterAst(
                extent, parameterName: parameter.parameterName, argument: argument,
                errorPosition: token.extent))
    }

    private func inlineScript(_ token: Token, _ parts: inout CommandParts) {
        token.extraFlags.insert(.commandName)
        parts.elements.append(bareWord(token))
        parts.end = token.extent
        skipLineEnds()
        let open = next()
        guard open.kind == .lCurly else {
            unget(open)
            reportIncomplete(after(token), .missingStatementAfterKeyword, token.text)
            parts.isDone = true
            return
        }
        let block = scriptBlockExpression(open)
        parts.elements.append(block)
        parts.end = block.extent
    }

    private func argumentElement(_ token: Token, _ parts: inout CommandParts) {
        guard let argument = argument(parts.place, token) else {
            parts.isDone = true
            return
        }
        parts.elements.append(argument)
        parts.end = argument.extent
        guard let word = token as? StringToken, word.value == "--%" else { return }
        guard pending == nil || pending?.kind == .parameter else { return }
        pending = nil
        if let verbatim = lexer.scanVerbatim() as? StringToken {
            let rest = StringConstantExpressionAst(
                verbatim.extent, string: verbatim.value, stringConstantType: .bareWord)
            parts.elements.append(rest)
            parts.end = rest.extent
            parts.isDone = true
        }
    }

    /// One argument without commas.
    func singleArgument(_ place: ArgumentPlace) -> ExpressionAst? {
        let kind = peek().kind
        if kind == .comma || kind == .endOfInput { return nil }
        return inMode(.command) { argument(place, next()) }
    }

    /// An argument whose first token was read; of a command, several joined by commas are an array.
    func argument(_ place: ArgumentPlace, _ first: Token) -> ExpressionAst? {
        var token = first
        var values: [ExpressionAst] = []
        var comma: Token?
        while true {
            guard let value = argumentPart(place, token) else {
                guard let comma, let start = values.first else { return nil }
                reportIncomplete(after(comma), .missingExpression, ",")
                return ErrorExpressionAst(span(start, comma), nestedAst: values)
            }
            values.append(value)
            if place != .argument { break }
            if let word = token as? StringToken, token.kind == .generic, word.value == "--%" { break }
            guard let separator = take(.comma) else { break }
            comma = separator
            skipLineEnds()
            token = next()
        }
        guard values.count > 1, let start = values.first, let end = values.last else { return values.first }
        return ArrayLiteralAst(span(start, end), elements: values)
    }

    private func argumentPart(_ place: ArgumentPlace, _ token: Token) -> ExpressionAst? {
        switch token.kind {
        case .pipe, .rCurly, .rParen, .endOfInput, .newLine, .semi, .redirection, .redirectInStd, .andAnd,
            .orOr,
            .ampersand, .minusMinus, .comma:
            unget(token)
            return nil
        case .splattedVariable, .variable, .number, .hereStringExpandable, .stringExpandable,
            .hereStringLiteral,
            .stringLiteral, .lParen, .dollarParen, .atParen, .atCurly, .lCurly:
            unget(token)
            return primary(withMembers: true)
        case .generic:
            if place.isCommandName { token.extraFlags.insert(.commandName) }
            if let word = token as? StringExpandableToken, place != .commandName {
                return expandable(word, .bareWord)
            }
            guard let word = token as? StringToken else { return bareWord(token) }
            return StringConstantExpressionAst(
                token.extent, string: word.value, stringConstantType: .bareWord)
        default:
            let word = bareWord(token)
            if place.isCommandName {
                token.extraFlags.insert(.commandName)
            } else if token.kind != .identifier {
                token.extraFlags.formUnion(token.kind.flags.subtracting(.keyword))
                token.kind = .generic
            }
            return word
        }
    }
}
