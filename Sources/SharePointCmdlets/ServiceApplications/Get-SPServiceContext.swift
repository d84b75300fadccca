import Administration
import ShellRuntime

/// `Get-SPServiceContext`: return the service context of a site or site subscription.
final class GetServiceContextCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPServiceContext",
        parameters: [
            .init(
                "Site", "SPSitePipeBind",
                sets: [.init("Site", mandatory: true, position: 0, fromPipeline: true)],
                summary: "Address of a site."),
            .init(
                "SiteSubscription", "SPSiteSubscriptionPipeBind",
                sets: [.init("SiteSubscription", mandatory: true, fromPipeline: true)],
                summary: "Not served in this release."),
        ],
        help: help, make: { GetServiceContextCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return the service context of a site or site subscription.",
        description: [
            "Makes the context of a site's address, which the Secure Store commands take as -ServiceContext; the address as text does the same. Every address leads to the default proxy group.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPServiceContext http://contoso", "Shows which proxy group serves a site.")
        ])

    override func run() throws {
        try refuse("SiteSubscription", "is not served: the farm has no site subscriptions")
        try output(
            ServiceObjects.context(try perform(GetServiceContextCommand(site: arguments.text("Site") ?? ""))))
    }
}
