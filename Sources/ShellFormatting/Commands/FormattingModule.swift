import ShellRuntime

/// The commands that show objects: `Format-*`, `Out-Default`, `Out-Host`, `Out-String`.
public enum FormattingCommands {
    /// Those that PowerShell lists under its core module.
    public static let core: [CommandModule.Entry] = [
        .init("Out-Default") { outDefault }, .init("Out-Host") { outHost },
    ]

    /// Those of the utility module.
    public static let utility: [CommandModule.Entry] = [
        .init("Format-Custom") { custom }, .init("Format-List") { list }, .init("Format-Table") { table },
        .init("Format-Wide") { wide }, .init("Out-String") { outString },
        .init("Update-FormatData") { UpdateFormatDataCommand.declaration },
    ]

    private static let utilityModule = "Microsoft.PowerShell.Utility"
    private static let coreModule = "Microsoft.PowerShell.Core"

    // MARK: - Declarations

    private static func shared(_ first: [ParameterDeclaration]) -> [ParameterDeclaration] {
        first + [
            .init("GroupBy", "object", summary: "What starts a new group: a property or an expression."),
            .init("View", "string", summary: "The view to use, by its name."),
            .init("ShowError", "switch", summary: "Reports errors of expressions below the output."),
            .init("DisplayError", "switch", summary: "Shows #ERR where an expression failed."),
            .init("Force", "switch", summary: "Formats strings and errors too."),
            .init(
                "Expand", "string",
                validations: [.set(["CoreOnly", "EnumOnly", "Both"], ignoreCase: true)],
                summary: "Whether a collection, its elements or both are formatted."),
            input,
        ]
    }

    private static let input = ParameterDeclaration(
        "InputObject", "psobject", pipeline: true, summary: "The objects to show.")

    private static func property(_ type: String) -> ParameterDeclaration {
        .init("Property", type, position: 0, summary: "Names, patterns or calculated properties.")
    }

    private static let autosize = ParameterDeclaration(
        "AutoSize", "switch", summary: "Measures the columns over all objects first.")

    private static func help(_ synopsis: String, _ code: String, _ remarks: String)
        -> @Sendable () -> CommandHelp
    {
        { CommandHelp(synopsis: synopsis, examples: [(code: code, remarks: remarks)]) }
    }

    private static func format(
        _ noun: String, _ parameters: [ParameterDeclaration], help: @escaping @Sendable () -> CommandHelp,
        make: @escaping @Sendable () -> Cmdlet
    ) -> CommandDeclaration {
        CommandDeclaration(
            "Format", noun, module: utilityModule, parameters: shared(parameters), help: help, make: make)
    }

    private static var table: CommandDeclaration {
        format(
            "Table",
            [
                property("object[]"), autosize,
                .init("RepeatHeader", "switch", summary: "Shows the header again on each screen."),
                .init("HideTableHeaders", "switch", summary: "Leaves the header out."),
                .init("Wrap", "switch", summary: "Breaks long cells instead of cutting them."),
            ],
            help: help(
                "Formats the output as a table.", "Get-Variable PS* | Format-Table Name, Value",
                "Shows two properties as columns.")
        ) { FormatTableCommand() }
    }

    private static var list: CommandDeclaration {
        format(
            "List", [property("object[]")],
            help: help(
                "Formats the output as a list of properties.", "Get-Date | Format-List Year, Month",
                "Shows one property a line.")
        ) { FormatListCommand() }
    }

    private static var wide: CommandDeclaration {
        format(
            "Wide",
            [
                property("object"), autosize,
                .init(
                    "Column", "int", validations: [.range(1, Int64(Int32.max))],
                    summary: "Number of columns."),
            ],
            help: help(
                "Formats objects as a wide table that displays only one property of each object.",
                "Get-Variable PS* | Format-Wide Name -Column 3", "Shows names in three columns.")
        ) { FormatWideCommand() }
    }

    private static var custom: CommandDeclaration {
        format(
            "Custom",
            [
                property("object[]"),
                .init(
                    "Depth", "int", validations: [.range(1, Int64(Int32.max))],
                    summary: "Levels of nested objects; 5 unless given."),
            ],
            help: help(
                "Uses a customized view to format the output.",
                "[pscustomobject]@{ A = 1 } | Format-Custom", "Shows an object with what it holds.")
        ) { FormatCustomCommand() }
    }

    private static var outDefault: CommandDeclaration {
        CommandDeclaration(
            "Out", "Default", module: coreModule,
            parameters: [
                .init("Transcript", "switch", summary: "Sends the output to transcripts only."), input,
            ],
            help: help(
                "Sends the output to the default formatter and to the default output cmdlet.",
                "'text' | Out-Default", "Shows a text.")
        ) { OutDefaultCommand() }
    }

    private static var outHost: CommandDeclaration {
        CommandDeclaration(
            "Out", "Host", module: coreModule,
            parameters: [.init("Paging", "switch", summary: "Waits after each screen."), input],
            help: help("Sends output to the command line.", "'text' | Out-Host", "Shows a text.")
        ) { OutHostCommand() }
    }

    private static var outString: CommandDeclaration {
        CommandDeclaration(
            "Out", "String", module: utilityModule,
            parameters: [
                .init("Stream", "switch", summary: "Gives one text a line."),
                .init(
                    "Width", "int", validations: [.range(2, Int64(Int32.max))],
                    summary: "Columns of a line; those of the terminal unless given."),
                .init("NoNewline", "switch", summary: "Leaves the line breaks out."), input,
            ],
            help: help(
                "Outputs input objects as a string.", "Get-Variable PS* | Out-String",
                "Gives the shown table as one text.")
        ) { OutStringCommand() }
    }
}
