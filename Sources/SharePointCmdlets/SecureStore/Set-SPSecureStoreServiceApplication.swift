import Administration
import ShellRuntime

/// `Set-SPSecureStoreServiceApplication`: change the pool and the audit log of a Secure Store service application.
final class SetSecureStoreServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPSecureStoreServiceApplication", shouldProcess: true,
        parameters: [
            .init(
                "ApplicationPool", "SPIisWebServiceApplicationPool",
                summary: "Pool that the service runs in: name, id or object."),
            .init(
                "AuditingEnabled", "switch",
                summary:
                    "Whether the store keeps an audit log: -AuditingEnabled:$true or -AuditingEnabled:$false."
            ),
            .init("AuditlogMaxSize", "int", summary: "Days that entries of the audit log stay, 1 to 36500."),
            .init(
                "DatabaseCredentials", "pscredential", sets: [.init("NoMinDBSet")]),
            .init("DatabaseName", "string", sets: [.init("NoMinDBSet")]),
            .init(
                "DatabasePassword", "securestring", sets: [.init("NoMinDBSet")]),
            .init(
                "DatabaseServer", "string", sets: [.init("NoMinDBSet")], validations: [.notNullOrEmpty]),
            .init(
                "DatabaseUsername", "string", sets: [.init("NoMinDBSet")]),
            .init(
                "FailoverDatabaseServer", "string", sets: [.init("NoMinDBSet")]),
            .init(
                "Identity", "SPServiceApplicationPipeBind", mandatory: true, pipeline: true,
                summary: "The service application: name, id or object."),
            .init("Sharing", "switch"),
        ],
        refused: [
            "DatabaseCredentials": RefusalReason.noPasswordServer,
            "DatabaseName": RefusalReason.databaseStays,
            "DatabasePassword": RefusalReason.noPasswordServer,
            "DatabaseServer": RefusalReason.databaseStays,
            "DatabaseUsername": RefusalReason.noPasswordServer,
            "FailoverDatabaseServer": RefusalReason.noFailover,
            "Sharing": RefusalReason.notPublished,
        ],
        help: help, make: { SetSecureStoreServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Change the pool and the audit log of a Secure Store service application.",
        description: [
            "Changes the pool of a Secure Store service application, and whether and for how many days its audit log is kept; what is left out stays. -AuditingEnabled:$false ends the log. Returns nothing.",
            "Needs securityadmin on the database instance, db_owner on the configuration database and the store's own, and Administrators on the computer.",
        ],
        examples: [
            (
                "Get-SPServiceApplication -Name 'Secure Store Service' | Set-SPSecureStoreServiceApplication -AuditingEnabled -AuditlogMaxSize 40",
                "Keeps an audit log for 40 days."
            )
        ],
        links: [
            "New-SPSecureStoreServiceApplication", "Get-SPServiceApplication", "Get-SPServiceApplicationPool",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        let auditing = arguments.isBound("AuditingEnabled") ? arguments.flag("AuditingEnabled") : nil
        try perform(
            SetSecureStoreCommand(
                identity: identity, applicationPool: reference("ApplicationPool"), auditEnabled: auditing,
                auditDays: arguments.int("AuditlogMaxSize")))
    }
}
