import ShellFormatting
import ShellRuntime

/// How the objects of the farm are shown when nothing else is said.
public enum FarmViews {
    private static let administration = "Microsoft.SharePoint.Administration."

    /// The views; the shell adds them to its own.
    public static var all: [ViewDefinition] {
        [
            table(administration + "SPFarm", ["Name", "Status", "BuildVersion"]),
            table(administration + "SPServer", ["Address", "Role", "Status"]),
            table(administration + "SPDatabase", ["Name", "Id", "Type"]),
            table(administration + "SPServiceApplication", ["DisplayName", "TypeName", "Id"]),
            table(administration + "SPServiceApplicationProxy", ["DisplayName", "TypeName", "Id"]),
            table(administration + "SPServiceApplicationProxyGroup", ["FriendlyName", "Proxies"]),
            table(administration + "SPIisWebServiceApplicationPool", ["Name", "ProcessAccountName"]),
            table(administration + "SPManagedAccount", ["UserName", "PasswordLastChanged", "AutomaticChange", "ChangeSchedule"]),
            table(administration + "SPServiceInstance", ["TypeName", "Status", "Id"]),
            table(administration + "SPJobDefinition", ["Name", "Schedule", "LastRunTime"]),
            table("Microsoft.SharePoint.PowerShell.SPShellAdmin", ["UserName", "Database"]),
            table(
                "Microsoft.Office.SecureStoreService.Server.SecureStoreCredential",
                ["FieldName", "CredentialType", "Value"]),
            .table(
                administration + "Backup.SPBackupRestoreHistoryObject",
                [
                    ViewColumn("SelfId", width: 36), ViewColumn(.computed(method), label: "Method", width: 8),
                    ViewColumn("StartTime", width: 19), ViewColumn("ErrorCount", label: "Errors", width: 6),
                    ViewColumn("Name"),
                ]),
        ]
    }

    private static func table(_ type: String, _ properties: [String]) -> ViewDefinition {
        .table(type, properties.map { ViewColumn($0) })
    }

    /// What the operation was: the method of a backup, or a restore.
    @Sendable private static func method(_ value: Value, _ interpreter: Interpreter) -> Value {
        guard let object = FarmObject.of(value) else { return .null }
        return object["IsBackup"].isTrue
            ? object["BackupMethod"] : Value("Restore")
    }
}
