import Administration
import ShellRuntime

/// `Connect-SPConfigurationDatabase`: join this server to an existing farm.
final class ConnectConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Connect", "SPConfigurationDatabase",
        parameters: [
            .init(
                "DatabaseName", "string", mandatory: true, position: 0, pipeline: true,
                summary: "Name of the database."),
            .init(
                "DatabaseServer", "string", mandatory: true, propertyName: true,
                validations: [.notNullOrEmpty],
                summary: "Database instance; `.` and `(local)` name the embedded one."),
            .init(
                "DatabaseCredentials", "pscredential", propertyName: true,
                summary: "Account of the database server for password authentication."),
            .init(
                "Passphrase", "securestring", mandatory: true, position: 8, pipeline: true,
                propertyName: true,
                summary: "The pass phrase: at least 8 characters, three of the four classes."),
            .init(
                "SkipRegisterAsDistributedCacheHost", "switch", position: 9, pipeline: true,
                propertyName: true, summary: "Not served in this release."),
            .init("DatabaseFailOverPartner", "string", summary: "Not served in this release."),
            .init(
                "LocalServerRole", "SPServerRole",
                validations: [
                    .set(
                        [
                            "Application", "ApplicationWithSearch", "Custom", "DistributedCache", "Search",
                            "SingleServerFarm", "WebFrontEnd", "WebFrontEndWithDistributedCache",
                        ], ignoreCase: true)
                ], summary: "What this server is for."),
            .init(
                "DatabaseConnectionEncryption", "SqlConnectionEncryptOption",
                validations: [.set(["Mandatory", "True", "Optional", "False", "Strict"], ignoreCase: true)],
                summary: "Not served in this release."),
            .init("DatabaseServerCertificateHostName", "string", summary: "Not served in this release."),
        ],
        help: help, make: { ConnectConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Join this server to an existing farm.",
        description: [
            "Needs the farm pass phrase, that of New-SPConfigurationDatabase or of the last Set-SPPassPhrase, and a computer that belongs to no farm. The embedded instance is the only database server of this release; other names are refused.",
            "Needs Administrators on the computer and securityadmin on the database instance.",
        ],
        examples: [
            (
                "Connect-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -Passphrase (Read-Host -AsSecureString)",
                "Joins this computer to a farm that exists."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse(
            "DatabaseCredentials",
            "is for database servers with password authentication, which this release does not have")
        try refuse(
            "DatabaseFailOverPartner",
            "needs a database server that mirrors, which this release does not have")
        try refuse(
            "DatabaseServerCertificateHostName",
            "is for encrypted connections to a database server, which this release does not have")
        try refuse(
            "DatabaseConnectionEncryption",
            "is for connections to a database server, which this release does not have")
        try refuse("SkipRegisterAsDistributedCacheHost", "is not served: there is no distributed cache here")
        let role =
            arguments.text("LocalServerRole").flatMap { name in
                ServerRoleName.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
            } ?? .custom
        _ = try performLocally(
            ConnectConfigurationDatabaseCommand(
                databaseName: arguments.text("DatabaseName") ?? "",
                databaseServer: arguments.text("DatabaseServer") ?? ".", passphrase: try secret("Passphrase"),
                serverRole: role))
    }
}
