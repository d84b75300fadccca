import Administration
import ShellRuntime

/// `Start-SPServiceInstance`: start a service instance on its server.
final class StartServiceInstanceCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Start", "SPServiceInstance", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceInstance"],
        parameters: [
            .serviceInstance
        ],
        help: help, make: { StartServiceInstanceCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Start a service instance on its server.",
        description: [
            "Marks the service on a server as Online, the step that procedures ask for after a restore of the farm. The status is kept and shown; the Secure Store answers whatever it says. Returns the service.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service' | Start-SPServiceInstance",
                "Marks the service as Online on each server."
            )
        ],
        links: ["Get-SPServiceInstance", "Stop-SPServiceInstance"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try output(
            ServiceObjects.instance(try perform(SetServiceInstanceCommand(identity: identity, runs: true))))
    }
}
