import ShellSyntax

/// A parameter as completion shows it, of a command of the session or a function of the text.
struct OfferedParameter {
    let info: ParameterInfo
    let typeName: String
}

extension CompletionContext {
    /// Completions of `-Na` in a command.
    func parameterName(_ command: CommandAst, _ token: Token) -> CommandCompletion {
        if let native = nativeCompletion(command) { return native }
        let text = token.text
        let word = String(text.dropFirst().prefix { $0 != ":" })
        guard let metadata = metadata(of: command) else {
            return answer([], from: token.extent.startOffset, to: token.extent.endOffset)
        }
        let bound = boundNames(command, metadata, except: token)
        var results: [CompletionResult] = []
        for parameter in metadata.parameters + dynamicParameters(command, metadata) {
            guard parameter.name.lowercased().hasPrefix(word.lowercased()), !parameter.isHidden,
                !bound.contains(parameter.name.lowercased())
            else { continue }
            results.append(
                CompletionResult(
                    "-" + parameter.name, list: parameter.name, .parameterName,
                    toolTip: "[\(Self.shortType(parameter))] \(parameter.name)"))
        }
        return answer(results, from: token.extent.startOffset, to: token.extent.endOffset)
    }

    private static func shortType(_ parameter: ParameterInfo) -> String {
        guard let type = parameter.type else { return parameter.declaration?.typeName ?? "Object" }
        return type.displayName
    }

    /// What the session, or the text itself, knows of a command's parameters.
    func metadata(of command: CommandAst) -> CommandMetadata? {
        guard let first = command.commandElements.first else { return nil }
        let name: String
        if let word = first as? StringConstantExpressionAst { name = word.string } else { return nil }
        if let defined = definitions().last(where: { $0.name.lowercased() == name.lowercased() }) {
            let block = ScriptBlock(defined.body, headParameters: defined.parameters)
            return (try? block.code(interpreter))?.metadata
        }
        return interpreter.metadata(ofCommand: name)
    }

    /// The command's name as its own completers know it.
    func commandTitle(_ command: CommandAst) -> String {
        guard let word = command.commandElements.first as? StringConstantExpressionAst else { return "" }
        if let found = interpreter.findCommand(word.string) { return found.name }
        return word.string
    }

    /// Parameters that `dynamicparam` gives for what is typed so far.
    func dynamicParameters(_ command: CommandAst, _ metadata: CommandMetadata) -> [ParameterInfo] {
        guard let word = command.commandElements.first as? StringConstantExpressionAst,
            case .function(let function)? = interpreter.findCommand(word.string),
            let code = try? function.block.code(interpreter), let node = code.dynamicParameters
        else { return [] }
        guard let frame = try? interpreter.push(code.layout!, parent: interpreter.current, sink: NullSink())
        else { return [] }
        let outer = interpreter.current
        let collector = CollectorSink()
        frame.sink = collector
        interpreter.current = frame
        defer {
            interpreter.current = outer
            interpreter.pop(frame)
        }
        _ = try? node.exec(frame)
        return DynamicParameters.read(collector.result, interpreter)
    }

    /// Parameters given by name, folded.
    private func boundNames(_ command: CommandAst, _ metadata: CommandMetadata, except token: Token) -> Set<
        String
    > {
        var names: Set<String> = []
        for element in command.commandElements {
            guard let parameter = element as? CommandParameterAst,
                parameter.extent.startOffset != token.extent.startOffset,
                let info = resolve(parameter.parameterName, metadata)
            else { continue }
            names.insert(info.name.lowercased())
        }
        return names
    }

    func resolve(_ name: String, _ metadata: CommandMetadata) -> ParameterInfo? {
        if let exact = metadata.parameter(named: name) { return exact }
        let fits = metadata.abbreviated(name)
        return fits.count == 1 ? fits[0] : fits.first { !$0.isCommon }
    }
}

extension Interpreter {
    /// The parameters of a command by name, through aliases; nil for programs and unknown names.
    public func metadata(ofCommand name: String) -> CommandMetadata? {
        switch findCommand(name) {
        case .cmdlet(let declaration): return commands.metadata(of: declaration, self)
        case .function(let function): return (try? function.block.code(self))?.metadata
        case .script(let path): return (try? scriptBlock(ofFile: path).code(self))?.metadata
        default: return nil
        }
    }
}
