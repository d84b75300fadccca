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
                summary: "Overwrite: in the same place, after a question. New: as a new service application."),
            .init(
                "RestoreThreads", "int", sets: [.init("DefaultSet")], validations: [.range(1, 10)],
                summary: "Components restored at once, 1 to 10; 3 when left out."),
            .init(
                "Force", "switch", sets: [.init("DefaultSet")], summary: "Leaves the overwrite warning out."),
            .init(
                "BackupId", "object", pipeline: true, propertyName: true, aliases: ["SelfId"],
                summary: "SelfId of a package of Get-SPBackupHistory; the newest package when left out."),
            .init(
                "NewDatabaseServer", "string", sets: [.init("DefaultSet")],
                summary: "Database instance for what is restored, with -RestoreMethod New."),
            .init(
                "FarmCredentials", "pscredential", sets: [.init("DefaultSet", fromPipeline: true)],
                summary: "Not served in this release."),
            .init(
                "Item", "string",
                summary:
                    "Component: full path as -ShowTree prints it, or a name or beginning that only one component has."
            ),
            .init(
                "ShowTree", "switch", sets: [.init("ShowTree", mandatory: true)],
                summary: "Print the component tree and do nothing else."),
            .init("ConfigurationOnly", "switch", summary: "Settings without data."),
            .init(
                "Percentage", "int", sets: [.init("DefaultSet")], validations: [.range(1, 100)],
                summary:
                    "Percent between two progress lines of the log and of -Verbose, 1 to 100; 5 when left out."
            ),
        ],
        help: help, make: { RestoreFarmCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Restore the farm or one component from a package in a backup folder, or show the package's tree.",
        description: [
            "Checks every hash of the package, restores beside the live databases and swaps them in; a restore that fails leaves the farm as it was. After a restore of the Secure Store the service answers that it is unable to obtain the master key until Update-SPSecureStoreApplicationServerKey gets the pass phrase of that backup."
        ],
        examples: [
            (
                "Restore-SPFarm -Directory /srv/backups -Item 'Secure Store Service' -RestoreMethod Overwrite -Confirm:$false",
                "Brings the newest package back. Then give the key with Update-SPSecureStoreApplicationServerKey."
            ),
            ("Restore-SPFarm -Directory /srv/backups -ShowTree", "Shows what the newest package holds."),
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let method = RestoreMethod(name: arguments.text("RestoreMethod") ?? "None") ?? .none
        let options = FarmRestoreOptions(
            directory: folder("Directory"), method: method, item: arguments.text("Item"),
            backupID: try package(), percentage: arguments.int("Percentage") ?? 5,
            threads: arguments.int("RestoreThreads") ?? 3,
            configurationOnly: arguments.flag("ConfigurationOnly"))
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
        try refuse(
            "FarmCredentials", "is not served: a restored service application runs in a pool of this farm")
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
