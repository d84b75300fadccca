import DatabaseServer
import Farm
import Glibc
import SecureStore
import Synchronization

/// What a database became in a package.
struct SavedDatabase: Sendable {
    var file: PackageDataFile
    var proof: PackageProof?
}

/// Copies databases into data files, each on a thread of its own.
enum DatabaseSnapshots {
    /// What the threads say, taken over by the caller's thread.
    private final class Board: Sendable {
        struct State {
            var results: [Result<SavedDatabase, any Error>?]
            var notes: [(item: String, percent: Int)] = []
            var isCancelled = false
        }

        let state: Mutex<State>

        init(_ count: Int) { state = Mutex(State(results: Array(repeating: nil, count: count))) }
    }

    private struct Task: Sendable {
        let database: DatabaseRecord
        let index: Int
        let number: Int
        let folder: String
        let instanceFolder: String
        let board: Board
    }

    /// Copies a group of databases at once. The caller's thread passes on progress and cancellation meanwhile.
    static func take(
        _ databases: [DatabaseRecord], firstNumber: Int, folder: String, instanceFolder: String, _ events: BackupEvents,
        _ log: OperationLog
    ) -> [Result<SavedDatabase, any Error>] {
        let board = Board(databases.count)
        var threads: [pthread_t] = []
        for (index, database) in databases.enumerated() {
            let task = Task(
                database: database, index: index, number: firstNumber + index, folder: folder,
                instanceFolder: instanceFolder, board: board)
            var thread = pthread_t()
            let argument = Unmanaged.passRetained(Box(task))
            let started = pthread_create(
                &thread, nil,
                { pointer in
                    let task = Unmanaged<Box>.fromOpaque(pointer!).takeRetainedValue().task
                    DatabaseSnapshots.run(task)
                    return nil
                }, argument.toOpaque())
            if started == 0 { threads.append(thread) } else { run(argument.takeRetainedValue().task) }
        }
        log.beginItem()
        while !board.state.withLock({ $0.results.allSatisfy { $0 != nil } }) {
            if events.isCancelled() { board.state.withLock { $0.isCancelled = true } }
            report(board, events, log)
            usleep(2_000)
        }
        for thread in threads { pthread_join(thread, nil) }
        report(board, events, log)
        return board.state.withLock { $0.results.map { $0! } }
    }

    private static func report(_ board: Board, _ events: BackupEvents, _ log: OperationLog) {
        let notes = board.state.withLock { state in
            defer { state.notes = [] }
            return state.notes
        }
        // A log that cannot be written fails the backup at its next line.
        for note in notes { try? log.progress(note.item, note.percent) }
    }

    private final class Box: Sendable {
        let task: Task
        init(_ task: Task) { self.task = task }
    }

    private static func run(_ task: Task) {
        let result = Result { try save(task) }
        task.board.state.withLock { $0.results[task.index] = result }
    }

    // MARK: One database

    private static func save(_ task: Task) throws -> SavedDatabase {
        let name = task.database.name
        let raw = "\(task.folder)/\(PackageFolder.dataFile(task.number)).raw"
        let packed = "\(task.folder)/\(PackageFolder.dataFile(task.number))"
        defer { unlink(raw) }
        let note: @Sendable (Int) throws -> Void = { percent in
            let cancelled = task.board.state.withLock { state in
                if state.notes.last?.percent != percent { state.notes.append((name, percent)) }
                return state.isCancelled
            }
            if cancelled {
                throw FarmBackupError(.cancelled, "The backup was stopped; the catalogue is as it was.", target: name)
            }
        }
        let instance = try DatabaseInstance.open(at: task.instanceFolder)
        defer { instance.close() }
        let live = try instance.openDatabase(name)
        defer { live.close() }
        try live.copy(to: raw) { try note(Int($0.doneBytes * 40 / Swift.max($0.totalBytes, 1))) }
        let facts = try DatabaseFacts(of: raw, kind: task.database.kind)
        let size = Swift.max(PackageFiles.size(raw), 1)
        let packedFacts = try PackedFile.pack(
            raw, into: packed,
            progress: { done throws(FarmBackupError) in try Self.stopping { try note(40 + Int(done * 30 / size)) } },
            gate: { _ throws(FarmBackupError) in })
        let file = PackageDataFile(
            source: name, file: PackageFolder.dataFile(task.number), facts: packedFacts,
            schemaVersion: 1, keyVersion: Int(facts.keyVersion), recordCounts: facts.counts, recordHash: facts.hash)
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

    /// Restores a data file into a scratch copy and compares it with what was saved.
    ///
    /// - Throws: `.verificationFailed`, `.packageDamaged`.
    static func prove(
        _ file: PackageDataFile, packed: String, scratch: String, kind: DatabaseKind, progress: (Int64) throws -> Void
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

    /// Looks into a copy.
    init(of path: String, kind: DatabaseKind) throws {
        let copy = try DatabaseInstance.openCopy(at: path)
        defer { copy.close() }
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
