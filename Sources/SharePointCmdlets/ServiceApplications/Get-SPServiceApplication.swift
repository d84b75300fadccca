import Administration
import ShellRuntime

/// `Get-SPServiceApplication`: return one service application, or all.
final class GetServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplication", outputs: ["Microsoft.SharePoint.Administration.SPServiceApplication"],
        parameters: [
            .init(
                "Identity", "SPServiceApplicationPipeBind", position: 0, pipeline: true,
                summary: "The service application: name, id or object. All of them when left out."),
            .init("Name", "string", summary: "Exact name, capitals included."),
        ],
        help: help, make: { GetServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one service application, or all.",
        description: [
            "Lists the service applications with type, id, pool and database. -Identity takes a name in any case of letters and fails when there is none; -Name is matched exactly, capitals included, and gives nothing when none has it. Without either all are returned.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPServiceApplication -Name 'Secure Store Service'",
                "Finds a service application by its exact name."
            )
        ],
        links: [
            "New-SPSecureStoreServiceApplication", "Set-SPSecureStoreServiceApplication",
            "Remove-SPServiceApplication",
        ])

    override func run() throws {
        let command = GetServiceApplicationsCommand(
            identity: reference("Identity"), applicationName: arguments.text("Name"))
        for application in try perform(command) { try output(ServiceObjects.application(application)) }
    }
}
