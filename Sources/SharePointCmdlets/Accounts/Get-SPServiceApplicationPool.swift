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
                summary: "The application pool: name, id or object. All of them when left out.")
        ],
        help: help, make: { GetServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one service application pool, or all.",
        description: [
            "Lists the application pools with the managed account of each. A pool says which account a service application belongs to; this release starts no process for it. Without -Identity all pools are returned.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServiceApplicationPool", "Lists the application pools.")
        ],
        links: [
            "New-SPServiceApplicationPool", "Set-SPServiceApplicationPool", "Remove-SPServiceApplicationPool",
        ])

    override func run() throws {
        for pool in try perform(GetApplicationPoolsCommand(identity: reference("Identity"))) {
            try output(ServiceObjects.pool(pool))
        }
    }
}
