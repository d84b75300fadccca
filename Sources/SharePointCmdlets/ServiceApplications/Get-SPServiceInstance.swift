import Administration
import ShellRuntime

/// `Get-SPServiceInstance`: return service instances, by GUID, by server, or all.
final class GetServiceInstanceCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceInstance", defaultSet: "Identity",
        outputs: ["Microsoft.SharePoint.Administration.SPServiceInstance"],
        parameters: [
            .init(
                "Identity", "SPServiceInstancePipeBind",
                sets: [.init("Identity", position: 0, fromPipeline: true)],
                summary:
                    "The service on one server: id or object, or its type name where only one server runs it. All of them when left out."
            ),
            .init(
                "Server", "SPServerPipeBind", sets: [.init("Server", mandatory: true, fromPipeline: true)],
                summary: "The server whose services are wanted: name, id or object."),
            .init("All", "switch", summary: "Adds services that are being removed."),
        ],
        help: help, make: { GetServiceInstanceCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return service instances, by GUID, by server, or all.",
        description: [
            "Lists the services on each server with status, id and server; Start-SPServiceInstance and Stop-SPServiceInstance take them. Without -Identity and -Server those of every server are returned.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service'",
                "Finds the service on each server."
            )
        ],
        links: ["Start-SPServiceInstance", "Stop-SPServiceInstance", "Get-SPServer"])

    override func run() throws {
        let command = GetServiceInstancesCommand(identity: reference("Identity"), server: reference("Server"))
        for instance in try perform(command)
        where arguments.flag("All") || arguments.isBound("Identity") || instance.status != .unprovisioning {
            try output(ServiceObjects.instance(instance))
        }
    }
}
