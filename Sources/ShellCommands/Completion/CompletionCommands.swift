import ShellRuntime

/// `TabExpansion2` and `Register-ArgumentCompleter`.
enum CompletionCommands {
    static let core: [CommandModule.Entry] = [
        .init("TabExpansion2") { tabExpansion },
        .init("Register-ArgumentCompleter") { register },
    ]

    private static var tabExpansion: CommandDeclaration {
        CommandDeclaration(
            "TabExpansion2", "", module: "Microsoft.PowerShell.Core",
            parameters: [
                .init(
                    "inputScript", "string",
                    sets: [.init("ScriptInputSet", mandatory: true, position: 0)], validations: [],
                    summary: "The text to complete."),
                .init(
                    "cursorColumn", "int", sets: [.init("ScriptInputSet", position: 1)],
                    summary: "Where the cursor stands, counted in UTF-16 units."),
                .init(
                    "ast", "System.Management.Automation.Language.Ast",
                    sets: [.init("AstInputSet", mandatory: true, position: 0)], summary: "The parsed text."),
                .init(
                    "tokens", "System.Management.Automation.Language.Token[]",
                    sets: [.init("AstInputSet", mandatory: true, position: 1)], summary: "Its tokens."),
                .init(
                    "positionOfCursor", "System.Object",
                    sets: [.init("AstInputSet", mandatory: true, position: 2)],
                    summary: "Where the cursor stands."),
                .init(
                    "options", "hashtable",
                    sets: [.init("ScriptInputSet", position: 2), .init("AstInputSet", position: 3)],
                    summary: "LiteralPaths and RelativeFilePaths."),
            ], defaultParameterSet: "ScriptInputSet",
            help: {
                CommandHelp(
                    synopsis: "Gives what the text at a cursor may become.",
                    examples: [
                        (
                            code: "(TabExpansion2 'Get-Chi' 7).CompletionMatches",
                            remarks: "Lists the completions."
                        )
                    ])
            }, make: { TabExpansionCommand() })
    }

    private static var register: CommandDeclaration {
        CommandDeclaration(
            "Register", "ArgumentCompleter", module: "Microsoft.PowerShell.Core",
            parameters: [
                .init(
                    "CommandName", "string[]",
                    sets: [.init("NativeSet", mandatory: true), .init("PowerShellSet")],
                    summary: "The commands."),
                .init(
                    "ParameterName", "string", sets: [.init("PowerShellSet", mandatory: true)],
                    summary: "The parameter that is completed."),
                .init("ScriptBlock", "scriptblock", mandatory: true, summary: "Gives the completions."),
                .init("Native", "switch", sets: [.init("NativeSet")], summary: "The commands are programs."),
            ], defaultParameterSet: "NativeSet",
            help: {
                CommandHelp(
                    synopsis: "Registers a script block that completes the arguments of commands.",
                    examples: [
                        (
                            code:
                                "Register-ArgumentCompleter -CommandName Get-Item -ParameterName Path -ScriptBlock { 'a' }",
                            remarks: "Completes the path of Get-Item."
                        )
                    ])
            }, make: { RegisterArgumentCompleterCommand() })
    }
}

final class TabExpansionCommand: Cmdlet {
    override func process() throws {
        let options = arguments["options"].flatMap { value -> TableObject? in
            if case .table(let table) = value.unwrapped { return table }
            return nil
        }
        let literal = options?["LiteralPaths"]?.isTrue ?? false
        let result: CommandCompletion
        if let ast = arguments["ast"], let cursor = arguments["positionOfCursor"] {
            result = Completer.complete(ast, position: cursor, literalPaths: literal, interpreter)
        } else {
            let text = arguments.text("inputScript") ?? ""
            result = Completer.complete(
                text, cursor: arguments.int("cursorColumn") ?? text.utf16.count, literalPaths: literal,
                interpreter)
        }
        try write(.host(result))
    }
}

final class RegisterArgumentCompleterCommand: Cmdlet {
    override func process() throws {
        guard case .block(let block)? = arguments["ScriptBlock"] else { return }
        let commands = arguments.texts("CommandName")
        let parameter = arguments.flag("Native") ? nil : arguments.text("ParameterName")
        if commands.isEmpty {
            interpreter.completers.append((command: nil, parameter: parameter, block: block))
        }
        for command in commands {
            interpreter.completers.append((command: command, parameter: parameter, block: block))
        }
    }
}
