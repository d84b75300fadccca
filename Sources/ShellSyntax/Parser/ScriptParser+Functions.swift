/// Functions and methods.
extension ScriptParser {
    func functionDefinition(_ keyword: Token) -> StatementAst {
        skipLineEnds()
        let name = next()
        switch name.kind {
        case .pipe, .lParen, .lCurly, .atParen, .atCurly, .rCurly, .rParen, .endOfInput, .semi, .redirection,
            .redirectInStd, .andAnd, .orOr, .ampersand, .variable, .splattedVariable, .hereStringExpandable,
            .hereStringLiteral, .stringLiteral, .stringExpandable:
            unget(name)
            reportIncomplete(after(keyword), .missingNameAfterKeyword, keyword.text)
            return errorStatement(keyword.extent)
        default: break
        }
        var errorEnd: ScriptExtent?
        var close: Token?
        let parameters = functionParameters(&errorEnd, &close)
        let open = next()
        if open.kind != .lCurly {
            unget(open)
            if errorEnd == nil {
                errorEnd = (close ?? name).extent
                reportIncomplete((close ?? name).extent.after, .missingFunctionBody)
            }
        }
        if let errorEnd {
            return errorStatement(span(keyword.extent, errorEnd), nested: parameters ?? [])
        }
        let oldWorkflow = lexer.isInWorkflow
        lexer.isInWorkflow = keyword.kind == .workflow
        let body = scriptBlock(opening: open, isFilter: keyword.kind == .filter)
        lexer.isInWorkflow = oldWorkflow
        return FunctionDefinitionAst(
            span(keyword, body), name: functionName(name), nameExtent: name.extent,
            isFilter: keyword.kind == .filter, isWorkflow: keyword.kind == .workflow, parameters: parameters,
            body: body)
    }

    private func functionName(_ token: Token) -> String {
        if token.kind == .generic, let word = token as? StringToken { return word.value }
        return token.text
    }

    /// Parameters in parentheses; nil when there are none.
    private func functionParameters(_ errorEnd: inout ScriptExtent?, _ close: inout Token?) -> [ParameterAst]?
    {
        skipLineEnds()
        let open = peek()
        guard open.kind == .lParen else { return nil }
        skip()
        let parameters = parameterList()
        skipLineEnds()
        let token = next()
        close = token
        if token.kind != .rParen {
            unget(token)
            let end = parameters.last?.extent ?? open.extent
            errorEnd = end
            reportIncomplete(end.after, .missingEndParenthesisInFunctionParameterList)
        }
        skipLineEnds()
        return parameters
    }

    /// A method behind its name; nil stands for one that could not be read.
    func methodDefinition(_ name: Token, className: String, isStatic: Bool) -> FunctionDefinitionAst? {
        var errorEnd: ScriptExtent?
        var close: Token?
        var parameters: [ParameterAst] = []
        if peek().kind == .lParen {
            parameters = functionParameters(&errorEnd, &close) ?? []
        } else {
            reportIncomplete(after(name), .missingMethodParameterList)
        }
        let isConstructor = name.text.isAlike(className) && !isStatic
        var baseCall: BaseCall?
        if isConstructor { baseCall = constructorBaseCall(&errorEnd) }
        let open = next()
        if open.kind != .lCurly {
            unget(open)
            if errorEnd == nil {
                errorEnd = (close ?? name).extent
                reportIncomplete((close ?? name).extent.after, .missingFunctionBody)
            }
        }
        guard errorEnd == nil else { return nil }
        let first = baseCall.map { baseCallStatement($0) }
        let body = inMode(.command) { scriptBlock(opening: open, isFilter: false, first: first) }
        return FunctionDefinitionAst(
            span(name, body), name: name.text, nameExtent: name.extent, isFilter: false, isWorkflow: false,
            parameters: parameters, body: body)
    }

    /// `: base(...)` of a constructor, or the call without arguments that its absence means.
    private struct BaseCall {
        var keyword: Token?
        var arguments: [ExpressionAst] = []
        var end: ScriptExtent?
    }

    private func constructorBaseCall(_ errorEnd: inout ScriptExtent?) -> BaseCall {
        var call = BaseCall()
        skipLineEnds()
        let old = lexer.mode
        setMode(.signature)
        defer { setMode(old) }
        guard let colon = take(.colon) else { return call }
        skipLineEnds()
        guard let keyword = take(.base) else {
            errorEnd = colon.extent
            reportIncomplete(after(colon), .missingBaseCtorCall)
            return call
        }
        call.keyword = keyword
        skipLineEnds()
        guard let open = take(.lParen) else {
            errorEnd = keyword.extent
            reportIncomplete(after(keyword), .missingMethodParameterList)
            return call
        }
        let (arguments, end) = methodArguments(open)
        call.arguments = arguments
        call.end = end
        skipLineEnds()
        return call
    }

    private func baseCallStatement(_ call: BaseCall) -> StatementAst {
        let keyword = call.keyword?.extent ?? .empty
        let extent = call.keyword.map { span($0.extent, call.end) } ?? .empty
        let target = VariableExpressionAst(keyword, variablePath: VariablePath("this"), splatted: false)
        let member = StringConstantExpressionAst(keyword, string: ".ctor", stringConstantType: .bareWord)
        let invocation = BaseCtorInvokeMemberExpressionAst(
            extent, expression: target, member: member, static: false, nullConditional: false,
            arguments: call.arguments.isEmpty ? nil : call.arguments, genericTypeArguments: nil)
        return CommandExpressionAst(extent, redirections: [], expression: invocation)
    }
}
