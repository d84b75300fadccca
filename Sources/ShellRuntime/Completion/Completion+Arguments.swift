import ShellSyntax

extension CompletionContext {
    /// Completions of an argument of a command.
    func argument(_ command: CommandAst) -> CommandCompletion {
        if let native = nativeCompletion(command) { return native }
        let written = writtenArgument(command)
        guard let metadata = metadata(of: command) else {
            return answer(paths(written.word, quote: written.quote), from: written.start)
        }
        guard let parameter = parameter(at: written, command, metadata) else {
            return answer(paths(written.word, quote: written.quote), from: written.start)
        }
        if let values = values(of: parameter, written, command, metadata) {
            return answer(values, from: written.start)
        }
        if parameter.type === TypeInfo.boolean { return answer([], from: written.start) }
        if takesPath(parameter) || parameter.type == nil || parameter.type === TypeInfo.string
            || parameter.type?.element === TypeInfo.string
        {
            let foldersOnly = ["Set-Location", "Push-Location"].contains(metadata.name)
            return answer(
                paths(written.word, quote: written.quote, foldersOnly: foldersOnly), from: written.start)
        }
        return answer([], from: written.start)
    }

    private func takesPath(_ parameter: ParameterInfo) -> Bool {
        ["path", "literalpath", "filepath", "pspath", "destination"].contains(parameter.name.lowercased())
    }

    /// The word that is typed, without quotes, and where it starts.
    struct WrittenArgument {
        var word: String
        var quote: String
        var start: Int
        /// The element of the command that the word belongs to, as an index; the count of elements for a new one.
        var element: Int
        /// The parameter that the word is attached to, `-Name:`.
        var attached: CommandParameterAst?
    }

    private func writtenArgument(_ command: CommandAst) -> WrittenArgument {
        var start = cursor
        var text = ""
        if let token, token.kind != .comma, !endsWithColon(token) {
            start = token.extent.startOffset
            text = source.text(from: start, to: Swift.max(cursor, token.extent.endOffset))
            if token.extent.endOffset > cursor { text = source.text(from: start, to: cursor) }
        }
        let (word, quote) = Self.unquoted(text)
        var element = command.commandElements.count
        for (index, part) in command.commandElements.enumerated()
        where part.extent.startOffset <= start && part.extent.endOffset >= start && index > 0 {
            if part.extent.endOffset > start || part.extent.startOffset == start || token?.kind == .comma {
                element = index
            }
        }
        if previous?.kind == .comma || token?.kind == .comma {
            element = Swift.max(
                1, command.commandElements.lastIndex { $0.extent.startOffset < start } ?? element)
        }
        var attached: CommandParameterAst?
        for part in command.commandElements {
            if let parameter = part as? CommandParameterAst,
                parameter.extent.startOffset < start || endsWithColon(token),
                parameter.extent.endOffset >= start,
                parameter.argument != nil || parameter.extent.text.hasSuffix(":")
            {
                attached = parameter
            }
        }
        return WrittenArgument(word: word, quote: quote, start: start, element: element, attached: attached)
    }

    /// Whether the cursor is right behind `-Name:`.
    func endsWithColon(_ token: Token?) -> Bool {
        guard let token = token as? ParameterToken else { return false }
        return token.usedColon
    }

    /// The parameter that the word is for: named before it, or by position.
    private func parameter(
        at written: WrittenArgument, _ command: CommandAst, _ metadata: CommandMetadata
    ) -> ParameterInfo? {
        let all = metadata.parameters + dynamicParameters(command, metadata)
        func find(_ name: String) -> ParameterInfo? {
            resolve(name, metadata) ?? all.first { $0.name.lowercased() == name.lowercased() }
        }
        if let attached = written.attached { return find(attached.parameterName) }
        let elements = command.commandElements
        if written.element - 1 >= 1, written.element <= elements.count,
            let named = elements[written.element - 1] as? CommandParameterAst, named.argument == nil,
            let parameter = find(named.parameterName), !parameter.isSwitch
        {
            return parameter
        }
        return positional(written, command, metadata)
    }

