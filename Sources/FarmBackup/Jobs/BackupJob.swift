import DatabaseServer
import Farm
import Glibc
import SecureStore
import Synchronization

/// Writes one package: snapshots of the chosen databases, compressed, hashed and proved, with manifest and log.
///
/// The package begins to exist with the last step, when the catalogue that lists it is renamed into place. Until then
/// there is a folder that the next backup reports, and the catalogue is as it was.
public final class BackupJob {
    private let farm: FarmCatalog
    private let request: BackupRequest
    private let events: BackupEvents
    private let started = Timestamp.now()

    public init(_ farm: FarmCatalog, _ request: BackupRequest, events: BackupEvents = BackupEvents()) {
        self.farm = farm
        self.request = request
        self.events = events
    }

    /// What the backup would copy: the chosen component and the databases below it. Checks everything that can be known
    /// before the first write.
    public func plan() throws -> (component: FarmComponent, databases: [DatabaseRecord]) {
        try request.check()
        let component = try ComponentTree(of: farm).select(request.item)
        if request.configurationOnly { try ComponentTree.requireWhole(component) }
        let ids = Set(component.all.compactMap(\.id))
        let databases = try farm.databases().filter { database in
            request.configurationOnly ? database.kind == .configuration : ids.contains(database.id)
        }
        return (component, databases)
    }

    /// Makes the package and returns its entry of the catalogue.
    public func run() throws -> BackupHistoryObject {
        let (component, databases) = try plan()
        let directory = try BackupDirectory(request.directory)
        try directory.requireOutside(farm.home.path)
        try directory.requireWritable()
        let lock = try DirectoryLock(folder: directory, operation: "Backup-SPFarm")
        defer { withExtendedLifetime(lock) {} }
        var catalogue = try BackupCatalogue(reading: directory)
        let parent = try parentPackage(in: catalogue, component)
        for name in try catalogue.leftovers() {
            events.warning(
                "The folder '\(directory.path)/\(name)' was left by an interrupted backup; it is no package and may be "
                    + "removed.")
        }
        try checkSpace(directory, databases)
        let number = try catalogue.nextNumber()
        let name = PackageFolder.name(number)
        let folder = directory.path + "/" + name
        guard mkdir(folder, 0o700) == 0 else { throw PackageFiles.failure("make", folder) }
        events.stepReached("backup.folder")
        do {
            let object = try write(component, databases, folder, number, parent, directory)
            events.stepReached("backup.before.catalogue")
            try catalogue.add(object)
            events.stepReached("backup.catalogue")
            return object
        } catch {
            PackageFiles.removeFolder(folder)
            throw error
        }
    }

    // MARK: Checks

    private func parentPackage(
        in catalogue: BackupCatalogue, _ component: FarmComponent
    ) throws(FarmBackupError) -> ObjectID? {
        guard request.method == .differential else { return nil }
        let base = catalogue.backups.first {
            $0.backupMethod == .full && !$0.isConfigurationOnly && !$0.isFailure
                && $0.topComponent.lowercased() == component.path.lowercased()
        }
        guard let base else {
            throw FarmBackupError(
                .fullBackupNeeded,
                "A differential backup of '\(component.path)' needs a full one in '\(request.directory)' first; nothing "
                    + "was written, run it with -BackupMethod Full.", target: component.path)
        }
        events.warning(
            "The Secure Store has no differential backup; '\(component.name)' is backed up in full.")
        return base.selfID
    }

    private func checkSpace(_ directory: BackupDirectory, _ databases: [DatabaseRecord]) throws {
        var needed: Int64 = 1 << 20
        for database in databases {
            let connection = try farm.instance.openDatabase(database.name)
            defer { connection.close() }
            // The snapshot and the compressed file lie side by side for a while.
            needed += try connection.usedBytes() * 2
        }
        guard let free = PackageFiles.freeBytes(directory.path), free < needed, !request.force else { return }
        throw FarmBackupError(
            .notEnoughSpace,
            "The backup needs about \(needed >> 20) MB in '\(request.directory)' and \(free >> 20) MB are free; nothing "
                + "was written, free some space or pass -Force.", target: request.directory)
    }

    // MARK: Writing

    private func write(
        _ component: FarmComponent, _ databases: [DatabaseRecord], _ folder: String, _ number: Int,
        _ parent: ObjectID?,
        _ directory: BackupDirectory
    ) throws -> BackupHistoryObject {
        let log = try OperationLog(
            folder + "/" + PackageFolder.logName, events: events, percentage: request.percentage)
        try log.write(.important, "Start Time: \(PackageDate.logText(started)).")
        try log.write(.verbose, "Using Directory: \(folder)/.")
        try log.write(.progress, "Starting Backup.")
        let saved = try copy(databases, into: folder, log)
        var root = PackageComponent(component, saved: saved, farm: farm)
        root.phase = "Done"
        var object = BackupHistoryObject(
            selfID: ObjectID(), parentID: parent, restoreID: nil, requestedBy: request.requestedBy,
            backupMethod: request.method, restoreMethod: .none, startTime: started, endTime: .now(),
            isBackup: true,
            isConfigurationOnly: request.configurationOnly, directory: folder + "/",
            directoryName: PackageFolder.name(number), directoryNumber: number, topComponent: component.path,
            topComponentID: component.id, warningCount: log.warnings, errorCount: log.errors,
            failureMessage: "",
            manifestHash: nil)
        let manifest = PackageManifest(
            history: object, root: root,
            run: [("BackupThreads", String(request.threads)), ("Percentage", String(request.percentage))])
        try PackageFiles.write(folder + "/" + PackageFolder.manifestName, manifest.tree.document())
        events.stepReached("backup.manifest")
        object.manifestHash = manifest.hash
        try log.write(.important, "Finish Time: \(PackageDate.logText(.now())).")
        try log.write(.important, "Completed with \(log.warnings) warnings.")
        try log.write(.important, "Completed with \(log.errors) errors.")
        try log.write(.important, "Backup completed successfully.")
        try log.sync()
        try PackageFiles.syncFolder(folder)
        return object
    }

    /// Copies the databases, several at once, and gives what each became.
    private func copy(
        _ databases: [DatabaseRecord], into folder: String, _ log: OperationLog
    ) throws -> [ObjectID: SavedDatabase] {
        var saved: [ObjectID: SavedDatabase] = [:]
        for start in stride(from: 0, to: databases.count, by: request.threads) {
            let group = Array(databases[start..<Swift.min(start + request.threads, databases.count)])
            for database in group { try log.write(.verbose, "Starting object: \(database.name).") }
            let results = DatabaseSnapshots.take(
                group, firstNumber: start, folder: folder, instanceFolder: farm.home.instanceFolder, events,
                log)
            for (database, result) in zip(group, results) {
                let snapshot = try result.get()
                saved[database.id] = snapshot
                try log.write(
                    .verbose,
                    "[\(database.name)] \(snapshot.file.facts.rawSize) bytes saved as \(snapshot.file.file), "
                        + "\(snapshot.file.facts.packedSize) bytes, restored into a scratch copy and found whole."
                )
                events.stepReached("backup.saved.\(database.name)")
            }
        }
        return saved
    }
}
