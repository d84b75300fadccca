/// `if` and the loops.
extension ScriptParser {
    func ifStatement(_ ifToken: Token) -> StatementAst {
        var clauses: [IfClause] = []
        var parts: [Ast] = []
        var elseClause: StatementBlockAst?
        var keyword = ifToken
        while true {
            skipLineEnds()
            let open = next()
            guard open.kind == .lParen else {
                unget(open)
                reportIncomplete(after(keyword), .missingOpenParenthesisInIfStatement, keyword.text)
                return errorStatement(span(ifToken, keyword), nested: parts)
            }
            skipLineEnds()
            let condition: PipelineBaseAst
            if let pipeline = pipelineChain() {
                condition = pipeline
                parts.append(pipeline)
            } else {
                reportIncomplete(after(open), .ifStatementMissingCondition, keyword.text)
                condition = errorStatement(after(open))
            }
            skipLineEnds()
            let close = next()
            guard close.kind == .rParen else {
                unget(close)
                if !(condition is ErrorStatementAst) {
                    reportIncomplete(close.extent, .missingEndParenthesisAfterStatement, keyword.text)
                }
                return errorStatement(span(ifToken.extent, before(close.extent)), nested: parts)
            }
            skipLineEnds()
            guard let body = statementBlock() else {
                reportIncomplete(close.extent, .missingStatementBlock, keyword.text)
                return errorStatement(span(ifToken, close), nested: parts)
            }
            parts.append(body)
            clauses.append(IfClause(condition: condition, body: body))
            let restore = pending?.extent.startOffset ?? restorePoint
            skipLineEnds()
            keyword = peek()
            if keyword.kind == .elseIf {
                skip()
                continue
            }
            if keyword.kind == .else {
                skip()
                skipLineEnds()
                elseClause = statementBlock()
                if elseClause == nil {
                    reportIncomplete(after(keyword), .missingStatementBlockAfterElse)
                    return errorStatement(span(ifToken, keyword), nested: parts)
                }
            } else {
                resync(to: restore)
            }
            break
        }
        let end = elseClause?.extent ?? clauses.last?.body.extent
        return IfStatementAst(span(ifToken.extent, end), clauses: clauses, elseClause: elseClause)
    }

    func foreachStatement(_ label: LabelToken?, _ keyword: Token) -> StatementAst {
        let start = (label ?? keyword).extent
        skipLineEnds()
        var flags: ForEachFlags = []
        var throttleLimit: ExpressionAst?
        var errorEnd: ScriptExtent?
        while let parameter = peek() as? ParameterToken {
            skip()
            if parameter.abbreviates("parallel") {
                flags.insert(.parallel)
            } else if parameter.abbreviates("throttlelimit") {
                skipLineEnds()
                throttleLimit = singleArgument(.argument)
                if throttleLimit == nil { reportIncomplete(after(parameter), .missingThrottleLimit) }
            } else {
                errorEnd = parameter.extent
                report(parameter.extent, .invalidForeachFlag, parameter.parameterName)
            }
            skipLineEnds()
        }
        let open = next()
        guard open.kind == .lParen else {
            unget(open)
            reportIncomplete(after(keyword), .missingOpenParenthesisAfterKeyword, keyword.kind.text)
            return errorStatement(span(start, keyword.extent))
        }
        skipLineEnds()
        let token = next()
        guard let variableToken = token as? VariableToken else {
            unget(token)
            reportIncomplete(after(open), .missingVariableNameAfterForeach)
            return errorStatement(span(start, open.extent))
        }
        let variable = variableNode(variableToken)
        let (pipeline, body, end) = foreachRest(variable, errorEnd)
        guard end == nil, let pipeline, let body else {
            return errorStatement(span(start, end), nested: [variable, pipeline, body])
        }
        return ForEachStatementAst(
            span(start, body.extent), label: label?.labelText, condition: pipeline, body: body, flags: flags,
            throttleLimit: throttleLimit, variable: variable)
    }

    /// What follows the variable of `foreach`; the last is the end of an erroneous statement.
    private func foreachRest(
        _ variable: VariableExpressionAst, _ errorEnd: ScriptExtent?
    ) -> (PipelineBaseAst?, StatementBlockAst?, ScriptExtent?) {
        skipLineEnds()
        let inToken = next()
        guard inToken.kind == .in else {
            unget(inToken)
            reportIncomplete(after(variable), .missingInInForeach)
            return (nil, nil, variable.extent)
        }
        skipLineEnds()
        guard let pipeline = pipelineChain() else {
            reportIncomplete(after(inToken), .missingForeachExpression)
            return (nil, nil, inToken.extent)
        }
        skipLineEnds()
        let close = next()
        guard close.kind == .rParen else {
            unget(close)
            reportIncomplete(after(pipeline), .missingEndParenthesisAfterForeach)
            return (pipeline, nil, pipeline.extent)
        }
        guard let body = statementBlock() else {
            reportIncomplete(after(close), .missingForeachStatement)
            return (pipeline, nil, close.extent)
        }
        return (pipeline, body, errorEnd)
    }