    private func positional(
        _ written: WrittenArgument, _ command: CommandAst, _ metadata: CommandMetadata
    ) -> ParameterInfo? {
        var bound: Set<String> = []
        var count = 0
        var index = 1
        let elements = command.commandElements
        while index < elements.count {
            if let named = elements[index] as? CommandParameterAst {
                if let parameter = resolve(named.parameterName, metadata) {
                    bound.insert(parameter.name)
                    if !parameter.isSwitch && named.argument == nil { index += 1 }
                }
            } else if index < written.element {
                count += 1
            }
            index += 1
        }
        let places = metadata.parameters.compactMap { parameter -> (ParameterInfo, Int)? in
            guard !bound.contains(parameter.name), let position = parameter.sets.compactMap(\.position).min()
            else {
                return nil
            }
            return (parameter, position)
        }.sorted { $0.1 < $1.1 }
        if count < places.count { return places[count].0 }
        return places.last.flatMap { $0.0.sets.contains(where: \.fromRemaining) ? $0.0 : nil }
            ?? metadata.parameters.first { $0.sets.contains(where: \.fromRemaining) }
    }

    // MARK: Values

    private func values(
        of parameter: ParameterInfo, _ written: WrittenArgument, _ command: CommandAst,
        _ metadata: CommandMetadata
    ) -> [CompletionResult]? {
        if let scripted = scripted(parameter, written, command, metadata) { return scripted }
        if let allowed = allowedValues(parameter) {
            return fitting(allowed.sorted(by: Self.isBefore), written)
        }
        if let complete = parameter.declaration?.complete {
            let bound = boundTable(command, metadata)
            var values: [String: Value] = [:]
            for (key, value) in zip(bound.keys, bound.values) { values[key.toText().string] = value }
            guard let offered = try? complete(written.word, values, interpreter) else { return [] }
            return fitting(offered, written)
        }
        let type = parameter.type?.element ?? parameter.type?.genericArguments.first ?? parameter.type
        if let names = type?.enumeration?.members.map(\.name) {
            return fitting(names.sorted { $0.lowercased() < $1.lowercased() }, written)
        }
        if parameter.isSwitch {
            return ["$true", "$false"].filter { $0.hasPrefix(written.word) }.map {
                CompletionResult($0, .parameterValue)
            }
        }
        if let typeName = parameter.type, typeName === TypeInfo.type {
            return typeNames(written.word, quote: written.quote)
        }
        return named(parameter, written, metadata)
    }

    /// Values of parameters that name things of the session.
    private func named(
        _ parameter: ParameterInfo, _ written: WrittenArgument, _ metadata: CommandMetadata
    ) -> [CompletionResult]? {
        let noun = metadata.name.split(separator: "-").dropFirst().joined(separator: "-")
        switch (noun, parameter.name) {
        case ("Variable", "Name"):
            return fitting(
                interpreter.visibleVariables(matching: written.word).map(\.0).sorted {
                    $0.lowercased() < $1.lowercased()
                },
                written)
        case ("Alias", "Name"):
            return fitting(
                interpreter.aliasNames().sorted { $0.lowercased() < $1.lowercased() }, written)
        case ("Command", "Name"), ("Help", "Name"):
            let names = interpreter.commandNames(beginning: written.word)
            var seen: Set<String> = []
            return names.filter { seen.insert($0.0.lowercased()).inserted }.sorted {
                $0.0.lowercased() < $1.0.lowercased()
            }
            .map { CompletionResult(Self.quoted($0.0, written.quote), list: $0.0, .command, toolTip: $0.1) }
        case ("Object", "TypeName"): return typeNames(written.word, quote: written.quote)
        default: return nil
        }
    }

    /// The order in which words are offered.
    static func isBefore(_ left: String, _ right: String) -> Bool {
        Culture.compare(Text(left), Text(right), ignoreCase: true) < 0
    }

    private func fitting(_ values: [String], _ written: WrittenArgument) -> [CompletionResult] {
        values.filter { $0.lowercased().hasPrefix(written.word.lowercased()) }.map {
            CompletionResult(Self.quoted($0, written.quote), list: $0, .parameterValue, toolTip: $0)
        }
    }

    private func allowedValues(_ parameter: ParameterInfo) -> [String]? {
        for rule in parameter.rules {
            if let rule = rule as? ValidationRule, case .set(let values, _) = rule.validation {
                return values
            }
            if let rule = rule as? GeneratedSetRule { return try? rule.values(interpreter) }
        }
        return nil
    }

