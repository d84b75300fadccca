import Administration
import ShellRuntime

/// `Get-SPServiceApplicationProxy`: return one service application proxy, or all.
final class GetServiceApplicationProxyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceApplicationProxy",
        outputs: ["Microsoft.SharePoint.Administration.SPServiceApplicationProxy"],
        parameters: [
            .init(
                "Identity", "SPServiceApplicationProxyPipeBind", position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { GetServiceApplicationProxyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one service application proxy, or all.",
        description: [
            "Proxies with their type and id; the one of type 'Secure Store Service Application Proxy' is what the key commands take.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPServiceApplicationProxy | Where-Object TypeName -eq 'Secure Store Service Application Proxy'",
                "Finds the proxy of the Secure Store."
            )
        ])

    override func run() throws {
        for proxy in try perform(GetProxiesCommand(identity: reference("Identity"))) {
            try output(ServiceObjects.proxy(proxy))
        }
    }
}
