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
                summary:
                    "The proxy group: name, id or object; `default` names the default one. All of them when left out."
            ),
            .init(
                "Default", "switch", sets: [.init("Default identity", mandatory: true)],
                summary: "The default proxy group."),
        ],
        help: help, make: { GetServiceApplicationProxyGroupCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one proxy group, all, or the default one.",
        description: [
            "Lists the proxy groups with the proxies in them; the default one is shown as [default]. Every site finds its services through the default group; other groups are kept and serve no site in this release. Without -Identity and -Default all are returned.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServiceApplicationProxyGroup -Default", "Shows the default proxy group.")
        ],
        links: [
            "Add-SPServiceApplicationProxyGroupMember", "New-SPServiceApplicationProxyGroup",
            "Get-SPServiceContext",
        ])

    override func run() throws {
        let command = GetProxyGroupsCommand(
            identity: reference("Identity"), isDefaultWanted: arguments.flag("Default"))
        for group in try perform(command) { try output(ServiceObjects.group(group)) }
    }
}
