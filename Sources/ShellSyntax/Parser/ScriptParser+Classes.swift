/// Classes and enumerations.
extension ScriptParser {
    func classDefinition(_ attributes: [AttributeBaseAst], _ keyword: Token) -> StatementAst? {
        skipLineEnds()
        guard let nameToken = simpleNameToken() else {
            reportIncomplete(after(keyword), .missingNameAfterKeyword, keyword.text)
            return errorStatement(keyword.extent)
        }
        nameToken.extraFlags.remove(.memberName)
        nameToken.extraFlags.insert(.typeName)
        let name = bareWord(nameToken)
        skipLineEnds()
        let old = lexer.mode
        setMode(.signature)
        defer { setMode(old) }
        let bases = baseTypes()
        let open = next()
        guard open.kind == .lCurly else {
            unget(open)
            let last: Ast = bases.last ?? name
            reportIncomplete(after(last), .missingTypeBody, keyword.kind.text)
            return errorStatement(span(keyword, last), nested: bases)
        }
        var end = open.extent
        var members: [MemberAst] = []
        var errorParts: [Ast] = []
        while true {
            var parts: [Ast]?
            let member = classMember(name.string, &parts)
            if let member {
                members.append(member)
                end = member.extent
            }
            if let parts, let last = parts.last {
                errorParts += parts
                end = last.extent
            }
            if member == nil, parts == nil { break }
        }
        let close = next()
        if close.kind == .rCurly {
            end = close.extent
        } else {
            unget(close)
            reportIncomplete(after(open), foundAt: close.extent, .missingEndCurlyBrace)
        }
        let extent = span((attributes.first?.extent ?? keyword.extent), end)
        let definition = TypeDefinitionAst(
            extent, name: name.string, attributes: attributes.compactMap { $0 as? AttributeAst },
            baseTypes: bases,
            members: members, typeAttributes: .class)
        let types = attributes.filter { $0 is TypeConstraintAst }
        if !types.isEmpty { errorParts += types as [Ast] + [definition] }
        return errorParts.isEmpty ? definition : errorStatement(extent, nested: errorParts)
    }

    private func baseTypes() -> [TypeConstraintAst] {
        guard let colon = take(.colon) else { return [] }
        skipLineEnds()
        var bases: [TypeConstraintAst] = []
        var separator = colon
        while true {
            guard let (type, _) = typeName(allowsAssembly: false) else {
                reportIncomplete(after(separator), .typeNameExpected)
                return bases
            }
            bases.append(TypeConstraintAst(type.extent, typeName: type))
            skipLineEnds()
            guard let comma = take(.comma) else { return bases }
            separator = comma
            skipLineEnds()
        }
    }

    /// What stands before a member.
    private struct MemberModifiers {
        var start: ScriptExtent?
        var attributes: [AttributeAst] = []
        var type: TypeConstraintAst?
        var isStatic = false
        var isHidden = false
        var last: ScriptExtent?

        /// The parts that an erroneous class keeps.
        var parts: [Ast] { attributes + (type.map { [$0] } ?? []) }
    }

    private func classMember(_ className: String, _ errorParts: inout [Ast]?) -> MemberAst? {
        var modifiers = MemberModifiers()
        let token = memberModifiers(&modifiers)
        if let variable = token as? VariableToken, token.kind == .variable {
            skip()
            return property(variable, modifiers, &errorParts)
        }
        if token.kind == .identifier || token.tokenFlags.contains(.keyword) {
            token.extraFlags = []
            skip()
            guard
                let function = methodDefinition(token, className: className, isStatic: modifiers.isStatic)
            else {
                synchronize(consuming: false, .rCurly)
                if !modifiers.parts.isEmpty { errorParts = modifiers.parts }
                return nil
            }
            var flags: MethodAttributes = .public
            if modifiers.isStatic { flags.insert(.static) }
            if modifiers.isHidden { flags.insert(.hidden) }
            return FunctionMemberAst(
                span(modifiers.start, function.extent), name: function.name, attributes: modifiers.attributes,
                returnType: modifiers.type, functionDefinition: function, methodAttributes: flags)
        }
        if let last = modifiers.last {
            reportIncomplete(last.after, .incompleteMemberDefinition)
            if !modifiers.parts.isEmpty { errorParts = modifiers.parts }
        }
        return nil
    }

