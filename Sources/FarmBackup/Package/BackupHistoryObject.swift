import Farm

/// What a backup copies.
public enum BackupMethod: String, Sendable, Codable, CaseIterable {
    case full = "Full"
    case differential = "Differential"
    case none = "None"

    /// The method of that name in any case of letters.
    public init?(name: String) {
        guard
            let match = BackupMethod.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
        else { return nil }
        self = match
    }
}

/// Where a restore puts what it brings back.
public enum RestoreMethod: String, Sendable, Codable, CaseIterable {
    case none = "None"
    case overwrite = "Overwrite"
    case new = "New"

    /// The method of that name in any case of letters.
    public init?(name: String) {
        guard
            let match = RestoreMethod.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
        else { return nil }
        self = match
    }
}

/// One backup or restore as the catalogue of a folder (`spbrtoc.xml`) tells it.
public struct BackupHistoryObject: Sendable, Equatable {
    /// Id of the package; for a restore, of the package it restored.
    public var selfID: ObjectID
    /// The package that a differential builds on.
    public var parentID: ObjectID?
    /// Id of the restore itself.
    public var restoreID: ObjectID?
    public var requestedBy: String
    public var backupMethod: BackupMethod
    public var restoreMethod: RestoreMethod
    public var startTime: Timestamp?
    /// Missing while unfinished, and for ever after a cancelled operation of a real farm.
    public var endTime: Timestamp?
    public var isBackup: Bool
    public var isConfigurationOnly: Bool
    /// The package's folder where it lies now, with a slash at its end.
    public var directory: String
    public var directoryName: String
    public var directoryNumber: Int
    public var topComponent: String
    public var topComponentID: ObjectID?
    public var warningCount: Int
    public var errorCount: Int
    public var failureMessage: String
    /// SHA-256 of spbackup.xml; packages of other makers have none.
    public var manifestHash: String?

    /// Whether the operation ended with errors or never ended.
    public var isFailure: Bool { errorCount > 0 || !failureMessage.isEmpty }

    /// Last part of the top component's path.
    public var name: String {
        topComponent.split(separator: "\\").last.map(String.init) ?? topComponent
    }
}

extension BackupHistoryObject {
    /// The catalogue element, with SharePoint's names in SharePoint's order.
    func element() -> XMLTree {
        var facts: [(String, String?)] = [
            ("SPId", selfID.description),
            ("SPParentId", parentID?.description),
            ("SPRestoreId", restoreID?.description),
        ]
        facts += [
            ("SPRequestedBy", requestedBy),
            ("SPBackupMethod", backupMethod.rawValue),
            ("SPRestoreMethod", restoreMethod.rawValue),
            ("SPStartTime", startTime.map(PackageDate.catalogueText)),
            ("SPFinishTime", endTime.map(PackageDate.catalogueText)),
        ]
        facts += [
            ("SPIsBackup", isBackup ? "True" : "False"),
            ("SPConfigurationOnly", isConfigurationOnly ? "True" : "False"),
            ("SPBackupDirectory", directory),
            ("SPDirectoryName", isBackup ? directoryName : ""),
            ("SPDirectoryNumber", isBackup ? String(directoryNumber) : nil),
        ]
        facts += [
            ("SPTopComponent", topComponent),
            ("SPTopComponentId", topComponentID?.description),
            ("SPWarningCount", String(warningCount)),
            ("SPErrorCount", String(errorCount)),
            ("SPFailureMessage", failureMessage.isEmpty ? nil : failureMessage),
            ("SPManifestHash", manifestHash),
        ]
        return XMLTree(
            "SPHistoryObject",
            children: facts.compactMap { name, text in text.map { XMLTree(name, text: $0) } })
    }

    /// Reads a catalogue element, or nil when it has no id.
    ///
    /// - Parameter folder: the backup folder as it is now; a package is found by its place and not by the path stored.
    init?(_ element: XMLTree, in folder: String) {
        guard let id = element.value("SPId").flatMap(BackupHistoryObject.identifier) else { return nil }
        selfID = id
        parentID = element.value("SPParentId").flatMap(BackupHistoryObject.identifier)
        restoreID = element.value("SPRestoreId").flatMap(BackupHistoryObject.identifier)
        requestedBy = element.value("SPRequestedBy") ?? ""
        backupMethod = element.value("SPBackupMethod").flatMap(BackupMethod.init(name:)) ?? .none
        restoreMethod = element.value("SPRestoreMethod").flatMap(RestoreMethod.init(name:)) ?? .none
        startTime = element.value("SPStartTime").flatMap(PackageDate.parse)
        endTime = element.value("SPFinishTime").flatMap(PackageDate.parse)
        isBackup = element.value("SPIsBackup")?.lowercased() == "true"
        isConfigurationOnly = element.value("SPConfigurationOnly")?.lowercased() == "true"
        let stored = element.value("SPBackupDirectory") ?? ""
        let lastPart = stored.split(whereSeparator: { $0 == "\\" || $0 == "/" }).last.map(String.init) ?? ""
        let folderName = element.value("SPDirectoryName") ?? lastPart
        directoryName = isBackup ? folderName : ""
        directory = PackageFolder.number(of: folderName) == nil ? stored : "\(folder)/\(folderName)/"
        directoryNumber =
            element.value("SPDirectoryNumber").flatMap { Int($0) } ?? PackageFolder.number(of: folderName)
            ?? -1
        topComponent = element.value("SPTopComponent") ?? ""
        topComponentID = element.value("SPTopComponentId").flatMap(BackupHistoryObject.identifier)
        warningCount = element.value("SPWarningCount").flatMap { Int($0) } ?? 0
        errorCount = element.value("SPErrorCount").flatMap { Int($0) } ?? 0
        failureMessage = element.value("SPFailureMessage") ?? ""
        manifestHash = element.value("SPManifestHash")
    }

    private static func identifier(_ text: String) -> ObjectID? {
        ObjectID(text)
    }
}
