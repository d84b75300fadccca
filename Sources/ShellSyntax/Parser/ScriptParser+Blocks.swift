/// Scripts, script blocks and lists of statements.
extension ScriptParser {
    func parseScript() -> ScriptBlockAst {
        let block = scriptBlock(opening: nil, isFilter: false)
        if errors.isClosed { cutRest() }
        guard !lexer.requirements.isEmpty else { return block }
        return ScriptBlockAst(
            block.extent, usingStatements: block.usingStatements, attributes: block.attributes,
            paramBlock: block.paramBlock, dynamicParamBlock: block.dynamicParamBlock,
            beginBlock: block.beginBlock,
            processBlock: block.processBlock, endBlock: block.endBlock, cleanBlock: block.cleanBlock,
            scriptRequirements: RequirementsReader(self).read(lexer.requirements), isConfiguration: false)
    }

    /// Cuts what follows the place where parsing was given up into tokens.
    private func cutRest() {
        if lexer.tokens.last?.kind == .endOfInput { lexer.tokens.removeLast() }
        pending = nil
        lexer.mode = .command
        lexer.limit = lexer.source.count
        lexer.at = max(0, min(lexer.at, lexer.limit))
        if let last = lexer.tokens.last { lexer.at = last.extent.endOffset }
        while lexer.nextToken().kind != .endOfInput {}
    }

    /// The body of a script, or of a block whose brace was just read.
    func scriptBlock(opening: Token?, isFilter: Bool, first: StatementAst? = nil) -> ScriptBlockAst {
        skipLineEnds()
        let usings = opening == nil ? usingStatements() : []
        let restore = restorePoint
        let parameters = paramBlock()
        if parameters == nil { resync(to: restore) }
        skipTerminators()
        if peek().tokenFlags.contains(.scriptBlockBlockName) {
            return namedBlocks(opening, usings, parameters)
        }
        return unnamedBlock(opening, usings, parameters, isFilter, first)
    }

    private func usingStatements() -> [UsingStatementAst] {
        var statements: [UsingStatementAst] = []
        while true {
            let token = peek()
            guard token.kind == .using else {
                resync(token)
                return statements
            }
            skip()
            let statement = usingStatement(token)
            skipTerminators()
            if let statement = statement as? UsingStatementAst { statements.append(statement) }
        }
    }

    private func paramBlock() -> ParamBlockAst? {
        skipLineEnds()
        let candidates = attributeList(inExpression: false) ?? []
        skipLineEnds()
        let param = peek()
        guard param.kind == .param else { return nil }
        skip()
        skipLineEnds()
        let open = next()
        guard open.kind == .lParen else {
            unget(open)
            return nil
        }
        let parameters = parameterList()
        skipLineEnds()
        let close = next()
        var end = close.extent
        if close.kind != .rParen {
            unget(close)
            end = before(close.extent)
            reportIncomplete(
                (parameters.last?.extent ?? open.extent).after, .missingEndParenthesisInFunctionParameterList)
        }
        var attributes: [AttributeAst] = []
        for candidate in candidates {
            if let attribute = candidate as? AttributeAst {
                attributes.append(attribute)
            } else {
                report(candidate.extent, .typeNotAllowedBeforeParam, candidate.typeName.fullName)
            }
        }
        return ParamBlockAst(span(param.extent, end), attributes: attributes, parameters: parameters)
    }

    private func unnamedBlock(
        _ opening: Token?, _ usings: [UsingStatementAst], _ parameters: ParamBlockAst?, _ isFilter: Bool,
        _ first: StatementAst?
    ) -> ScriptBlockAst {
        var traps: [TrapStatementAst] = []
        var statements: [StatementAst] = first.map { [$0] } ?? []
        var body = parameters?.extent
        var whole: ScriptExtent
        while true {
            if let extent = statementList(&statements, &traps) { body = span(body, extent) }
            let (extent, isDone) = completeBlock(opening, &body)
            whole = extent
            if isDone { break }
        }
        let block = NamedBlockAst(
            body ?? .empty, blockKind: isFilter ? .process : .end, unnamed: true, traps: traps,
            statements: statements)
        return ScriptBlockAst(
            whole, usingStatements: usings, attributes: [], paramBlock: parameters, dynamicParamBlock: nil,
            beginBlock: nil, processBlock: isFilter ? block : nil, endBlock: isFilter ? nil : block,
            cleanBlock: nil,
            scriptRequirements: nil, isConfiguration: false)
    }

