/// `try`, `trap` and `data`.
extension ScriptParser {
    func trapStatement(_ keyword: Token) -> StatementAst {
        let restore = restorePoint
        skipLineEnds()
        let attribute = attribute()
        let type = attribute as? TypeConstraintAst
        if attribute != nil, type == nil { resync(to: restore) }
        guard let body = statementBlock() else {
            let end = type?.extent ?? keyword.extent
            reportIncomplete(end.after, .missingTrapStatement)
            return errorStatement(span(keyword.extent, end), nested: [type])
        }
        return TrapStatementAst(span(keyword, body), trapType: type, body: body)
    }

    func tryStatement(_ keyword: Token) -> StatementAst {
        skipLineEnds()
        guard let body = statementBlock() else {
            reportIncomplete(after(keyword), .missingTryStatementBlock)
            return errorStatement(keyword.extent)
        }
        var errorEnd: ScriptExtent?
        var errorTypes: [TypeConstraintAst] = []
        var clauses: [CatchClauseAst] = []
        while let clause = catchClause(&errorEnd, &errorTypes) { clauses.append(clause) }
        skipLineEnds()
        var finallyBody: StatementBlockAst?
        if let token = take(.finally) {
            finallyBody = statementBlock()
            if finallyBody == nil {
                errorEnd = token.extent
                reportIncomplete(after(token), .missingFinallyStatementBlock, token.kind.text)
            }
        }
        if clauses.isEmpty, finallyBody == nil, errorEnd == nil {
            errorEnd = body.extent
            reportIncomplete(after(body), .missingCatchOrFinally)
        }
        if let errorEnd {
            return errorStatement(span(keyword.extent, errorEnd), nested: [body] + clauses + errorTypes)
        }
        let end = finallyBody?.extent ?? clauses.last?.extent
        return TryStatementAst(
            span(keyword.extent, end), body: body, catchClauses: clauses, finally: finallyBody)
    }

    private func catchClause(
        _ errorEnd: inout ScriptExtent?, _ errorTypes: inout [TypeConstraintAst]
    ) -> CatchClauseAst? {
        skipLineEnds()
        let keyword = next()
        guard keyword.kind == .catch else {
            unget(keyword)
            return nil
        }
        var types: [TypeConstraintAst] = []
        var comma: Token?
        var isMissingType = false
        while true {
            let restore = restorePoint
            skipLineEnds()
            guard let attribute = attribute() else {
                if let comma {
                    errorEnd = comma.extent
                    isMissingType = true
                    reportIncomplete(after(comma), .missingTypeLiteralToken)
                }
                break
            }
            guard let type = attribute as? TypeConstraintAst else {
                resync(to: restore)
                break
            }
            types.append(type)
            skipLineEnds()
            comma = take(.comma)
            if comma == nil { break }
        }
        guard let body = statementBlock() else {
            if !isMissingType {
                let end = types.last?.extent ?? keyword.extent
                errorEnd = end
                reportIncomplete(end.after, .missingCatchHandlerBlock)
            }
            errorTypes += types
            return nil
        }
        return CatchClauseAst(span(keyword, body), catchTypes: types, body: body)
    }

    func dataStatement(_ keyword: Token) -> StatementAst {
        skipLineEnds()
        let name = simpleName()
        skipLineEnds()
        var errorEnd: ScriptExtent?
        var commands: [ExpressionAst]?
        if let option = peek() as? ParameterToken {
            skip()
            commands = supportedCommands(option, &errorEnd)
        }
        var body: StatementBlockAst?
        if errorEnd == nil {
            body = statementBlock()
            if body == nil {
                let end = commands?.last?.extent ?? name?.extent ?? keyword.extent
                errorEnd = end
                reportIncomplete(end.after, .missingStatementBlockForDataSection)
            }
        }
        guard errorEnd == nil, let body else {
            return errorStatement(span(keyword.extent, errorEnd), nested: commands ?? [])
        }
        return DataStatementAst(
            span(keyword, body), variable: name?.string, commandsAllowed: commands ?? [], body: body)
    }

    private func supportedCommands(_ option: ParameterToken, _ errorEnd: inout ScriptExtent?)
        -> [ExpressionAst]
    {
        if !option.abbreviates("supportedcommand") {
            errorEnd = option.extent
            report(option.extent, .invalidParameterForDataSectionStatement, option.parameterName)
        }
        var commands: [ExpressionAst] = []
        var comma: Token?
        while true {
            skipLineEnds()
            guard let command = singleArgument(.commandName) else {
                let end = (comma ?? option).extent
                if errorEnd == nil {
                    reportIncomplete(end.after, .missingValueForSupportedCommandInDataSectionStatement)
                }
                errorEnd = end
                return commands
            }
            commands.append(command)
            comma = take(.comma)
            if comma == nil { return commands }
        }
    }
}
