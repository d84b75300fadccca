import Administration
import ShellRuntime

/// `Get-SPManagedAccount`: return registered managed accounts.
final class GetManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPManagedAccount", defaultSet: "Service",
        outputs: ["Microsoft.SharePoint.Administration.SPManagedAccount"],
        parameters: [
            .init(
                "Identity", "SPManagedAccountPipeBind", position: 0, pipeline: true,
                summary:
                    "The managed account: `DOMAIN\\user`, `user`, id or object. All of them when left out."),
            .init(
                "Service", "SPServicePipeBind", sets: [.init("Service", fromPipeline: true)]),
            .init(
                "WebApplication", "SPWebApplicationPipeBind",
                sets: [.init("WebApplication", fromPipeline: true)]),
            .init(
                "Server", "SPServerPipeBind", sets: [.init("Server", fromPipeline: true)]),
        ],
        refused: [
            "Service": "services here have no accounts of their own",
            "WebApplication": "the farm has no web applications",
            "Server": "accounts are those of the whole farm",
        ],
        help: help, make: { GetManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return registered managed accounts.",
        description: [
            "Lists the accounts whose passwords the farm keeps, encrypted with the farm key; no command shows a password. The farm account is among them from the start. Without -Identity all are returned, one object each; a name that is not registered is an error.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPManagedAccount",
                "Lists the accounts whose passwords the farm keeps."
            ),
            (
                "Get-SPManagedAccount CONTOSO\\svc-sss | Format-List",
                "Shows all facts of one of them."
            ),
        ],
        links: [
            "New-SPManagedAccount", "Set-SPManagedAccount", "Remove-SPManagedAccount",
            "Get-SPServiceApplicationPool",
        ])

    override func run() throws {
        for account in try perform(GetManagedAccountsCommand(identity: reference("Identity"))) {
            try output(ServiceObjects.account(account))
        }
    }
}
