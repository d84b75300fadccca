import Administration
import ShellRuntime

/// `Get-SPShellAdmin`: list the users in the SharePoint_Shell_Access role of a database (configuration database by default).
final class GetShellAdminCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPShellAdmin", outputs: ["Microsoft.SharePoint.PowerShell.SPShellAdmin"],
        parameters: [
            .init(
                "Database", "SPDatabasePipeBind", position: 0, pipeline: true,
                summary: "The database: name, id or object; the configuration database when left out.")
        ],
        help: help, make: { GetShellAdminCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "List the users in the SharePoint_Shell_Access role of a database (configuration database by default).",
        description: [
            "Lists who is in SharePoint_Shell_Access of the configuration database, or of the one that -Database names: one object each, with UserName and Database. Owners of a database may use the shell too and are not listed; Get-SPDatabaseRoleMember lists them.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPShellAdmin", "Lists who may use the shell on the configuration database.")
        ],
        links: ["Add-SPShellAdmin", "Remove-SPShellAdmin", "Get-SPDatabaseRoleMember"])

    override func run() throws {
        for admin in try perform(GetShellAdminsCommand(database: reference("Database"))) {
            try output(FarmObjects.shellAdmin(admin))
        }
    }
}
