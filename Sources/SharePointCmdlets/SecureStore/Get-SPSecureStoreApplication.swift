import Administration
import ShellRuntime

/// `Get-SPSecureStoreApplication`: return one target application by ID, or all of them, for a service context.
final class GetSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPSecureStoreApplication", defaultSet: "NameSet",
        outputs: ["Microsoft.Office.SecureStoreService.PowerShell.SPSecureStoreApplication"],
        parameters: [
            .init(
                "All", "switch", sets: [.init("AllSet", mandatory: true)],
                summary: "Returns every target application of the store."),
            .init(
                "Name", "string", sets: [.init("NameSet", mandatory: true)],
                summary: "ID of the target application, in any case of letters."),
            .serviceContext,
        ],
        help: help, make: { GetSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one target application by ID, or all of them, for a service context.",
        description: [
            "Gives the target applications of the store that the default proxy group leads to: one by its ID, or all with -All. Each object has TargetApplication, TargetApplicationFields and TargetApplicationClaims, never credentials; the commands that change an application or its credentials take it as -Identity. The store needs its key on this server: without it the command says so.",
            HelpText.shellUse,
        ],
        examples: [
            (
                "Get-SPSecureStoreApplication -ServiceContext http://contoso -All",
                "Lists the target applications."
            ),
            ("Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB", "Finds one."),
        ],
        links: [
            "New-SPSecureStoreApplication", "Set-SPSecureStoreApplication",
            "Update-SPSecureStoreApplicationServerKey",
        ])

    override func run() throws {
        let command = GetSecureStoreApplicationsCommand(
            store: try storeOfContext(), applicationID: arguments.text("Name"))
        for application in try perform(command) { try output(SecureStoreObjects.application(application)) }
    }
}
