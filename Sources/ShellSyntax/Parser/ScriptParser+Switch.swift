/// `switch`.
extension ScriptParser {
    /// What was read of a `switch`, for the node or for an erroneous statement.
    private struct SwitchParts {
        var flags: SwitchFlags = []
        var named: [ErrorStatementFlag] = []
        var condition: PipelineBaseAst?
        var hasParenthesis = false
        var clauses: [SwitchClause] = []
        var defaultBody: StatementBlockAst?
        var bodies: [Ast] = []
        var end: ScriptExtent
        var closing: Token?
        var isError = false
        var isIncomplete = false

        mutating func note(_ name: String, _ token: Token, _ argument: Ast? = nil) {
            if named.contains(where: { $0.name == name }) { return }
            named.append(ErrorStatementFlag(name: name, token: token, argument: argument))
        }
    }

    func switchStatement(_ label: LabelToken?, _ keyword: Token) -> StatementAst {
        let start = (label ?? keyword).extent
        var parts = SwitchParts(end: start)
        skipLineEnds()
        switchOptions(&parts)
        switchCondition(&parts)
        skipLineEnds()
        let open = next()
        if open.kind == .lCurly {
            parts.end = open.extent
            skipLineEnds()
            switchClauses(&parts, open)
        } else {
            unget(open)
            if !parts.isIncomplete {
                parts.isError = true
                reportIncomplete(parts.end.after, .missingCurlyBraceInSwitchStatement)
            }
        }
        guard !parts.isError, let condition = parts.condition, let closing = parts.closing else {
            return errorStatement(
                span(start, parts.end), kind: keyword, flags: parts.named,
                conditions: parts.hasParenthesis ? parts.condition.map { [$0] } ?? [] : [],
                bodies: parts.bodies)
        }
        return SwitchStatementAst(
            span(start, closing.extent), label: label?.labelText, condition: condition, flags: parts.flags,
            clauses: parts.clauses, default: parts.defaultBody)
    }

    private func switchOptions(_ parts: inout SwitchParts) {
        while let option = peek() as? ParameterToken {
            skip()
            parts.end = option.extent
            if option.abbreviates("regex") {
                parts.flags.insert(.regex)
                parts.flags.remove(.wildcard)
                parts.note("regex", option)
            } else if option.abbreviates("wildcard") {
                parts.flags.insert(.wildcard)
                parts.flags.remove(.regex)
                parts.note("wildcard", option)
            } else if option.abbreviates("exact") {
                parts.flags.remove(.regex)
                parts.flags.remove(.wildcard)
                parts.note("exact", option)
            } else if option.abbreviates("casesensitive") {
                parts.flags.insert(.caseSensitive)
                parts.note("casesensitive", option)
            } else if option.abbreviates("parallel") {
                parts.flags.insert(.parallel)
                parts.note("parallel", option)
            } else if option.abbreviates("file") {
                switchFile(&parts, option)
            } else {
                parts.isError = true
                report(option.extent, .invalidSwitchFlag, option.parameterName)
            }
        }
        if peek().kind == .minus { parts.note("--%", peek()) }
    }

    private func switchFile(_ parts: inout SwitchParts, _ option: ParameterToken) {
        parts.flags.insert(.file)
        skipLineEnds()
        guard let name = singleArgument(.fileName) else {
            parts.isError = true
            parts.isIncomplete = reportIncomplete(after(option), .missingFilenameOption)
            parts.note("file", option)
            return
        }
        parts.end = name.extent
        let element = CommandExpressionAst(name.extent, redirections: [], expression: name)
        let condition = PipelineAst(name.extent, pipelineElements: [element], background: false)
        parts.condition = condition
        parts.note("file", option, condition)
    }

    private func switchCondition(_ parts: inout SwitchParts) {
        let open = peek()
        guard open.kind == .lParen else {
            if parts.condition == nil, !parts.flags.contains(.file) {
                parts.isError = true
                parts.isIncomplete = reportIncomplete(parts.end.after, .pipelineValueRequired)
            }
            return
        }
        parts.end = open.extent
        skip()
        if parts.flags.contains(.file) {
            parts.isError = true
            report(open.extent, .pipelineValueRequired)
        }
        parts.hasParenthesis = true
        skipLineEnds()
        parts.condition = pipelineChain()
        if let condition = parts.condition {
            parts.end = condition.extent
        } else {
            parts.isError = true
            parts.isIncomplete = reportIncomplete(after(open), .pipelineValueRequired)
        }
        skipLineEnds()
        let close = next()
        if close.kind == .rParen {
            parts.end = close.extent
            return
        }
        unget(close)
        if !parts.isIncomplete {
            parts.isError = true
            parts.isIncomplete = reportIncomplete(parts.end.after, .missingEndParenthesisInSwitchStatement)
        }
    }

    private func switchClauses(_ parts: inout SwitchParts, _ open: Token) {
        while true {
            let token = peek()
            let isDefault = token.kind == .default
            let condition: ExpressionAst
            if isDefault {
                skip()
                condition = bareWord(token)
            } else if let pattern = singleArgument(.switchCondition) {
                condition = pattern
            } else {
                parts.isError = true
                reportIncomplete(parts.end.after, .missingSwitchConditionExpression)
                if peek().kind == .rCurly { skip() }
                return
            }
            parts.bodies.append(condition)
            parts.end = condition.extent
            switchBody(&parts, condition, isDefault)
            skipTerminators()
            let after = peek()
            if after.kind == .rCurly {
                parts.closing = after
                skip()
                return
            }
            if after.kind == .endOfInput {
                if !parts.isIncomplete {
                    parts.isError = true
                    reportIncomplete(open.extent, foundAt: after.extent, .missingEndCurlyBrace)
                }
                return
            }
        }
    }

    private func switchBody(_ parts: inout SwitchParts, _ condition: ExpressionAst, _ isDefault: Bool) {
        guard let body = statementBlock() else {
            parts.isError = true
            parts.isIncomplete = reportIncomplete(parts.end.after, .missingSwitchStatementClause)
            return
        }
        parts.bodies.append(body)
        parts.end = body.extent
        guard isDefault else {
            parts.clauses.append(SwitchClause(condition: condition, body: body))
            return
        }
        if parts.defaultBody != nil {
            parts.isError = true
            report(condition.extent, .multipleSwitchDefaultClauses)
        }
        parts.defaultBody = body
    }
}
