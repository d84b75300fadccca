import Administration
import ShellRuntime

/// `Restore-SPFarm`: restore the farm or one component from a package in a backup folder, or show the package's tree.
final class RestoreFarmCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Restore", "SPFarm", defaultSet: "DefaultSet", shouldProcess: true, impact: .high,
        parameters: [
            .init("Directory", "string", mandatory: true, summary: "Folder that holds the backup packages."),
            .init(
                "RestoreMethod", "string", aliases: ["RecoveryMethod"],
                sets: [.init("DefaultSet", mandatory: true)],
                validations: [.set(["New", "Overwrite"], ignoreCase: true)],
                summary:
                    "Overwrite: into the farm's service application of the same id or name, after a question. New: as a service application that the farm does not have, in the pool of the same name or the farm's first one."
            ),
            .init(
                "RestoreThreads", "int", sets: [.init("DefaultSet")], validations: [.range(1, 10)],
                summary: "Components restored at once, 1 to 10; 3 when left out."),
            .init(
                "Force", "switch", sets: [.init("DefaultSet")],
                summary:
                    "Leaves the warning out that names what is overwritten; -Confirm:$false leaves the question out."
            ),
            .init(
                "BackupId", "object", pipeline: true, propertyName: true, aliases: ["SelfId"],
                summary: "SelfId of a package of Get-SPBackupHistory; the newest package when left out."),
            .init(
                "NewDatabaseServer", "string", sets: [.init("DefaultSet")],
                summary:
                    "With -RestoreMethod New: `.` or `(local)`, the embedded instance; other names are refused."
            ),
            .init(
                "FarmCredentials", "pscredential", sets: [.init("DefaultSet", fromPipeline: true)]),
            .init(
                "Item", "string",
                summary:
                    "Component: full path as -ShowTree prints it, or a name or beginning that only one component has; all that can be restored when left out."
            ),
            .init(
                "ShowTree", "switch", sets: [.init("ShowTree", mandatory: true)],
                summary:
                    "Returns the components of the package as text: an asterisk before what is not selected, brackets around what cannot be. Restores nothing."
            ),
            .init("ConfigurationOnly", "switch"),
            .percentage,
        ],
        refused: [
            "FarmCredentials": "a restored service application runs in a pool of this farm",
            "ConfigurationOnly":
                "this release restores Secure Store service applications and no configuration",
        ],
        help: help, make: { RestoreFarmCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Restore the farm or one component from a package in a backup folder, or show the package's tree.",
        description: [
            "Brings Secure Store service applications back with their databases. Every hash of the package is checked first, each database is made beside the live one and swapped in, and a restore that fails leaves the farm as it was. What else a package holds (the configuration, Central Administration, proxies) is kept in it and not restored. It returns nothing: -Verbose shows the lines of the log, and Get-SPBackupHistory -ShowRestore the entry.",
            "After a restore the service is unable to obtain its master key until Update-SPSecureStoreApplicationServerKey gets the pass phrase that was valid when the package was made. A service application restored with New has no proxy; make one with New-SPSecureStoreServiceApplicationProxy.",
            "Needs securityadmin on the database instance, Administrators on the computer, and db_owner on each database that is overwritten, or with New on the configuration database; -ShowTree needs the use of the shell alone.",
        ],
        examples: [
            (
                "Restore-SPFarm -Directory /srv/backups -Item 'Secure Store Service' -RestoreMethod Overwrite -Confirm:$false",
                "Brings the newest package back. Then give the key with Update-SPSecureStoreApplicationServerKey."
            ),
            ("Restore-SPFarm -Directory /srv/backups -ShowTree", "Shows what the newest package holds."),
        ],
        links: [
            "Backup-SPFarm", "Get-SPBackupHistory", "Update-SPSecureStoreApplicationServerKey",
            "New-SPSecureStoreServiceApplicationProxy",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let method = RestoreMethod(name: arguments.text("RestoreMethod") ?? "None") ?? .none
        let options = FarmRestoreOptions(
            directory: try folder("Directory"), method: method, item: arguments.text("Item"),
            backupID: try package(), percentage: arguments.int("Percentage") ?? 5,
            threads: arguments.int("RestoreThreads") ?? 3)
        if arguments.flag("ShowTree") {
            for line in try perform(ShowRestoreTreeCommand(options)) { try write(Value(line)) }
            return
        }
        if method != .new { try refuse("NewDatabaseServer", "goes with -RestoreMethod New") }
        if let server = arguments.text("NewDatabaseServer"), ![".", "(local)"].contains(server.lowercased()) {
            try refuse(
                "NewDatabaseServer",
                "names a database server, and this release has the embedded instance alone")
        }
        let plan = try perform(PlanFarmRestoreCommand(options))
        let databases = plan.databases.joined(separator: ", ")
        if !arguments.flag("Force"), method == .overwrite, !plan.databases.isEmpty {
            let subject =
                plan.databases.count == 1 ? "The database \(databases)" : "The databases \(databases)"
            try writeWarning("\(subject) will be overwritten from the package.")
        }
        guard try shouldProcess(plan.component, "Restore \(databases) from '\(options.directory)'") else {
            return
        }
        _ = try perform(RestoreFarmCommand(options))
    }

    /// The package: an entry of the history or its id.
    private func package() throws -> ObjectID? {
        if let object = FarmObject.of(arguments["BackupId"] ?? .null) { return object.id }
        guard let text = arguments.text("BackupId") else { return nil }
        guard let id = ObjectID(text) else {
            throw invalid("BackupId", "is the SelfId of a package, and '\(text)' is no id")
        }
        return id
    }
}
