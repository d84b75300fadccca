import Administration
import ShellRuntime

/// `Stop-SPServiceInstance`: stop a service instance on its server.
final class StopServiceInstanceCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Stop", "SPServiceInstance", shouldProcess: true, impact: .high,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceInstance"],
        parameters: [
            .init(
                "Identity", "SPServiceInstancePipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { StopServiceInstanceCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Stop a service instance on its server.",
        description: [
            "Marks the service on a server as disabled. Its data and settings stay.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service' | Stop-SPServiceInstance -Confirm:$false",
                "Stops the service on each server."
            )
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try output(
            ServiceObjects.instance(try perform(SetServiceInstanceCommand(identity: identity, runs: false))))
    }
}
