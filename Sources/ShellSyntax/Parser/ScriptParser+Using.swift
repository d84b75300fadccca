/// `using`, and `configuration`.
extension ScriptParser {
    func usingStatement(_ keyword: Token) -> StatementAst {
        let directive = next()
        let kind: UsingStatementKind
        switch directive.kind {
        case .namespace: kind = .namespace
        case .type: kind = .type
        case .module: kind = .module
        case .command: kind = .command
        case .assembly: kind = .assembly
        default:
            unget(directive)
            reportIncomplete(after(keyword), .missingUsingStatementDirective)
            return errorStatement(keyword.extent)
        }
        let token = next()
        switch token.kind {
        case .endOfInput, .newLine, .comma, .semi:
            unget(token)
            reportIncomplete(after(directive), .missingUsingItemName)
            return errorStatement(span(keyword, directive))
        default: break
        }
        guard let item = argument(.argument, token) else {
            report(token.extent, .invalidValueForUsingItemName, token.text)
            synchronize(consuming: true, .semi, .newLine)
            return errorStatement(span(keyword, token))
        }
        guard item is StringConstantExpressionAst || (kind == .module && item is HashtableAst) else {
            report(item.extent, .invalidValueForUsingItemName, item.extent.text)
            return errorStatement(span(keyword, item))
        }
        let name = item as? StringConstantExpressionAst
        if kind != .assembly, let name {
            if let equals = take(.equals) { return usingAlias(keyword, kind, name, equals) }
            if kind == .type || kind == .command {
                reportIncomplete(after(token), .missingEqualsInUsingAlias)
                return errorStatement(span(keyword, item), nested: [item])
            }
        }
        requireTerminator()
        return UsingStatementAst(
            span(keyword, item), usingStatementKind: kind, name: name, alias: nil,
            moduleSpecification: item as? HashtableAst)
    }

    private func usingAlias(
        _ keyword: Token, _ kind: UsingStatementKind, _ name: StringConstantExpressionAst, _ equals: Token
    ) -> StatementAst {
        let token = next()
        switch token.kind {
        case .endOfInput, .newLine, .semi:
            unget(token)
            reportIncomplete(after(equals), .missingNamespaceAlias)
            return errorStatement(span(keyword, equals))
        case .comma:
            report(token.extent, .unexpectedUnaryOperator, token.text)
            return errorStatement(span(keyword, token))
        default: break
        }
        let alias = argument(.argument, token)
        let module = kind == .module ? alias as? HashtableAst : nil
        guard module != nil || alias is StringConstantExpressionAst else {
            let extent = alias?.extent ?? token.extent
            report(extent, .invalidValueForUsingItemName, extent.text)
            return errorStatement(span(keyword.extent, extent), nested: [name, alias])
        }
        requireTerminator()
        return UsingStatementAst(
            span(keyword, token), usingStatementKind: kind, name: name,
            alias: alias as? StringConstantExpressionAst, moduleSpecification: module)
    }

    private func requireTerminator() {
        let token = peek()
        if token.kind == .newLine || token.kind == .semi {
            skip()
        } else if token.kind != .endOfInput {
            reportIncomplete(token.extent, .missingStatementTerminator)
        }
    }

    /// Configurations need a service that this system does not have: the statement is an error, as in
    /// PowerShell where that service is missing, and reading goes on behind its brace.
    func configurationStatement(_ keyword: Token) -> StatementAst? {
        skipLineEnds()
        let nameToken = next()
        if nameToken.kind == .lCurly {
            reportIncomplete(after(keyword), .missingConfigurationName)
            _ = scriptBlockExpression(nameToken)
            return nil
        }
        unget(nameToken)
        if nameToken.kind == .endOfInput || nameToken.kind == .comma {
            reportIncomplete(after(nameToken), .missingConfigurationName)
            return nil
        }
        let name = argument(.argument, next())
        if name == nil {
            report(after(nameToken), .parameterRequiresArgument, nameToken.text)
            reportIncomplete(nameToken.extent, .missingConfigurationName)
        } else if let constant = name as? ConstantExpressionAst {
            checkConfigurationName(constant)
        }
        skipLineEnds()
        report(nameToken.extent, .parserError, "Configurations are not supported on this system.")
        resync(to: restorePoint)
        return nil
    }

    private func checkConfigurationName(_ name: ConstantExpressionAst) {
        let text = (name as? StringConstantExpressionAst)?.string ?? ""
        let isValid =
            text.utf16.first?.isAsciiLetter == true
            && text.utf16.allSatisfy {
                $0.isAsciiLetter || $0.isDigit || [95, 46, 47, 45].contains($0)
            }
        if !isValid { report(name.extent, .invalidConfigurationName, text) }
    }
}
