import Foundation
import TestSupport
import Testing

/// One recorded run of PowerShell 7: a script or an invocation, with what it printed and returned.
struct ConformanceCase: Sendable, CustomTestStringConvertible {
    /// Path below `Cases` without ending, `expressions/strings/001-length-index-substring`.
    let name: String
    /// The folder that holds the recordings.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Cases/"

    var testDescription: String { name }

    /// Every recorded case, sorted.
    static let all: [ConformanceCase] = {
        let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return files.compactMap { file in
            for ending in [".ps1", ".cmd.json"] where file.hasSuffix(ending) {
                let name = String(file.dropLast(ending.count))
                if FileManager.default.fileExists(atPath: root + name + ".out") {
                    return ConformanceCase(name: name)
                }
            }
            return nil
        }.sorted { $0.name < $1.name }
    }()

    /// Cases in which this shell still differs, one a line of `known-differences.txt`.
    static let knownDifferences: Set<String> = {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/known-differences.txt"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return Set(text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") })
    }()

    /// The recorded standard output and exit code.
    func expected() throws -> (output: String, exitCode: Int32) {
        let output = try String(contentsOfFile: Self.root + name + ".out", encoding: .utf8)
        let code = try? String(contentsOfFile: Self.root + name + ".rc", encoding: .utf8)
        return (output, code.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 0)
    }

    /// Runs the case in a fresh folder with a fresh home; paths in the output are written `<CWD>` and `<HOME>`.
    func run() throws -> (output: String, error: String, exitCode: Int32?) {
        let work = TemporaryFolder()
        let home = TemporaryFolder()
        var shell = ShellProcess(folder: work.path, environment: ["HOME": home.path])
        shell.timeoutSeconds = 120
        let outcome: ShellProcess.Outcome
        if FileManager.default.fileExists(atPath: Self.root + name + ".ps1") {
            let script = home.path + "/" + (name as NSString).lastPathComponent + ".ps1"
            try FileManager.default.copyItem(atPath: Self.root + name + ".ps1", toPath: script)
            outcome = try shell.run(["-NoProfile", "-NonInteractive", "-File", script])
        } else {
            let invocation = try Invocation(path: Self.root + name + ".cmd.json")
            for (file, text) in invocation.files ?? [:] {
                try text.write(toFile: work.path + "/" + file, atomically: false, encoding: .utf8)
            }
            outcome = try shell.run(invocation.args, input: invocation.stdin ?? "")
        }
        func clean(_ text: String) -> String {
            text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(
                of: work.path, with: "<CWD>"
            )
            .replacingOccurrences(of: home.path, with: "<HOME>")
        }
        return (clean(outcome.output), clean(outcome.error), outcome.exitCode)
    }

    private struct Invocation: Decodable {
        let args: [String]
        let stdin: String?
        let files: [String: String]?

        init(path: String) throws {
            self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }
}

@Suite("Conformance with PowerShell 7.6.9")
struct ConformanceTests {
    @Test("prints and returns what PowerShell does", arguments: ConformanceCase.all)
    func sameAsPowerShell(test: ConformanceCase) throws {
        let (output, exitCode) = try test.expected()
        let got = try test.run()
        if ConformanceCase.knownDifferences.contains(test.name) {
            withKnownIssue("differs from PowerShell so far", isIntermittent: true) {
                #expect(got.output == output && got.exitCode == exitCode)
            }
        } else {
            #expect(got.output == output, "standard error: \(got.error)")
            #expect(got.exitCode == exitCode)
        }
    }

    @Test("every known difference names a case")
    func knownDifferencesExist() {
        let names = Set(ConformanceCase.all.map(\.name))
        #expect(ConformanceCase.knownDifferences.subtracting(names).isEmpty)
    }
}
