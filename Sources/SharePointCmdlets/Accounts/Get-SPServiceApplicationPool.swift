import Administration
import ShellRuntime

/// `Get-SPServiceApplicationPool`: return one service application pool, or all.
final class GetServiceApplicationPoolCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplicationPool",
        outputs: ["Microsoft.SharePoint.Administration.SPIisWebServiceApplicationPool"],
        parameters: [
            .init(
                "Identity", "SPIisWebServiceApplicationPoolPipeBind", position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { GetServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one service application pool, or all.",
        description: [
            "Each pool with the managed account it runs as. Without -Identity all pools are returned.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServiceApplicationPool", "Lists the application pools.")
        ])

    override func run() throws {
        for pool in try perform(GetApplicationPoolsCommand(identity: reference("Identity"))) {
            try output(ServiceObjects.pool(pool))
        }
    }
}
