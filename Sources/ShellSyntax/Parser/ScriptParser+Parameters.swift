/// Parameters and the attributes before them.
extension ScriptParser {
    func parameterList() -> [ParameterAst] {
        var parameters: [ParameterAst] = []
        var comma: Token?
        while true {
            guard let parameter = parameter() else {
                if let comma { reportIncomplete(after(comma), .missingExpressionAfterToken, comma.kind.text) }
                return parameters
            }
            parameters.append(parameter)
            skipLineEnds()
            guard let token = take(.comma) else { return parameters }
            comma = token
        }
    }

    private func parameter() -> ParameterAst? {
        withCommas(separate: true) { inMode(.expression) { parameterInExpressionMode() } }
    }

    private func parameterInExpressionMode() -> ParameterAst? {
        skipLineEnds()
        let attributes = attributeList(inExpression: false)
        skipLineEnds()
        let token = next()
        guard let variable = token as? VariableToken else {
            unget(token)
            guard let attributes, let first = attributes.first, let last = attributes.last else { return nil }
            reportIncomplete(after(last), .invalidFunctionParameter)
            synchronize(consuming: true, .rParen)
            let extent = span(first, last)
            let name = VariableExpressionAst(extent, variablePath: VariablePath("__error__"), splatted: false)
            return ParameterAst(extent, attributes: attributes, name: name, defaultValue: nil)
        }
        skipLineEnds()
        var value: ExpressionAst?
        if let equals = take(.equals) {
            skipLineEnds()
            value = expression()
            if value == nil {
                reportIncomplete(after(equals), .missingExpressionAfterToken, equals.kind.text)
            }
        }
        let extent = span(attributes?.first?.extent ?? variable.extent, value?.extent ?? variable.extent)
        return ParameterAst(
            extent, attributes: attributes ?? [], name: variableNode(variable), defaultValue: value)
    }

    /// Attributes and types in brackets, one behind the other; nil for none.
    func attributeList(inExpression: Bool) -> [AttributeBaseAst]? {
        var list: [AttributeBaseAst] = []
        while let attribute = attribute() {
            list.append(attribute)
            if !inExpression || attribute is AttributeAst { skipLineEnds() }
            if list.count > Self.deepest {
                giveUp()
                break
            }
        }
        return list.isEmpty ? nil : list
    }

    /// An attribute or a type in brackets.
    func attribute() -> AttributeBaseAst? {
        guard let open = leftBracket() else { return nil }
        skipLineEnds()
        guard let (typeName, nameToken) = typeName(allowsAssembly: true) else {
            resync(open)
            reportIncomplete(after(open), .missingTypename)
            return nil
        }
        let close = next()
        if close.kind == .lParen { return attributeArguments(open, typeName, nameToken, close) }
        guard close.kind == .rBracket else {
            unget(close)
            report(before(close.extent), .endSquareBracketExpectedAtEndOfAttribute)
            return TypeConstraintAst(span(open.extent, typeName.extent), typeName: typeName)
        }
        return TypeConstraintAst(span(open, close), typeName: typeName)
    }

    private func leftBracket() -> Token? {
        if let token = pending { return token.kind == .lBracket ? next() : nil }
        return lexer.leftBracket()
    }

    private func attributeArguments(
        _ open: Token, _ typeName: TypeName, _ nameToken: Token, _ paren: Token
    ) -> AttributeAst {
        skipLineEnds()
        var positional: [ExpressionAst] = []
        var named: [NamedAttributeArgumentAst] = []
        var last = paren.extent
        withCommas(separate: true) {
            inMode(.expression) { attributeArgumentList(&positional, &named, &last) }
        }
        skipLineEnds()
        var end = last
        let close = next()
        var isClosed = false
        if close.kind == .rParen {
            isClosed = true
            end = close.extent
        } else {
            unget(close)
            reportIncomplete(last.after, .missingEndParenthesisInExpression)
        }
        skipLineEnds()
        let bracket = next()
        if bracket.kind == .rBracket {
            end = bracket.extent
        } else {
            unget(bracket)
            if isClosed { reportIncomplete(close.extent.after, .endSquareBracketExpectedAtEndOfAttribute) }
        }
        nameToken.extraFlags.insert(.attributeName)
        return AttributeAst(
            span(open.extent, end), typeName: typeName, positionalArguments: positional, namedArguments: named
        )
    }

    private func attributeArgumentList(
        _ positional: inout [ExpressionAst], _ named: inout [NamedAttributeArgumentAst],
        _ last: inout ScriptExtent
    ) {
        var comma: Token?
        var seen: Set<String> = []
        while true {
            skipLineEnds()
            if let name = simpleName() {
                let (value, omitted) = namedArgumentValue(name, &last)
                if seen.insert(name.string).inserted {
                    named.append(
                        NamedAttributeArgumentAst(
                            span(name, value), argumentName: name.string, argument: value,
                            expressionOmitted: omitted))
                } else {
                    report(name.extent, .duplicateNamedArgument, name.string)
                }
            } else if let value = expression() {
                positional.append(value)
                last = value.extent
            } else if let comma {
                reportIncomplete(after(comma), .missingExpressionAfterToken, comma.kind.text)
                positional.append(ErrorExpressionAst(after(comma), nestedAst: []))
                last = after(comma)
            }
            skipLineEnds()
            guard let token = take(.comma) else { return }
            comma = token
            last = token.extent
        }
    }

    private func namedArgumentValue(
        _ name: StringConstantExpressionAst, _ last: inout ScriptExtent
    ) -> (ExpressionAst, Bool) {
        guard let equals = take(.equals) else {
            return (ConstantExpressionAst(name.extent, value: .boolean(true)), true)
        }
        skipLineEnds()
        if let value = expression() {
            last = value.extent
            return (value, false)
        }
        reportIncomplete(after(equals), .missingExpressionInNamedArgument)
        let value = ErrorExpressionAst(after(equals), nestedAst: [])
        synchronize(consuming: true, .comma, .rParen, .rBracket, .newLine)
        last = value.extent
        return (value, false)
    }
}
