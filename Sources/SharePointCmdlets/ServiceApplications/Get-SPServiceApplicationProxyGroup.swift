import Administration
import ShellRuntime

/// `Get-SPServiceApplicationProxyGroup`: return one proxy group, all, or the default one.
final class GetServiceApplicationProxyGroupCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplicationProxyGroup", defaultSet: "Identity",
        outputs: ["Microsoft.SharePoint.Administration.SPServiceApplicationProxyGroup"],
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyGroupPipeBind",
                sets: [.init("Identity", position: 0, fromPipeline: true)],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Default", "switch", sets: [.init("Default identity", mandatory: true)],
                summary: "The default proxy group."),
        ],
        help: help, make: { GetServiceApplicationProxyGroupCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one proxy group, all, or the default one.",
        description: [
            "Proxy groups with the proxies in them. -Default gives the group that service contexts use.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServiceApplicationProxyGroup -Default", "Shows the default proxy group.")
        ])

    override func run() throws {
        let command = GetProxyGroupsCommand(
            identity: reference("Identity"), isDefaultWanted: arguments.flag("Default"))
        for group in try perform(command) { try output(ServiceObjects.group(group)) }
    }
}
