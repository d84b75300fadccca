import Administration
import ShellRuntime

/// `Get-SPSecureStoreApplication`: return one target application by ID, or all of them, for a service context.
final class GetSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPSecureStoreApplication", defaultSet: "NameSet",
        outputs: ["Microsoft.Office.SecureStoreService.PowerShellCmdlet.SPSecureStoreApplication"],
        parameters: [
            .init("All", "switch", sets: [.init("AllSet", mandatory: true)], summary: "Every one of them."),
            .init("Name", "string", sets: [.init("NameSet", mandatory: true)], summary: "Display name."),
            .init(
                "ServiceContext", "SPServiceContextPipeBind", mandatory: true, validations: [.notNull],
                summary:
                    "Site URL, or the service context itself; selects the proxy group whose Secure Store is used."
            ),
        ],
        help: help, make: { GetSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one target application by ID, or all of them, for a service context.",
        description: [
            "Gives the target applications with their fields and principals, never their credentials."
        ],
        examples: [
            (
                "Get-SPSecureStoreApplication -ServiceContext http://contoso -All",
                "Lists the target applications."
            ),
            ("Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB", "Finds one."),
        ])

    override func run() throws {
        let command = GetSecureStoreApplicationsCommand(
            store: try storeOfContext(), applicationID: arguments.text("Name"))
        for application in try perform(command) { try output(SecureStoreObjects.application(application)) }
    }
}
