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
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Service", "SPServicePipeBind", sets: [.init("Service", fromPipeline: true)],
                summary: "Not served in this release."),
            .init(
                "WebApplication", "SPWebApplicationPipeBind",
                sets: [.init("WebApplication", fromPipeline: true)], summary: "Not served in this release."),
            .init(
                "Server", "SPServerPipeBind", sets: [.init("Server", fromPipeline: true)],
                summary: "The server: name, id or object."),
        ],
        help: help, make: { GetManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return registered managed accounts.",
        description: [
            "The accounts that the farm knows with their passwords, which stay encrypted with the farm key and are never shown. The farm account is among them from the start.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPManagedAccount", "Lists the accounts whose passwords the farm keeps.")
        ])

    override func run() throws {
        try refuse("Service", "is not served: services here have no accounts of their own")
        try refuse("WebApplication", "is not served: the farm has no web applications")
        try refuse("Server", "is not served: accounts are those of the whole farm")
        for account in try perform(GetManagedAccountsCommand(identity: reference("Identity"))) {
            try output(ServiceObjects.account(account))
        }
    }
}