    /// Reads attributes, type, `static` and `hidden`; the token behind them is only read ahead.
    private func memberModifiers(_ modifiers: inout MemberModifiers) -> Token {
        while true {
            skipLineEnds()
            if let attribute = attribute() {
                modifiers.last = attribute.extent
                modifiers.start = modifiers.start ?? attribute.extent
                if let attribute = attribute as? AttributeAst {
                    modifiers.attributes.append(attribute)
                } else if modifiers.type == nil {
                    modifiers.type = attribute as? TypeConstraintAst
                } else {
                    report(attribute.extent, .tooManyTypes)
                }
                continue
            }
            let token = peek()
            modifiers.start = modifiers.start ?? token.extent
            switch token.kind {
            case .hidden:
                if modifiers.isHidden { report(token.extent, .duplicateQualifier, token.text) }
                modifiers.isHidden = true
            case .static:
                if modifiers.isStatic { report(token.extent, .duplicateQualifier, token.text) }
                modifiers.isStatic = true
            default: return token
            }
            modifiers.last = token.extent
            skip()
        }
    }

    private func property(
        _ variable: VariableToken, _ modifiers: MemberModifiers, _ errorParts: inout [Ast]?
    ) -> MemberAst? {
        var value: ExpressionAst?
        if take(.equals) != nil {
            skipLineEnds()
            value = expression()
        }
        var end = value?.extent ?? variable.extent
        let terminator = propertyEnd(&end, isReported: false)
        if terminator.kind == .semi { end = terminator.extent }
        guard !variable.name.isEmpty else {
            errorParts = modifiers.parts + (value.map { [$0] } ?? [])
            return nil
        }
        var flags: PropertyAttributes = .public
        if modifiers.isStatic { flags.insert(.static) }
        if modifiers.isHidden { flags.insert(.hidden) }
        return PropertyMemberAst(
            span(modifiers.start, end), name: variable.name, propertyType: modifiers.type,
            attributes: modifiers.attributes, propertyAttributes: flags, initialValue: value)
    }

    private func propertyEnd(_ end: inout ScriptExtent, isReported: Bool) -> Token {
        let token = peek()
        if token.kind != .newLine, token.kind != .semi, token.kind != .rCurly, !isReported {
            reportIncomplete(end.after, .missingPropertyTerminator)
        }
        skipTerminators()
        return token
    }

    func enumDefinition(_ attributes: [AttributeBaseAst], _ keyword: Token) -> StatementAst {
        skipLineEnds()
        guard let name = simpleName() else {
            reportIncomplete(after(keyword), .missingNameAfterKeyword, keyword.text)
            return errorStatement(keyword.extent)
        }
        let old = lexer.mode
        setMode(.signature)
        defer { setMode(old) }
        let underlying = underlyingType()
        skipLineEnds()
        let open = next()
        guard open.kind == .lCurly else {
            unget(open)
            reportIncomplete(after(name), .missingTypeBody, keyword.kind.text)
            return errorStatement(span(keyword, name))
        }
        var members: [MemberAst] = []
        while let member = enumMember() { members.append(member) }
        let close = next()
        if close.kind != .rCurly {
            unget(close)
            reportIncomplete(after(open), foundAt: close.extent, .missingEndCurlyBrace)
        }
        let start = attributes.first?.extent ?? keyword.extent
        let definition = TypeDefinitionAst(
            span(start, close.extent), name: name.string,
            attributes: attributes.compactMap { $0 as? AttributeAst },
            baseTypes: underlying.map { [$0] } ?? [], members: members, typeAttributes: .enum)
        let types = attributes.filter { $0 is TypeConstraintAst }
        return types.isEmpty ? definition : errorStatement(start, nested: types as [Ast] + [definition])
    }

    private func underlyingType() -> TypeConstraintAst? {
        guard let colon = take(.colon) else { return nil }
        skipLineEnds()
        guard let (type, _) = typeName(allowsAssembly: false) else {
            reportIncomplete(after(colon), .typeNameExpected)
            return nil
        }
        let integers: Set<String> = [
            "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "int16", "int32", "int64",
            "uint16",
            "uint32", "uint64",
        ]
        var name = type.name.asciiLowercased
        if name.hasPrefix("system.") { name = String(name.dropFirst(7)) }
        if !integers.contains(name) { report(type.extent, .invalidUnderlyingType, type.name) }
        return TypeConstraintAst(type.extent, typeName: type)
    }

    private func enumMember() -> MemberAst? {
        skipLineEnds()
        guard let name = simpleName() else { return nil }
        var end = name.extent
        var value: ExpressionAst?
        var isReported = false
        inMode(.expression) {
            guard let equals = take(.equals) else { return }
            value = expression()
            if let value {
                end = value.extent
            } else {
                report(after(equals), .expectedValueExpression, equals.kind.text)
                end = equals.extent
                isReported = true
            }
        }
        let terminator = propertyEnd(&end, isReported: isReported)
        if terminator.kind == .semi { end = terminator.extent }
        return PropertyMemberAst(
            span(name.extent, end), name: name.string, propertyType: nil, attributes: [],
            propertyAttributes: [.public, .static, .literal], initialValue: value)
    }
}
