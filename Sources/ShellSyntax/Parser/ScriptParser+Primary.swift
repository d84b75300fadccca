/// Operands.
extension ScriptParser {
    func primary(withMembers: Bool) -> ExpressionAst? {
        let token = next()
        let value: ExpressionAst
        switch token.kind {
        case .variable, .splattedVariable:
            guard let variable = token as? VariableToken else { return nil }
            value = variableOrUsing(variable, withMembers: withMembers)
        case .number:
            guard let number = token as? NumberToken else { return nil }
            value = ConstantExpressionAst(token.extent, value: .number(number.value))
        case .stringExpandable, .hereStringExpandable:
            guard let string = token as? StringExpandableToken else { return nil }
            value = expandable(
                string, token.kind == .stringExpandable ? .doubleQuoted : .doubleQuotedHereString)
        case .stringLiteral, .hereStringLiteral:
            guard let string = token as? StringToken else { return nil }
            value = StringConstantExpressionAst(
                token.extent, string: string.value,
                stringConstantType: token.kind == .stringLiteral ? .singleQuoted : .singleQuotedHereString)
        case .lParen: value = parenthesized(token)
        case .atParen, .dollarParen: value = subExpression(token)
        case .atCurly: value = hashtable(token)
        case .lCurly: value = scriptBlockExpression(token)
        default:
            unget(token)
            return nil
        }
        guard withMembers else { return value }
        return members(memberAccessOperator(), value)
    }

    func variableNode(_ token: VariableToken) -> VariableExpressionAst {
        VariableExpressionAst(
            token.extent, variablePath: token.variablePath, splatted: token.kind == .splattedVariable)
    }

    private func variableOrUsing(_ token: VariableToken, withMembers: Bool) -> ExpressionAst {
        let path = token.variablePath
        guard path.isDriveQualified, let drive = path.driveName, drive.isAlike("using"), !path.lacksName
        else {
            return variableNode(token)
        }
        let real = VariablePath(String(path.userPath.dropFirst(6)))
        var child: ExpressionAst = VariableExpressionAst(
            token.extent, variablePath: real, splatted: token.kind == .splattedVariable)
        if withMembers { child = members(memberAccessOperator(), child) }
        return UsingExpressionAst(child.extent, subExpression: child)
    }

    private func memberAccessOperator() -> Token? {
        pending == nil ? lexer.memberAccessOperator(allowsBracket: true) : nil
    }

    /// Members and indexes behind an operand.
    func members(_ first: Token?, _ operand: ExpressionAst) -> ExpressionAst {
        var value = operand
        var token = first
        var count = 0
        while let access = token {
            skipLineEnds()
            if access.kind == .lBracket || access.kind == .questionLBracket {
                value = index(value, access)
            } else {
                value = member(value, access)
            }
            count += 1
            if count > Self.longestChain { giveUp() }
            token = memberAccessOperator()
        }
        return value
    }

    private func memberName() -> ExpressionAst? {
        if let name = simpleName() { return name }
        let token = peek()
        if token.kind.flags.contains(.unaryOperator) || token.kind == .lBracket {
            return unaryExpression(numbersEndAtTernary: false)
        }
        return primary(withMembers: false)
    }

    private func member(_ target: ExpressionAst, _ access: Token) -> ExpressionAst {
        let name: ExpressionAst
        if let read = memberName() {
            name = read
            if pending == nil, let call = invocation(target, access, name) { return call }
        } else {
            reportIncomplete(after(access), .missingPropertyName)
            name = singleArgument(.argument) ?? ErrorExpressionAst(span(target, access), nestedAst: [])
        }
        return MemberExpressionAst(
            span(target, name), expression: target, member: name, static: access.kind == .colonColon,
            nullConditional: access.kind == .questionDot)
    }

    private func invocation(_ target: ExpressionAst, _ access: Token, _ name: ExpressionAst) -> ExpressionAst?
    {
        let restore = restorePoint
        let types = methodTypeArguments(restore)
        guard let open = pending == nil ? lexer.invocationOpening() : nil else {
            if types?.isClosed == true { resync(to: restore) }
            return nil
        }
        let arguments: [ExpressionAst]
        let end: ScriptExtent
        if open.kind == .lParen {
            (arguments, end) = methodArguments(open)
        } else {
            skipLineEnds()
            let block = scriptBlockExpression(open)
            arguments = [block]
            end = block.extent
        }
        return InvokeMemberExpressionAst(
            span(target.extent, end), expression: target, member: name, static: access.kind == .colonColon,
            nullConditional: access.kind == .questionDot, arguments: arguments.isEmpty ? nil : arguments,
            genericTypeArguments: types?.names)
    }

    /// `[type, ...]` between a method's name and its arguments.
    private func methodTypeArguments(_ restore: Int) -> (names: [TypeName], isClosed: Bool)? {
        guard lexer.peek() == UInt16(ascii: "[") || lexer.peek().isBlank || lexer.peek() == UInt16(ascii: "<")
        else { return nil }
        let open = next()
        guard open.kind == .lBracket else {
            resync(to: restore)
            return nil
        }
        return inMode(.typeName) {
            skipLineEnds()
            let first = next()
            guard first.kind == .identifier else {
                resync(to: restore)
                return nil
            }
            let (names, close) = genericArguments(first)
            if close.kind == .rBracket { return (names, true) }
            unget(close)
            reportIncomplete(before(close.extent), .endSquareBracketExpectedAtEndOfType)
            return (names, false)
        }
    }

