import ShellRuntime
import ShellSyntax

/// What is known of a command for its help, from its declaration or its comment.
struct HelpDocument {
    /// One parameter's facts.
    struct Parameter {
        let name: String
        let typeName: String
        let clrTypeName: String
        let isMandatory: Bool
        let position: Int?
        let pipeline: String
        let aliases: [String]
        let setName: String
        let defaultText: String
        let text: String
        let isSwitch: Bool
    }

    let name: String
    let category: String
    let synopsis: String
    let description: [String]
    let parameters: [Parameter]
    let examples: [(code: String, remarks: String)]
    let inputs: String
    let outputs: String
    let notes: [String]
    let links: [String]
    let syntax: [String]
    let shortSyntax: [String]
    let isAdvanced: Bool
    /// True when nothing but the command's own form is known.
    let isBare: Bool
    let aliases: [String]
    let metadata: CommandMetadata?

    /// The document of a command, through its alias.
    init?(_ name: String, _ interpreter: Interpreter) {
        guard let info = interpreter.findCommand(name) else { return nil }
        // A script's help is looked for again when it is shown, so its name is its path.
        if case .script(let path) = info { self.name = path } else { self.name = info.name }
        metadata = interpreter.metadata(ofCommand: self.name)
        aliases = ((try? interpreter.aliases()) ?? []).filter { Symbol($0.definition) == Symbol(info.name) }
            .map(\.name)
        var comment: CommentHelp?
        var help: CommandHelp?
        var outputTypes: [String] = []
        var inputTypes: [String] = []
        switch info {
        case .cmdlet(let declaration):
            category = "Cmdlet"
            help = declaration.help?()
            outputTypes = declaration.outputTypes
            inputTypes = HelpDocument.pipelineTypes(metadata)
        case .function(let function):
            category = function.isFilter ? "Filter" : "Function"
            comment = CommentHelp(of: function)
        case .script(let path):
            category = "ExternalScript"
            if let block = try? interpreter.scriptBlock(ofFile: path) {
                comment = CommentHelp(of: FunctionInfo(name: path, block: block))
            }
        default: return nil
        }
        isBare = comment == nil && help == nil
        synopsis = comment?.synopsis ?? help?.synopsis ?? ""
        description =
            comment.map { $0.description.isEmpty ? [] : [$0.description] } ?? help?.description ?? []
        examples = comment?.examples.map { HelpDocument.example($0) } ?? help?.examples ?? []
        notes = comment.map { $0.notes.isEmpty ? [] : [$0.notes] } ?? help?.notes ?? []
        links = comment?.links ?? help?.links ?? []
        inputs = comment?.inputs ?? inputTypes.joined(separator: "\n")
        outputs = comment?.outputs ?? outputTypes.joined(separator: "\n")
        syntax = metadata.map { CommandSyntax.lines($0, of: info.name, style: .clr) } ?? []
        shortSyntax = metadata.map { CommandSyntax.lines($0, of: info.name) } ?? []
        isAdvanced = metadata?.isAdvanced ?? false
        parameters = HelpDocument.parameters(metadata, info, comment)
    }

    // The types that whole objects of the pipeline are taken as.
    private static func pipelineTypes(_ metadata: CommandMetadata?) -> [String] {
        var types: [String] = []
        for parameter in metadata?.parameters ?? [] where parameter.sets.contains(where: \.fromPipeline) {
            let type = CommandSyntax.typeText(parameter, .clr)
            if !parameter.isHidden, !types.contains(type) { types.append(type) }
        }
        return types.isEmpty ? ["None"] : types
    }

    // The first line is what is typed, the rest tells what it does.
    private static func example(_ text: String) -> (code: String, remarks: String) { (text, "") }

    private static func parameters(
        _ metadata: CommandMetadata?, _ info: CommandInfo, _ comment: CommentHelp?
    ) -> [Parameter] {
        guard let metadata else { return [] }
        let defaults = HelpDocument.defaults(info)
        return metadata.parameters.filter { !$0.isHidden && !$0.isCommon }.map { parameter in
            let membership = parameter.sets[0]
            let own = comment?.parameters.first { $0.name.lowercased() == parameter.name.lowercased() }?.text
            let facts = [
                membership.fromPipeline ? "ByValue" : nil,
                membership.fromPropertyName ? "ByPropertyName" : nil,
            ].compactMap { $0 }
            return Parameter(
                name: parameter.name, typeName: CommandSyntax.typeText(parameter, .short),
                clrTypeName: CommandSyntax.typeText(parameter, .clr), isMandatory: membership.isMandatory,
                position: membership.position,
                pipeline: facts.isEmpty ? "false" : "true (\(facts.joined(separator: ", ")))",
                aliases: parameter.aliases,
                setName: membership.set == ParameterDeclaration.allSets ? "(All)" : membership.set,
                defaultText: parameter.declaration?.defaultText ?? defaults[parameter.name.lowercased()]
                    ?? "",
                text: own ?? parameter.declaration?.summary ?? "", isSwitch: parameter.isSwitch)
        }
    }

    // The texts of default values in a function's parameter list.
    private static func defaults(_ info: CommandInfo) -> [String: String] {
        guard case .function(let function) = info else { return [:] }
        let list = function.definition?.parameters ?? function.block.ast.paramBlock?.parameters ?? []
        let all = list.isEmpty ? function.block.ast.paramBlock?.parameters ?? [] : list
        var found: [String: String] = [:]
        for parameter in all {
            guard let value = parameter.defaultValue else { continue }
            found[parameter.name.variablePath.userPath.lowercased()] = value.extent.text
        }
        return found
    }
}
