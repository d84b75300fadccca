import Administration
import ShellRuntime

/// `Remove-SPShellAdmin`: take a user out of the SharePoint_Shell_Access role of a database.
final class RemoveShellAdminCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPShellAdmin", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "UserName", "string", mandatory: true, position: 0,
                summary: "Account or group in the role: `DOMAIN\\user`, `user@domain` or `user`."),
            .init(
                "Database", "SPDatabasePipeBind", pipeline: true,
                summary: "The database: name, id or object; the configuration database when left out."
            ),
        ],
        help: help, make: { RemoveShellAdminCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Take a user out of the SharePoint_Shell_Access role of a database.",
        description: [
            "Takes an account or group out of SharePoint_Shell_Access of the configuration database or, with -Database, of that one alone. What it is allowed as db_owner stays. It asks first, unless -Confirm:$false is given, and returns nothing; an account that is not in the role is an error.",
            "Needs securityadmin on the database instance, db_owner on the configuration database and on the one named, and Administrators on the computer.",
            HelpText.sharing,
        ],
        examples: [
            (
                "Remove-SPShellAdmin -UserName CONTOSO\\jane -Confirm:$false",
                "Takes the shell away from an account on the configuration database."
            )
        ],
        links: ["Add-SPShellAdmin", "Get-SPShellAdmin", "Remove-SPDatabaseRoleMember"])

    override func run() throws {
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        try perform(RemoveShellAdminCommand(userName: user, database: reference("Database")))
    }
}