    /// The arguments of a method, and the end of what was read.
    func methodArguments(_ open: Token) -> ([ExpressionAst], ScriptExtent) {
        var arguments: [ExpressionAst] = []
        var comma: Token?
        var reported = false
        var close: Token?
        withCommas(separate: true) {
            while true {
                skipLineEnds()
                guard let argument = expression() else {
                    if let comma {
                        reportIncomplete(after(comma), .missingExpressionAfterToken, TokenKind.comma.text)
                        reported = true
                    }
                    break
                }
                arguments.append(argument)
                skipLineEnds()
                comma = take(.comma)
                if comma == nil { break }
            }
            skipLineEnds()
            let token = next()
            if token.kind == .rParen {
                close = token
            } else {
                unget(token)
                if !reported {
                    reportIncomplete(
                        (arguments.last?.extent ?? open.extent).after, .missingEndParenthesisInMethodCall)
                }
            }
        }
        let end = close?.extent ?? comma?.extent ?? arguments.last?.extent ?? open.extent
        return (arguments, end)
    }

    private func index(_ target: ExpressionAst, _ open: Token) -> ExpressionAst {
        skipLineEnds()
        let read = withCommas(separate: false) { expression() }
        if read == nil { reportIncomplete(after(open), .missingArrayIndexExpression) }
        let index = read ?? ErrorExpressionAst(open.extent, nestedAst: [])
        skipLineEnds()
        var end = index.extent
        let close = next()
        if close.kind == .rBracket {
            end = close.extent
        } else {
            unget(close)
            if !(index is ErrorExpressionAst) { reportIncomplete(after(index), .missingEndSquareBracket) }
        }
        return IndexExpressionAst(
            span(target.extent, end), target: target, index: index,
            nullConditional: open.kind == .questionLBracket)
    }

    private func parenthesized(_ open: Token) -> ExpressionAst {
        withCommas(separate: false) {
            inMode(.command) {
                skipLineEnds()
                let read = pipelineChain()
                if read == nil { reportIncomplete(after(open), .expectedExpression) }
                let pipeline = read ?? errorStatement(after(open))
                skipLineEnds()
                var end = pipeline.extent
                let close = next()
                if close.kind == .rParen {
                    end = close.extent
                } else {
                    unget(close)
                    reportIncomplete(after(pipeline), .missingEndParenthesisInExpression)
                }
                return ParenExpressionAst(span(open.extent, end), pipeline: pipeline)
            }
        }
    }

    private func subExpression(_ open: Token) -> ExpressionAst {
        var traps: [TrapStatementAst] = []
        var statements: [StatementAst] = []
        var body: ScriptExtent?
        var end = open.extent
        withCommas(separate: false) {
            inMode(.command) {
                skipLineEnds()
                body = statementList(&statements, &traps)
                skipLineEnds()
                let close = next()
                if close.kind == .rParen {
                    end = close.extent
                } else {
                    unget(close)
                    end = body ?? open.extent
                    reportIncomplete(close.extent, .missingEndParenthesisInSubexpression)
                }
            }
        }
        let extent = span(open.extent, end)
        let block = StatementBlockAst(body ?? .empty, traps: traps, statements: statements)
        if open.kind == .dollarParen { return SubExpressionAst(extent, subExpression: block) }
        return ArrayExpressionAst(extent, subExpression: block)
    }

    func scriptBlockExpression(_ open: Token) -> ScriptBlockExpressionAst {
        withCommas(separate: false) {
            inMode(.command) {
                skipLineEnds()
                let block = scriptBlock(opening: open, isFilter: false)
                return ScriptBlockExpressionAst(block.extent, scriptBlock: block)
            }
        }
    }

    private func hashtable(_ open: Token) -> ExpressionAst {
        skipLineEnds()
        var pairs: [HashtablePair] = []
        while let pair = keyValuePair() {
            pairs.append(pair)
            let token = peek()
            guard token.kind == .newLine || token.kind == .semi else { break }
            skipTerminators()
        }
        let close = next()
        var end = close.extent
        if close.kind != .rCurly {
            unget(close)
            reportIncomplete(after(open), foundAt: close.extent, .missingEndCurlyBrace)
            end = before(close.extent)
        }
        return HashtableAst(span(open.extent, end), keyValuePairs: pairs, isSchemaElement: false)
    }

    private func keyValuePair() -> HashtablePair? {
        var key: ExpressionAst?
        var equals: Token?
        inMode(.expression) {
            key = labelOrKey()
            if key != nil { equals = next() }
        }
        guard let key, let equals else { return nil }
        guard equals.kind == .equals else {
            unget(equals)
            report(after(key), .missingEqualsInHashLiteral)
            synchronize(consuming: false, .rCurly, .semi, .newLine)
            return HashtablePair(key: key, value: errorStatement(after(key)))
        }
        let value: StatementAst = inMode(.command) {
            skipLineEnds()
            if let statement = statement() { return statement }
            reportIncomplete(after(equals), .missingStatementInHashLiteral)
            return errorStatement(after(equals))
        }
        return HashtablePair(key: key, value: value)
    }
}
