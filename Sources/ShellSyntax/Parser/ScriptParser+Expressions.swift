/// Expressions with operators.
extension ScriptParser {
    /// An expression; nil when none starts here.
    func expression(numbersEndAtTernary: Bool = false) -> ExpressionAst? {
        guard enter() else { return nil }
        defer { leave() }
        return inMode(.expression) {
            guard let value = binaryExpression(numbersEndAtTernary) else { return nil }
            guard let question = take(.questionMark) else { return value }
            return ternary(value, question)
        }
    }

    private func ternary(_ condition: ExpressionAst, _ question: Token) -> ExpressionAst {
        skipLineEnds()
        let ifTrue = branch(question)
        skipLineEnds()
        let colon = next()
        guard colon.kind == .colon else {
            unget(colon)
            var parts: [Ast] = [condition]
            if !(ifTrue is ErrorExpressionAst) {
                parts.append(ifTrue)
                reportIncomplete(colon.extent, .missingColonInTernaryExpression)
            }
            return ErrorExpressionAst(span(condition.extent, before(colon.extent)), nestedAst: parts)
        }
        skipLineEnds()
        let ifFalse = branch(colon)
        return TernaryExpressionAst(
            span(condition, ifFalse), condition: condition, ifTrue: ifTrue, ifFalse: ifFalse)
    }

    private func branch(_ token: Token) -> ExpressionAst {
        if let value = expression(numbersEndAtTernary: true) { return value }
        reportIncomplete(after(token), .expectedValueExpression, token.text)
        return ErrorExpressionAst(after(token), nestedAst: [])
    }

    private func binaryExpression(_ numbersEndAtTernary: Bool) -> ExpressionAst? {
        guard let first = arrayLiteral(numbersEndAtTernary) else { return nil }
        var token = peek()
        guard token.kind.flags.contains(.binaryOperator) else {
            guard let parameter = token as? ParameterToken else { return first }
            return parameterInExpression(parameter, first)
        }
        skip()
        var operands = [first]
        var operators = [token]
        var count = 1
        while true {
            skipLineEnds()
            operands.append(operand(after: token))
            token = next()
            guard token.kind.flags.contains(.binaryOperator) else { break }
            count += 1
            if count > Self.longestChain { giveUp() }
            let precedence = token.kind.flags.precedence
            while let top = operators.last, precedence <= top.kind.flags.precedence {
                reduce(&operands, &operators)
            }
            operators.append(token)
        }
        unget(token)
        while !operators.isEmpty { reduce(&operands, &operators) }
        let whole = operands[0]
        guard let parameter = token as? ParameterToken else { return whole }
        return parameterInExpression(parameter, whole)
    }

    private func operand(after token: Token) -> ExpressionAst {
        if let value = arrayLiteral(true) { return value }
        reportIncomplete(after(token), .expectedValueExpression, token.text)
        return ErrorExpressionAst(after(token), nestedAst: [])
    }

    private func reduce(_ operands: inout [ExpressionAst], _ operators: inout [Token]) {
        let right = operands.removeLast()
        let left = operands.removeLast()
        let token = operators.removeLast()
        operands.append(
            BinaryExpressionAst(
                span(left, right), left: left, operator: token.kind, right: right, errorPosition: token.extent
            ))
    }

    private func parameterInExpression(_ parameter: ParameterToken, _ value: ExpressionAst) -> ExpressionAst {
        report(parameter.extent, .unexpectedToken, parameter.text)
        skip()
        let node = CommandParameterAst(
            parameter.extent, parameterName: parameter.parameterName, argument: nil,
            errorPosition: parameter.extent)
        return ErrorExpressionAst(span(value, parameter), nestedAst: [value, node])
    }

    private func arrayLiteral(_ numbersEndAtTernary: Bool) -> ExpressionAst? {
        guard let first = unaryExpression(numbersEndAtTernary: numbersEndAtTernary) else { return nil }
        if commasSeparate || peek().kind != .comma { return first }
        var values = [first]
        while let comma = take(.comma) {
            skipLineEnds()
            guard let value = unaryExpression(numbersEndAtTernary: true) else {
                reportIncomplete(after(comma), .missingExpressionAfterToken, comma.text)
                values.append(ErrorExpressionAst(comma.extent, nestedAst: []))
                break
            }
            values.append(value)
        }
        return ArrayLiteralAst(span(first.extent, values.last?.extent), elements: values)
    }

