import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationProxy`: delete a service application proxy.
final class RemoveServiceApplicationProxyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationProxy", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyPipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull], summary: "The proxy: name, id or object."),
            .init(
                "RemoveData", "switch", validations: [.notNull]),
        ],
        refused: [
            "RemoveData": "a proxy has no data of its own"
        ],
        help: help, make: { RemoveServiceApplicationProxyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a service application proxy.",
        description: [
            "Removes a proxy and its places in proxy groups; the service application and its data stay. Sites no longer find the store until another proxy is in the default group. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationProxy 'Secure Store Service Proxy' -Confirm:$false",
                "Removes a proxy."
            )
        ],
        links: [
            "Get-SPServiceApplicationProxy", "New-SPSecureStoreServiceApplicationProxy",
            "Remove-SPServiceApplication",
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(RemoveProxyCommand(identity: identity))
    }
}
