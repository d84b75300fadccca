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
                summary: "The proxy: name, id or object. All of them when left out.")
        ],
        help: help, make: { GetServiceApplicationProxyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one service application proxy, or all.",
        description: [
            "Lists the proxies with type and id. The one whose TypeName is 'Secure Store Service Application Proxy' is what the key commands take as -ServiceApplicationProxy. Without -Identity all are returned.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPServiceApplicationProxy | Where-Object TypeName -eq 'Secure Store Service Application Proxy'",
                "Finds the proxy of the Secure Store."
            )
        ],
        links: [
            "New-SPSecureStoreServiceApplicationProxy", "Update-SPSecureStoreMasterKey",
            "Remove-SPServiceApplicationProxy",
        ])

    override func run() throws {
        for proxy in try perform(GetProxiesCommand(identity: reference("Identity"))) {
            try output(ServiceObjects.proxy(proxy))
        }
    }
}
