import Administration
import ShellRuntime

/// `Get-SPServiceApplication`: return one service application, or all.
final class GetServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplication", outputs: ["Microsoft.SharePoint.Administration.SPServiceApplication"],
        parameters: [
            .init(
                "Identity", "SPServiceApplicationPipeBind", position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself."),
            .init("Name", "string", summary: "Display name."),
        ],
        help: help, make: { GetServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one service application, or all.",
        description: [
            "Service applications with their type, pool and database. -Name is matched exactly, capitals included, and gives nothing when none has it.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPServiceApplication -Name 'Secure Store Service'",
                "Finds a service application by its exact name."
            )
        ])

    override func run() throws {
        let command = GetServiceApplicationsCommand(
            identity: reference("Identity"), applicationName: arguments.text("Name"))
        for application in try perform(command) { try output(ServiceObjects.application(application)) }
    }
}
