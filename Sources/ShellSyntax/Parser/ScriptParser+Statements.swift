/// Statements.
extension ScriptParser {
    /// A statement; nil when none starts here.
    func statement() -> StatementAst? {
        guard enter() else { return nil }
        defer { leave() }
        var token = next()
        var restore = 0
        var attributes: [AttributeBaseAst]?
        if token.kind == .generic, lexer.source.units[token.extent.startOffset] == UInt16(ascii: "[") {
            restore = token.extent.startOffset
            resync(token)
            attributes = attributeList(inExpression: false)
            token = next()
            checkAttributes(attributes, &token, restore)
        }
        return statement(token, attributes, restore)
    }

    private func checkAttributes(_ attributes: [AttributeBaseAst]?, _ token: inout Token, _ restore: Int) {
        guard let attributes, let first = attributes.first else { return }
        let flags = token.tokenFlags
        if flags.contains(.statementDoesntSupportAttributes) {
            if attributes.contains(where: { $0 is TypeConstraintAst }) {
                resync(to: restore)
                token = next()
            } else {
                report(first.extent, .unexpectedAttribute, first.typeName.fullName)
            }
        } else if flags.contains(.keyword) {
            for type in attributes where !(type is AttributeAst) {
                report(type.extent, .typeNotAllowedBeforeStatement, type.typeName.fullName)
            }
        } else {
            resync(to: restore)
            token = next()
        }
    }

    private func statement(_ token: Token, _ attributes: [AttributeBaseAst]?, _ restore: Int) -> StatementAst?
    {
        switch token.kind {
        case .if: return ifStatement(token)
        case .switch: return switchStatement(nil, token)
        case .foreach: return foreachStatement(nil, token)
        case .for: return forStatement(nil, token)
        case .while: return whileStatement(nil, token)
        case .do: return doStatement(nil, token)
        case .function, .filter, .workflow: return functionDefinition(token)
        case .return: return jump(token) { ReturnStatementAst($0, pipeline: $1) }
        case .throw: return jump(token) { ThrowStatementAst($0, pipeline: $1) }
        case .exit: return jump(token) { ExitStatementAst($0, pipeline: $1) }
        case .break:
            let label = labelOrKey()
            return BreakStatementAst(span(token.extent, label?.extent), label: label)
        case .continue:
            let label = labelOrKey()
            return ContinueStatementAst(span(token.extent, label?.extent), label: label)
        case .trap: return trapStatement(token)
        case .try: return tryStatement(token)
        case .data: return dataStatement(token)
        case .parallel, .sequence: return blockStatement(token)
        case .configuration: return configurationStatement(token)
        case .from, .define, .var:
            report(token.extent, .reservedKeywordNotAllowed, token.kind.text)
            return errorStatement(token.extent)
        case .label:
            skipLineEnds()
            return labeledStatement(token)
        case .endOfInput:
            guard attributes != nil else {
                unget(token)
                return nil
            }
            resync(to: restore)
            return pipelineChain()
        case .else, .elseIf, .catch, .until:
            if !errors.errors.isEmpty {
                skipLineEnds()
                return statement()
            }
        case .class: return classDefinition(attributes ?? [], token)
        case .enum: return enumDefinition(attributes ?? [], token)
        case .using:
            let statement = usingStatement(token)
            report(statement.extent, .usingMustBeAtStartOfScript)
            return statement
        default: break
        }
        if attributes != nil { resync(to: restore) } else { unget(token) }
        return pipelineChain()
    }

    private func jump(_ token: Token, _ make: (ScriptExtent, PipelineBaseAst?) -> StatementAst)
        -> StatementAst
    {
        let value = pipelineChain()
        return make(span(token.extent, value?.extent), value)
    }

    private func labeledStatement(_ token: Token) -> StatementAst? {
        let label = token as? LabelToken
        let keyword = next()
        switch keyword.kind {
        case .switch: return switchStatement(label, keyword)
        case .foreach: return foreachStatement(label, keyword)
        case .for: return forStatement(label, keyword)
        case .while: return whileStatement(label, keyword)
        case .do: return doStatement(label, keyword)
        default:
            resync(token)
            return pipelineChain()
        }
    }

    private func blockStatement(_ keyword: Token) -> StatementAst {
        guard let body = statementBlock() else {
            reportIncomplete(after(keyword), .missingStatementAfterKeyword, keyword.text)
            return errorStatement(keyword.extent)
        }
        return BlockStatementAst(span(keyword, body), kindToken: keyword, body: body)
    }

    /// A plain name, read whatever the mode.
    func simpleName() -> StringConstantExpressionAst? { simpleNameToken().map(bareWord) }

    func simpleNameToken() -> Token? {
        lexer.wantsSimpleName = true
        let token = peek()
        lexer.wantsSimpleName = false
        guard token.kind == .identifier else { return nil }
        token.extraFlags.insert(.memberName)
        skip()
        return token
    }

    /// A label of a jump, or a key of a hash table.
    func labelOrKey() -> ExpressionAst? {
        if let name = simpleName() { return name }
        let token = peek()
        guard token.kind != .newLine, token.kind != .semi else { return nil }
        return withCommas(separate: true) { unaryExpression(numbersEndAtTernary: false) }
    }
}
