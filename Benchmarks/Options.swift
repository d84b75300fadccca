import Foundation

/// The command line of the program.
struct Options {
    static let groups = ["start", "language", "store", "backup", "lines"]

    /// Path of the shell to measure.
    var shell = ".build/release/spshell"
    /// What is measured; everything when none is named.
    var groups: Set<String> = []
    /// Credential sets of the re-encryption.
    var credentials = 100_000
    /// Megabytes of the store that is backed up.
    var megabytes = 1_024
    /// Counted runs of a whole process.
    var runs = 11
    /// Set in the process that does one piece of work whose memory is measured: its name and folder.
    var child: (work: String, folder: String)?

    init(_ arguments: [String]) {
        var rest = arguments[...]
        func number(_ fallback: Int) -> Int { rest.popFirst().flatMap { Int($0) } ?? fallback }
        while let word = rest.popFirst() {
            switch word {
            case "--credentials": credentials = number(credentials)
            case "--megabytes": megabytes = number(megabytes)
            case "--runs": runs = number(runs)
            case "--child": child = (rest.popFirst() ?? "", rest.popFirst() ?? "")
            case _ where Self.groups.contains(word): groups.insert(word)
            default: shell = word
            }
        }
        if groups.isEmpty { groups = Set(Self.groups) }
    }
}
