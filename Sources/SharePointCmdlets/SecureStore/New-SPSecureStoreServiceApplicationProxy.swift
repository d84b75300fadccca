import Administration
import ShellRuntime

/// `New-SPSecureStoreServiceApplicationProxy`: create the proxy that connects consumers to a local or remote Secure Store service application.
final class NewSecureStoreServiceApplicationProxyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreServiceApplicationProxy", defaultSet: "Uri", shouldProcess: true,
        outputs: ["Microsoft.Office.SecureStoreService.Server.SecureStoreServiceApplicationProxy"],
        parameters: [
            .init("DefaultProxyGroup", "switch", summary: "Puts the proxy into the default proxy group."),
            .init("Name", "string", summary: "Display name."),
            .init(
                "ServiceApplication", "SPServiceApplicationPipeBind",
                sets: [.init("PipeBind", mandatory: true, fromPipeline: true)],
                summary: "The service application: name, id or object."),
            .init(
                "Uri", "uri", sets: [.init("Uri", mandatory: true)], validations: [.notNull],
                summary: "Not served in this release."),
        ],
        help: help, make: { NewSecureStoreServiceApplicationProxyCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Create the proxy that connects consumers to a local or remote Secure Store service application.",
        description: [
            "Connects consumers to a Secure Store service application; with -DefaultProxyGroup it is the one that a service context finds. The next step is a key: Update-SPSecureStoreMasterKey.",
            HelpText.three,
        ],
        examples: [
            (
                "New-SPSecureStoreServiceApplicationProxy -Name 'Secure Store Service Proxy' -ServiceApplication 'Secure Store Service' -DefaultProxyGroup",
                "Makes the proxy and puts it into the default group."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse("Uri", "is not served: services of other farms cannot be reached in this release")
        guard try shouldProcess(arguments.text("Name") ?? "") else { return }
        let command = NewSecureStoreProxyCommand(
            proxyName: arguments.text("Name"), serviceApplication: try required("ServiceApplication"),
            joinsDefaultGroup: arguments.flag("DefaultProxyGroup"))
        try output(ServiceObjects.proxy(try perform(command)))
    }
}