    func forStatement(_ label: LabelToken?, _ keyword: Token) -> StatementAst {
        let start = (label ?? keyword).extent
        skipLineEnds()
        let open = next()
        guard open.kind == .lParen else {
            unget(open)
            reportIncomplete(after(keyword), .missingOpenParenthesisAfterKeyword, keyword.kind.text)
            return errorStatement(span(start, keyword.extent))
        }
        var errorEnd: ScriptExtent?
        skipLineEnds()
        let initializer = pipelineChain()
        errorEnd = initializer?.extent ?? errorEnd
        if let semi = take(.semi) { errorEnd = semi.extent }
        skipLineEnds()
        let condition = pipelineChain()
        errorEnd = condition?.extent ?? errorEnd
        if let semi = take(.semi) { errorEnd = semi.extent }
        skipLineEnds()
        let iterator = pipelineChain()
        errorEnd = iterator?.extent ?? errorEnd
        skipLineEnds()
        let close = next()
        var body: StatementBlockAst?
        if close.kind != .rParen {
            unget(close)
            errorEnd = errorEnd ?? open.extent
            reportIncomplete(
                (errorEnd ?? open.extent).after, .missingEndParenthesisAfterStatement, keyword.kind.text)
        } else {
            body = statementBlock()
            if body == nil {
                errorEnd = close.extent
                reportIncomplete(after(close), .missingLoopStatement, keyword.kind.text)
            }
        }
        guard let body else {
            return errorStatement(span(start, errorEnd), nested: [initializer, condition, iterator])
        }
        return ForStatementAst(
            span(start, body.extent), label: label?.labelText, condition: condition, body: body,
            initializer: initializer, iterator: iterator)
    }

    func whileStatement(_ label: LabelToken?, _ keyword: Token) -> StatementAst {
        let start = (label ?? keyword).extent
        skipLineEnds()
        let open = next()
        guard open.kind == .lParen else {
            unget(open)
            reportIncomplete(after(keyword), .missingOpenParenthesisAfterKeyword, keyword.text)
            return errorStatement(span(start, keyword.extent))
        }
        skipLineEnds()
        let parsed = pipelineChain()
        if parsed == nil { reportIncomplete(after(open), .missingExpressionAfterKeyword, keyword.kind.text) }
        let condition = parsed ?? errorStatement(after(open))
        skipLineEnds()
        let close = next()
        guard close.kind == .rParen else {
            unget(close)
            if !(condition is ErrorStatementAst) {
                reportIncomplete(after(condition), .missingEndParenthesisAfterStatement, keyword.kind.text)
            }
            return errorStatement(span(start, condition.extent), nested: [parsed])
        }
        skipLineEnds()
        guard let body = statementBlock() else {
            reportIncomplete(after(close), .missingLoopStatement, keyword.kind.text)
            return errorStatement(span(start, close.extent), nested: [parsed])
        }
        return WhileStatementAst(
            span(start, body.extent), label: label?.labelText, condition: condition, body: body)
    }

    func doStatement(_ label: LabelToken?, _ keyword: Token) -> StatementAst {
        let start = (label ?? keyword).extent
        guard let body = statementBlock() else {
            reportIncomplete(after(keyword), .missingLoopStatement, TokenKind.do.text)
            return errorStatement(span(start, keyword.extent))
        }
        skipLineEnds()
        let test = next()
        guard test.kind == .while || test.kind == .until else {
            unget(test)
            reportIncomplete(after(body), .missingWhileOrUntilInDoWhile)
            return errorStatement(span(start, body.extent), nested: [body])
        }
        skipLineEnds()
        let open = next()
        guard open.kind == .lParen else {
            unget(open)
            reportIncomplete(after(test), .missingOpenParenthesisAfterKeyword, test.kind.text)
            return errorStatement(span(start, test.extent), nested: [body])
        }
        skipLineEnds()
        let condition = pipelineChain()
        var errorEnd: ScriptExtent?
        if condition == nil {
            errorEnd = open.extent
            reportIncomplete(after(open), .missingExpressionAfterKeyword, test.kind.text)
        }
        skipLineEnds()
        let close = next()
        if close.kind != .rParen {
            unget(close)
            if let condition {
                errorEnd = condition.extent
                reportIncomplete(after(condition), .missingEndParenthesisAfterStatement, test.kind.text)
            }
        }
        guard errorEnd == nil, let condition else {
            return errorStatement(span(start, errorEnd), nested: [body, condition])
        }
        let extent = span(start, close.extent)
        if test.kind == .until {
            return DoUntilStatementAst(extent, label: label?.labelText, condition: condition, body: body)
        }
        return DoWhileStatementAst(extent, label: label?.labelText, condition: condition, body: body)
    }
}

extension ParameterToken {
    /// Whether the name is the start of another.
    func abbreviates(_ name: String) -> Bool { name.hasPrefix(parameterName.asciiLowercased) }
}
