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
            "Starts the service on a server and marks it as Online, the step that procedures ask for after a restore of the farm. While the Secure Store Service is not Online on a server, what is in a Secure Store is neither read nor changed there. A new farm and a server that joins have it Online. Returns the service.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service' | Start-SPServiceInstance",
                "Starts the service on each server."
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
