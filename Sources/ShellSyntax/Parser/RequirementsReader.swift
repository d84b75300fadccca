/// Reads the `#requires` lines of a script.
struct RequirementsReader {
    private let parser: ScriptParser

    init(_ parser: ScriptParser) { self.parser = parser }

    /// What the lines ask for; lines that cannot be read are errors.
    func read(_ comments: [Token]) -> ScriptRequirements {
        var requirements = ScriptRequirements()
        for comment in comments { read(comment, into: &requirements) }
        return requirements
    }

    private func read(_ comment: Token, into requirements: inout ScriptRequirements) {
        guard let command = command(of: comment) else { return }
        if command.commandName?.isAlike("requires") != true {
            parser.report(command.extent, .scriptRequiresInvalidFormat)
        }
        let isOfSnapIn = command.commandElements.contains { element in
            guard let name = (element as? CommandParameterAst)?.parameterName, !name.isEmpty else {
                return false
            }
            return "pssnapin".hasPrefix(name.asciiLowercased)
        }
        var parameter: CommandParameterAst?
        for element in command.commandElements.dropFirst() {
            if let next = element as? CommandParameterAst {
                if let waiting = parameter { apply(waiting, nil, isOfSnapIn, &requirements) }
                parameter = next
                if let argument = next.argument {
                    apply(next, argument, isOfSnapIn, &requirements)
                    parameter = nil
                }
            } else if let waiting = parameter, let value = element as? ExpressionAst {
                apply(waiting, value, isOfSnapIn, &requirements)
                parameter = nil
            } else {
                parser.report(element.extent, .scriptRequiresInvalidFormat)
            }
        }
        if let parameter { apply(parameter, nil, isOfSnapIn, &requirements) }
    }

    /// The comment read as a command.
    private func command(of comment: Token) -> CommandAst? {
        let lexer = parser.lexer
        let at = lexer.at
        let limit = lexer.limit
        let tokens = lexer.tokens
        lexer.at = comment.extent.startOffset + 1
        lexer.limit = min(comment.extent.endOffset, limit)
        lexer.mode = .command
        parser.pending = nil
        let command = parser.command()
        lexer.at = at
        lexer.limit = limit
        lexer.tokens = tokens
        parser.pending = nil
        return command
    }

    private func apply(
        _ parameter: CommandParameterAst, _ argument: ExpressionAst?, _ isOfSnapIn: Bool,
        _ requirements: inout ScriptRequirements
    ) {
        let name = parameter.parameterName.asciiLowercased
        guard !name.isEmpty else { return parser.report(parameter.extent, .scriptRequiresInvalidFormat) }
        if "runasadministrator".hasPrefix(name) {
            requirements.isElevationRequired = true
            if argument != nil {
                parser.report(parameter.extent, .parameterCannotHaveArgument, parameter.parameterName)
            }
            return
        }
        guard let argument else {
            return parser.report(parameter.extent, .parameterRequiresArgument, parameter.parameterName)
        }
        if "version".hasPrefix(name) {
            // The version of a snap-in; there are none.
            if !isOfSnapIn { readVersion(argument, parameter, &requirements) }
        } else if "psedition".hasPrefix(name) {
            if requirements.requiredPSEditions.isEmpty {
                readEditions(argument, &requirements)
            } else {
                parser.report(parameter.extent, .parameterAlreadyBound, "psedition")
            }
        } else if "shellid".hasPrefix(name) {
            if requirements.requiredApplicationId == nil {
                requirements.requiredApplicationId = string(argument, "shellid")
            } else {
                parser.report(parameter.extent, .parameterAlreadyBound, "shellid")
            }
        } else if "modules".hasPrefix(name) {
            for value in values(argument) { readModule(value, &requirements) }
        } else if "assembly".hasPrefix(name) {
            for value in values(argument) {
                if let name = string(value, "Assembly") { requirements.requiredAssemblies.append(name) }
            }
        } else if !"pssnapin".hasPrefix(name) {
            parser.report(parameter.extent, .scriptRequiresInvalidFormat)
        }
    }

    private func values(_ argument: ExpressionAst) -> [ExpressionAst] {
        (argument as? ArrayLiteralAst)?.elements ?? [argument]
    }

    private func string(_ value: ExpressionAst, _ parameter: String) -> String? {
        if let constant = value as? StringConstantExpressionAst { return constant.string }
        parser.report(
            value.extent,
            value is ConstantExpressionAst ? .requiresInvalidStringArgument : .requiresArgumentMustBeConstant,
            parameter)
        return nil
    }

    private func readVersion(
        _ value: ExpressionAst, _ parameter: CommandParameterAst, _ requirements: inout ScriptRequirements
    ) {
        guard value is ConstantExpressionAst else {
            return parser.report(value.extent, .requiresArgumentMustBeConstant)
        }
        let text = (value as? StringConstantExpressionAst)?.string ?? value.extent.text
        let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...4).contains(numbers.count), numbers.allSatisfy({ Int($0) != nil }) else {
            return parser.report(value.extent, .requiresVersionInvalid)
        }
        let version = numbers.count == 1 ? text + ".0" : text
        if let known = requirements.requiredPSVersion, known != version {
            return parser.report(parameter.extent, .parameterAlreadyBound, "version")
        }
        requirements.requiredPSVersion = version
    }

    private func readEditions(_ argument: ExpressionAst, _ requirements: inout ScriptRequirements) {
        for value in values(argument) {
            guard let edition = string(value, "PSEdition") else { continue }
            guard edition.isAlike("core") || edition.isAlike("desktop") else {
                parser.report(value.extent, .requiresPSEditionInvalid, "PSEdition")
                continue
            }
            if requirements.requiredPSEditions.contains(where: { $0.isAlike(edition) }) {
                parser.report(value.extent, .requiresPSEditionValueIsAlreadySpecified, "PSEdition")
            } else {
                requirements.requiredPSEditions.append(edition)
            }
        }
    }

    private func readModule(_ value: ExpressionAst, _ requirements: inout ScriptRequirements) {
        guard let table = value as? HashtableAst else {
            if let name = string(value, "Modules") { requirements.requiredModules.append(.init(name: name)) }
            return
        }
        var module = ScriptRequirements.Module(name: "")
        for pair in table.keyValuePairs {
            guard let key = pair.key as? StringConstantExpressionAst, let text = constant(pair.value) else {
                return parser.report(value.extent, .requiresArgumentMustBeConstant)
            }
            switch key.string.asciiLowercased {
            case "modulename": module.name = text
            case "moduleversion": module.version = text
            case "requiredversion": module.requiredVersion = text
            case "maximumversion": module.maximumVersion = text
            case "guid": module.guid = text
            default: return parser.report(value.extent, .requiresModuleInvalid, "")
            }
        }
        guard !module.name.isEmpty else { return parser.report(value.extent, .requiresModuleInvalid, "") }
        requirements.requiredModules.append(module)
    }

    private func constant(_ statement: StatementAst) -> String? {
        guard let pipeline = statement as? PipelineAst, pipeline.pipelineElements.count == 1,
            let element = pipeline.pipelineElements.first as? CommandExpressionAst,
            let value = element.expression as? ConstantExpressionAst
        else { return nil }
        return (value as? StringConstantExpressionAst)?.string ?? value.extent.text
    }
}
