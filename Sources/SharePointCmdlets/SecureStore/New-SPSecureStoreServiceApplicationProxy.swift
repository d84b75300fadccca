import Administration
import ShellRuntime

/// `New-SPSecureStoreServiceApplicationProxy`: create the proxy that connects consumers to a Secure Store service application.
final class NewSecureStoreServiceApplicationProxyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreServiceApplicationProxy", defaultSet: "Uri", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceApplicationProxy"],
        parameters: [
            .init("DefaultProxyGroup", "switch", summary: "Puts the proxy into the default proxy group."),
            .init(
                "Name", "string",
                summary:
                    "Name that no other proxy has; that of the service application with Proxy behind it when left out."
            ),
            .init(
                "ServiceApplication", "SPServiceApplicationPipeBind",
                sets: [.init("PipeBind", mandatory: true, fromPipeline: true)],
                summary: "The service application: name, id or object."),
            .init(
                "Uri", "uri", sets: [.init("Uri", mandatory: true)], validations: [.notNull]),
        ],
        refused: [
            "Uri": "services of other farms cannot be reached in this release"
        ],
        help: help, make: { NewSecureStoreServiceApplicationProxyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create the proxy that connects consumers to a Secure Store service application.",
        description: [
            "Makes the proxy that leads consumers and the key commands to a Secure Store service application of this farm. With -DefaultProxyGroup it joins the default proxy group, through which every site finds its store: without that the commands that take -ServiceContext do not. Returns the proxy; the next step is a key: Update-SPSecureStoreMasterKey.",
            HelpText.three,
        ],
        examples: [
            (
                "New-SPSecureStoreServiceApplicationProxy -Name 'Secure Store Service Proxy' -ServiceApplication 'Secure Store Service' -DefaultProxyGroup",
                "Makes the proxy and puts it into the default group."
            )
        ],
        links: [
            "New-SPSecureStoreServiceApplication", "Update-SPSecureStoreMasterKey",
            "Get-SPServiceApplicationProxy", "Add-SPServiceApplicationProxyGroupMember",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(arguments.text("Name") ?? "") else { return }
        let command = NewSecureStoreProxyCommand(
            proxyName: arguments.text("Name"), serviceApplication: try required("ServiceApplication"),
            joinsDefaultGroup: arguments.flag("DefaultProxyGroup"))
        try output(ServiceObjects.proxy(try perform(command)))
    }
}
