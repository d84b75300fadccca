import ShellSyntax

/// What is known of an expression before it runs.
enum Inferred {
    case value(Value)
    case type(TypeInfo)
    case keys([String])
    case unknown
}

/// A member by name, of a value or of a type.
struct OfferedMember {
    let name: String
    let isMethod: Bool

    init(_ name: String, isMethod: Bool) {
        self.name = name
        self.isMethod = isMethod
    }

    /// The instance members of a type, inherited ones included.
    static func all(of type: TypeInfo) -> [OfferedMember] {
        var all: [OfferedMember] = []
        var current: TypeInfo? = type.kind == .array ? .array : type
        while let at = current {
            all += at.members.properties.map { OfferedMember($0.name, isMethod: false) }
            all += at.members.methods.map { OfferedMember($0.name, isMethod: true) }
            current = at.base
        }
        return all
    }
}

extension MemberDescription {
    /// True for methods of every sort.
    var isMethod: Bool {
        switch source {
        case .methods, .constructor: true
        case .added(.scriptMethod): true
        default: false
        }
    }
}

extension CompletionContext {
    /// Completions behind `.` and `::`; nil when the cursor is not there.
    func member() -> CommandCompletion? {
        let text = Array(prefixText.utf16)
        if Self.isInTypeName(text) { return nil }
        var start = text.count
        while start > 0, Self.isIdentifier(text[start - 1]) { start -= 1 }
        guard start > 0 else { return nil }
        let prefix = String(decoding: text[start...], as: UTF16.self)
        var end = start
        let isStatic: Bool
        if start >= 2, text[start - 1] == 0x3A, text[start - 2] == 0x3A {
            end -= 2
            isStatic = true
        } else if text[start - 1] == 0x2E {
            end -= 1
            if end > 0, text[end - 1] == 0x3F { end -= 1 }
            isStatic = false
        } else {
            return nil
        }
        guard end > 0, !Self.isBlank(text[end - 1]), token?.kind != .stringLiteral, token?.kind != .comment,
            let target = expression(endingAt: end)
        else { return nil }
        if let word = target as? StringConstantExpressionAst, word.stringConstantType == .bareWord {
            return nil
        }
        let results = isStatic ? staticMembers(target, prefix) : members(target, prefix)
        // Nothing fits: the whole line is what was not understood, as in PowerShell.
        return results.isEmpty ? answer([], from: 0) : answer(results, from: start)
    }

    /// Whether a text ends in the name of a type behind a bracket that is no index.
    private static func isInTypeName(_ text: [UInt16]) -> Bool {
        var at = text.count
        while at > 0, isIdentifier(text[at - 1]) || text[at - 1] == 0x2E { at -= 1 }
        guard at > 0, text[at - 1] == 0x5B else { return false }
        return at == 1
            || !(isIdentifier(text[at - 2]) || [0x29, 0x5D, 0x7D, 0x22, 0x27].contains(text[at - 2]))
    }

    private static func isIdentifier(_ unit: UInt16) -> Bool {
        (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A) || (unit >= 0x61 && unit <= 0x7A)
            || unit == 0x5F
    }

