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
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "ServerInstance", "SPDatabaseServiceInstancePipeBind",
                sets: [.init("ServerParameterSet", mandatory: true, fromPipeline: true)],
                summary: "Database instance."),
            .init(
                "Name", "string", sets: [.init("NameParameterSet", mandatory: true)],
                validations: [.notNullOrEmpty], summary: "Display name."),
        ],
        help: help, make: { GetDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Return one database known to the farm, or all.",
        description: [
            "The configuration database, the content database of Central Administration and those of the service applications, each with its type and id. Without a name or id all are returned.",
            HelpText.shellUse,
        ],
        examples: [
            ("Get-SPDatabase", "Lists the databases of the farm."),
            ("Get-SPDatabase -Name Secure_Store | Format-List", "Shows all facts of one database."),
        ])

    override func run() throws {
        let identity = reference("Identity") ?? arguments.text("Name").map { .name($0) }
        let command = GetDatabasesCommand(
            identity: identity, serverInstance: arguments.text("ServerInstance"))
        for database in try perform(command) {
            try output(FarmObjects.database(database, in: connection.session.home))
        }
    }
}
