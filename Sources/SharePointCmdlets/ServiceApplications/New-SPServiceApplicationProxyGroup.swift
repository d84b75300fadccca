import Administration
import ShellRuntime

/// `New-SPServiceApplicationProxyGroup`: create an empty proxy group.
final class NewServiceApplicationProxyGroupCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPServiceApplicationProxyGroup", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceApplicationProxyGroup"],
        parameters: [
            .init(
                "Name", "string", mandatory: true, position: 0, validations: [.notNull, .length(0, 100)],
                summary: "Name that no other proxy group has, up to 100 characters.")
        ],
        help: help, make: { NewServiceApplicationProxyGroupCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create an empty proxy group.",
        description: [
            "Makes an empty proxy group; Add-SPServiceApplicationProxyGroupMember puts proxies into it. Every site finds its services through the default group; other groups are kept and serve no site in this release. Returns the group.",
            HelpText.three,
        ],
        examples: [
            ("New-SPServiceApplicationProxyGroup -Name Extranet", "Makes an empty proxy group.")
        ],
        links: [
            "Add-SPServiceApplicationProxyGroupMember", "Get-SPServiceApplicationProxyGroup",
            "Remove-SPServiceApplicationProxyGroup",
        ])

    override func run() throws {
        let name = arguments.text("Name") ?? ""
        guard try shouldProcess(name) else { return }
        try output(ServiceObjects.group(try perform(NewProxyGroupCommand(groupName: name))))
    }
}
