import DatabaseServer
import Farm
import Glibc
import SecureStore

/// What a restore is asked to do.
public struct RestoreRequest: Sendable {
    public var directory: String
    public var method: RestoreMethod
    public var item: String?
    /// The package; nil for the newest one.
    public var backupID: ObjectID?
    /// Percent between two progress lines.
    public var percentage: Int
    public var threads: Int
    public var requestedBy: String
    /// Who owns a database that a restore as new makes.
    public var owner: DatabasePrincipal

    public init(
        directory: String, method: RestoreMethod, item: String? = nil, backupID: ObjectID? = nil,
        percentage: Int = 5,
        threads: Int = 3, requestedBy: String, owner: DatabasePrincipal
    ) {
        self.directory = directory
        self.method = method
        self.item = item
        self.backupID = backupID
        self.percentage = percentage
        self.threads = threads
        self.requestedBy = requestedBy
        self.owner = owner
    }
}

/// Brings components back from a package: every hash is checked first, each database is made beside the live one and
/// swapped in, and a restore that fails leaves the farm as it was.
public final class RestoreJob {
    /// One database that comes back.
    struct Step {
        let component: PackageComponent
        let file: PackageDataFile
        let application: ServiceApplicationRecord
        let database: DatabaseRecord
    }

    private let farm: FarmCatalog
    private let request: RestoreRequest
    private let events: BackupEvents
    private let started = Timestamp.now()

    public init(_ farm: FarmCatalog, _ request: RestoreRequest, events: BackupEvents = BackupEvents()) {
        self.farm = farm
        self.request = request
        self.events = events
    }

    /// The package that will be restored from and the databases that come back. Looks only.
    public func plan() throws -> (package: BackupHistoryObject, databases: [String], component: String) {
        let (directory, _, package, manifest) = try open()
        let (component, steps) = try steps(manifest, package, directory)
        return (package, steps.map(\.database.name), component)
    }

    private func open() throws -> (BackupDirectory, BackupCatalogue, BackupHistoryObject, PackageManifest) {
        guard (1...100).contains(request.percentage), (1...10).contains(request.threads) else {
            throw FarmBackupError(
                .invalidArgument, "-Percentage is 1 to 100 and -RestoreThreads 1 to 10; nothing was changed.")
        }
        let directory = try BackupDirectory(request.directory)
        let catalogue = try BackupCatalogue(reading: directory)
        let package = try choose(catalogue)
        let path = "\(directory.path)/\(package.directoryName)/\(PackageFolder.manifestName)"
        guard PackageFiles.exists(path) else {
            throw FarmBackupError(
                .packageDamaged,
                "The package '\(package.directoryName)' has no \(PackageFolder.manifestName) in '\(request.directory)'; "
                    + "nothing was changed, copy the whole folder again or use another package.",
                target: package.directoryName)
        }
        let manifest = try PackageManifest(reading: path)
        if let expected = package.manifestHash, expected != manifest.hash {
            throw FarmBackupError(
                .packageDamaged,
                "'\(path)' is not the manifest that the catalogue knows: its SHA-256 differs; nothing was changed, copy "
                    + "the package again or use another one.", target: path)
        }
        return (directory, catalogue, package, manifest)
    }

    private func choose(_ catalogue: BackupCatalogue) throws(FarmBackupError) -> BackupHistoryObject {
        if let id = request.backupID {
            if let found = catalogue.backups.first(where: { $0.selfID == id }) { return found }
            throw FarmBackupError(
                .packageNotFound,
                "'\(request.directory)' has no backup with the id \(id); nothing was changed, Get-SPBackupHistory "
                    + "-ShowBackup lists them.", target: id.description)
        }
        if let newest = catalogue.backups.first { return newest }
        throw FarmBackupError(
            .packageNotFound,
            "'\(request.directory)' holds no backup; nothing was changed, pass the folder that holds spbrtoc.xml.",
            target: request.directory)
    }

    // MARK: What comes back

    private func steps(
        _ manifest: PackageManifest, _ package: BackupHistoryObject, _ directory: BackupDirectory
    ) throws -> (component: String, steps: [Step]) {
        guard !package.isConfigurationOnly else {
            throw FarmBackupError(
                .packageIncomplete,
                "The package '\(package.directoryName)' holds the configuration only, and a service application cannot be "
                    + "restored from it; nothing was changed, use a full package.",
                target: package.directoryName)
        }
        let tree = ComponentTree(root: FarmComponent(manifest.root))
        let chosen = try tree.select(requestItem(tree))
        let components = manifest.root.all.filter { component in
            chosen.all.contains { $0.id == component.id && $0.name == component.name }
        }
        var steps: [Step] = []
        for application in components where application.className == FarmComponent.Kind.secureStore.rawValue {
            for database in application.children {
                guard let file = database.files.first else { continue }
                steps.append(try step(application, database, file))
            }
        }
        guard !steps.isEmpty else {
            throw FarmBackupError(
                .packageIncomplete,
                "The package '\(package.directoryName)' holds nothing below '\(chosen.path)' that can be restored; nothing "
                    + "was changed.", target: chosen.path)
        }
        return (package.topComponent, steps)
    }

