import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationProxyGroup`: delete a proxy group.
final class RemoveServiceApplicationProxyGroupCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationProxyGroup", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyGroupPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { RemoveServiceApplicationProxyGroupCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a proxy group.",
        description: [
            "Removes a group. The proxies in it stay.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationProxyGroup Extranet -Confirm:$false",
                "Removes a proxy group; its proxies stay."
            )
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(RemoveProxyGroupCommand(identity: identity))
    }
}
