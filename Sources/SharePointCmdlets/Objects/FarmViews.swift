import Administration
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
            table(
                administration + "SPManagedAccount",
                ["UserName", "PasswordLastChanged", "AutomaticChange", "ChangeSchedule"]),
            table(administration + "SPServiceInstance", ["TypeName", "Status", "Id"]),
            .list(administration + "SPObjectSecurity", ["NamedAccessRights", "AccessRules"]),
            table(administration + "Claims.SPClaim", ["Value", "OriginalIssuer", "EncodedClaim"]),
            table(administration + "SPJobDefinition", ["Name", "Schedule", "LastRunTime"]),
            table("Microsoft.SharePoint.PowerShell.SPShellAdmin", ["UserName", "Database"]),
            table(
                "Microsoft.Office.SecureStoreService.Server.SecureStoreCredential",
                ["FieldName", "CredentialType", "Value"]),
            // A list shows a ticket whole: it is to be copied.
            .list(
                "Microsoft.Office.SecureStoreService.Server.SecureStoreTicket",
                ["ApplicationId", "Expires", "Ticket"]),
            // The id is to be copied: it comes first and short columns follow, so that 80 columns hold all of a full backup.
            .table(
                administration + "Backup.SPBackupRestoreHistoryObject",
                [
                    ViewColumn("SelfId"),
                    ViewColumn("StartTime", format: "yyyy-MM-dd HH:mm"),
                    ViewColumn(.computed(kind), label: "Kind"), ViewColumn("Name"),
                ]),
            .table(
                "Microsoft.Office.SecureStoreService.PowerShell.SPSecureStoreApplication",
                [
                    target("ApplicationId"), target("FriendlyName"), target("Type"),
                    ViewColumn("TargetApplicationFields", label: "Fields"),
                ]),
        ]
    }

    private static func table(_ type: String, _ properties: [String]) -> ViewDefinition {
        .table(type, properties.map { ViewColumn($0) })
    }

    /// What the operation was and how it ended, where that is not well.
    @Sendable private static func kind(_ value: Value, _ interpreter: Interpreter) -> Value {
        guard let object = FarmObject.of(value), let entry = object.record as? BackupHistoryObject else {
            return .null
        }
        let method = entry.isBackup ? entry.backupMethod.rawValue : "Restore"
        if entry.isFailure { return Value(method + ", failed") }
        return Value(entry.endTime == nil ? method + ", unfinished" : method)
    }

    /// A column of the definition inside an application.
    private static func target(_ property: StaticString) -> ViewColumn {
        let value: @Sendable (Value, Interpreter) -> Value = { application, _ in
            FarmObject.of(application).flatMap { FarmObject.of($0["TargetApplication"]) }?[property] ?? .null
        }
        return ViewColumn(.computed(value), label: "\(property)")
    }
}
