import Administration
import ShellRuntime

/// Entries of a backup folder's catalogue.
enum BackupObjects {
    private static let historyType = FarmObjectType(
        "Microsoft.SharePoint.Administration.Backup.SPBackupRestoreHistoryObject",
        [
            ("SelfId", "guid"), ("ParentId", "guid"), ("RestoreId", "guid"), ("Name", "string"),
            ("RequestedBy", "string"), ("BackupMethod", "string"), ("RestoreMethod", "string"),
            ("StartTime", "datetime"), ("EndTime", "datetime"), ("IsBackup", "bool"),
            ("ConfigurationOnly", "bool"), ("Directory", "string"), ("DirectoryName", "string"),
            ("TopComponent", "string"), ("TopComponentId", "guid"), ("WarningCount", "int"),
            ("ErrorCount", "int"),
            ("FailureMessage", "string"), ("IsFailure", "bool"),
        ])

    static func history(_ object: BackupHistoryObject) -> FarmObject {
        let facts: [Value] = [
            Value(object.selfID), Value(object.parentID), Value(object.restoreID), Value(object.name),
            Value(object.requestedBy), Value(object.backupMethod.rawValue),
            Value(object.restoreMethod.rawValue),
        ]
        let course: [Value] = [
            Value(object.startTime), Value(object.endTime), .bool(object.isBackup),
            .bool(object.isConfigurationOnly), Value(object.directory), Value(object.directoryName),
        ]
        let outcome: [Value] = [
            Value(object.topComponent), Value(object.topComponentID), .int(Int32(object.warningCount)),
            .int(Int32(object.errorCount)), Value(object.failureMessage), .bool(object.isFailure),
        ]
        return FarmObject(
            historyType, id: object.selfID, title: object.selfID.description, record: object,
            fields: facts + course + outcome)
    }
}
