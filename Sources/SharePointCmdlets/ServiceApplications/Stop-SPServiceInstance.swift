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
            "Stops the service on a server and marks it as Disabled; its data and settings stay. While the Secure Store Service is stopped, commands on the server that work with credentials, tickets, target applications, keys and audit settings of a Secure Store are refused with the command that starts it again; backups, restores and new service applications go on. The service of the databases is part of every command and cannot be stopped.",
            "It asks first, unless -Confirm:$false is given, and returns the service.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service' | Stop-SPServiceInstance -Confirm:$false",
                "Stops the service on each server."
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
