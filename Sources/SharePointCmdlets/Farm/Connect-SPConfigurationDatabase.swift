import Administration
import ShellRuntime

/// `Connect-SPConfigurationDatabase`: join this server to an existing farm.
final class ConnectConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Connect", "SPConfigurationDatabase",
        parameters: [
            .init(
                "DatabaseName", "string", mandatory: true, position: 0, pipeline: true,
                summary: "Name of the configuration database."),
            .init(
                "DatabaseServer", "string", mandatory: true, propertyName: true,
                validations: [.notNullOrEmpty],
                summary: "Database instance: `.` or `(local)`, the embedded one; other names are refused."),
            .init(
                "DatabaseCredentials", "pscredential", propertyName: true),
            .init(
                "Passphrase", "securestring", mandatory: true, position: 8, pipeline: true,
                propertyName: true, summary: "The pass phrase of the farm."),
            .init(
                "SkipRegisterAsDistributedCacheHost", "switch", position: 9, pipeline: true,
                propertyName: true),
            .init("DatabaseFailOverPartner", "string"),
            .init(
                "LocalServerRole", "SPServerRole",
                validations: [
                    .set(
                        [
                            "Application", "ApplicationWithSearch", "Custom", "DistributedCache", "Search",
                            "SingleServerFarm", "WebFrontEnd", "WebFrontEndWithDistributedCache",
                        ], ignoreCase: true)
                ],
                summary:
                    "What this server is for, shown by Get-SPServer; Custom when left out. A server that the farm knows keeps its role."
            ),
            .init(
                "DatabaseConnectionEncryption", "SqlConnectionEncryptOption",
                validations: [.set(["Mandatory", "True", "Optional", "False", "Strict"], ignoreCase: true)]),
            .init("DatabaseServerCertificateHostName", "string"),
        ],
        refused: [
            "DatabaseCredentials": RefusalReason.noPasswordServer,
            "SkipRegisterAsDistributedCacheHost": RefusalReason.noDistributedCache,
            "DatabaseFailOverPartner": RefusalReason.noFailover,
            "DatabaseConnectionEncryption":
                RefusalReason.noConnection,
            "DatabaseServerCertificateHostName":
                RefusalReason.noConnection,
        ],
        help: help, make: { ConnectConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Join this server to an existing farm.",
        description: [
            "Joins this computer to the farm in a configuration database of the embedded instance: the way back after Disconnect-SPConfigurationDatabase. The computer must belong to no farm. The pass phrase is that of New-SPConfigurationDatabase, or of the last Set-SPPassPhrase. Returns nothing.",
            HelpText.setup,
        ],
        examples: [
            (
                "Connect-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -Passphrase (Read-Host -AsSecureString)",
                "Joins this computer to a farm that exists."
            )
        ],
        links: ["Disconnect-SPConfigurationDatabase", "New-SPConfigurationDatabase", "Set-SPPassPhrase"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
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
