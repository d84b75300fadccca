import Farm
import FarmBackup
import FarmTestSupport
import Foundation
import TestSupport
import Testing

/// A farm that is made once and copied for each kill.
private struct PreparedFarm {
    let folder = TemporaryFolder()
    var root: String { folder.path + "/plant" }

    /// - Parameter prepare: what is done with the farm before it is copied.
    init(_ prepare: (StorePlant) throws -> Void) throws {
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        let plant = try StorePlant.make(at: root)
        try prepare(plant)
        plant.farm.close()
    }

    /// A fresh copy of the farm.
    func copy(_ name: String) throws -> String {
        let path = folder.path + "/" + name
        try FileManager.default.copyItem(atPath: root, toPath: path)
        return path
    }
}

/// The probe process, ended at a step.
private enum Killer {
    static let path = URL(fileURLWithPath: ShellProcess.executable).deletingLastPathComponent()
        .appendingPathComponent("FarmProbe").path

    static func run(_ arguments: [String]) throws -> (exitCode: Int32?, lines: [String]) {
        let files = TemporaryFolder()
        try Data().write(to: URL(fileURLWithPath: files.path + "/in"))
        let process = try ShellProcess(folder: files.path).start(
            program: [path] + arguments, files: files.path)
        let code = process.wait(seconds: 60)
        let text = (try? String(contentsOfFile: files.path + "/out", encoding: .utf8)) ?? ""
        return (code, text.split(separator: "\n").map(String.init))
    }

    /// The names of the steps of an operation.
    static func steps(_ operation: String, in farm: PreparedFarm) throws -> [String] {
        let outcome = try run(["store", operation, try farm.copy("steps"), "0"])
        #expect(outcome.exitCode == 0, "\(outcome.lines)")
        return outcome.lines
    }
}

@Suite("A process killed in the middle")
struct KillTests {
    /// What must be true whenever a process was killed: one key version, every credential set, complete packages only.
    private func expectSound(_ plant: StorePlant, _ step: String, phrases: [String]) throws {
        let versions = try plant.withStore { try $0.countsByKeyVersion().keys.sorted() }
        #expect(versions.count == 1, "\(step): \(versions)")
        if try plant.withStore({ try !$0.hasMasterKey() }) {
            // After a restore the phrase of the package unlocks it, and no other.
            for phrase in phrases { if (try? plant.refreshKey(phrase)) != nil { break } }
        }
        #expect(try plant.words() == StorePlant.allWords, "\(step)")
        for package in try plant.packages() {
            #expect(package.errorCount == 0 && !package.isFailure, "\(step): \(package.directoryName)")
        }
    }

    private func forEachStep(
        _ operation: String, atLeast count: Int, in farm: PreparedFarm,
        _ check: (StorePlant, String) throws -> Void
    ) throws {
        let steps = try Killer.steps(operation, in: farm)
        #expect(steps.count >= count, "\(steps)")
        for (index, step) in steps.enumerated() {
            let root = try farm.copy("\(operation)-\(index)")
            let outcome = try Killer.run(["store", operation, root, String(index + 1)])
            #expect(outcome.exitCode == 137, "\(step): \(outcome.lines)")
            let plant = try StorePlant(at: root)
            defer { plant.farm.close() }
            try check(plant, step)
            try FileManager.default.removeItem(atPath: root)
        }
    }

    @Test(
        "at every step of a key change leaves one key version that opens everything, and the next change works"
    )
    func keyChange() throws {
        let farm = try PreparedFarm { _ in }
        try forEachStep("key", atLeast: 6, in: farm) { plant, step in
            #expect(try plant.withStore { try $0.hasMasterKey() }, "\(step)")
            try expectSound(plant, step, phrases: [])
            try plant.changeKey("third-Phrase-3")
            try expectSound(plant, step, phrases: [])
            // No other phrase than the newest opens the store.
            #expect(throws: (any Error).self) { try plant.refreshKey("second-Phrase-2") }
            try plant.refreshKey("third-Phrase-3")
        }
    }

