import FarmBackup
import FarmTestSupport
import Foundation
import TestSupport
import Testing

@Suite("A package")
struct PackageTests {
    private let folder = TemporaryFolder()
    private let plant: StorePlant

    init() throws { plant = try StorePlant.make(at: folder.path) }

    private var package: String { plant.backups + "/spbr0000" }

    private func put(_ text: String, _ name: String) throws {
        try text.write(toFile: plant.backups + "/" + name, atomically: true, encoding: .utf8)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOfFile: plant.backups + "/" + name, encoding: .utf8)
    }

    /// The code of the error that the work ends with, and its sentence.
    private func refusal(_ work: () throws -> Void) -> (code: String, text: String)? {
        do {
            try work()
            return nil
        } catch { return ((error as? FarmBackupError)?.code.rawValue ?? "\(error)", "\(error)") }
    }

    @Test("holds the manifest, the log and one data file a database, for its owner alone")
    func files() throws {
        let object = try plant.backUp()
        #expect(object.directoryName == "spbr0000")
        let names = try FileManager.default.contentsOfDirectory(atPath: package).sorted()
        #expect(names == ["00000000.bak", "spbackup.log", "spbackup.xml"])
        let mode = try FileManager.default.attributesOfItem(atPath: package)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        #expect(try text("spbr0000/spbackup.log").contains("Backup completed successfully."))
    }

    @Test("shows no credential and no pass phrase in any byte")
    func noSecrets() throws {
        try plant.backUp()
        for name in ["00000000.bak", "spbackup.log", "spbackup.xml"] {
            let data = try Data(contentsOf: URL(fileURLWithPath: package + "/" + name))
            for secret in ["pass-shared", "LOB\\shared", StorePlant.firstPhrase] {
                #expect(data.range(of: Data(secret.utf8)) == nil, "\(name)")
            }
        }
    }

    @Test("opens with the pass phrase of its time, whatever the store's is now")
    func phraseOfItsTime() throws {
        let old = try plant.backUp()
        try plant.changeKey("second-Phrase-2")
        let new = try plant.backUp()
        try plant.restore(package: old.selfID)
        #expect(throws: (any Error).self) { try plant.refreshKey("second-Phrase-2") }
        try plant.refreshKey(StorePlant.firstPhrase)
        #expect(try plant.words() == StorePlant.allWords)
        try plant.restore(package: new.selfID)
        #expect(throws: (any Error).self) { try plant.refreshKey(StorePlant.firstPhrase) }
        try plant.refreshKey("second-Phrase-2")
        #expect(try plant.words() == StorePlant.allWords)
    }

    @Test("has database and key in step although writers go on")
    func whileWriting() throws {
        let root = folder.path
        let writer = Thread {
            guard let other = try? StorePlant(at: root) else { return }
            for round in 0..<40 where !Thread.current.isCancelled {
                try? other.withStore {
                    try $0.setCredentials(
                        StorePlant.values("own-\(round)"), of: "Own", for: StorePlant.person(round))
                }
                if round % 10 == 5 { try? other.changeKey("writer-Phrase-\(round)") }
            }
            other.farm.close()
        }
        writer.start()
        var packages: [BackupHistoryObject] = []
        for _ in 0..<6 { packages.append(try plant.backUp()) }
        writer.cancel()
        while !writer.isFinished { usleep(1_000) }
        let phrases = [StorePlant.firstPhrase] + stride(from: 5, to: 40, by: 10).map { "writer-Phrase-\($0)" }
        for package in packages {
            try plant.restore(package: package.selfID)
            #expect(phrases.contains { (try? plant.refreshKey($0)) != nil }, "\(package.directoryName)")
            #expect(try plant.withStore { try $0.countsByKeyVersion().count } == 1)
            #expect(try plant.words() == StorePlant.allWords)
        }
    }

    @Test(
        "is refused when a byte, its end, its manifest or its catalogue is not what was written",
        arguments: ["bit", "end", "more", "gone", "manifest", "no manifest", "catalogue"])
    func damaged(kind: String) throws {
        try plant.backUp()
        let data = package + "/00000000.bak"
        var bytes = try Data(contentsOf: URL(fileURLWithPath: data))
        switch kind {
        case "bit": bytes[bytes.count / 2] ^= 4
        case "end": bytes.removeLast(7)
        case "more": bytes.append(0)
        case "gone": try FileManager.default.removeItem(atPath: data)
        case "manifest":
            try put(
                try text("spbr0000/spbackup.xml").replacingOccurrences(of: "Full", with: "Fuli"),
                "spbr0000/spbackup.xml")
        case "no manifest": try FileManager.default.removeItem(atPath: package + "/spbackup.xml")
        default: try put("<SPBackupRestoreHistory><SPHistory", "spbrtoc.xml")
        }
        if ["bit", "end", "more"].contains(kind) { try bytes.write(to: URL(fileURLWithPath: data)) }
        let refused = refusal { try plant.restore() }
        let codes = ["FarmBackup.PackageDamaged", "FarmBackup.InputOutput", "FarmBackup.DirectoryNotFound"]
        #expect(refused.map { codes.contains($0.code) } == true, "\(refused.map { $0.text } ?? "accepted")")
        #expect(try plant.words() == StorePlant.allWords)
    }

    @Test(
        "may not lead out of its folder",
        arguments: ["../../farm/keys/store.key", "/etc/passwd", "..\\..\\x", "sub/00000000.bak"])
    func paths(name: String) throws {
        try plant.backUp()
        try put(
            try text("spbr0000/spbackup.xml").replacingOccurrences(of: "00000000.bak", with: name),
            "spbr0000/spbackup.xml")
        // Without its catalogue the folder is listed by the manifests that lie in it.
        try FileManager.default.removeItem(atPath: plant.backups + "/spbrtoc.xml")
        #expect(refusal { try plant.restore() } != nil)
        #expect(try plant.words() == StorePlant.allWords)
    }

    @Test("copied without its catalogue is listed and restored by its manifest")
    func adopted() throws {
        try plant.backUp()
        try FileManager.default.removeItem(atPath: plant.backups + "/spbrtoc.xml")
        #expect(try plant.packages().map(\.directoryName) == ["spbr0000"])
        try plant.restore()
        try plant.refreshKey(StorePlant.firstPhrase)
        #expect(try plant.words() == StorePlant.allWords)
    }

    @Test("left unfinished is not listed")
    func unfinished() throws {
        try plant.backUp()
        try FileManager.default.copyItem(atPath: package, toPath: plant.backups + "/spbr0001")
        #expect(try plant.packages().map(\.directoryName) == ["spbr0000"])
        #expect(try plant.backUp().directoryName == "spbr0002")
    }
}

