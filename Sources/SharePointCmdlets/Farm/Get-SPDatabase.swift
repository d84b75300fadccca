import Administration
import ShellRuntime

/// `Get-SPDatabase`: return one database known to the farm, or all.
final class GetDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPDatabase", defaultSet: "DefaultParameterSet",
        outputs: ["Microsoft.SharePoint.Administration.SPDatabase"],
        parameters: [
            .init(
                "Identity", "SPDatabasePipeBind",
                sets: [.init("DefaultParameterSet", position: 0, fromPipeline: true)],
                summary: "The database: name, id or object. All of them when left out."),
            .init(
                "ServerInstance", "SPDatabaseServiceInstancePipeBind",
                sets: [.init("ServerParameterSet", mandatory: true, fromPipeline: true)],
                summary: "Database instance: `.` or `(local)`, the embedded one; other names are refused."),
            .init(
                "Name", "string", sets: [.init("NameParameterSet", mandatory: true)],
                validations: [.notNullOrEmpty], summary: "Name of the database, in any case of letters."),
        ],
        help: help, make: { GetDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one database known to the farm, or all.",
        description: [
            "Lists the databases of the farm with type, id, size and file: the configuration database, the content database of Central Administration and those of the service applications. Exists is False where the file is gone. Without a name or id all are returned; a name that the farm does not have is an error.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPDatabase", "Lists the databases of the farm."),
            ("Get-SPDatabase -Name Secure_Store | Format-List", "Shows all facts of one database."),
        ],
        links: ["Get-SPServiceApplication", "Get-SPDatabaseRoleMember", "Backup-SPFarm"])

    override func run() throws {
        let identity = reference("Identity") ?? arguments.text("Name").map { .name($0) }
        let command = GetDatabasesCommand(
            identity: identity, serverInstance: arguments.text("ServerInstance"))
        for database in try perform(command) {
            try output(FarmObjects.database(database, in: connection.session.home))
        }
    }
}