    private static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || unit == 0x09 || unit == 0x0A }

    /// The outermost plain expression that ends at an offset, read from the text before it alone.
    private func expression(endingAt end: Int) -> ExpressionAst? {
        let head = Parser.parse(Self.closed(SourceText(source.text(from: 0, to: end))))
        var found: ExpressionAst?
        head.scriptBlock.visit { node in
            if found == nil, let expression = node as? ExpressionAst, expression.extent.endOffset == end,
                Self.isPlain(expression)
            {
                found = expression
            }
            return .continue
        }
        return found
    }

    private static func isPlain(_ ast: ExpressionAst) -> Bool {
        switch ast {
        case is VariableExpressionAst, is MemberExpressionAst, is IndexExpressionAst, is ParenExpressionAst,
            is TypeExpressionAst,
            is StringConstantExpressionAst, is ExpandableStringExpressionAst, is HashtableAst,
            is ArrayExpressionAst,
            is SubExpressionAst, is ScriptBlockExpressionAst:
            true
        default: false
        }
    }

    // MARK: Lists of members

    private func members(_ target: ExpressionAst, _ prefix: String) -> [CompletionResult] {
        switch infer(target) {
        case .value(let value):
            var members = Members.list(value, interpreter).map {
                OfferedMember($0.name, isMethod: $0.isMethod)
            }
            if case .table(let table) = value.unwrapped {
                members += table.keys.map { OfferedMember($0.toText().string, isMethod: false) }
            }
            return offered(members, prefix)
        case .type(let type): return offered(OfferedMember.all(of: type), prefix)
        case .keys(let keys):
            return keys.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }.map {
                CompletionResult($0, .property)
            }
        case .unknown: return []
        }
    }

    private func offered(_ members: [OfferedMember], _ prefix: String) -> [CompletionResult] {
        var properties: [CompletionResult] = []
        var methods: [CompletionResult] = []
        var seen: Set<String> = []
        for member in members where member.name.lowercased().hasPrefix(prefix.lowercased()) {
            guard seen.insert(member.name.lowercased()).inserted, !member.name.hasPrefix("get_"),
                !member.name.hasPrefix("set_")
            else { continue }
            if member.isMethod {
                methods.append(CompletionResult(member.name + "(", list: member.name, .method))
            } else {
                let needsQuotes = !member.name.utf8.allSatisfy { byte in
                    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
                        || byte == 0x5F
                }
                let text = needsQuotes ? "'" + member.name + "'" : member.name
                properties.append(CompletionResult(text, list: text, .property))
            }
        }
        func name(_ result: CompletionResult) -> String { result.listText.filter { $0 != "'" }.lowercased() }
        let order: (CompletionResult, CompletionResult) -> Bool = { name($0) < name($1) }
        return properties.sorted(by: order) + methods.sorted(by: order)
    }

    private func staticMembers(_ target: ExpressionAst, _ prefix: String) -> [CompletionResult] {
        let type: TypeInfo?
        if let ast = target as? TypeExpressionAst {
            type = interpreter.resolveType(ast.typeName.fullName)
        } else if case .value(let value) = infer(target) {
            if case .type(let named) = value { type = named } else { type = value.unwrapped.type }
        } else {
            type = nil
        }
        guard let type else { return [] }
        var results: [CompletionResult] = []
        if let names = type.enumeration?.members.map(\.name) {
            results += names.filter { $0.lowercased().hasPrefix(prefix.lowercased()) }.sorted(
                by: Self.isBefore
            )
            .map { CompletionResult($0, .property) }
        }
        let members = Members.listStatic(type).map { OfferedMember($0.name, isMethod: $0.isMethod) }
        let known = Set(results.map(\.text))
        results += offered(members.filter { $0.name != "new" && !known.contains($0.name) }, prefix)
        if "new".hasPrefix(prefix.lowercased()), type.enumeration == nil, !type.members.constructors.isEmpty {
            let place =
                results.firstIndex { $0.kind == .method && $0.listText.lowercased() > "new" } ?? results.count
            results.insert(CompletionResult("new(", list: "new", .method), at: place)
        }
        return results
    }

    // MARK: Inference

    /// What an expression will be, from the session's variables and from the text.
    func infer(_ ast: ExpressionAst) -> Inferred {
        switch ast {
        case let ast as VariableExpressionAst: return variable(ast)
        case is StringConstantExpressionAst, is ExpandableStringExpressionAst: return .type(.string)
        case let ast as ConstantExpressionAst: return .value(constant(ast))
        case let ast as HashtableAst:
            return .keys(ast.keyValuePairs.compactMap { ($0.key as? StringConstantExpressionAst)?.string })
        case let ast as ConvertExpressionAst:
            return interpreter.resolveType(ast.attribute.typeName.fullName).map { .type($0) } ?? .unknown
        case let ast as ParenExpressionAst: return ast.pipeline.soleExpression.map { infer($0) } ?? .unknown
        case is ArrayLiteralAst, is ArrayExpressionAst: return .type(TypeInfo.object.arrayType)
        case let ast as BinaryExpressionAst where ast.operator == .dotDot:
            return .type(TypeInfo.object.arrayType)
        case let ast as TypeExpressionAst:
            return interpreter.resolveType(ast.typeName.fullName).map { .value(.type($0)) } ?? .unknown
        case let ast as InvokeMemberExpressionAst: return call(ast)
        case let ast as MemberExpressionAst: return property(ast)
        default: return .unknown
        }
    }

    private func variable(_ ast: VariableExpressionAst) -> Inferred {
        let name = ast.variablePath.userPath
        if name == "_" || name.lowercased() == "psitem" { return pipelineElement(before: ast) }
        if let value = interpreter.variable(named: name), !value.isNull { return .value(value) }
        var found: Inferred = .unknown
        let source = ast.extent.source
        Parser.parse(source).scriptBlock.visit { node in
            if node.extent.startOffset >= ast.extent.startOffset && node.extent.startOffset > 0 {
                return .skipChildren
            }
            switch node {
            case let node as AssignmentStatementAst:
                for target in Self.targets(node.left)
                where target.variablePath.userPath.lowercased() == name.lowercased() {
                    found = assigned(node)
                }
            case let node as ParameterAst
            where node.name.variablePath.userPath.lowercased() == name.lowercased():
                if let type = node.attributes.compactMap({ $0 as? TypeConstraintAst }).first {
                    found = interpreter.resolveType(type.typeName.fullName).map { .type($0) } ?? found
                }
            default: break
            }
            return .continue
        }
        return found
    }

    private func assigned(_ node: AssignmentStatementAst) -> Inferred {
        if let typed = node.left as? ConvertExpressionAst,
            let type = interpreter.resolveType(typed.attribute.typeName.fullName)
        {
            return .type(type)
        }
        if let right = node.right as? CommandExpressionAst { return infer(right.expression) }
        if let right = node.right as? PipelineBaseAst, let sole = right.soleExpression { return infer(sole) }
        return .unknown
    }

    /// `$_`: an element of what the pipeline, or the collection of `.ForEach`, holds.
    private func pipelineElement(before ast: Ast) -> Inferred {
        let place = ast.extent.startOffset
        var found: Inferred = .unknown
        Parser.parse(Self.closed(ast.extent.source)).scriptBlock.visit { node in
            guard node.extent.startOffset <= place, node.extent.endOffset >= place else {
                return .skipChildren
            }
            if let pipeline = node as? PipelineAst {
                let elements = pipeline.pipelineElements
                if let index = elements.firstIndex(where: {
                    $0.extent.startOffset <= place && $0.extent.endOffset >= place
                }), index > 0 {
                    found = output(of: Array(elements[..<index]))
                }
            }
            if let call = node as? InvokeMemberExpressionAst,
                let name = call.member as? StringConstantExpressionAst,
                ["foreach", "where"].contains(name.string.lowercased()),
                call.expression.extent.endOffset <= place
            {
                found = element(of: call.expression)
            }
            return .continue
        }
        return found
    }

    /// The text with what is open in it closed, so that its pipelines are whole.
    private static func closed(_ source: SourceText) -> SourceText {
        var open: [String] = []
        for token in Parser.parse(source).tokens {
            switch token.kind {
            case .lCurly, .atCurly: open.append("}")
            case .lParen, .atParen, .dollarParen: open.append(")")
            case .lBracket: open.append("]")
            case .rCurly, .rParen, .rBracket: _ = open.popLast()
            default: break
            }
        }
        return SourceText(source.text(from: 0, to: source.count) + open.reversed().joined())
    }

    /// Commands that give the objects they get.
    private static let passing: Set<String> = [
        "where-object", "where", "?", "sort-object", "sort", "tee-object", "tee", "get-unique", "gu",
    ]

    /// What comes out of the commands of a pipeline.
    private func output(of elements: [CommandBaseAst]) -> Inferred {
        for part in elements.reversed() {
            if let expression = part as? CommandExpressionAst { return element(of: expression.expression) }
            guard let command = part as? CommandAst,
                let name = (command.commandElements.first as? StringConstantExpressionAst)?.string
            else { return .unknown }
            if Self.passing.contains(name.lowercased()) { continue }
            let types = metadata(of: command)?.outputTypes ?? []
            return types.first.flatMap { interpreter.resolveType($0) }.map { .type($0) } ?? .unknown
        }
        return .unknown
    }

    private func element(of ast: ExpressionAst) -> Inferred {
        if let list = ast as? ArrayLiteralAst, let first = list.elements.first { return infer(first) }
        if let range = ast as? BinaryExpressionAst, range.operator == .dotDot { return .type(.int32) }
        switch infer(ast) {
        case .value(let value):
            if let first = (try? Enumeration.elements(value))?.first { return .value(first) }
            return .value(value)
        case .type(let type): return .type(type.element ?? type)
        default: return .unknown
        }
    }

    private func call(_ ast: InvokeMemberExpressionAst) -> Inferred {
        guard let name = (ast.member as? StringConstantExpressionAst)?.string else { return .unknown }
        if ast.static, let target = ast.expression as? TypeExpressionAst,
            let type = interpreter.resolveType(target.typeName.fullName)
        {
            if name.lowercased() == "new" { return .type(type) }
            return returned(type.members.staticMethods.first { $0.name.lowercased() == name.lowercased() })
        }
        guard let type = typeOf(infer(ast.expression)) else { return .unknown }
        var current: TypeInfo? = type
        while let at = current {
            if let method = at.members.methods.first(where: { $0.name.lowercased() == name.lowercased() }) {
                return returned(method)
            }
            current = at.base
        }
        return .unknown
    }

    private func returned(_ method: NativeMethod?) -> Inferred {
        guard let word = method?.signature.split(separator: " ").first else { return .unknown }
        return interpreter.resolveType(String(word)).map { .type($0) } ?? .unknown
    }

    private func property(_ ast: MemberExpressionAst) -> Inferred {
        guard let name = (ast.member as? StringConstantExpressionAst)?.string else { return .unknown }
        if ast.static { return .unknown }
        let target = infer(ast.expression)
        if case .value(let value) = target, let found = try? Members.get(value, Symbol(name), interpreter) {
            return .value(found)
        }
        guard let type = typeOf(target) else { return .unknown }
        var current: TypeInfo? = type
        while let at = current {
            if let property = at.members.property(Symbol(name)) {
                return interpreter.resolveType(property.typeName).map { .type($0) } ?? .unknown
            }
            current = at.base
        }
        return .unknown
    }

    private func typeOf(_ inferred: Inferred) -> TypeInfo? {
        switch inferred {
        case .value(let value): value.unwrapped.type
        case .type(let type): type
        default: nil
        }
    }
}
