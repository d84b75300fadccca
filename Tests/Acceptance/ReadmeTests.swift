import Foundation
import TestSupport
import Testing

/// A session as README.md shows it: what is typed, and what the shell says.
struct RecordedSession {
    enum Line: Equatable {
        /// Typed at the prompt.
        case command(String)
        /// What is asked, and whether the answer is a secret.
        case question(String, answer: String?)
        case output(String)
    }

    static let prompt = "PS /home/ann> "
    let lines: [Line]

    /// Reads the first block of the file that is marked as a console.
    init(readme: String) {
        let parts = readme.components(separatedBy: "```console\n")
        let block = parts.count > 1 ? parts[1].components(separatedBy: "```")[0] : ""
        lines = block.split(separator: "\n").map { text in
            if text.hasPrefix(Self.prompt) { return .command(String(text.dropFirst(Self.prompt.count))) }
            if let mask = text.range(of: ": ***") {
                return .question(text[..<mask.lowerBound] + ": ", answer: nil)
            }
            if text.hasSuffix("): y") { return .question(text.dropLast(1) + "", answer: "y") }
            return .output(String(text))
        }
    }
}

@Suite("README.md")
struct ReadmeTests {
    private static let secret = "Opens-the-door1"

    @Test("shows a session that runs as it stands")
    func session() throws {
        let computer = FreshComputer()
        let readme = try String(contentsOfFile: FreshComputer.example("../README.md"), encoding: .utf8)
        let session = RecordedSession(readme: readme)
        #expect(session.lines.count > 30)
        let terminal = try PseudoTerminal(
            program: [ShellProcess.executable, "-NoLogo", "-NoProfile"],
            environment: computer.shell.environment.merging(["TERM": "dumb"]) { $1 },
            folder: computer.home.path)
        for line in session.lines {
            switch line {
            case .command(let text):
                try terminal.wait(for: "> ")
                terminal.type(here(text, computer) + "\r")
                try terminal.wait(for: "\n")
            case .question(let question, let answer):
                try terminal.wait(for: String(question.suffix(12)))
                terminal.type((answer ?? Self.secret) + "\r")
            case .output(let text):
                // What a terminal of a hundred columns shows of a longer line begins the same.
                let wanted = String(here(text, computer).prefix(40))
                if !text.contains("Start Time") { try terminal.wait(for: wanted) }
            }
        }
        #expect(terminal.process.wait(seconds: 20) == 0)
        #expect(!terminal.transcript.contains(Self.secret))
    }

    /// The text with this test's user and folders.
    private func here(_ text: String, _ computer: FreshComputer) -> String {
        text.replacingOccurrences(of: "/home/ann/.local/share/spshell", with: computer.home.path + "/farm")
            .replacingOccurrences(of: "/home/ann", with: computer.home.path)
            .replacingOccurrences(of: "-Account ann", with: "-Account " + NSUserName())
    }

    @Test("names only files that are there")
    func files() throws {
        let readme = try String(contentsOfFile: FreshComputer.example("../README.md"), encoding: .utf8)
        let names = readme.matches(
            of: /(?:Examples|Documentation|Tests|Benchmarks)\/[A-Za-z0-9_\/.-]+[A-Za-z0-9]/
        ).map { String($0.output) }
        #expect(names.count > 5)
        for name in names {
            #expect(FileManager.default.fileExists(atPath: FreshComputer.example("../" + name)), "\(name)")
        }
    }
}