    /// A package of one component is named by that component; a path from the root leads to it too.
    private func requestItem(_ tree: ComponentTree) -> String? {
        guard let item = request.item else { return nil }
        let last = item.split(separator: "\\").last.map(String.init) ?? item
        let names = tree.root.all.map { $0.path.lowercased() }
        return names.contains(item.lowercased()) ? item : last
    }

    private func step(
        _ application: PackageComponent, _ database: PackageComponent, _ file: PackageDataFile
    ) throws -> Step {
        let known = try farm.serviceApplications().first {
            $0.id == application.id || $0.name == application.name
        }
        switch request.method {
        case .new:
            guard known == nil else {
                throw FarmBackupError(
                    .restoreRefused,
                    "The farm has the service application '\(application.name)', and one cannot be restored as new into its "
                        + "own farm; nothing was changed, use -RestoreMethod Overwrite.",
                    target: application.name)
            }
            let id = ObjectID()
            let record = DatabaseRecord(
                name: database.name, kind: .secureStore, server: farm.instance.serverName,
                serviceApplication: id)
            return Step(
                component: application, file: file,
                application: ServiceApplicationRecord(
                    id: id, name: application.name, typeName: application.parameter("SPTypeName") ?? "",
                    database: record.id), database: record)
        default:
            guard let known, let id = known.database,
                let record = try farm.databases().first(where: { $0.id == id })
            else {
                throw FarmBackupError(
                    .restoreRefused,
                    "The farm has no service application '\(application.name)' to overwrite; nothing was changed, use "
                        + "-RestoreMethod New.", target: application.name)
            }
            return Step(component: application, file: file, application: known, database: record)
        }
    }

    // MARK: Running

    /// Restores and returns the entry of the catalogue.
    public func run() throws -> BackupHistoryObject {
        let (directory, read, package, manifest) = try open()
        var catalogue = read
        let (topComponent, steps) = try steps(manifest, package, directory)
        try directory.requireWritable()
        let lock = try DirectoryLock(folder: directory, operation: "Restore-SPFarm")
        defer { withExtendedLifetime(lock) {} }
        let folder = "\(directory.path)/\(package.directoryName)"
        let log = try OperationLog(
            folder + "/" + PackageFolder.restoreLogName, events: events, percentage: request.percentage)
        try log.write(.important, "Start Time: \(PackageDate.logText(started)).")
        try log.write(.verbose, "Using Directory: \(folder)/.")
        do {
            try restore(steps, folder, log)
        } catch {
            try? log.write(.error, "\(error)")
            throw error
        }
        try log.write(.important, "Finish Time: \(PackageDate.logText(.now())).")
        try log.write(.important, "Completed with \(log.warnings) warnings.")
        try log.write(.important, "Completed with \(log.errors) errors.")
        try log.write(.important, "Restore completed successfully.")
        let object = BackupHistoryObject(
            selfID: package.selfID, parentID: nil, restoreID: ObjectID(), requestedBy: request.requestedBy,
            backupMethod: .none, restoreMethod: request.method, startTime: started, endTime: .now(),
            isBackup: false,
            isConfigurationOnly: false, directory: folder + "/", directoryName: "", directoryNumber: -1,
            topComponent: topComponent, topComponentID: package.topComponentID, warningCount: log.warnings,
            errorCount: log.errors, failureMessage: "", manifestHash: nil)
        try PackageFiles.replace(
            folder + "/" + PackageFolder.restoreManifestName,
            with: XMLTree("SPRestore", children: [object.element()]).document())
        try catalogue.add(object)
        events.stepReached("restore.catalogue")
        return object
    }

    private func restore(_ steps: [Step], _ folder: String, _ log: OperationLog) throws {
        try log.write(.progress, "Starting Restore.")
        for step in steps {
            try log.write(.verbose, "Checking \(step.file.file) of \(step.database.name).")
            try PackedFile.check("\(folder)/\(step.file.file)", facts: step.file.facts) {
                _ throws(FarmBackupError) in
                try events.checkCancellation()
            }
        }
        events.stepReached("restore.checked")
        if request.method == .new { try requireFreeNames(steps) }
        do {
            try stage(steps, folder, log)
            events.stepReached("restore.staged")
            if request.method == .new { try make(steps, log) } else { try swap(steps, log) }
        } catch {
            for step in steps { try? removeStaged(step) }
            throw error
        }
    }

    // MARK: In place

    private func swap(_ steps: [Step], _ log: OperationLog) throws {
        var swapped: [Step] = []
        do {
            for step in steps {
                try farm.instance.swapDatabase(step.database.name, keepingPrevious: true)
                swapped.append(step)
                events.stepReached("restore.swapped.\(step.database.name)")
                try log.write(.verbose, "The database \(step.database.name) was restored.")
            }
        } catch {
            for step in swapped.reversed() { try? farm.instance.revertSwap(step.database.name) }
            throw error
        }
        for step in steps { try farm.instance.discardPrevious(step.database.name) }
        events.stepReached("restore.discarded")
    }

