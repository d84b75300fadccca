import Foundation
import ShellRuntime
import TestSupport
import Testing

@testable import ShellHost

@Suite struct HistoryTests {
    @Test func linesOutliveTheSessionInAFileOfTheUserAlone() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/state/history"
        let first = LineHistory(path: path)
        first.add("Get-Date", isSecret: false)
        first.add("& {\n'x'\n}", isSecret: false)
        first.add("$p = ConvertTo-SecureString 'pw' -AsPlainText", isSecret: true)
        #expect(LineHistory(path: path).lines == ["Get-Date", "& {\n'x'\n}"])
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func aLineTypedTwiceInARowStandsOnce() {
        let history = LineHistory(path: nil)
        history.add("echo 1", isSecret: false)
        history.add("echo 1", isSecret: false)
        #expect(history.lines == ["echo 1"])
    }

    @Test func theNewestLineThatBeginsSoIsOffered() {
        let history = LineHistory(path: nil)
        history.add("echo alpha", isSecret: false)
        history.add("echo alphabet", isSecret: false)
        #expect(history.suggestion(for: "echo al") == "echo alphabet")
        #expect(history.suggestion(for: "echo alphabet") == nil)
    }

    @Test(arguments: [
        ("ConvertTo-SecureString 'pw' -AsPlainText -Force", true),
        ("Set-Thing -Passphrase 'plain'", true),
        ("Set-Thing -Passphrase $secret", false),
        ("Set-Thing -Passphrase (Read-Host -AsSecureString)", false),
        ("$password = 'plain'", true),
        ("Get-ChildItem -Recurse", false),
    ])
    func linesWithSecretsInPlainTextAreKeptOut(line: String, isSecret: Bool) {
        let sensitive = SensitiveInput(commands: CommandTable(modules: []))
        #expect(sensitive.holdsSecret(line) == isSecret)
    }

    @Test func secretParametersOfACommandAreKnownByItsDeclaration() {
        var parameter = ParameterDeclaration("Phrase", "string")
        parameter.isSecret = true
        let declared = parameter
        let module = CommandModule(
            name: "M",
            entries: [
                .init("Set-Door") {
                    CommandDeclaration("Set", "Door", module: "M", parameters: [declared]) { Cmdlet() }
                }
            ])
        let sensitive = SensitiveInput(commands: CommandTable(modules: [module]))
        #expect(sensitive.holdsSecret("Set-Door -Phrase 'open'"))
        #expect(!sensitive.holdsSecret("Set-Door -Phrase $p"))
    }
}