    @Test("at every step of a backup leaves complete packages in the catalogue, and the next backup works")
    func backup() throws {
        let farm = try PreparedFarm { try $0.backUp() }
        try forEachStep("backup", atLeast: 4, in: farm) { plant, step in
            let listed = try plant.packages()
            #expect(listed.count == (step == "backup.catalogue" ? 2 : 1), "\(step)")
            for package in listed { try plant.restore(package: package.selfID) }
            try expectSound(plant, step, phrases: [StorePlant.firstPhrase])
            var warnings: [String] = []
            let next = try plant.backUp(warning: { warnings.append($0) })
            #expect(!listed.map(\.directoryName).contains(next.directoryName), "\(step)")
            #expect(
                warnings.contains { $0.contains("interrupted backup") } == (step != "backup.catalogue"),
                "\(step)")
            try plant.restore(package: next.selfID)
            try expectSound(plant, step, phrases: [StorePlant.firstPhrase])
        }
    }

    @Test(
        "at every step of a restore in place leaves the old database or the restored one, whole, and restores again"
    )
    func restore() throws {
        let farm = try PreparedFarm { plant in
            try plant.backUp()
            try plant.changeKey("second-Phrase-2")
        }
        try forEachStep("restore", atLeast: 4, in: farm) { plant, step in
            try expectSound(plant, step, phrases: [StorePlant.firstPhrase, "second-Phrase-2"])
            try plant.restore()
            #expect(throws: (any Error).self) { try plant.refreshKey("second-Phrase-2") }
            try expectSound(plant, step, phrases: [StorePlant.firstPhrase])
            let left = try FileManager.default.contentsOfDirectory(atPath: plant.farm.home.instanceFolder)
            #expect(
                !left.contains { $0.hasSuffix(".staged") || $0.hasSuffix(".previous") }, "\(step): \(left)")
        }
    }

    @Test("at every step of a restore as new leaves no half-made service, and restores again")
    func restoreAsNew() throws {
        let farm = try PreparedFarm { plant in
            try plant.backUp()
            try plant.removeApplication()
        }
        try forEachStep("restore-new", atLeast: 4, in: farm) { plant, step in
            let isListed = try !plant.farm.serviceApplications().isEmpty
            #expect(
                try isListed == plant.farm.databases().contains { $0.name == StorePlant.database }, "\(step)")
            if !isListed { try plant.restore(.new) }
            let application = try plant.farm.serviceApplication(.name(StorePlant.application))
            let everyone = Claim.everyone(ofFarm: try plant.farm.farm().id)
            #expect(
                try plant.farm.accessRules(.connection, of: application.id).map(\.claim) == [everyone],
                "\(step)")
            try expectSound(plant, step, phrases: [StorePlant.firstPhrase])
        }
    }

    @Test("at instants that nobody chose leaves a store that one of the two phrases opens")
    func anyInstant() throws {
        let farm = try PreparedFarm { _ in }
        for (round, milliseconds) in [15, 40, 70, 110, 160, 220, 290, 370].enumerated() {
            let root = try farm.copy("cycle-\(round)")
            let files = TemporaryFolder()
            try Data().write(to: URL(fileURLWithPath: files.path + "/in"))
            let process = try ShellProcess(folder: files.path).start(
                program: [Killer.path, "cycle", root], files: files.path)
            while said(files).isEmpty, process.poll() == nil { usleep(500) }
            usleep(UInt32(milliseconds) * 1_000)
            #expect(process.poll() == nil, "\(said(files))")
            process.kill()
            let phrases = Set(said(files).map { $0.split(separator: " ").last.map(String.init) ?? "" })
            let plant = try StorePlant(at: root)
            try expectSound(
                plant, "after \(milliseconds) ms", phrases: phrases.sorted() + [StorePlant.firstPhrase])
            try plant.changeKey("after-Phrase-9")
            try expectSound(plant, "after \(milliseconds) ms", phrases: [])
            plant.farm.close()
        }
    }

    private func said(_ files: TemporaryFolder) -> [String] {
        let text = (try? String(contentsOfFile: files.path + "/out", encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }
}