@Suite("Operations that cannot go on")
struct RefusedOperationTests {
    private let folder = TemporaryFolder()
    private let plant: StorePlant

    init() throws { plant = try StorePlant.make(at: folder.path) }

    private func code(_ work: () throws -> Void) -> String? {
        do {
            try work()
            return nil
        } catch { return (error as? FarmBackupError)?.code.rawValue ?? "\(error)" }
    }

    @Test("a second backup or restore while one runs is refused and changes nothing")
    func second() throws {
        let first = try plant.backUp()
        let other = try StorePlant(at: folder.path)
        defer { other.farm.close() }
        var refused: [String?] = []
        try plant.backUp(stepReached: { step in
            guard step == "backup.folder" else { return }
            refused.append(code { try other.backUp() })
            refused.append(code { try other.restore() })
        })
        #expect(refused == ["FarmBackup.AlreadyRunning", "FarmBackup.AlreadyRunning"])
        #expect(try plant.packages().map(\.directoryName) == ["spbr0001", first.directoryName])
        #expect(try plant.words() == StorePlant.allWords)
    }

    @Test("a restore over a database that stays in use is refused and changes nothing")
    func inUse() throws {
        try plant.backUp()
        let connection = try plant.farm.instance.openDatabase(StorePlant.database)
        let refused = code { try plant.restore() }
        #expect(refused != nil)
        connection.close()
        #expect(try plant.words() == StorePlant.allWords)
        try plant.restore()
    }

