import Administration
import ShellRuntime

/// `Backup-SPFarm`: back up the farm or one component of it into a backup folder, or show the component tree.
final class BackupFarmCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Backup", "SPFarm", defaultSet: "DefaultSet", shouldProcess: true,
        parameters: [
            .init("Directory", "string", sets: [.init("DefaultSet", mandatory: true)], summary: "Local or UNC; UNC required when several servers; spbr* subfolders are created."),
            .init("BackupMethod", "string", sets: [.init("DefaultSet", mandatory: true)], validations: [.set(["Full", "Differential", "None"], ignoreCase: true)], summary: "A differential holds what changed since the last full; a component that cannot do differential is backed up in full."),
            .init("BackupThreads", "int", sets: [.init("DefaultSet")], validations: [.range(1, 10)], summary: "Range and default from documentation, not an attribute."),
            .init("Force", "switch", sets: [.init("DefaultSet")], summary: "Go on although the estimate says the directory lacks space."),
            .init("Item", "string", summary: "Full path as printed by -ShowTree, or a unique component name; ambiguous names need the path; default whole farm."),
            .init("ShowTree", "switch", sets: [.init("ShowTree", mandatory: true)], summary: "Print the tree; excluded items get an asterisk, items that cannot be backed up are in square brackets; no backup."),
            .init("ConfigurationOnly", "switch", summary: "Settings without data."),
            .init("Percentage", "int", sets: [.init("DefaultSet")], validations: [.range(1, 100)], summary: "Granularity of progress lines; shown only with -Verbose, always in the log; imprecise; 1 advised for very large databases."),
        ],
        help: help, make: { BackupFarmCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Back up the farm or one component of it into a backup folder, or show the component tree.",
        examples: [
            ("Backup-SPFarm -ShowTree", "Shows the components of the farm; nothing is written."),
            ("Backup-SPFarm -Directory /srv/backups -BackupMethod Full -Item 'Secure Store Service' -Verbose", "Backs up the Secure Store; do it after each change of the key."),
            ("Backup-SPFarm -Directory /srv/backups -BackupMethod Full -WhatIf", "Says what a backup of the whole farm would do.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let item = arguments.text("Item")
        if arguments.flag("ShowTree") {
            for line in try perform(ShowBackupTreeCommand(item: item)) { try write(Value(line)) }
            return
        }
        guard let method = BackupMethod(name: arguments.text("BackupMethod") ?? "") else {
            throw invalid("BackupMethod", "is Full or Differential")
        }
        let options = FarmBackupOptions(
            directory: arguments.text("Directory") ?? "", method: method, item: item,
            threads: arguments.int("BackupThreads") ?? 3, percentage: arguments.int("Percentage") ?? 5,
            force: arguments.flag("Force"), configurationOnly: arguments.flag("ConfigurationOnly"))
        let plan = try perform(PlanFarmBackupCommand(options))
        guard try shouldProcess(plan.component, "Back up to '\(options.directory)'") else { return }
        _ = try perform(BackupFarmCommand(options))
    }
}
