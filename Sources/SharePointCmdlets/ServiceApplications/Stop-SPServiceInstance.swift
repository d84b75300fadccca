import Administration
import ShellRuntime

/// `Stop-SPServiceInstance`: stop a service instance on its server.
final class StopServiceInstanceCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Stop", "SPServiceInstance", shouldProcess: true, impact: .high,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceInstance"],
        parameters: [
            .serviceInstance
        ],
        help: help, make: { StopServiceInstanceCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Stop a service instance on its server.",
        description: [
            "Marks the service on a server as Disabled; its data and settings stay. The status is kept and shown; the Secure Store answers whatever it says. It asks first, unless -Confirm:$false is given, and returns the service.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service' | Stop-SPServiceInstance -Confirm:$false",
                "Marks the service as Disabled on each server."
            )
        ],
        links: ["Get-SPServiceInstance", "Start-SPServiceInstance"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try output(
            ServiceObjects.instance(try perform(SetServiceInstanceCommand(identity: identity, runs: false))))
    }
}
