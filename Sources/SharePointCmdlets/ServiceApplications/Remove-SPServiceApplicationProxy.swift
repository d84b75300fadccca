import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationProxy`: delete a service application proxy.
final class RemoveServiceApplicationProxyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationProxy", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyPipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "RemoveData", "switch", validations: [.notNull],
                summary: "Removes the database too; it cannot be undone."),
        ],
        help: help, make: { RemoveServiceApplicationProxyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a service application proxy.",
        description: [
            "Removes a proxy and its places in proxy groups. The service application and its data stay.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationProxy 'Secure Store Service Proxy' -Confirm:$false",
                "Removes a proxy."
            )
        ])

    override func run() throws {
        try refuse("RemoveData", "is not served: a proxy has no data of its own")
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(RemoveProxyCommand(identity: identity))
    }
}
