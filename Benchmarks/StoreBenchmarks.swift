import Cryptography
import Farm
import FarmTestSupport
import Foundation
import SecureStore

/// The store and its packages, in one process each.
struct StoreBenchmarks {
    private let options: Options
    private let report: Report

    init(_ options: Options, _ report: Report) {
        self.options = options
        self.report = report
    }

    private static func temporaryFolder() throws -> String {
        let path = NSTemporaryDirectory() + "spshell-benchmark-\(getpid())"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return path
    }

    // MARK: Reads, writes, a new key

    func store() throws {
        report.title("Store, one process")
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let plant = try StorePlant.make(at: folder)
        try plant.withStore { store in
            let reads = 20_000
            let reading = try Clock.seconds {
                for number in 0..<reads {
                    _ = try store.credentials(
                        of: "Own", for: ClaimSet(identity: StorePlant.person(number % StorePlant.ownerCount)))
                }
            }
            report.row("credential sets read", Double(reads) / reading, "a second", decimals: 0)
            let writes = 500
            let writing = try Clock.seconds {
                for number in 0..<writes {
                    try store.setCredentials(
                        StorePlant.values("own-\(number)"), of: "Own", for: StorePlant.person(number))
                }
            }
            report.row(
                "credential sets written, each on the disk", Double(writes) / writing, "a second", decimals: 0
            )
            try store.connection.transaction { _ in
                for number in writes..<max(writes, options.credentials) {
                    try store.setCredentials(
                        StorePlant.values("own-\(number)"), of: "Own", for: StorePlant.person(number))
                }
            }
        }
        let change = try Clock.seconds { try plant.changeKey("second-Phrase-2") }
        report.row("a new key over \(options.credentials) sets", change, "s", decimals: 2)
        report.row("sets encrypted again", Double(options.credentials) / change, "a second", decimals: 0)
    }

    // MARK: Packages

    func backup() throws {
        report.title("Packages, a process each")
        let folder = try Self.temporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try Self.fill(try StorePlant.make(at: folder), megabytes: options.megabytes)
        let size = try FileManager.default.attributesOfItem(
            atPath: folder + "/farm/databases/\(StorePlant.database).db")[.size]
        let megabytes = Double((size as? NSNumber)?.int64Value ?? 0) / 1e6
        report.row("database", megabytes, "MB", decimals: 0)
        for work in ["backup", "restore"] {
            let figures = try ProcessFigures.of([CommandLine.arguments[0], "--child", work, folder])
            guard figures.exitCode == 0 else { throw Failed("\(work) ended with \(figures.exitCode)") }
            report.row(work, figures.wall, "s", decimals: 2)
            report.row("\(work): database", megabytes / figures.wall, "MB a second", decimals: 0)
            report.row("\(work): memory", figures.peak, "MiB")
        }
    }

    /// Fills the store with credential sets of ten long values.
    private static func fill(_ plant: StorePlant, megabytes: Int) throws {
        try plant.withStore { store in
            var wide = StorePlant.definition("Wide", .individual)
            wide.fields = (0..<10).map {
                TargetApplicationField(name: "Field\($0)", isMasked: true, credentialType: .generic)
            }
            try store.create(wide)
            let values = (0..<10).map { _ in SecretBytes(utf8: String(repeating: "k", count: 500)) }
            // A set is about five kilobytes and shares its page of the database with no other.
            let count = megabytes * 1_048_576 / 5_500
            for start in stride(from: 0, to: count, by: 5_000) {
                try store.connection.transaction { _ in
                    for number in start..<min(start + 5_000, count) {
                        try store.setCredentials(values, of: "Wide", for: StorePlant.person(number))
                    }
                }
            }
        }
        plant.farm.close()
    }

    /// One piece of work in this process, whose memory the parent reads.
    static func runChild(_ child: (work: String, folder: String), _ options: Options) throws {
        let plant = try StorePlant(at: child.folder)
        if child.work == "backup" { try plant.backUp() } else { try plant.restore() }
    }
}