    /// Reads what closes a block; at the end of a script false when text is left over.
    private func completeBlock(_ opening: Token?, _ body: inout ScriptExtent?) -> (ScriptExtent, Bool) {
        guard let opening else {
            let whole = ScriptExtent(lexer.source, 0, lexer.source.count)
            let token = next()
            guard token.kind != .endOfInput else { return (whole, true) }
            report(token.extent, .unexpectedToken, token.text)
            return (whole, false)
        }
        let close = next()
        guard close.kind == .rCurly else {
            unget(close)
            reportIncomplete(opening.extent, foundAt: close.extent, .missingEndCurlyBrace)
            return (span(opening.extent, body ?? opening.extent), true)
        }
        if body == nil, opening.extent.endColumnNumber != close.extent.startColumnNumber {
            body = span(opening.extent.after, before(close.extent))
        }
        return (span(opening, close), true)
    }

    private func namedBlocks(
        _ opening: Token?, _ usings: [UsingStatementAst], _ parameters: ParamBlockAst?
    ) -> ScriptBlockAst {
        var blocks: [TokenKind: NamedBlockAst] = [:]
        var start = opening?.extent ?? parameters?.extent
        var end: ScriptExtent?
        var whole: ScriptExtent?
        reading: while true {
            let name = next()
            guard name.tokenFlags.contains(.scriptBlockBlockName) else {
                if name.kind == .rCurly || name.kind == .endOfInput {
                    unget(name)
                    var body: ScriptExtent? = span(start, end)
                    whole = completeBlock(opening, &body).0
                    break reading
                }
                if opening != nil {
                    unget(name)
                    whole = span(start, end)
                } else {
                    whole = ScriptExtent(lexer.source, 0, lexer.source.count)
                }
                report(name.extent, .missingNamedBlocks, name.text)
                break reading
            }
            start = start ?? name.extent
            end = name.extent
            let body: StatementBlockAst
            if let block = statementBlock() {
                body = block
                end = block.extent
            } else {
                reportIncomplete(after(name), .missingNamedStatementBlock, name.kind.text)
                body = StatementBlockAst(name.extent, traps: [], statements: [])
            }
            let extent = span(name.extent, end)
            if blocks[name.kind] != nil {
                report(extent, .duplicateScriptCommandClause, name.kind.text)
            } else {
                blocks[name.kind] = NamedBlockAst(
                    extent, blockKind: name.kind, unnamed: false, traps: body.traps,
                    statements: body.statements)
            }
            skipTerminators()
        }
        return ScriptBlockAst(
            whole ?? .empty, usingStatements: usings, attributes: [], paramBlock: parameters,
            dynamicParamBlock: blocks[.dynamicparam], beginBlock: blocks[.begin],
            processBlock: blocks[.process],
            endBlock: blocks[.end], cleanBlock: blocks[.clean], scriptRequirements: nil,
            isConfiguration: false)
    }

    /// Statements in braces; nil when no brace comes next.
    func statementBlock() -> StatementBlockAst? {
        skipLineEnds()
        let open = next()
        guard open.kind == .lCurly else {
            unget(open)
            return nil
        }
        var traps: [TrapStatementAst] = []
        var statements: [StatementAst] = []
        let body = statementList(&statements, &traps)
        let close = next()
        let end: ScriptExtent
        if close.kind == .rCurly {
            end = close.extent
        } else {
            unget(close)
            end = body ?? open.extent
            reportIncomplete(open.extent, foundAt: close.extent, .missingEndCurlyBrace)
        }
        return StatementBlockAst(span(open.extent, end), traps: traps, statements: statements)
    }

    /// Statements up to what no statement starts with; their span, if there are any.
    func statementList(_ statements: inout [StatementAst], _ traps: inout [TrapStatementAst]) -> ScriptExtent?
    {
        var first: StatementAst?
        var last: StatementAst?
        skipTerminators()
        while let statement = statement() {
            if let mark = lexer.signature, mark.extent.startOffset < statement.extent.startOffset {
                report(statement.extent, .tokenAfterEndOfValidScriptText)
            }
            if let trap = statement as? TrapStatementAst {
                traps.append(trap)
            } else {
                statements.append(statement)
            }
            if first == nil { first = statement }
            last = statement
            skipTerminators()
            let token = peek()
            if token.kind == .rParen || token.kind == .rCurly { break }
        }
        guard let first, let last else { return nil }
        return span(first, last)
    }
}
