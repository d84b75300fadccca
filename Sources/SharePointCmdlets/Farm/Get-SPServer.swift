import Administration
import ShellRuntime

/// `Get-SPServer`: return one server of the farm, or all.
final class GetServerCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServer", outputs: ["Microsoft.SharePoint.Administration.SPServer"],
        parameters: [
            .init(
                "Identity", "SPServerPipeBind", position: 0, pipeline: true, aliases: ["Address"],
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { GetServerCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one server of the farm, or all.",
        description: [
            "The computers of the farm with their roles. Without -Identity all are returned.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServer", "Lists the servers of the farm.")
        ])

    override func run() throws {
        for server in try perform(GetServersCommand(identity: reference("Identity"))) {
            try output(FarmObjects.server(server))
        }
    }
}
