import Administration
import ShellRuntime

/// `Start-SPServiceInstance`: start a service instance on its server.
final class StartServiceInstanceCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Start", "SPServiceInstance", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceInstance"],
        parameters: [
            .init(
                "Identity", "SPServiceInstancePipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { StartServiceInstanceCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Start a service instance on its server.",
        description: [
            "Marks the service on a server as online, as a whole-farm restore wants it done by hand.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service' | Start-SPServiceInstance",
                "Starts the service on each server."
            )
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try output(
            ServiceObjects.instance(try perform(SetServiceInstanceCommand(identity: identity, runs: true))))
    }
}
