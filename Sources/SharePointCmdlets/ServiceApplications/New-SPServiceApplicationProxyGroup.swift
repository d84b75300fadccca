import Administration
import ShellRuntime

/// `New-SPServiceApplicationProxyGroup`: create an empty proxy group.
final class NewServiceApplicationProxyGroupCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPServiceApplicationProxyGroup", shouldProcess: true,
        parameters: [
            .init(
                "Name", "string", mandatory: true, position: 0, validations: [.notNull, .length(0, 100)],
                summary: "Display name.")
        ],
        help: help, make: { NewServiceApplicationProxyGroupCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create an empty proxy group.",
        description: [
            "Makes an empty group; Add-SPServiceApplicationProxyGroupMember puts proxies into it.",
            HelpText.three,
        ],
        examples: [
            ("New-SPServiceApplicationProxyGroup -Name Extranet", "Makes an empty proxy group.")
        ])

    override func run() throws {
        let name = arguments.text("Name") ?? ""
        guard try shouldProcess(name) else { return }
        try output(ServiceObjects.group(try perform(NewProxyGroupCommand(groupName: name))))
    }
}