    // MARK: Scripts that complete

    private func scripted(
        _ parameter: ParameterInfo, _ written: WrittenArgument, _ command: CommandAst,
        _ metadata: CommandMetadata
    ) -> [CompletionResult]? {
        let title = commandTitle(command)
        let registered =
            interpreter.completers.last {
                $0.parameter?.lowercased() == parameter.name.lowercased()
                    && $0.command?.lowercased() == title.lowercased()
            }
            ?? interpreter.completers.last {
                $0.parameter?.lowercased() == parameter.name.lowercased() && $0.command == nil
            }
        guard let block = parameter.completer ?? registered?.block else { return nil }
        let word = written.quote.isEmpty ? written.word : written.quote + written.word + written.quote
        return run(
            block,
            [
                Value(title), Value(parameter.name), Value(word), .host(AstObject.wrap(command)),
                .table(boundTable(command, metadata)),
            ])
    }

    /// A completer for a program that a script registered.
    func nativeCompletion(_ command: CommandAst) -> CommandCompletion? {
        let title = (command.commandElements.first as? StringConstantExpressionAst)?.string.lowercased() ?? ""
        guard
            let registered = interpreter.completers.last(where: {
                $0.parameter == nil && $0.command?.lowercased() == title
            })
        else { return nil }
        var word = ""
        var start = cursor
        if let token, token.extent.startOffset > (command.commandElements.first?.extent.startOffset ?? 0) {
            start = token.extent.startOffset
            word = token.text
            if let first = word.first, first == "\"" || first == "'", word.last != first || word.count == 1 {
                word.append(first)
            }
        }
        let results = run(
            registered.block, [Value(word), .host(AstObject.wrap(command)), .int(Int32(cursor))])
        return answer(results, from: start)
    }

    private func run(_ block: ScriptBlock, _ arguments: [Value]) -> [CompletionResult] {
        guard let output = try? interpreter.invoke(block, arguments: arguments),
            let values = try? Enumeration.elements(output)
        else { return [] }
        return values.compactMap { value in
            if let result = value.unwrapped.hostObject as? CompletionResult { return result }
            if value.isNull { return nil }
            return CompletionResult(value.toText().string, .text)
        }
    }

    /// What the other arguments bind, as far as they are constants.
    private func boundTable(_ command: CommandAst, _ metadata: CommandMetadata) -> TableObject {
        let table = TableObject()
        var positionals: [Value] = []
        var index = 1
        let elements = command.commandElements
        while index < elements.count {
            if let named = elements[index] as? CommandParameterAst,
                let parameter = resolve(named.parameterName, metadata)
            {
                if parameter.isSwitch {
                    table.set(Value(parameter.name), .bool(true))
                } else if let argument = named.argument
                    ?? (index + 1 < elements.count ? elements[index + 1] as? ExpressionAst : nil)
                {
                    table.set(Value(parameter.name), constant(argument))
                    if named.argument == nil { index += 1 }
                }
            } else if let argument = elements[index] as? ExpressionAst {
                positionals.append(constant(argument))
            }
            index += 1
        }
        let free = metadata.parameters.filter { parameter in
            parameter.sets.contains { $0.position != nil } && table[Value(parameter.name)] == nil
        }
        for (parameter, value) in zip(free, positionals) { table.set(Value(parameter.name), value) }
        return table
    }

    func constant(_ ast: ExpressionAst) -> Value {
        switch ast {
        case let ast as StringConstantExpressionAst: return Value(ast.string)
        case is ConstantExpressionAst, is VariableExpressionAst, is ArrayLiteralAst:
            guard let node = try? Compiler.expression(ast, over: nil, interpreter) else { return .null }
            return (try? node.eval(interpreter.current)) ?? .null
        default: return Value(ast.extent.text)
        }
    }
}

extension Interpreter {
    /// Names of all aliases that the running code sees.
    func aliasNames() -> [String] {
        var names: Set<String> = []
        var frame: Frame? = current
        while let at = frame {
            names.formUnion((at.aliases ?? [:]).values.map(\.name))
            frame = at.parent
        }
        return Array(names)
    }
}
