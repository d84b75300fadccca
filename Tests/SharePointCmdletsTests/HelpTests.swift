import TestSupport
import Testing

@Suite("The help of the farm commands")
struct HelpTests {
    private let home = TemporaryFolder()

    private func run(_ commands: String) throws -> ShellProcess.Outcome {
        try ShellProcess(folder: home.path).run(["-NoProfile", "-Command", commands])
    }

    @Test(
        "every command has a synopsis, a description, a text for each parameter of its own, and an example with a remark"
    )
    func isComplete() throws { try expectNothing(from: Self.completeness) }

    @Test("every example parses, holds the command, and names commands and parameters that exist")
    func examplesBind() throws { try expectNothing(from: Self.examples) }

    @Test("full help of the backup shows syntax, parameters and examples within the width of the terminal")
    func fullHelp() throws {
        let outcome = try run("Get-Help Backup-SPFarm -Full | Out-String -Width 80")
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        for part in ["NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "-BackupMethod", "EXAMPLE 1"]
        {
            #expect(outcome.output.contains(part), "\(part)")
        }
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }

    private func expectNothing(from check: String) throws {
        let outcome = try run(
            "foreach ($c in Get-Command -Module Microsoft.SharePoint.PowerShell) { $seen++; \(check) }; \"$seen seen\""
        )
        #expect(outcome.error.isEmpty, "\(outcome.error)")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 1, "\(outcome.output)")
        #expect(lines.last.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0 > 70)
    }

    private static let completeness = #"""
        $h = Get-Help $c.Name
        if (-not $h.Synopsis) { "$($c.Name): no synopsis" }
        if ("$($h.description.Text)".Length -lt 40) { "$($c.Name): no description" }
        $common = (Get-Command Write-Output).Parameters.Keys + 'WhatIf', 'Confirm'
        foreach ($p in $c.Parameters.Keys | Where-Object { $_ -notin $common }) {
            $text = (Get-Help $c.Name -Parameter $p).description.Text
            if ("$text".Length -lt 8) { "$($c.Name) -${p}: no text" }
        }
        foreach ($e in @($h.examples.example)) { if (-not $e.remarks) { "$($c.Name): no remark" } }
        """#

    private static let examples = #"""
        foreach ($e in @((Get-Help $c.Name).examples.example)) {
            $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($e.code, [ref]$null, [ref]$errors)
            if ($errors) { "$($c.Name): $($e.code): $($errors[0].Message)" }
            $calls = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
            if ($c.Name -notin $calls.GetCommandName()) { "$($c.Name): example without it: $($e.code)" }
            foreach ($call in $calls) {
                $command = Get-Command $call.GetCommandName() -ErrorAction Ignore
                if (-not $command) { "$($c.Name): unknown command in $($e.code)"; continue }
                foreach ($part in $call.CommandElements) {
                    if ($part -isnot [System.Management.Automation.Language.CommandParameterAst]) { continue }
                    $found = @(($command.Parameters.GetEnumerator() | ForEach-Object Value) |
                        Where-Object { $_.Name -eq $part.ParameterName -or $_.Aliases -contains $part.ParameterName })
                    if ($found.Count -ne 1) { "$($c.Name): -$($part.ParameterName) in $($e.code)" }
                }
            }
        }
        """#
}
