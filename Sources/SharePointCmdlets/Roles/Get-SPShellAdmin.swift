import Administration
import ShellRuntime

/// `Get-SPShellAdmin`: list the users in the SharePoint_Shell_Access role of a database (configuration database by default).
final class GetShellAdminCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPShellAdmin", outputs: ["Microsoft.SharePoint.PowerShell.SPShellAdmin"],
        parameters: [
            .init(
                "Database", "SPDatabasePipeBind", position: 0, pipeline: true,
                summary: "The database: name, id or object.")
        ],
        help: help, make: { GetShellAdminCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "List the users in the SharePoint_Shell_Access role of a database (configuration database by default).",
        description: [
            "Who is in SharePoint_Shell_Access of the configuration database, or of the one that -Database names.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPShellAdmin", "Lists who may use the shell on the configuration database.")
        ])

    override func run() throws {
        for admin in try perform(GetShellAdminsCommand(database: reference("Database"))) {
            try output(FarmObjects.shellAdmin(admin))
        }
    }
}
