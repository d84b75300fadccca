import Foundation

/// The groups of measurements, each printed as a table.
struct Benchmarks {
    private let options: Options
    private let report = Report()

    init(_ options: Options) { self.options = options }

    func run() throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print("\(cores) cores, \(ProcessInfo.processInfo.physicalMemory >> 30) GiB; medians")
        if options.groups.contains("start") { try start() }
        if options.groups.contains("language") { try language() }
        if options.groups.contains("store") { try StoreBenchmarks(options, report).store() }
        if options.groups.contains("backup") { try StoreBenchmarks(options, report).backup() }
        if options.groups.contains("lines") { try LineCount.print(report) }
    }

    // MARK: Whole processes

    /// The shell and bash in turn, so that a drift of the machine's speed falls on both.
    private func start() throws {
        report.title("Start")
        let shell = [options.shell, "-NoProfile", "-Command", "'ready'"]
        let bash = ["bash", "-c", ":"]
        var times: (shell: [Double], bash: [Double], ratio: [Double], peak: [Double]) = ([], [], [], [])
        for run in 0...(options.runs * 2) {
            let ours = try ProcessFigures.of(shell)
            let theirs = try ProcessFigures.of(bash)
            guard ours.exitCode == 0 else { throw Failed("\(options.shell) ended with \(ours.exitCode)") }
            guard run > 0 else { continue }
            times.shell.append(ours.wall * 1_000)
            times.bash.append(theirs.wall * 1_000)
            times.ratio.append(ours.wall / theirs.wall)
            times.peak.append(ours.peak)
        }
        report.row("spshell -NoProfile -Command \"'ready'\"", times.shell.median, "ms", decimals: 2)
        report.row("its memory", times.peak.median, "MiB")
        report.row("bash -c :", times.bash.median, "ms", decimals: 2)
        report.row("spshell / bash", times.ratio.median, "times", decimals: 2)
    }

    private func language() throws {
        report.title("Language: whole runs of Benchmarks/Scripts")
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "Scripts"
        ).path
        for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where name.hasSuffix(".ps1") {
            var times: [Double] = []
            var peak = 0.0
            for run in 0...max(3, options.runs / 2) {
                let figures = try ProcessFigures.of([
                    options.shell, "-NoProfile", "-File", folder + "/" + name,
                ])
                guard figures.exitCode == 0 else { throw Failed("\(name) ended with \(figures.exitCode)") }
                peak = max(peak, figures.peak)
                if run > 0 { times.append(figures.wall * 1_000) }
            }
            report.row("\(name), \(String(format: "%.0f", peak)) MiB", times.median, "ms")
        }
    }
}
