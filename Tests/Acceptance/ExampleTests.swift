import Foundation
import TestSupport
import Testing

/// A computer with nothing set up: an empty home and an empty farm folder.
struct FreshComputer {
    /// The user's home.
    let home = TemporaryFolder()
    /// The shell of that user.
    let shell: ShellProcess

    init() {
        var shell = ShellProcess(
            folder: home.path,
            environment: ["SPFARM_HOME": home.path + "/farm", "XDG_STATE_HOME": home.path + "/state"])
        shell.timeoutSeconds = 180
        self.shell = shell
    }

    /// Path of a script of `Examples/`.
    static func example(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Examples/" + name).path
    }

    /// Every regular file below the home, with its content, for finding what must not be there.
    func files() -> [(path: String, data: Data)] {
        let names = FileManager.default.enumerator(atPath: home.path)?.compactMap { $0 as? String } ?? []
        return names.compactMap { name in
            FileManager.default.contents(atPath: home.path + "/" + name).map { (name, $0) }
        }
    }
}

@Suite("The procedure of the example", .serialized)
struct ExampleTests {
    private let script = FreshComputer.example("SecureStoreProcedure.ps1")

    /// What the last lines must show: both packages, and the credentials read after the restore.
    private func expectProcedure(_ output: String) {
        #expect(output.contains("spbr0000"))
        #expect(output.contains("spbr0001"))
        #expect(output.contains(#"LOB\reader"#))
        #expect(output.contains("abcDEF123$%^"))
    }

    @Test("works as a script file")
    func scriptFile() throws {
        let computer = FreshComputer()
        let outcome = try computer.shell.run(["-NoProfile", "-File", script])
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        expectProcedure(outcome.output)
    }

    @Test("works as piped text")
    func pipedText() throws {
        let computer = FreshComputer()
        let text = try String(contentsOfFile: script, encoding: .utf8)
        let outcome = try computer.shell.run(["-NoProfile", "-Command", "-"], input: text)
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        expectProcedure(outcome.output)
    }

    @Test("works when it is typed at the prompt, with tab completion")
    func typed() throws {
        let computer = FreshComputer()
        let terminal = try PseudoTerminal(
            program: [ShellProcess.executable, "-NoLogo", "-NoProfile"],
            environment: computer.shell.environment.merging(["TERM": "xterm"]) { $1 },
            folder: computer.home.path)
        try terminal.wait(for: "> ")
        for line in try String(contentsOfFile: script, encoding: .utf8).split(separator: "\n")
        where !line.hasPrefix("#") {
            terminal.type(typing(String(line)))
            terminal.type("\r")
            try terminal.wait(for: "\n", seconds: 10)
            try terminal.wait(for: "> ", seconds: 90)
        }
        terminal.type("exit\r")
        #expect(terminal.process.wait(seconds: 20) == 0)
        expectProcedure(terminal.transcript)
    }

    /// The line as somebody types it who completes the long names.
    private func typing(_ line: String) -> String {
        line.replacingOccurrences(of: "Backup-SPFarm -Directory", with: "Backup-SPF\t -Dire\t")
            .replacingOccurrences(of: "Restore-SPFarm -Directory", with: "Restore-SPF\t -Dire\t")
    }

    @Test("leaves no pass phrase and no password in any file in plain text")
    func leavesNoSecret() throws {
        let computer = FreshComputer()
        let outcome = try computer.shell.run(["-NoProfile", "-File", script])
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        let secrets = [
            "first-Phrase-1", "second-Phrase-2", "abcDEF123$%^", #"LOB\reader"#, "Join-the-farm-1",
        ]
        for (path, data) in computer.files() {
            for secret in secrets {
                #expect(data.range(of: Data(secret.utf8)) == nil, "\(path) holds \(secret)")
            }
        }
    }
}

@Suite("The scripts of everyday work", .serialized)
struct EverydayScriptTests {
    private static let third = "third-Phrase-3"

    @Test("the nightly backup says where its package is, and ends with 1 when it failed")
    func nightly() throws {
        let farm = try ReadyFarm()
        let script = FreshComputer.example("NightlyBackup.ps1")
        let done = try farm.shell.run([
            "-NoProfile", "-NonInteractive", "-File", script, "-Directory", farm.backups,
        ])
        #expect(done.exitCode == 0, "\(done.error)")
        #expect(done.output.hasPrefix("spbr0001: ") && done.output.contains(", 0 errors"))
        let failed = try farm.shell.run(
            ["-NoProfile", "-NonInteractive", "-File", script, "-Directory", farm.backups + "/none"])
        #expect(failed.exitCode == 1)
        #expect(failed.error.contains("does not exist"))
    }

    @Test("a new pass phrase, asked for unseen, leaves a package before and one after it")
    func changePassphrase() throws {
        let farm = try ReadyFarm()
        let script = FreshComputer.example("ChangePassphrase.ps1")
        let outcome = try farm.shell.run(
            ["-NoProfile", "-File", script, "-Directory", farm.backups], input: Self.third + "\n")
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        #expect(outcome.output.contains("up to spbr0001") && outcome.output.contains("from spbr0002 on"))
        #expect(!outcome.output.contains(Self.third))
        #expect(try farm.password() == "abcDEF123")
    }

    @Test("tell what they do through Get-Help")
    func help() throws {
        let computer = FreshComputer()
        for name in ["NightlyBackup.ps1", "ChangePassphrase.ps1"] {
            let outcome = try computer.shell.run(
                ["-NoProfile", "-Command", "Get-Help \(FreshComputer.example(name)) -Full"])
            #expect(outcome.exitCode == 0, "\(outcome.error)")
            for word in ["SYNOPSIS", "-Directory <String>", "EXAMPLE 1"] {
                #expect(outcome.output.contains(word))
            }
        }
    }
}
