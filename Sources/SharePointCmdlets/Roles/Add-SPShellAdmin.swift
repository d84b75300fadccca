import Administration
import ShellRuntime

/// `Add-SPShellAdmin`: put a user in the SharePoint_Shell_Access role of the configuration database, and of further databases when given.
final class AddShellAdminCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPShellAdmin", shouldProcess: true,
        parameters: [
            .init(
                "UserName", "string", mandatory: true, position: 0,
                summary: "Account, `DOMAIN\\user` or `user`."),
            .init(
                "Database", "SPDatabasePipeBind", pipeline: true,
                summary: "A database beside the configuration database: name, id or object."),
        ],
        help: help, make: { AddShellAdminCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Put a user in the SharePoint_Shell_Access role of the configuration database, and of further databases when given.",
        description: [
            "Gives SharePoint_Shell_Access on the configuration database; with -Database on the Central Administration content database and that database too."
        ],
        examples: [
            ("Add-SPShellAdmin -UserName CONTOSO\\jane", "Lets an account use the shell."),
            (
                "ForEach ($db in Get-SPDatabase) { Add-SPShellAdmin -UserName CONTOSO\\jane -Database $db }",
                "Lets it work with every database of the farm."
            ),
        ])

    override func run() throws {
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        for admin in try perform(AddShellAdminCommand(userName: user, database: reference("Database"))) {
            try writeVerbose("\(admin.userName) may use the shell on '\(admin.database)'.")
        }
    }
}
