import Administration
import ShellRuntime

/// `Get-SPServiceContext`: return the service context of a site.
final class GetServiceContextCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceContext",
        parameters: [
            .init(
                "Site", "SPSitePipeBind",
                sets: [.init("Site", mandatory: true, position: 0, fromPipeline: true)],
                summary: "Address of a site, such as http://contoso."),
            .init(
                "SiteSubscription", "SPSiteSubscriptionPipeBind",
                sets: [.init("SiteSubscription", mandatory: true, fromPipeline: true)]),
        ],
        refused: [
            "SiteSubscription": "the farm has no site subscriptions"
        ],
        help: help, make: { GetServiceContextCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return the service context of a site.",
        description: [
            "Makes the context of a site's address, which the commands of the Secure Store take as -ServiceContext; they take the address as text too. The address is not looked up: every one that begins with http:// or https:// leads to the default proxy group. Returns one object with Site and ProxyGroup.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServiceContext http://contoso", "Shows which proxy group serves a site.")
        ],
        links: ["Get-SPSecureStoreApplication", "Get-SPServiceApplicationProxyGroup"])

    override func run() throws {
        try output(
            ServiceObjects.context(try perform(GetServiceContextCommand(site: arguments.text("Site") ?? ""))))
    }
}
