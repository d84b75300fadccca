import Administration
import ShellRuntime

/// `Get-SPServer`: return one server of the farm, or all.
final class GetServerCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServer", outputs: ["Microsoft.SharePoint.Administration.SPServer"],
        parameters: [
            .init(
                "Identity", "SPServerPipeBind", position: 0, pipeline: true, aliases: ["Address"],
                summary: "The server: name, id or object. All of them when left out.")
        ],
        help: help, make: { GetServerCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one server of the farm, or all.",
        description: [
            "Lists the computers of the farm with role, status and id. Without -Identity all are returned; a farm of the embedded instance has one.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServer", "Lists the servers of the farm.")
        ],
        links: ["Get-SPServiceInstance", "Get-SPFarm"])

    override func run() throws {
        for server in try perform(GetServersCommand(identity: reference("Identity"))) {
            try output(FarmObjects.server(server))
        }
    }
}
