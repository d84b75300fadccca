import Foundation

// Measures the shell and the store. `benchmarks SHELL [group ...]`; groups: start, language, store, backup, lines.

let options = Options(Array(CommandLine.arguments.dropFirst()))
do {
    if let child = options.child {
        try StoreBenchmarks.runChild(child, options)
    } else {
        try Benchmarks(options).run()
    }
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
