import ShellFormatting
import ShellRuntime

/// `Get-Help`: tells about commands.
final class GetHelpCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Help", ModuleName.core, "Displays information about PowerShell commands and concepts.",
        parameters: """
            Name string (0,property) -- The command or topic.
            Path string unbuilt -- A file of the provider, whose help is shown.
            Category string[] set=Alias|Cmdlet|Provider|General|FAQ|Glossary|HelpFile|ScriptCommand|Function|Filter|ExternalScript|All|DefaultHelp|DscResource|Class|Configuration -- Sorts of topics.
            Full switch AllUsersView -- Shows everything.
            Detailed switch DetailedView(mandatory) -- Shows parameters and examples too.
            Examples switch Examples(mandatory) -- Shows the examples.
            Parameter string[] Parameters(mandatory) -- Shows parameters.
            Component string[] unbuilt -- Topics of a component.
            Functionality string[] unbuilt -- Topics of a functionality.
            Role string[] unbuilt -- Topics for a role.
            Online switch Online(mandatory) -- Not built.
            ShowWindow switch ShowWindow(mandatory) -- Not built.
            """,
        defaultSet: "AllUsersView",
        examples: [("Get-Help Get-Date -Examples", "Shows the examples of a command.")]
    ) { GetHelpCmdlet() }

    override func process() throws {
        if arguments.flag("Online") { throw notBuilt("Get-Help -Online") }
        if arguments.flag("ShowWindow") { throw notBuilt("Get-Help -ShowWindow") }
        let name = arguments.text("Name") ?? "Get-Help"
        if PropertyExpression.hasWildcard(name), interpreter.alias(name) == nil {
            for entry in try entries(name) { try write(entry) }
            return
        }
        guard let document = HelpDocument(name, interpreter) else {
            // A word that is no command is looked for in the names.
            let near = try name.isEmpty ? [] : entries("*\(name)*")
            guard near.isEmpty else { return try near.forEach { try write($0) } }
            return try writeError(
                errorRecord(
                    "Microsoft.PowerShell.Commands.HelpNotFoundException", id: "HelpNotFound",
                    .resourceUnavailable,
                    "Get-Help could not find \(name) in a help file in this session. To download updated help topics "
                        + "type: \"Update-Help\". To get help online, search for the help topic in the TechNet library "
                        + "at https://go.microsoft.com/fwlink/?LinkID=107116."))
        }
        if arguments.isBound("Parameter") { return try parameters(document) }
        try write(HelpObject.make(document, mode))
    }

    private var mode: HelpText.Mode {
        arguments.flag("Full")
            ? .full
            : arguments.flag("Detailed") ? .detailed : arguments.flag("Examples") ? .examples : .summary
    }

    private func parameters(_ document: HelpDocument) throws {
        let patterns = try arguments.texts("Parameter").map { try Patterns.wildcard(Text($0)) }
        let found = document.parameters.filter { parameter in
            patterns.contains { $0.matches(Text(parameter.name)) }
        }
        guard !found.isEmpty else {
            return try writeError(
                errorRecord(
                    "System.Management.Automation.PSArgumentException", id: "NoParmsFound", .invalidArgument,
                    "No parameter matches criteria \(arguments.texts("Parameter").joined(separator: ", "))."))
        }
        for parameter in found { try write(HelpObject.parameter(parameter, command: document.name)) }
    }

    /// One line for each command whose name matches.
    private func entries(_ pattern: String) throws -> [Value] {
        let matcher = try Patterns.wildcard(Text(pattern))
        var found: [Value] = []
        for name in interpreter.commands.names.sorted() where matcher.matches(Text(name)) {
            guard let declaration = interpreter.commands.declaration(Symbol(name)) else { continue }
            found.append(
                HelpObject.entry(name, "Cmdlet", declaration.module, declaration.help?().synopsis ?? ""))
        }
        for function in interpreter.functions() where matcher.matches(Text(function.name)) {
            let synopsis = CommentHelp(of: function)?.synopsis ?? ""
            found.append(HelpObject.entry(function.name, "Function", "", synopsis))
        }
        return found
    }
}

/// The object that `Get-Help` writes, with the parts that scripts read.
enum HelpObject {
    private static func object(_ entries: [(String, Value)], type: String? = nil) -> Value {
        ObjectBuilder(entries.map(\.0), typeNames: type.map { [$0] }).make(entries.map(\.1))
    }

    /// One line of a list of topics.
    static func entry(_ name: String, _ category: String, _ module: String, _ synopsis: String) -> Value {
        object(
            [
                ("Name", Value(name)), ("Category", Value(category)), ("Module", Value(module)),
                ("Synopsis", Value(synopsis)),
            ], type: "HelpInfoShort")
    }