    // MARK: As new

    /// What an interrupted restore as new left goes; a database that is there for another reason stays.
    private func requireFreeNames(_ steps: [Step]) throws {
        for step in steps {
            let name = step.database.name
            let isListed = try farm.databases().contains { $0.name.lowercased() == name.lowercased() }
            if !isListed { try farm.instance.discardUnfinished(name) }
            guard
                try !isListed
                    && !farm.instance.databases().contains(where: {
                        $0.name.lowercased() == name.lowercased()
                    })
            else {
                throw FarmBackupError(
                    .restoreRefused,
                    "The database instance has a database '\(name)' already; nothing was changed, remove it or restore with "
                        + "-RestoreMethod Overwrite.", target: name)
            }
        }
    }

    /// Puts the staged copies in place as new databases, and lists them with their service applications as the last step.
    private func make(_ steps: [Step], _ log: OperationLog) throws {
        do {
            for step in steps {
                let name = step.database.name
                try farm.instance.beginMaking(name)
                events.stepReached("restore.making.\(name)")
                try farm.instance.createDatabase(
                    name, owner: request.owner, fromStaged: farm.instance.stagingPath(for: name)
                ).close()
                events.stepReached("restore.made.\(name)")
                try log.write(.verbose, "The database \(name) was restored.")
            }
            try farm.transaction {
                for step in steps {
                    try farm.insert(step.database)
                    try farm.insert(try placed(step))
                }
            }
        } catch {
            for step in steps { try? farm.instance.discardUnfinished(step.database.name) }
            throw error
        }
        events.stepReached("restore.listed")
        for step in steps { try farm.instance.endMaking(step.database.name) }
    }

    /// The service application in the pool of its package's name, or in the farm's first one.
    private func placed(_ step: Step) throws -> ServiceApplicationRecord {
        var application = step.application
        let pools = try farm.applicationPools()
        let wanted = step.component.parameter("SPApplicationPool")
        application.applicationPool = (pools.first { $0.name == wanted } ?? pools.first)?.id
        return application
    }

    // MARK: Staging

    private func removeStaged(_ step: Step) throws {
        let staged = farm.instance.stagingPath(for: step.database.name)
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(staged + suffix) }
    }

    /// Unpacks the databases beside the live ones, several at once, and checks them there.
    private func stage(_ steps: [Step], _ folder: String, _ log: OperationLog) throws {
        for start in stride(from: 0, to: steps.count, by: request.threads) {
            let group = steps[start..<Swift.min(start + request.threads, steps.count)].map { step in
                StagedDatabase(
                    name: step.database.name, packed: "\(folder)/\(step.file.file)", file: step.file,
                    path: farm.instance.stagingPath(for: step.database.name))
            }
            let results = ParallelWork.perform(group.count, events, log) { index, note in
                try group[index].unpack(note)
            }
            for result in results { try result.get() }
        }
    }
}

/// A database on its way out of a package.
private struct StagedDatabase: Sendable {
    let name: String
    /// Path of the data file.
    let packed: String
    let file: PackageDataFile
    /// Where it is unpacked to.
    let path: String

    /// Unpacks the data file, compares what came out with what the package promises, and begins a new key epoch in it.
    func unpack(_ note: ParallelWork.Note) throws {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
        let size = Swift.max(file.facts.rawSize, 1)
        try PackedFile.unpack(
            packed, into: path, facts: file.facts,
            progress: { done throws(FarmBackupError) in
                guard note(name, Int(done * 100 / size)) else {
                    throw FarmBackupError(
                        .cancelled, "The restore was stopped; the farm is as before.", target: name)
                }
            }, gate: { _ throws(FarmBackupError) in })
        let copy = try DatabaseInstance.openCopy(at: path, isReadOnly: false)
        defer { copy.close() }
        let faults = try copy.integrityFaults()
        let facts = try DatabaseFacts(of: path, kind: .secureStore)
        guard faults.isEmpty, facts.counts == file.recordCounts, facts.hash == file.recordHash else {
            throw FarmBackupError(
                .verificationFailed,
                "The restored copy of '\(name)' does not have what the package promises"
                    + "\(faults.first.map { " (\($0))" } ?? ""); the farm is as before, use another package.",
                target: name)
        }
        try SecureStore.beginEpoch(in: copy)
    }
}

extension FarmComponent {
    /// A component of a package, for choosing by `-Item` and for `-ShowTree`.
    init(_ component: PackageComponent) {
        self.init(
            component.name, Kind(rawValue: component.className) ?? .group, id: component.id,
            isSelectable: component.canRestore, children: component.children.map { FarmComponent($0) })
    }
}

extension RestoreJob {
    /// The lines of `-ShowTree` for a package.
    public func treeLines() throws -> [String] {
        let (_, _, _, manifest) = try open()
        let tree = ComponentTree(root: FarmComponent(manifest.root))
        return tree.lines(
            selected: request.item == nil ? nil : try tree.select(requestItem(tree)), forRestore: true)
    }
}
