import Administration
import ShellRuntime

/// `New-SPSecureStoreServiceApplication`: create a Secure Store service application and its database.
final class NewSecureStoreServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreServiceApplication", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPServiceApplication"],
        parameters: [
            .init(
                "ApplicationPool", "SPIisWebServiceApplicationPoolPipeBind", mandatory: true,
                summary: "Pool that the service runs in: name, id or object."),
            .init(
                "AuditingEnabled", "switch", mandatory: true,
                summary: "Whether the store keeps an audit log: -AuditingEnabled:$true or :$false."),
            .init(
                "AuditlogMaxSize", "int",
                summary: "Days that entries of the audit log stay, 1 to 36500; 30 when left out."),
            .init(
                "DatabaseCredentials", "pscredential", sets: [.init("NoMinDBSet")]),
            .init(
                "DatabaseName", "string", sets: [.init("NoMinDBSet")],
                summary: "Name of the database; Secure_Store_Service_DB_ and an id when left out."),
            .init(
                "DatabasePassword", "securestring", sets: [.init("NoMinDBSet")]),
            .init(
                "DatabaseServer", "string", sets: [.init("NoMinDBSet")], validations: [.notNullOrEmpty],
                summary: "Database instance: `.` or `(local)`, the embedded one; other names are refused."),
            .init(
                "DatabaseUsername", "string", sets: [.init("NoMinDBSet")]),
            .init(
                "FailoverDatabaseServer", "string", sets: [.init("NoMinDBSet")]),
            .init(
                "Name", "string",
                summary: "Name that no other service application has; 'Secure Store Service' when left out."),
            .init("PartitionMode", "switch"),
            .init("Sharing", "switch"),
            .init("DeferUpgradeActions", "switch"),
        ],
        refused: [
            "DatabaseCredentials": RefusalReason.noPasswordServer,
            "DatabasePassword": RefusalReason.noPasswordServer,
            "DatabaseUsername": RefusalReason.noPasswordServer,
            "FailoverDatabaseServer": RefusalReason.noFailover,
            "PartitionMode": "there are no site subscriptions to keep apart",
            "Sharing": RefusalReason.notPublished,
            "DeferUpgradeActions": "there is nothing to defer",
        ],
        help: help, make: { NewSecureStoreServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a Secure Store service application and its database.",
        description: [
            "Makes a Secure Store service application and its database on the embedded instance, in a pool of New-SPServiceApplicationPool; the caller owns the database. Returns the service application. It answers once it has a proxy (New-SPSecureStoreServiceApplicationProxy) and a key (Update-SPSecureStoreMasterKey); back it up after both.",
            HelpText.three,
        ],
        examples: [
            (
                #"""
                $pool = Get-SPServiceApplicationPool 'Secure Store Pool'
                New-SPSecureStoreServiceApplication -ApplicationPool $pool -AuditingEnabled:$true -AuditlogMaxSize 30 -DatabaseName Secure_Store -Name 'Secure Store Service'
                """#,
                "Makes a Secure Store with its database."
            )
        ],
        links: [
            "New-SPServiceApplicationPool", "New-SPSecureStoreServiceApplicationProxy",
            "Update-SPSecureStoreMasterKey", "Set-SPSecureStoreServiceApplication", "Backup-SPFarm",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(arguments.text("Name") ?? "Secure Store Service") else { return }
        let command = NewSecureStoreCommand(
            applicationName: arguments.text("Name"), applicationPool: try required("ApplicationPool"),
            databaseName: arguments.text("DatabaseName"), databaseServer: arguments.text("DatabaseServer"),
            auditEnabled: arguments.flag("AuditingEnabled"), auditDays: arguments.int("AuditlogMaxSize"))
        try output(ServiceObjects.application(try perform(command)))
    }
}
