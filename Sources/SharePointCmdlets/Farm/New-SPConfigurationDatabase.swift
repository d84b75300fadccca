import Administration
import ShellRuntime

/// `New-SPConfigurationDatabase`: create a farm: its configuration database and Central Administration content database.
final class NewConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPConfigurationDatabase",
        parameters: [
            .init(
                "DatabaseName", "string", mandatory: true, pipeline: true, propertyName: true,
                summary: "Name of the database."),
            .init(
                "DatabaseServer", "string", mandatory: true, pipeline: true, propertyName: true,
                validations: [.notNullOrEmpty],
                summary: "Database instance; `.` and `(local)` name the embedded one."),
            .init(
                "AdministrationContentDatabaseName", "string", pipeline: true, propertyName: true,
                validations: [.notNullOrEmpty],
                summary: "Content database of Central Administration; a generated name when left out."),
            .init(
                "DatabaseCredentials", "pscredential", pipeline: true, propertyName: true,
                summary: "Account of the database server for password authentication."),
            .init(
                "FarmCredentials", "pscredential", mandatory: true, pipeline: true, propertyName: true,
                summary: "The farm account with its password."),
            .init(
                "Passphrase", "securestring", mandatory: true, pipeline: true, propertyName: true,
                summary: "The pass phrase: at least 8 characters, three of the four classes."),
            .init(
                "SkipRegisterAsDistributedCacheHost", "switch", pipeline: true, propertyName: true,
                summary: "Not served in this release."),
            .init(
                "DatabaseFailOverServer", "string", pipeline: true, propertyName: true,
                summary: "Not served in this release."),
            .init(
                "LocalServerRole", "SPServerRole",
                validations: [
                    .set(
                        [
                            "Custom", "SingleServerFarm", "Application", "WebFrontEnd", "DistributedCache",
                            "Search", "ApplicationWithSearch", "WebFrontEndWithDistributedCache",
                        ], ignoreCase: true)
                ], summary: "What this server is for."),
            .init(
                "ServerRoleOptional", "switch",
                summary: "The server may be without a role, which is Custom here."),
            .init(
                "DatabaseConnectionEncryption", "SqlConnectionEncryptOption", pipeline: true,
                propertyName: true,
                validations: [.set(["Mandatory", "True", "Optional", "False", "Strict"], ignoreCase: true)],
                summary: "Not served in this release."),
            .init(
                "DatabaseServerCertificateHostName", "string", pipeline: true, propertyName: true,
                summary: "Not served in this release."),
            .init(
                "DirectoryDomain", "string", position: 2, propertyName: true,
                summary: "Not served in this release."),
            .init(
                "DirectoryOrganizationUnit", "string", position: 3, propertyName: true,
                summary: "Not served in this release."),
            .init("SiteMapDatabaseName", "switch", summary: "Not served in this release."),
            .init("SiteMapDatabaseServer", "switch", summary: "Not served in this release."),
        ],
        help: help, make: { NewConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a farm: its configuration database and Central Administration content database.",
        description: [
            "Makes the configuration database and the Central Administration content database, and joins this computer. The caller administers the database instance from then on."
        ],
        examples: [
            (
                "New-SPConfigurationDatabase -DatabaseServer . -DatabaseName SharePoint_Config -FarmCredentials (Get-Credential) -Passphrase (Read-Host -AsSecureString)",
                "Makes a farm on the embedded database instance of this computer."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse(
            "DatabaseCredentials",
            "is for database servers with password authentication, which this release does not have")
        try refuse(
            "DatabaseFailOverServer", "needs a database server that mirrors, which this release does not have"
        )
        try refuse(
            "DatabaseServerCertificateHostName",
            "is for encrypted connections to a database server, which this release does not have")
        try refuse(
            "DatabaseConnectionEncryption",
            "is for connections to a database server, which this release does not have")
        try refuse("DirectoryDomain", "is not served: the directory management service was retired")
        try refuse("DirectoryOrganizationUnit", "is not served: the directory management service was retired")
        try refuse("SiteMapDatabaseName", "is not served: there are no site map databases here")
        try refuse("SiteMapDatabaseServer", "is not served: there are no site map databases here")
        try refuse("SkipRegisterAsDistributedCacheHost", "is not served: there is no distributed cache here")
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