    /// The object of a document, shown in a mode.
    static func make(_ document: HelpDocument, _ mode: HelpText.Mode) -> Value {
        let suffix = mode == .summary ? "" : "#" + mode.rawValue
        let made = ObjectBuilder(
            [
                "Name", "Category", "Synopsis", "details", "description", "syntax", "parameters", "examples",
                "inputTypes", "returnValues", "relatedLinks", "alertSet", "aliases",
            ], typeNames: ["MamlCommandHelpInfo" + suffix, "MamlCommandHelpInfo", "HelpInfo"]
        ).make([
            Value(document.name), Value(document.category),
            Value(document.synopsis),
            object([("name", Value(document.name)), ("description", texts([document.synopsis]))]),
            texts(document.description), syntax(document),
            object([
                ("parameter", Value.list(document.parameters.map { parameter($0, command: document.name) }))
            ]),
            examples(document), types("inputType", document.inputs), types("returnValue", document.outputs),
            links(document), texts(document.notes), Value(document.aliases.joined(separator: "\n")),
        ])
        return made
    }

    private static func texts(_ paragraphs: [String]) -> Value {
        .list(paragraphs.map { object([("Text", Value($0))]) })
    }

    private static func syntax(_ document: HelpDocument) -> Value {
        guard let metadata = document.metadata else { return .null }
        let items = metadata.setNames.map { set -> Value in
            let names = CommandSyntax.parameters(metadata, set: set).map(\.0.name)
            let chosen = names.compactMap { name in document.parameters.first { $0.name == name } }
            return object([
                ("name", Value(document.name)),
                ("parameter", .list(chosen.map { parameter($0, command: document.name) })),
            ])
        }
        return object([("syntaxItem", .collapsed(items))])
    }

    /// The object of one parameter.
    static func parameter(_ parameter: HelpDocument.Parameter, command: String) -> Value {
        object(
            [
                ("description", texts([parameter.text])), ("defaultValue", Value(parameter.defaultText)),
                ("name", Value(parameter.name)),
                (
                    "type",
                    object([("name", Value(parameter.isSwitch ? "SwitchParameter" : parameter.clrTypeName))])
                ),
                ("required", Value(parameter.isMandatory ? "true" : "false")), ("globbing", Value("false")),
                ("pipelineInput", Value(parameter.pipeline)),
                ("position", Value(parameter.position.map { String($0 + 1) } ?? "named")),
                ("aliases", Value(parameter.aliases.joined(separator: ", "))), ("command", Value(command)),
            ], type: "MamlCommandHelpInfo#parameter")
    }

    private static func examples(_ document: HelpDocument) -> Value {
        let items = document.examples.enumerated().map { place, example in
            object([
                (
                    "title",
                    Value("-------------------------- EXAMPLE \(place + 1) --------------------------")
                ),
                ("code", Value(example.code)), ("remarks", texts([example.remarks])),
                ("introduction", texts(["PS >"])),
            ])
        }
        return object([("example", .collapsed(items))])
    }

    private static func types(_ name: String, _ text: String) -> Value {
        guard !text.isEmpty else { return .null }
        return object([(name, object([("type", object([("name", Value(text))]))]))])
    }

    private static func links(_ document: HelpDocument) -> Value {
        let items = document.links.map { link in
            object([(link.contains("://") ? "uri" : "linkText", Value(link))])
        }
        return object([("navigationLink", .collapsed(items))])
    }

    /// The views of these objects.
    static var views: [ViewDefinition] {
        var made: [ViewDefinition] = [HelpText.Mode.detailed, .full, .examples, .summary].map { mode in
            let name = "MamlCommandHelpInfo" + (mode == .summary ? "" : "#" + mode.rawValue)
            return ViewDefinition(
                name, types: [name],
                .custom([
                    .verbatim(
                        .computed { value, interpreter in
                            let command =
                                try ObjectView.property(value, Symbol("Name"), interpreter)?.string ?? ""
                            guard let document = HelpDocument(command, interpreter) else { return .null }
                            return Value(
                                HelpText.render(document, mode, width: interpreter.host.width))
                        })
                ]))
        }
        made.append(
            ViewDefinition(
                "parameter", types: ["MamlCommandHelpInfo#parameter"],
                .custom([
                    .verbatim(
                        .computed { value, interpreter in
                            let command =
                                try ObjectView.property(value, Symbol("command"), interpreter)?.string ?? ""
                            let name =
                                try ObjectView.property(value, Symbol("name"), interpreter)?.string ?? ""
                            let known = HelpDocument(command, interpreter)?.parameters.first {
                                $0.name == name
                            }
                            return Value(
                                HelpText.wrapped(
                                    known.map { HelpText.parameter($0) } ?? "", to: interpreter.host.width))
                        })
                ])))
        // The module comes last: 80 columns hold names and what the commands do, which is what a list is read for.
        let columns = ["Name", "Category", "Synopsis", "Module"].map { ViewColumn($0) }
        made.append(
            ViewDefinition(
                "HelpInfoShort", types: ["HelpInfoShort"], .table(columns: columns, wraps: true)))
        return made
    }
}

/// The commands that help.
enum HelpCommands {
    static let core: [CommandModule.Entry] = [.init("Get-Help") { GetHelpCmdlet.declaration }]
}