    /// An operand with the operators before and behind it.
    func unaryExpression(numbersEndAtTernary: Bool) -> ExpressionAst? {
        guard enter() else { return nil }
        defer { leave() }
        let token = peekOperand(numbersEndAtTernary)
        let value: ExpressionAst?
        if token.kind.flags.contains(.unaryOperator) {
            guard let prefixed = prefixExpression(token) else { return nil }
            if prefixed is ErrorExpressionAst { return prefixed }
            value = prefixed
        } else if token.kind == .lBracket {
            guard let attributed = attributedExpression(token) else { return nil }
            if attributed is ErrorExpressionAst { return attributed }
            value = attributed
        } else {
            value = primary(withMembers: true)
        }
        guard let value else { return nil }
        let postfix = peek()
        let operation: TokenKind
        switch postfix.kind {
        case .plusPlus: operation = .postfixPlusPlus
        case .minusMinus: operation = .postfixMinusMinus
        default: return value
        }
        skip()
        return UnaryExpressionAst(span(value, postfix), tokenKind: operation, child: value)
    }

    /// Reads an operand's first token ahead, with a sign as part of a number.
    private func peekOperand(_ numbersEndAtTernary: Bool) -> Token {
        let oldSigned = lexer.allowsSignedNumbers
        let oldTernary = lexer.numbersEndAtTernary
        lexer.allowsSignedNumbers = true
        lexer.numbersEndAtTernary = numbersEndAtTernary
        if let token = pending, token.kind == .minus || (numbersEndAtTernary && token.kind == .generic) {
            resync(token)
        }
        let token = peek()
        lexer.allowsSignedNumbers = oldSigned
        lexer.numbersEndAtTernary = oldTernary
        return token
    }

    private func prefixExpression(_ token: Token) -> ExpressionAst? {
        if commasSeparate, token.kind == .comma { return nil }
        skip()
        skipLineEnds()
        guard let child = unaryExpression(numbersEndAtTernary: true) else {
            reportIncomplete(after(token), .missingExpressionAfterOperator, token.text)
            return ErrorExpressionAst(token.extent, nestedAst: [])
        }
        if token.kind == .comma { return ArrayLiteralAst(span(token, child), elements: [child]) }
        return UnaryExpressionAst(span(token, child), tokenKind: token.kind, child: child)
    }

    private func attributedExpression(_ token: Token) -> ExpressionAst? {
        guard let attributes = attributeList(inExpression: true), let last = attributes.last else {
            return nil
        }
        var value: ExpressionAst
        if let type = last as? TypeConstraintAst {
            value = convertedExpression(type)
        } else {
            skipLineEnds()
            guard let child = unaryExpression(numbersEndAtTernary: true) else {
                reportIncomplete(last.extent, .unexpectedAttribute, last.typeName.fullName)
                return ErrorExpressionAst(span(token, last), nestedAst: attributes)
            }
            value = AttributedExpressionAst(span(last, child), attribute: last, child: child)
        }
        for attribute in attributes.dropLast().reversed() {
            let extent = span(attribute, value)
            value =
                attribute is TypeConstraintAst
                ? ConvertExpressionAst(extent, attribute: attribute, child: value)
                : AttributedExpressionAst(extent, attribute: attribute, child: value)
        }
        return value
    }

    /// What follows a type in brackets: a member, an operand that is converted, or nothing.
    private func convertedExpression(_ type: TypeConstraintAst) -> ExpressionAst {
        if pending == nil, let access = lexer.memberAccessOperator(allowsBracket: false) {
            return members(access, TypeExpressionAst(type.extent, typeName: type.typeName))
        }
        let token = peek()
        if token.kind != .newLine, token.kind != .comma,
            let child = unaryExpression(numbersEndAtTernary: true)
        {
            return ConvertExpressionAst(span(type, child), attribute: type, child: child)
        }
        return TypeExpressionAst(type.extent, typeName: type.typeName)
    }
}
