/// Names of types.
extension ScriptParser {
    /// A type's name, and its first token.
    func typeName(allowsAssembly: Bool) -> (TypeName, Token)? {
        inMode(.typeName) {
            let token = next()
            guard token.kind == .identifier else {
                unget(token)
                return nil
            }
            return (finishTypeName(token, isBareArgument: false, allowsAssembly: allowsAssembly), token)
        }
    }

    private func plain(_ token: Token) -> TypeName { .named(token.text, assembly: nil, extent: token.extent) }

    private func finishTypeName(_ name: Token, isBareArgument: Bool, allowsAssembly: Bool = true) -> TypeName
    {
        guard enter() else { return plain(name) }
        defer { leave() }
        let token = peek()
        if token.kind == .lBracket {
            skip()
            return typeNameInBrackets(name, token, isBareArgument)
        }
        guard token.kind == .comma, allowsAssembly, !isBareArgument else { return plain(name) }
        skip()
        let assembly = lexer.scanAssemblyName()
        guard assembly.contains(where: { !$0.isWhitespace }) else {
            report(after(token), .missingAssemblyNameSpecification)
            return plain(name)
        }
        return .named(name.text, assembly: assembly, extent: span(name.extent, lexer.currentExtent))
    }

    private func typeNameInBrackets(_ name: Token, _ open: Token, _ isBareArgument: Bool) -> TypeName {
        skipLineEnds()
        let token = next()
        switch token.kind {
        case .rBracket, .comma: return arrayTypeName(plain(name), token, isBareArgument)
        case .lBracket, .identifier: return genericTypeName(name, token, isBareArgument)
        case .endOfInput:
            unget(token)
            reportIncomplete(after(open), .missingTypename)
        default:
            report(token.extent, .unexpectedToken, token.text)
            synchronize(consuming: true, .rBracket)
        }
        return plain(name)
    }

    private func genericArgument(_ first: Token) -> TypeName {
        if first.kind == .identifier { return finishTypeName(first, isBareArgument: true) }
        let token = next()
        guard token.kind == .identifier else {
            unget(token)
            reportIncomplete(after(token), .missingTypename)
            return .named(":ErrorTypeName:", assembly: nil, extent: first.extent)
        }
        let name = finishTypeName(token, isBareArgument: false)
        let close = next()
        if close.kind != .rBracket {
            unget(close)
            reportIncomplete(before(close.extent), .endSquareBracketExpectedAtEndOfType)
        }
        return name
    }

    /// Type arguments up to a token that is no comma, which is returned.
    func genericArguments(_ first: Token) -> ([TypeName], Token) {
        var arguments = [genericArgument(first)]
        while true {
            skipLineEnds()
            let last = next()
            guard last.kind == .comma else { return (arguments, last) }
            skipLineEnds()
            let token = peek()
            if token.kind == .identifier || token.kind == .lBracket {
                skip()
                arguments.append(genericArgument(token))
            } else {
                reportIncomplete(after(last), .missingTypename)
                arguments.append(.named(":ErrorTypeName:", assembly: nil, extent: last.extent))
            }
        }
    }

    private func genericTypeName(_ name: Token, _ first: Token, _ isBareArgument: Bool) -> TypeName {
        let (arguments, close) = genericArguments(first)
        var end = close.extent
        if close.kind != .rBracket {
            unget(close)
            reportIncomplete(before(close.extent), .endSquareBracketExpectedAtEndOfAttribute)
            end = arguments.last?.extent ?? first.extent
        }
        let extent = span(name.extent, end)
        let type = TypeName.generic(plain(name), arguments: arguments, assembly: nil, extent: extent)
        let token = peek()
        if token.kind == .lBracket {
            skip()
            return arrayTypeName(type, next(), isBareArgument)
        }
        guard token.kind == .comma, !isBareArgument else { return type }
        skip()
        let assembly = lexer.scanAssemblyName()
        guard !assembly.isEmpty else {
            report(after(token), .missingAssemblyNameSpecification)
            return type
        }
        return type.withAssembly(assembly)
    }

    /// The ranks of an array type, behind the first `[`.
    private func arrayTypeName(_ element: TypeName, _ firstToken: Token, _ isBareArgument: Bool) -> TypeName {
        var type = element
        var first = firstToken
        var levels = 0
        while true {
            type = oneRank(type, first)
            levels += 1
            if levels > Self.deepest {
                giveUp()
                return type
            }
            let token = peek()
            if token.kind == .comma, !isBareArgument {
                skip()
                let assembly = lexer.scanAssemblyName()
                guard !assembly.isEmpty else {
                    report(after(token), .missingAssemblyNameSpecification)
                    return type
                }
                return type.withAssembly(assembly)
            }
            guard token.kind == .lBracket else { return type }
            skip()
            first = next()
        }
    }

    private func oneRank(_ element: TypeName, _ first: Token) -> TypeName {
        switch first.kind {
        case .rBracket: return .array(element, rank: 1, extent: span(element.extent, first.extent))
        case .comma:
            var rank = 1
            var token = first
            var lastComma = first
            while token.kind == .comma {
                lastComma = token
                rank += 1
                token = next()
            }
            if token.kind != .rBracket {
                unget(token)
                if rank <= 32 { report(after(lastComma), .endSquareBracketExpectedAtEndOfAttribute) }
            }
            guard rank <= 32 else {
                report(span(first, lastComma), .arrayHasTooManyDimensions, String(rank))
                return element
            }
            return .array(element, rank: rank, extent: span(element.extent, token.extent))
        case .endOfInput:
            unget(first)
            report(before(first.extent), .endSquareBracketExpectedAtEndOfAttribute)
        default:
            report(first.extent, .unexpectedToken, first.text)
            synchronize(consuming: true, .rBracket)
        }
        return element
    }
}

extension TypeName {
    /// The type with the assembly of its innermost name set.
    func withAssembly(_ assembly: String) -> TypeName {
        switch self {
        case .named(let name, _, let extent): .named(name, assembly: assembly, extent: extent)
        case .generic(let base, let arguments, _, let extent):
            .generic(base, arguments: arguments, assembly: assembly, extent: extent)
        case .array(let element, let rank, let extent):
            .array(element.withAssembly(assembly), rank: rank, extent: extent)
        }
    }
}
