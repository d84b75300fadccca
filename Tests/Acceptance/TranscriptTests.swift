import Foundation
import TestSupport
import Testing

/// `Start-Transcript` and `Stop-Transcript` from the outside.
@Suite("Transcripts")
struct TranscriptTests {
    private let folder = TemporaryFolder()

    private func type(_ lines: [String]) throws -> ShellProcess.Outcome {
        try ShellProcess(folder: folder.path).run(
            ["-NoProfile", "-NoLogo"], input: lines.joined(separator: "\n") + "\n")
    }

    private func transcript(_ name: String = "t.txt") throws -> String {
        try String(contentsOfFile: folder.path + "/" + name, encoding: .utf8)
    }

    @Test("a transcript has header, commands, output, errors and footer")
    func contents() throws {
        _ = try type(["Start-Transcript t.txt", "'shown'", "Get-Item nowhere", "Stop-Transcript", "'after'"])
        let text = try transcript()
        #expect(text.hasPrefix("**********************\nPowerShell transcript start\nStart time: "))
        #expect(text.contains("> 'shown'\nshown\n"))
        #expect(text.contains("Cannot find path"))
        #expect(text.contains("PowerShell transcript end\nEnd time: "))
        #expect(!text.contains("after"))
    }

    @Test("output of programs is kept too")
    func programs() throws {
        _ = try type(["Start-Transcript t.txt", "/bin/echo from a program", "Stop-Transcript"])
        #expect(try transcript().contains("\nfrom a program\n"))
    }

    @Test("a secret that is asked for and one that is typed in a command stay out")
    func secrets() throws {
        _ = try type([
            "Start-Transcript t.txt", "$a = Read-Host -AsSecureString 'Pass phrase'", "hunter2",
            "$b = ConvertTo-SecureString 'Tr0ub4dor' -AsPlainText -Force", "Stop-Transcript",
        ])
        let text = try transcript()
        #expect(!text.contains("hunter2"))
        #expect(!text.contains("Tr0ub4dor"))
    }

    @Test("the invocation header heads each command with its time")
    func invocationHeaders() throws {
        _ = try type(["Start-Transcript t.txt -IncludeInvocationHeader", "'x'", "Stop-Transcript"])
        #expect(try transcript().contains("\nCommand start time: "))
    }

    @Test("-Append adds to the file, -NoClobber leaves it alone")
    func existingFiles() throws {
        let outcome = try type([
            "$null = Start-Transcript t.txt; $null = Stop-Transcript",
            "$null = Start-Transcript t.txt -Append; $null = Stop-Transcript",
            "try { Start-Transcript t.txt -NoClobber } catch { $_.FullyQualifiedErrorId }",
        ])
        #expect(try transcript().components(separatedBy: "PowerShell transcript start").count == 3)
        #expect(outcome.output.contains("NoClobber,Microsoft.PowerShell.Commands.StartTranscriptCommand"))
    }

    @Test("stopping without a transcript is an error")
    func stopping() throws {
        let outcome = try type(["try { Stop-Transcript } catch { $_.Exception.Message }"])
        #expect(outcome.output.contains("The host is not currently transcribing."))
    }

    @Test("others may not read a transcript")
    func mode() throws {
        _ = try type(["Start-Transcript t.txt", "Stop-Transcript"])
        let facts = try FileManager.default.attributesOfItem(atPath: folder.path + "/t.txt")
        #expect(facts[.posixPermissions] as? Int == 0o600)
    }
}
