import Administration
import ShellRuntime

/// `Add-SPShellAdmin`: put a user in the SharePoint_Shell_Access role of the configuration database, and of further databases when given.
final class AddShellAdminCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPShellAdmin", shouldProcess: true,
        parameters: [
            .init(
                "UserName", "string", mandatory: true, position: 0,
                summary: "Account or group that this computer knows: `DOMAIN\\user`, `user@domain` or `user`."
            ),
            .init(
                "Database", "SPDatabasePipeBind", pipeline: true,
                summary: "A database beside the configuration database: name, id or object."),
        ],
        help: help, make: { AddShellAdminCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Put a user in the SharePoint_Shell_Access role of the configuration database, and of further databases when given.",
        description: [
            "Puts an account or group into SharePoint_Shell_Access of the configuration database; with -Database also of the content database of Central Administration and of that database. The rights on the files go with it, and a warning names a folder above the farm that keeps the account out. It returns nothing; -Verbose says what was given.",
            "Needs securityadmin on the database instance, db_owner on each of these databases and Administrators on the computer.",
            HelpText.sharing,
        ],
        examples: [
            (
                "Add-SPShellAdmin -UserName CONTOSO\\jane",
                "Lets an account use the shell."
            ),
            (
                "ForEach ($db in Get-SPDatabase) { Add-SPShellAdmin -UserName CONTOSO\\jane -Database $db }",
                "Gives the role on every database of the farm."
            ),
        ],
        links: ["Get-SPShellAdmin", "Remove-SPShellAdmin", "Add-SPDatabaseRoleMember"])

    override func run() throws {
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        for admin in try perform(AddShellAdminCommand(userName: user, database: reference("Database"))) {
            try writeVerbose("\(admin.userName) may use the shell on '\(admin.database)'.")
        }
    }
}
