import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationProxyGroup`: delete a proxy group.
final class RemoveServiceApplicationProxyGroupCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationProxyGroup", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyGroupPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull], summary: "The proxy group: name, id or object.")
        ],
        help: help, make: { RemoveServiceApplicationProxyGroupCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a proxy group.",
        description: [
            "Removes a proxy group; the proxies in it stay. The default group cannot be removed. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationProxyGroup Extranet -Confirm:$false",
                "Removes a proxy group; its proxies stay."
            )
        ],
        links: ["Get-SPServiceApplicationProxyGroup", "Remove-SPServiceApplicationProxyGroupMember"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(RemoveProxyGroupCommand(identity: identity))
    }
}
