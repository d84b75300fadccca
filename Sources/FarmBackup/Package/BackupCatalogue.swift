import Glibc

/// The catalogue of a backup folder: every backup and restore done against it, newest first.
public struct BackupCatalogue: Sendable {
    /// Name of the catalogue's file.
    static let fileName = "spbrtoc.xml"
    private static let rootName = "SPBackupRestoreHistory"
    private static let limit: Int64 = 64 << 20

    public let directory: BackupDirectory
    /// Backups and restores, newest first.
    public private(set) var objects: [BackupHistoryObject]
    // The elements as read, so that what a real farm wrote stays as it was.
    private var root: XMLTree

    /// Reads the catalogue; a folder without one has the packages that lie in it.
    ///
    /// - Throws: `.packageDamaged` when `spbrtoc.xml` is no catalogue.
    public init(reading directory: BackupDirectory) throws(FarmBackupError) {
        self.directory = directory
        let path = directory.path + "/" + BackupCatalogue.fileName
        guard PackageFiles.exists(path) else {
            root = XMLTree(BackupCatalogue.rootName)
            objects = []
            try adoptPackages()
            return
        }
        let bytes = try PackageFiles.read(path, limit: BackupCatalogue.limit)
        do {
            root = try XMLTreeParser.parse(bytes)
        } catch {
            throw BackupCatalogue.damaged(path, "it \(error.reason) at byte \(error.offset)")
        }
        guard root.name == BackupCatalogue.rootName else {
            throw BackupCatalogue.damaged(path, "its root element is '\(root.name)'")
        }
        objects = root.children.filter { $0.name == "SPHistoryObject" }
            .compactMap { BackupHistoryObject($0, in: directory.path) }
    }

    /// The backups, newest first.
    public var backups: [BackupHistoryObject] { objects.filter(\.isBackup) }

    /// The restores, newest first.
    public var restores: [BackupHistoryObject] { objects.filter { !$0.isBackup } }

    /// Folders that look like packages and are none of the catalogue: left behind by interrupted backups.
    public func leftovers() throws(FarmBackupError) -> [String] {
        let known = Set(backups.map { $0.directoryName.lowercased() })
        return try PackageFiles.names(in: directory.path).filter { name in
            PackageFolder.number(of: name) != nil && !known.contains(name.lowercased())
                && PackageFiles.isFolder(directory.path + "/" + name)
        }
    }

    /// The number for a new package: one above every number in use.
    func nextNumber() throws(FarmBackupError) -> Int {
        let folders = try PackageFiles.names(in: directory.path).compactMap(PackageFolder.number(of:))
        return max(folders.max() ?? -1, backups.map(\.directoryNumber).max() ?? -1) + 1
    }

    /// Adds an operation in front and replaces the file; with this a package begins to exist.
    mutating func add(_ object: BackupHistoryObject) throws(FarmBackupError) {
        root.children.insert(object.element(), at: 0)
        objects.insert(object, at: 0)
        try PackageFiles.replace(directory.path + "/" + BackupCatalogue.fileName, with: root.document())
    }

    // Packages were copied here without their catalogue: their own manifests say what they are.
    private mutating func adoptPackages() throws(FarmBackupError) {
        for name in try PackageFiles.names(in: directory.path).reversed()
        where PackageFolder.number(of: name) != nil {
            let path = "\(directory.path)/\(name)/\(PackageFolder.manifestName)"
            guard PackageFiles.exists(path), let manifest = try? PackageManifest(reading: path),
                var element = manifest.tree.child("SPGlobalInformation")
            else { continue }
            element.name = "SPHistoryObject"
            element.children.removeAll { $0.name == "SPDirectoryName" || $0.name == "SPDirectoryNumber" }
            element.children.append(XMLTree("SPDirectoryName", text: name))
            guard let object = BackupHistoryObject(element, in: directory.path) else { continue }
            root.children.append(element)
            objects.append(object)
        }
    }

    private static func damaged(_ path: String, _ reason: String) -> FarmBackupError {
        FarmBackupError(
            .packageDamaged,
            "'\(path)' is no backup catalogue: \(reason); take it from a copy of the folder, or move it away and the "
                + "packages are listed by their own manifests.", target: path)
    }
}
