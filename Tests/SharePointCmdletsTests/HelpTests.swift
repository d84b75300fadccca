import TestSupport
import Testing

@Suite("The help of the farm commands")
struct HelpTests {
    private let home = TemporaryFolder()

    private func run(_ commands: String) throws -> ShellProcess.Outcome {
        try ShellProcess(folder: home.path, environment: ["SPFARM_HOME": home.path + "/farm"])
            .run(["-NoProfile", "-NonInteractive", "-Command", commands])
    }

    @Test("every command has a synopsis, a description of some sentences, and links to commands that exist")
    func isComplete() throws { try expectNothing(from: Self.completeness) }

    @Test("every parameter of a command has a text that says more than its name")
    func describesParameters() throws { try expectNothing(from: Self.parameters) }

    @Test("every example parses, holds the command, has a remark, and names commands that exist")
    func examplesParse() throws { try expectNothing(from: Self.examples) }

    @Test("what every example gives its commands fits one parameter set of each")
    func examplesBind() throws { try expectNothing(from: Self.binding) }

    @Test("the check of parameter sets finds what does not fit")
    func bindingFindsFaults() throws {
        for code in [
            "Backup-SPFarm -Directory /srv/backups", "Backup-SPFarm -ShowTree -BackupMethod Full",
            "Get-SPFarm one", "Update-SPSecureStoreMasterKey -Passphrase x",
            "Get-SPDatabase -Name a -ServerInstance .",
        ] {
            let outcome = try run(
                "$c = Get-Command Get-SPFarm; $example = [pscustomobject]@{ code = '\(code)' }; "
                    + "foreach ($e in $example) { \(Self.eachCall(Self.fits)) }")
            #expect(
                outcome.output.contains("fits no parameter set"), "\(code): \(outcome.output)\(outcome.error)"
            )
        }
    }

    @Test(
        "a parameter that is refused is refused with the reason that its help gives, before anything else",
        arguments: [
            ("Get-SPManagedAccount", "WebApplication", "http://contoso", ""),
            ("New-SPSecureStoreServiceApplication", "Sharing", "", "-ApplicationPool p -AuditingEnabled"),
            ("Restore-SPFarm", "ConfigurationOnly", "", "-Directory / -RestoreMethod Overwrite"),
            ("Set-SPManagedAccount", "Schedule", "'monthly at 15 15:00:00'", "-Identity a -Confirm:$false"),
            ("Set-SPManagedAccount", "PreExpireDays", "2", "-Identity a -Confirm:$false"),
            ("Set-SPManagedAccount", "EmailNotification", "5", "-Identity a -Confirm:$false"),
            ("Set-SPSecureStoreServiceApplication", "DatabaseServer", "sql01", "-Identity s"),
            ("Remove-SPServiceApplicationProxy", "RemoveData", "", "-Identity p -Confirm:$false"),
        ])
    func refuses(command: String, parameter: String, value: String, rest: String) throws {
        let outcome = try run(
            """
            $reason = (Get-Help \(command) -Parameter \(parameter)).description.Text -replace '^Refused: ' -replace '\\.$'
            try { \(command) \(rest) -\(parameter) \(value) -ErrorAction Stop } catch {
                "$($_.FullyQualifiedErrorId) $($_.Exception.Message.Contains(": $reason; nothing was changed"))"
            }
            """)
        #expect(outcome.output.hasPrefix("Administration.NotSupported"), "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.contains(" True"))
    }

    @Test("a refused switch that is given as $false is as good as left out")
    func acceptsFalse() throws {
        let outcome = try run(
            "try { New-SPSecureStoreServiceApplication -ApplicationPool p -AuditingEnabled -Sharing:$false } "
                + "catch { $_.FullyQualifiedErrorId }")
        #expect(outcome.output.hasPrefix("Farm.NotJoined"), "\(outcome.output)\(outcome.error)")
    }

    // MARK: As it is read

    @Test("full help shows every part, its prose within the width of the terminal", arguments: [80, 120])
    func fullHelp(width: Int) throws {
        let outcome = try run("Get-Help Backup-SPFarm -Full | Out-String -Width \(width)")
        #expect(outcome.exitCode == 0, "\(outcome.error)")
        for part in [
            "NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "-BackupMethod", "INPUTS", "OUTPUTS",
            "EXAMPLE 1", "RELATED LINKS\n    Get-SPBackupHistory",
        ] {
            #expect(outcome.output.contains(part), "\(part)")
        }
        let prose = outcome.output.split(separator: "\n").filter { !$0.hasPrefix("    PS > ") }
        #expect(prose.allSatisfy { $0.count <= width })
    }

    @Test("the code of an example stays in one line, to be copied")
    func keepsCodeWhole() throws {
        let outcome = try run("Get-Help Backup-SPFarm -Examples | Out-String -Width 60")
        #expect(
            outcome.output.contains(
                "PS > Backup-SPFarm -Directory /srv/backups -BackupMethod Full -Item 'Secure Store Service' -Verbose\n"
            ))
    }

    @Test("help of one parameter shows its text and its facts")
    func oneParameter() throws {
        let outcome = try run("Get-Help Backup-SPFarm -Parameter Item")
        #expect(outcome.output.contains("-Item <String>\n    Component: full path as -ShowTree prints it"))
        #expect(outcome.output.contains("    Required?                    false"))
    }

    @Test(
        "a list of commands says of each what it does, at 80 columns too",
        arguments: ["*SecureStore*", "SecureStore"])
    func lists(pattern: String) throws {
        let outcome = try run("Get-Help \(pattern) | Out-String -Width 80")
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.first?.hasPrefix("Name") == true && lines.first?.contains("Synopsis") == true)
        #expect(
            outcome.output.contains("Update-SPSecureStoreGroupCredentialMapping Cmdlet   Store the single"))
        #expect(lines.allSatisfy { $0.count <= 80 })
    }

    @Test("help for what does not exist is an error")
    func findsNothing() throws {
        let outcome = try run("Get-Help nothing-here; $error[0].FullyQualifiedErrorId")
        #expect(outcome.output.hasPrefix("HelpNotFound,"))
    }

    // MARK: The checks, as scripts of the shell

    /// Runs a check for each command of the module; what it writes is a fault.
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
        $text = "$($h.description.Text)"
        if ([regex]::Matches($text, '[.:;](\s|$)').Count -lt 2 -or $text.Length -lt 100) { "$($c.Name): $text" }
        $links = @($h.relatedLinks.navigationLink.linkText)
        if (-not $links) { "$($c.Name): no links" }
        foreach ($link in $links) {
            if ($link -eq $c.Name) { "$($c.Name): links to itself" }
            if (-not (Get-Command $link -ErrorAction Ignore)) { "$($c.Name): unknown link $link" }
        }
        """#

    private static let parameters = #"""
        $common = (Get-Command Write-Output).Parameters.Keys + 'WhatIf', 'Confirm'
        foreach ($p in $c.Parameters.Keys | Where-Object { $_ -notin $common }) {
            $text = "$((Get-Help $c.Name -Parameter $p).description.Text)"
            $bare = $text -replace '\W' -replace '^(The|A|An)'
            if ($text.Length -lt 12 -or $bare -eq $p -or -not $text.EndsWith('.')) { "$($c.Name) -${p}: $text" }
        }
        """#

    private static let examples = #"""
        $h = Get-Help $c.Name
        if (-not $h.examples.example) { "$($c.Name): no example" }
        foreach ($e in @($h.examples.example)) {
            if (-not $e.remarks.Text) { "$($c.Name): no remark" }
            $errors = $null
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($e.code, [ref]$null, [ref]$errors)
            if ($errors) { "$($c.Name): $($e.code): $($errors[0].Message)" }
            $calls = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
            if ($c.Name -notin $calls.GetCommandName()) { "$($c.Name): example without it: $($e.code)" }
            foreach ($name in $calls.GetCommandName()) {
                if (-not (Get-Command $name -ErrorAction Ignore)) { "$($c.Name): unknown command $name" }
            }
        }
        """#

    private static let binding =
        "foreach ($e in @((Get-Help $c.Name).examples.example)) { \(eachCall(fits)) }"

    /// Runs a check with `$call` set to each command that the example `$e` calls and `$command` to what it is.
    private static func eachCall(_ check: String) -> String {
        #"""
        $tree = [System.Management.Automation.Language.Parser]::ParseInput($e.code, [ref]$null, [ref]$null)
        $calls = $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)
        foreach ($call in $calls) { $command = Get-Command $call.GetCommandName(); \#(check) }
        """#
    }

    /// Writes a line unless one parameter set of `$command` has what `$call` gives and gets what it demands.
    private static let fits = #"""
        $named = @(); $free = 0; $isValue = $false
        foreach ($part in $call.CommandElements | Select-Object -Skip 1) {
            if ($part -isnot [System.Management.Automation.Language.CommandParameterAst]) {
                if (-not $isValue) { $free++ }
                $isValue = $false
                continue
            }
            $found = @($command.ParameterSets.Parameters |
                Where-Object { $_.Name -eq $part.ParameterName -or $_.Aliases -contains $part.ParameterName })
            if (-not $found) { "$($c.Name): no -$($part.ParameterName) in $($e.code)"; continue }
            $named += $found[0].Name
            $isValue = $found[0].ParameterType -ne [switch] -and -not $part.Argument
        }
        $isPiped = $call.Parent.PipelineElements.IndexOf($call) -gt 0
        $sets = foreach ($set in $command.ParameterSets) {
            if ($named | Where-Object { $_ -notin $set.Parameters.Name }) { continue }
            $open = @($set.Parameters | Where-Object { $_.Name -notin $named })
            $places = @($open | Where-Object Position -ge 0 | Sort-Object Position)
            if ($free -gt $places.Count) { continue }
            $taken = @($places | Select-Object -First $free).Name
            $missing = $open | Where-Object { $_.IsMandatory -and $_.Name -notin $taken } |
                Where-Object { -not ($isPiped -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName)) }
            if (-not $missing) { $set.Name }
        }
        if (-not $sets) { "$($c.Name): fits no parameter set: $call" }
        """#
}
