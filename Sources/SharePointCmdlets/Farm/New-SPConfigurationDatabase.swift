import Administration
import ShellRuntime

/// `New-SPConfigurationDatabase`: create a farm: its configuration database and Central Administration content database.
final class NewConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPConfigurationDatabase",
        parameters: [
            .init(
                "DatabaseName", "string", mandatory: true, pipeline: true, propertyName: true,
                summary: "Name of the configuration database."),
            .init(
                "DatabaseServer", "string", mandatory: true, pipeline: true, propertyName: true,
                validations: [.notNullOrEmpty],
                summary: "Database instance: `.` or `(local)`, the embedded one; other names are refused."),
            .init(
                "AdministrationContentDatabaseName", "string", pipeline: true, propertyName: true,
                validations: [.notNullOrEmpty],
                summary: "Content database of Central Administration; a generated name when left out."),
            .init(
                "DatabaseCredentials", "pscredential", pipeline: true, propertyName: true),
            .init(
                "FarmCredentials", "pscredential", mandatory: true, pipeline: true, propertyName: true,
                summary: "The farm account, which must be known to this computer, with its password."),
            .init(
                "Passphrase", "securestring", mandatory: true, pipeline: true, propertyName: true,
                summary: "The pass phrase: at least 8 characters, three of the four classes."),
            .init(
                "SkipRegisterAsDistributedCacheHost", "switch", pipeline: true, propertyName: true),
            .init(
                "DatabaseFailOverServer", "string", pipeline: true, propertyName: true),
            .init(
                "LocalServerRole", "SPServerRole",
                validations: [
                    .set(
                        [
                            "Custom", "SingleServerFarm", "Application", "WebFrontEnd", "DistributedCache",
                            "Search", "ApplicationWithSearch", "WebFrontEndWithDistributedCache",
                        ], ignoreCase: true)
                ], summary: "What this server is for, shown by Get-SPServer; Custom when left out."),
            .init(
                "ServerRoleOptional", "switch",
                summary:
                    "Lets -LocalServerRole be left out, which makes the role Custom; so does leaving both out."
            ),
            .init(
                "DatabaseConnectionEncryption", "SqlConnectionEncryptOption", pipeline: true,
                propertyName: true,
                validations: [.set(["Mandatory", "True", "Optional", "False", "Strict"], ignoreCase: true)]),
            .init(
                "DatabaseServerCertificateHostName", "string", pipeline: true, propertyName: true),
            .init(
                "DirectoryDomain", "string", position: 2, propertyName: true),
            .init(
                "DirectoryOrganizationUnit", "string", position: 3, propertyName: true),
            .init("SiteMapDatabaseName", "switch"),
            .init("SiteMapDatabaseServer", "switch"),
        ],
        refused: [
            "DatabaseCredentials": RefusalReason.noPasswordServer,
            "SkipRegisterAsDistributedCacheHost": RefusalReason.noDistributedCache,
            "DatabaseFailOverServer": RefusalReason.noFailover,
            "DatabaseConnectionEncryption":
                RefusalReason.noConnection,
            "DatabaseServerCertificateHostName":
                RefusalReason.noConnection,
            "DirectoryDomain": RefusalReason.noDirectoryService,
            "DirectoryOrganizationUnit": RefusalReason.noDirectoryService,
            "SiteMapDatabaseName": RefusalReason.noSiteMap,
            "SiteMapDatabaseServer": RefusalReason.noSiteMap,
        ],
        help: help, make: { NewConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a farm: its configuration database and Central Administration content database.",
        description: [
            "Makes a farm on the embedded database instance: the configuration database, the content database of Central Administration, the farm account as its first managed account, the default proxy group and the farm key under the pass phrase; then it joins this computer. It is made whole or not at all. Where the computer has no database instance yet, one is made and the caller is its sysadmin. Returns nothing.",
            "The computer must belong to no farm. Keep the pass phrase: Connect-SPConfigurationDatabase asks for it. The next steps are New-SPServiceApplicationPool and New-SPSecureStoreServiceApplication.",
            HelpText.setup,
        ],
        examples: [
            (
                "New-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -FarmCredentials (Get-Credential) -Passphrase (Read-Host -AsSecureString)",
                "Makes a farm on the embedded database instance of this computer."
            )
        ],
        links: [
            "Connect-SPConfigurationDatabase", "Remove-SPConfigurationDatabase", "Set-SPPassPhrase",
            "New-SPServiceApplicationPool",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let role = arguments.text("LocalServerRole").flatMap { name in
            ServerRoleName.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
        }
        guard role != nil || !arguments.flag("ServerRoleOptional") || !arguments.isBound("LocalServerRole")
        else {
            throw invalid("LocalServerRole", "names no role of a server")
        }
        let account = credential("FarmCredentials")
        let name = arguments.text("DatabaseName") ?? "SharePoint_Config"
        guard try shouldProcess(name) else { return }
        _ = try performLocally(
            NewConfigurationDatabaseCommand(
                databaseName: name, databaseServer: arguments.text("DatabaseServer") ?? ".",
                administrationContentDatabaseName: arguments.text("AdministrationContentDatabaseName"),
                farmAccount: account?.userName, farmPassword: account?.password.map { SecretArgument($0) },
                passphrase: try secret("Passphrase"), serverRole: role ?? .custom))
    }
}
