import Administration
import ShellRuntime

/// `New-SPSecureStoreServiceApplication`: create a Secure Store service application and its database.
final class NewSecureStoreServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreServiceApplication", shouldProcess: true,
        outputs: ["Microsoft.Office.SecureStoreService.Server.SecureStoreServiceApplication"],
        parameters: [
            .init(
                "ApplicationPool", "SPIisWebServiceApplicationPoolPipeBind", mandatory: true,
                summary: "Pool that the service runs in: name, id or object."),
            .init(
                "AuditingEnabled", "switch", mandatory: true,
                summary: "Whether the store keeps an audit log: -AuditingEnabled:$true or :$false."),
            .init(
                "AuditlogMaxSize", "int",
                summary: "Days that entries of the audit log stay; 30 when left out."),
            .init(
                "DatabaseCredentials", "pscredential", sets: [.init("NoMinDBSet")],
                summary: "Account of the database server for password authentication."),
            .init("DatabaseName", "string", sets: [.init("NoMinDBSet")], summary: "Name of the database."),
            .init(
                "DatabasePassword", "securestring", sets: [.init("NoMinDBSet")],
                summary: "Password of -DatabaseUsername."),
            .init(
                "DatabaseServer", "string", sets: [.init("NoMinDBSet")], validations: [.notNullOrEmpty],
                summary: "Database instance; `.` and `(local)` name the embedded one."),
            .init(
                "DatabaseUsername", "string", sets: [.init("NoMinDBSet")],
                summary: "Login of the database server for password authentication."),
            .init(
                "FailoverDatabaseServer", "string", sets: [.init("NoMinDBSet")],
                summary: "Instance that takes over when the first one fails."),
            .init("Name", "string", summary: "Display name."),
            .init("PartitionMode", "switch", summary: "Not served in this release."),
            .init("Sharing", "switch", summary: "Not served in this release."),
            .init("DeferUpgradeActions", "switch", summary: "Not served in this release."),
        ],
        help: help, make: { NewSecureStoreServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a Secure Store service application and its database.",
        description: [
            "Makes the service application and its database on the embedded instance, in a pool of New-SPServiceApplicationPool. It answers once it has a proxy (New-SPSecureStoreServiceApplicationProxy) and a key (Update-SPSecureStoreMasterKey); back it up after both.",
            HelpText.three,
        ],
        examples: [
            (
                "New-SPSecureStoreServiceApplication -ApplicationPool $pool -AuditingEnabled:$true -AuditlogMaxSize 30 -DatabaseName Secure_Store -Name 'Secure Store Service'",
                "Makes a Secure Store with its database."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse(
            "DatabaseCredentials",
            "is for database servers with password authentication, which this release does not have")
        try refuse(
            "DatabaseUsername",
            "is for database servers with password authentication, which this release does not have")
        try refuse(
            "DatabasePassword",
            "is for database servers with password authentication, which this release does not have")
        try refuse(
            "FailoverDatabaseServer", "needs a database server that mirrors, which this release does not have"
        )
        if arguments.flag("PartitionMode") {
            try refuse("PartitionMode", "is not served: there are no site subscriptions")
        }
        if arguments.flag("Sharing") {
            try refuse("Sharing", "is not served: the service is not published to other farms")
        }
        if arguments.flag("DeferUpgradeActions") {
            try refuse("DeferUpgradeActions", "is not served: there is nothing to defer")
        }
        guard try shouldProcess(arguments.text("Name") ?? "Secure Store Service") else { return }
        let command = NewSecureStoreCommand(
            applicationName: arguments.text("Name"), applicationPool: try required("ApplicationPool"),
            databaseName: arguments.text("DatabaseName"), databaseServer: arguments.text("DatabaseServer"),
            auditEnabled: arguments.flag("AuditingEnabled"), auditDays: arguments.int("AuditlogMaxSize"))
        try output(ServiceObjects.application(try perform(command)))
    }
}
