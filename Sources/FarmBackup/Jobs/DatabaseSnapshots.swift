import DatabaseServer
import Farm
import Glibc
import SecureStore

/// What a database became in a package.
struct SavedDatabase: Sendable {
    var file: PackageDataFile
    var proof: PackageProof?
}

/// Copies databases into data files, each on a thread of its own.
enum DatabaseSnapshots {
    private struct Task: Sendable {
        let database: DatabaseRecord
        let number: Int
        let folder: String
        let instanceFolder: String
    }

    /// Copies a group of databases at once. The caller's thread passes on progress and cancellation meanwhile.
    static func take(
        _ databases: [DatabaseRecord], firstNumber: Int, folder: String, instanceFolder: String,
        _ events: BackupEvents,
        _ log: OperationLog
    ) -> [Result<SavedDatabase, any Error>] {
        let tasks = databases.enumerated().map { index, database in
            Task(
                database: database, number: firstNumber + index, folder: folder,
                instanceFolder: instanceFolder)
        }
        return ParallelWork.perform(tasks.count, events, log) { index, note in
            let name = tasks[index].database.name
            return try save(tasks[index]) { percent in
                guard note(name, percent) else {
                    throw FarmBackupError(
                        .cancelled, "The backup was stopped; the catalogue is as it was.", target: name)
                }
            }
        }
    }

    // MARK: One database

    private static func save(_ task: Task, note: (Int) throws -> Void) throws -> SavedDatabase {
        let name = task.database.name
        let raw = "\(task.folder)/\(PackageFolder.dataFile(task.number)).raw"
        let packed = "\(task.folder)/\(PackageFolder.dataFile(task.number))"
        defer { unlink(raw) }
        let instance = try DatabaseInstance.open(at: task.instanceFolder)
        defer { instance.close() }
        let live = try instance.openDatabase(name)
        defer { live.close() }
        do {
            try live.copy(to: raw) { try note(Int($0.doneBytes * 40 / Swift.max($0.totalBytes, 1))) }
        } catch let error as DatabaseError where error.code == .inputOutput || error.code == .full {
            throw unwritable(name, in: task.folder, error)
        }
        let facts = try DatabaseFacts(of: raw, kind: task.database.kind)
        let size = Swift.max(PackageFiles.size(raw), 1)
        let packedFacts = try PackedFile.pack(
            raw, into: packed,
            progress: { done throws(FarmBackupError) in
                try Self.stopping { try note(40 + Int(done * 30 / size)) }
            },
            gate: { _ throws(FarmBackupError) in })
        let file = PackageDataFile(
            source: name, file: PackageFolder.dataFile(task.number), facts: packedFacts,
            schemaVersion: facts.schemaVersion, keyVersion: Int(facts.keyVersion), recordCounts: facts.counts,
            recordHash: facts.hash)
        try prove(file, packed: packed, scratch: raw + ".proof", kind: task.database.kind) { done in
            try note(70 + Int(done * 30 / size))
        }
        try note(100)
        return SavedDatabase(
            file: file,
            proof: PackageProof(
                verifiedBy: "Backup-SPFarm", verifiedAt: .now(), keyChecked: facts.keyVersion > 0,
                credentialsOpened: 0))
    }

    /// The copy's file could not be written: most often the disk is full.
    private static func unwritable(_ name: String, in folder: String, _ cause: DatabaseError)
        -> FarmBackupError
    {
        let free = (PackageFiles.freeBytes(folder) ?? 0) >> 20
        return FarmBackupError(
            .notEnoughSpace,
            "The copy of '\(name)' could not be written to '\(folder)', where \(free) MB are free; the package was not made, "
                + "free some space and try again.", target: folder, underlying: cause)
    }

    /// Restores a data file into a scratch copy and compares it with what was saved.
    ///
    /// - Throws: `.verificationFailed`, `.packageDamaged`.
    static func prove(
        _ file: PackageDataFile, packed: String, scratch: String, kind: DatabaseKind,
        progress: (Int64) throws -> Void
    ) throws {
        unlink(scratch)
        defer { unlink(scratch) }
        try PackedFile.unpack(
            packed, into: scratch, facts: file.facts,
            progress: { done throws(FarmBackupError) in try Self.stopping { try progress(done) } },
            gate: { _ throws(FarmBackupError) in })
        let copy = try DatabaseInstance.openCopy(at: scratch)
        let faults = try copy.integrityFaults()
        copy.close()
        let facts = try DatabaseFacts(of: scratch, kind: kind)
        guard faults.isEmpty, facts.counts == file.recordCounts, facts.hash == file.recordHash else {
            throw FarmBackupError(
                .verificationFailed,
                "The copy of '\(file.source)' did not have what was backed up\(faults.first.map { " (\($0))" } ?? ""); "
                    + "the package was not made, check the disk and try again.", target: file.source)
        }
    }

    private static func stopping(_ body: () throws -> Void) throws(FarmBackupError) {
        do {
            try body()
        } catch let error as FarmBackupError {
            throw error
        } catch {
            throw FarmBackupError(.inputOutput, "\(error)")
        }
    }
}

/// What a database copy holds, for the manifest and for the proof.
struct DatabaseFacts {
    var counts: [String: Int] = [:]
    var hash = ""
    var keyVersion: Int64 = 0
    /// 0 for a database that keeps none.
    var schemaVersion = 0

    /// Looks into a copy.
    init(of path: String, kind: DatabaseKind) throws {
        let copy = try DatabaseInstance.openCopy(at: path)
        defer { copy.close() }
        let hasSchema = try copy.number(
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_versions'")
        if hasSchema > 0 { schemaVersion = Int(try copy.number("SELECT MAX(version) FROM schema_versions")) }
        guard kind == .secureStore else {
            let tables = try copy.rows(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ) { $0.text(0) }
            for table in tables { counts[table] = Int(try copy.number("SELECT COUNT(*) FROM \"\(table)\"")) }
            return
        }
        let store = try SecureStore(checking: copy)
        try store.checkOneKey()
        let fingerprint = try store.fingerprint()
        counts = fingerprint.counts
        hash = fingerprint.hash
        keyVersion = try store.keyVersion() ?? 0
    }
}
