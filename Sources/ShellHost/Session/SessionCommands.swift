import ShellRuntime

/// The commands that belong to the prompt: its history, its keys, its screen.
enum SessionCommands {
    static let module = CommandModule(
        name: "PSReadLine",
        entries: [
            .init("Get-History") { getHistory }, .init("Invoke-History") { invokeHistory },
            .init("Clear-History") { clearHistory }, .init("Add-History") { addHistory },
            .init("Read-Host") { readHost }, .init("Get-Credential") { getCredential },
            .init("Clear-Host") { clearHost }, .init("Get-Host") { getHost },
            .init("Start-Transcript") { StartTranscriptCommand.declaration },
            .init("Stop-Transcript") { StopTranscriptCommand.declaration },
            .init("Set-PSReadLineOption") { setOption }, .init("Set-PSReadLineKeyHandler") { setKeyHandler },
        ])

    private static let core = "Microsoft.PowerShell.Core"

    private static func help(
        _ synopsis: String, _ code: String, _ remarks: String
    ) -> @Sendable () -> CommandHelp {
        { CommandHelp(synopsis: synopsis, examples: [(code: code, remarks: remarks)]) }
    }

    private static var getHistory: CommandDeclaration {
        CommandDeclaration(
            "Get", "History", module: core,
            parameters: [
                .init("Id", "long[]", position: 0, pipeline: true, summary: "Numbers of the commands."),
                .init("Count", "int", position: 1, summary: "How many of the newest."),
            ],
            outputTypes: ["Microsoft.PowerShell.Commands.HistoryInfo"],
            help: help(
                "Gets a list of the commands entered during the current session.", "Get-History -Count 5",
                "Lists the last five commands.")
        ) { GetHistoryCommand() }
    }

    private static var invokeHistory: CommandDeclaration {
        CommandDeclaration(
            "Invoke", "History", module: core,
            parameters: [
                .init(
                    "Id", "string", position: 0, propertyName: true,
                    summary: "Number of the command, or how its text begins.")
            ],
            supportsShouldProcess: true,
            help: help("Runs commands from the session history.", "Invoke-History 3", "Runs command 3 again.")
        ) { InvokeHistoryCommand() }
    }

    private static var clearHistory: CommandDeclaration {
        CommandDeclaration(
            "Clear", "History", module: core,
            parameters: [
                .init("Id", "int[]", position: 0, summary: "Numbers of the commands."),
                .init("CommandLine", "string[]", summary: "Patterns of their texts."),
            ],
            help: help("Deletes entries from the session history.", "Clear-History", "Deletes all entries.")
        ) { ClearHistoryCommand() }
    }

    private static var addHistory: CommandDeclaration {
        CommandDeclaration(
            "Add", "History", module: core,
            parameters: [
                .init("InputObject", "psobject[]", position: 0, pipeline: true, summary: "The commands."),
                .init("Passthru", "switch", summary: "Gives the entries that were added."),
            ],
            help: help(
                "Appends entries to the session history.", "Get-History | Add-History",
                "Adds the commands again.")
        ) { AddHistoryCommand() }
    }

    private static var readHost: CommandDeclaration {
        CommandDeclaration(
            "Read", "Host", module: "Microsoft.PowerShell.Utility",
            parameters: [
                .init("Prompt", "object", position: 0, remaining: true, summary: "What to ask."),
                .init(
                    "AsSecureString", "switch", sets: [.init("AsSecureString")],
                    summary: "Gives a secure string."),
                .init("MaskInput", "switch", sets: [.init("AsString")], summary: "Shows stars."),
            ],
            defaultParameterSet: "AsString",
            help: help("Reads a line of input from the console.", "Read-Host 'Name'", "Asks for a name.")
        ) { ReadHostCommand() }
    }

    private static var getCredential: CommandDeclaration {
        CommandDeclaration(
            "Get", "Credential", module: "Microsoft.PowerShell.Security",
            parameters: [
                .init(
                    "Credential", "object", sets: [.init("CredentialSet", position: 0)],
                    summary: "The user's name."),
                .init("Message", "string", sets: [.init("MessageSet")], summary: "What is asked for."),
                .init(
                    "UserName", "string", sets: [.init("MessageSet", position: 0)],
                    summary: "The user's name."),
                .init("Title", "string", sets: [.init("MessageSet")], summary: "The heading."),
            ],
            defaultParameterSet: "CredentialSet",
            help: help(
                "Gets a credential object based on a user name and password.", "Get-Credential",
                "Asks for a name and a password.")
        ) { GetCredentialCommand() }
    }

    private static var getHost: CommandDeclaration {
        CommandDeclaration(
            "Get", "Host", module: "Microsoft.PowerShell.Utility",
            help: help(
                "Gets an object that represents the current host program.", "Get-Host | ForEach-Object Name",
                "Shows the host's name.")
        ) { GetHostCommand() }
    }

    private static var clearHost: CommandDeclaration {
        CommandDeclaration(
            "Clear", "Host", module: core,
            help: help("Clears the display in the host program.", "Clear-Host", "Empties the screen.")
        ) { ClearHostCommand() }
    }

    private static var setOption: CommandDeclaration {
        CommandDeclaration(
            "Set", "PSReadLineOption", module: "PSReadLine",
            parameters: [
                .init("EditMode", "string", summary: "The set of keys: Emacs, Vi or Windows."),
                .init("CompletionQueryItems", "int", summary: "More matches are listed after a question."),
                .init(
                    "PredictionSource", "string",
                    validations: [.set(["None", "History", "HistoryAndPlugin"], ignoreCase: true)],
                    summary: "Where suggestions come from."),
            ],
            help: help(
                "Customizes the behavior of command line editing.", "Set-PSReadLineOption -EditMode Windows",
                "Uses the keys of Windows.")
        ) { SetEditorOptionCommand() }
    }

    private static var setKeyHandler: CommandDeclaration {
        CommandDeclaration(
            "Set", "PSReadLineKeyHandler", module: "PSReadLine",
            parameters: [
                .init(
                    "Chord", "string[]", mandatory: true, position: 0, aliases: ["Key"],
                    summary: "The keys, such as Ctrl+r."),
                .init("Function", "string", mandatory: true, position: 1, summary: "What they do."),
            ],
            help: help(
                "Binds keys to functions of the line editor.",
                "Set-PSReadLineKeyHandler -Key Tab -Function MenuComplete", "Opens a menu at Tab.")
        ) { SetKeyHandlerCommand() }
    }
}
