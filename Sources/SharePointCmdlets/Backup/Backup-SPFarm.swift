import Administration
import ShellRuntime

/// `Backup-SPFarm`: back up the farm or one component of it into a backup folder, or show the component tree.
final class BackupFarmCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Backup", "SPFarm", defaultSet: "DefaultSet", shouldProcess: true,
        parameters: [
            .init(
                "Directory", "string", sets: [.init("DefaultSet", mandatory: true)],
                summary:
                    "Folder that keeps the packages, or a share that is mounted here; each package is a folder spbrNNNN in it."
            ),
            .init(
                "BackupMethod", "string", sets: [.init("DefaultSet", mandatory: true)],
                validations: [.set(["Full", "Differential", "None"], ignoreCase: true)],
                summary:
                    "Full or Differential. A Differential needs a full package of the component in the folder and is written in full, since the Secure Store has no differences; None is refused."
            ),
            .init(
                "BackupThreads", "int", sets: [.init("DefaultSet")], validations: [.range(1, 10)],
                summary: "Components copied at once, 1 to 10; 3 when left out."),
            .init(
                "Force", "switch", sets: [.init("DefaultSet")],
                summary: "Goes on although the estimate does not fit into the free space."),
            .init(
                "Item", "string",
                summary:
                    "Component: full path as -ShowTree prints it, or a name or beginning that only one component has; the whole farm when left out."
            ),
            .init(
                "ShowTree", "switch", sets: [.init("ShowTree", mandatory: true)],
                summary:
                    "Prints the components: an asterisk before what is not selected, brackets around what cannot be. Writes nothing."
            ),
            .init(
                "ConfigurationOnly", "switch",
                summary:
                    "Saves the configuration database alone, for inspection: nothing can be restored from such a package. It takes the whole farm: a part of it as -Item is refused."
            ),
            .percentage,
        ],
        help: help, make: { BackupFarmCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Back up the farm or one component of it into a backup folder, or show the component tree.",
        description: [
            "Writes one package, a folder spbrNNNN, into a folder that exists: a snapshot of each chosen database while others go on writing, compressed, hashed, restored into a scratch copy and compared before it counts. A package exists only when it is complete; a backup that fails leaves the catalogue as it was. It returns nothing: -Verbose shows the lines of the log, and Get-SPBackupHistory the package.",
            "The pass phrase of the Secure Store's key is in no package and is needed after a restore, so back up after each change of the key. -ShowTree returns the components as text and writes nothing.",
            "Needs securityadmin on the database instance, db_owner on each database that is copied and Administrators on the computer; -ShowTree needs the use of the shell alone.",
        ],
        examples: [
            ("Backup-SPFarm -ShowTree", "Shows the components of the farm; nothing is written."),
            (
                "Backup-SPFarm -Directory /srv/backups -BackupMethod Full -Item 'Secure Store Service' -Verbose",
                "Backs up the Secure Store; do it after each change of the key."
            ),
            (
                "Backup-SPFarm -Directory /srv/backups -BackupMethod Full -WhatIf",
                "Says what a backup of the whole farm would do."
            ),
        ],
        links: ["Get-SPBackupHistory", "Restore-SPFarm", "Update-SPSecureStoreMasterKey"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let item = arguments.text("Item")
        if arguments.flag("ShowTree") {
            let command = ShowBackupTreeCommand(
                item: item, configurationOnly: arguments.flag("ConfigurationOnly"))
            for line in try perform(command) { try write(Value(line)) }
            return
        }
        guard let method = BackupMethod(name: arguments.text("BackupMethod") ?? "") else {
            throw invalid("BackupMethod", "is Full or Differential")
        }
        let options = FarmBackupOptions(
            directory: try folder("Directory"), method: method, item: item,
            threads: arguments.int("BackupThreads") ?? 3, percentage: arguments.int("Percentage") ?? 5,
            force: arguments.flag("Force"), configurationOnly: arguments.flag("ConfigurationOnly"))
        let plan = try perform(PlanFarmBackupCommand(options))
        guard try shouldProcess(plan.component, "Back up to '\(options.directory)'") else { return }
        _ = try perform(BackupFarmCommand(options))
    }
}
