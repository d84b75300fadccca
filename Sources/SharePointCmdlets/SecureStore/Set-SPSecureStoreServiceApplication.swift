import Administration
import ShellRuntime

/// `Set-SPSecureStoreServiceApplication`: change pool, auditing, database or sharing settings of a Secure Store service application.
final class SetSecureStoreServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPSecureStoreServiceApplication", shouldProcess: true,
        parameters: [
            .init(
                "ApplicationPool", "SPIisWebServiceApplicationPool",
                summary: "Pool that the service runs in: name, id or object."),
            .init("AuditingEnabled", "switch", summary: "Whether the store keeps an audit log."),
            .init("AuditlogMaxSize", "int", summary: "Days to keep audit entries."),
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
            .init(
                "Identity", "SPServiceApplicationPipeBind", mandatory: true, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself."),
            .init("Sharing", "switch", summary: "Not served in this release."),
        ],
        help: help, make: { SetSecureStoreServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Change pool, auditing, database or sharing settings of a Secure Store service application.",
        description: [
            "Changes the pool, and whether and for how many days an audit log is kept. Moving the database, credentials of a database server and publishing to other farms are refused.",
            "Needs securityadmin on the database instance, db_owner on the configuration and the store's database, and Administrators on the computer.",
        ],
        examples: [
            (
                "Get-SPServiceApplication -Name 'Secure Store Service' | Set-SPSecureStoreServiceApplication -AuditingEnabled -AuditlogMaxSize 40",
                "Keeps an audit log for 40 days."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse(
            "DatabaseCredentials",
            "is for database servers with password authentication, which this release does not have")
        for parameter: StaticString in [
            "DatabaseName", "DatabaseServer", "DatabaseUsername", "DatabasePassword",
            "FailoverDatabaseServer",
        ] {
            try refuse(
                parameter, "is not served: the database of a Secure Store cannot be moved in this release")
        }
        if arguments.flag("Sharing") {
            try refuse("Sharing", "is not served: the service is not published to other farms")
        }
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        let auditing = arguments.isBound("AuditingEnabled") ? arguments.flag("AuditingEnabled") : nil
        try perform(
            SetSecureStoreCommand(
                identity: identity, applicationPool: reference("ApplicationPool"), auditEnabled: auditing,
                auditDays: arguments.int("AuditlogMaxSize")))
    }
}