    @Test("a backup into a full disk leaves no package and no file behind")
    func fullDisk() throws {
        // A file size limit of the process stands for the full disk: the kernel refuses the write in the same way.
        let outcome = try LimitedProbe.run(["store", "backup", folder.path, "0"], fileKilobytes: 40)
        #expect(outcome.exitCode != 0 && outcome.exitCode != 137)
        #expect(outcome.text.contains("/backups/spbr0000"), "\(outcome.text)")
        #expect(try plant.packages().isEmpty)
        let left = try FileManager.default.contentsOfDirectory(atPath: plant.backups)
        #expect(left.allSatisfy { !$0.hasPrefix("spbr0") }, "\(left)")
        try plant.backUp()
    }

    @Test("a restore into a full disk leaves the live database")
    func fullDiskRestore() throws {
        try plant.backUp()
        let outcome = try LimitedProbe.run(["store", "restore", folder.path, "0"], fileKilobytes: 40)
        #expect(outcome.exitCode != 0 && outcome.exitCode != 137)
        #expect(try plant.words() == StorePlant.allWords)
        try plant.restore()
        try plant.refreshKey(StorePlant.firstPhrase)
        #expect(try plant.words() == StorePlant.allWords)
    }

    @Test("a key change into a full disk changes nothing")
    func fullDiskKey() throws {
        try plant.withStore { store in
            for number in 1_000..<1_400 {
                try store.setCredentials(StorePlant.values("more"), of: "Own", for: StorePlant.person(number))
            }
        }
        let outcome = try LimitedProbe.run(["store", "key", folder.path, "0"], fileKilobytes: 40)
        #expect(outcome.exitCode != 0 && outcome.exitCode != 137, "\(outcome.text)")
        #expect(try plant.words() == StorePlant.allWords)
        #expect(throws: (any Error).self) { try plant.refreshKey("second-Phrase-2") }
        try plant.refreshKey(StorePlant.firstPhrase)
    }

    @Test("an operation that is stopped leaves the catalogue and the farm as they were")
    func stopped() throws {
        try plant.backUp()
        let job = BackupJob(
            plant.farm, BackupRequest(directory: plant.backups, method: .full, requestedBy: "x"),
            events: BackupEvents(isCancelled: { true }))
        #expect(code { _ = try job.run() } == "FarmBackup.Cancelled")
        #expect(try plant.packages().count == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: plant.backups).filter {
                $0.hasPrefix("spbr0")
            } == ["spbr0000"])
    }
}

/// The probe under a limit on the size of files that it writes.
private enum LimitedProbe {
    static func run(_ arguments: [String], fileKilobytes: Int) throws -> (exitCode: Int32?, text: String) {
        let files = TemporaryFolder()
        try Data().write(to: URL(fileURLWithPath: files.path + "/in"))
        let probe = URL(fileURLWithPath: ShellProcess.executable).deletingLastPathComponent()
            .appendingPathComponent("FarmProbe").path
        // SIGXFSZ is ignored, so that a write beyond the limit fails as one on a full disk does.
        let command = "trap '' XFSZ; ulimit -f \(fileKilobytes); exec \"$0\" \"$@\""
        let process = try ShellProcess(folder: files.path).start(
            program: ["bash", "-c", command, probe] + arguments, files: files.path)
        let code = process.wait(seconds: 60)
        return (code, (try? String(contentsOfFile: files.path + "/out", encoding: .utf8)) ?? "")
    }
}
