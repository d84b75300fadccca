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
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Server", "SPServerPipeBind", sets: [.init("Server", mandatory: true, fromPipeline: true)],
                summary: "The server: name, id or object."),
            .init("All", "switch", summary: "Every one of them."),
        ],
        help: help, make: { GetServiceInstanceCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return service instances, by GUID, by server, or all.",
        description: [
            "The services on each server with their status and id, which Start-SPServiceInstance and Stop-SPServiceInstance take.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPServiceInstance | Where-Object TypeName -eq 'Secure Store Service'",
                "Finds the service on each server."
            )
        ])

    override func run() throws {
        let command = GetServiceInstancesCommand(identity: reference("Identity"), server: reference("Server"))
        for instance in try perform(command)
        where arguments.flag("All") || arguments.isBound("Identity") || instance.status != .unprovisioning {
            try output(ServiceObjects.instance(instance))
        }
    }
}
