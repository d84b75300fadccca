import Administration
import ShellRuntime

/// `Get-SPBackupHistory`: read the catalogue (spbrtoc.xml) of a backup folder.
final class GetBackupHistoryCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPBackupHistory",
        outputs: ["Microsoft.SharePoint.Administration.Backup.SPBackupRestoreHistoryObject"],
        parameters: [
            .init(
                "Directory", "string", mandatory: true,
                summary: "Folder that holds the backup packages, or a share that is mounted here."),
            .init("ShowBackup", "switch", summary: "Only backups."),
            .init("ShowRestore", "switch", summary: "Only restores."),
        ],
        help: help, make: { GetBackupHistoryCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Read the catalogue (spbrtoc.xml) of a backup folder.",
        description: [
            "Reads the catalogue (spbrtoc.xml) of a backup folder, the newest entry first: packages with -ShowBackup, restores with -ShowRestore, both when neither is given. Each object's SelfId is what Restore-SPFarm takes as -BackupId; IsFailure tells whether errors were met, and an entry without EndTime was interrupted. A backup of this release that was killed has no entry at all.",
            "Needs the use of the shell and the right to read the folder.",
        ],
        examples: [
            (
                "Get-SPBackupHistory -Directory /srv/backups -ShowBackup",
                "Lists the packages, newest first."
            ),
            (
                "(Get-SPBackupHistory -Directory /srv/backups -ShowBackup)[0].SelfId",
                "Gives the id of the newest package for Restore-SPFarm -BackupId."
            ),
            (
                "Get-SPBackupHistory -Directory /srv/backups | Where-Object IsFailure",
                "Lists what met errors."
            ),
        ],
        links: ["Backup-SPFarm", "Restore-SPFarm"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let backups = arguments.flag("ShowBackup")
        let restores = arguments.flag("ShowRestore")
        let command = GetBackupHistoryCommand(
            directory: try folder("Directory"), showsBackups: backups || !restores,
            showsRestores: restores || !backups)
        for entry in try perform(command) { try output(BackupObjects.history(entry)) }
    }
}
