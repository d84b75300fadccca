import Administration
import ShellRuntime

/// `Add-SPShellAdmin`: put a user in the SharePoint_Shell_Access role of the configuration database, and of further databases when given.
final class AddShellAdminCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPShellAdmin", shouldProcess: true,
        parameters: [
            .init("UserName", "string", mandatory: true, position: 0, summary: "Account, `DOMAIN\\\\user` or `user`."),
            .init("Database", "SPDatabasePipeBind", pipeline: true, summary: "GUID or object; the configuration database is always included."),
        ],
        help: help, make: { AddShellAdminCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Put a user in the SharePoint_Shell_Access role of the configuration database, and of further databases when given.",
        examples: [
            ("Add-SPShellAdmin -UserName CONTOSO\\jane", "Lets an account use the shell."),
            ("ForEach ($db in Get-SPDatabase) { Add-SPShellAdmin -UserName CONTOSO\\jane -Database $db }", "Lets it work with every database of the farm.")
        ])

    override func run() throws {
        let user = arguments.text("UserName") ?? ""
        guard try shouldProcess(user) else { return }
        for admin in try perform(AddShellAdminCommand(userName: user, database: reference("Database"))) {
            try writeVerbose("\(admin.userName) may use the shell on '\(admin.database)'.")
        }
    }
}
