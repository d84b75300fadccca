import Foundation
import TestSupport
import Testing

/// Modules as scripts use them: files, manifests, exports, scopes and what goes wrong.
@Suite("Modules")
struct ModuleTests {
    private let folder = TemporaryFolder()

    private func write(_ text: String, to name: String) throws {
        let path = folder.path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try text.write(toFile: path, atomically: true, encoding: .utf8)
    }

    private func run(_ script: String) throws -> ShellProcess.Outcome {
        try write(script, to: "main.ps1")
        return try ShellProcess(folder: folder.path).run(["-NoProfile", "-File", folder.path + "/main.ps1"])
    }

    @Test("a module file exports its functions and aliases, not its variables")
    func exportsByDefault() throws {
        try write("$state = 1; function Get-State { $state }; Set-Alias gs Get-State", to: "State.psm1")
        let outcome = try run("Import-Module ./State.psm1; Get-State; gs; \"[$state]\"")
        #expect(outcome.output == "1\n1\n[]\n")
    }

    @Test("Export-ModuleMember hides what it does not name")
    func exportsByName() throws {
        try write(
            "function Get-Open { Get-Closed }; function Get-Closed { 'inner' }; Export-ModuleMember Get-Open",
            to: "Door.psm1")
        let outcome = try run(
            "Import-Module ./Door.psm1; Get-Open; try { Get-Closed } catch { $_.FullyQualifiedErrorId }")
        #expect(outcome.output == "inner\nCommandNotFoundException\n")
    }

    @Test("a manifest decides what is exported, under which version and prefix")
    func manifestDecides() throws {
        try write("function Get-A { 'a' }; function Get-B { 'b' }", to: "Pair/Pair.psm1")
        try write(
            "@{ ModuleVersion = '1.4'; RootModule = 'Pair.psm1'; FunctionsToExport = 'Get-A'; DefaultCommandPrefix = 'X' }",
            to: "Pair/Pair.psd1")
        let outcome = try run(
            "Import-Module ./Pair; Get-XA; \"$((Get-Module Pair).Version)\"; Test-Path function:Get-XB")
        #expect(outcome.output == "a\n1.4\nFalse\n")
    }

    @Test("a function of a module does not see its caller's variables, a block of the caller does")
    func scopesStayApart() throws {
        try write("function Show { \"[$mine]\" }; function Call($b) { $mine = 'module'; & $b }", to: "S.psm1")
        let outcome = try run(
            "Import-Module ./S.psm1; function Outer { $mine = 'caller'; Show; Call { $mine } }; Outer")
        #expect(outcome.output == "[]\ncaller\n")
    }

    @Test("functions of one module see each other's variables as calls nest")
    func scopesNestInside() throws {
        try write("function Outer { $x = 'outer'; Inner; & { $x } }; function Inner { $x }", to: "N.psm1")
        #expect(try run("Import-Module ./N.psm1; Outer").output == "outer\nouter\n")
    }

    @Test("a module that fails to load leaves nothing behind and the script goes on")
    func failureLeavesNothing() throws {
        try write("function Get-Half { 1 }; throw 'no'", to: "Half.psm1")
        let outcome = try run(
            "try { Import-Module ./Half.psm1 } catch { \"caught $_\" }; Test-Path function:Get-Half; 'end'")
        #expect(outcome.output == "caught no\nFalse\nend\n")
    }

    @Test("a module that is nowhere is an error that says so")
    func missingModule() throws {
        let outcome = try run(
            "try { Import-Module Nowhere -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }")
        #expect(
            outcome.output == "Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand\n")
    }

    @Test("a command of a module on the search path loads its module")
    func loadsByItself() throws {
        try write("function Get-Far { 'far' }", to: "lib/Far/Far.psm1")
        let outcome = try run("$env:PSModulePath = \"$PWD/lib\"; Get-Far; (Get-Module Far).Name")
        #expect(outcome.output == "far\nFar\n")
    }

    @Test("Remove-Module runs OnRemove and takes the functions away")
    func removal() throws {
        try write(
            "$ExecutionContext.SessionState.Module.OnRemove = { Write-Host 'bye' }; function Get-It { 1 }",
            to: "It.psm1")
        let outcome = try run("Import-Module ./It.psm1; Remove-Module It; Test-Path function:Get-It")
        #expect(outcome.output == "bye\nFalse\n")
    }

    @Test("#requires stops a script before it does anything")
    func requirements() throws {
        try write("#requires -Version 99.0\n'ran'", to: "new.ps1")
        let outcome = try run("try { ./new.ps1 } catch { $_.FullyQualifiedErrorId }")
        #expect(outcome.output == "ScriptRequiresUnmatchedPSVersion\n")
    }

    @Test("the snap-in of old scripts is accepted silently")
    func snapin() throws {
        let outcome = try run("Add-PSSnapin Microsoft.SharePoint.PowerShell; 'on'")
        #expect(outcome.output == "on\n")
        #expect(outcome.error.isEmpty)
    }

    @Test("a data file that calls a command is refused")
    func dataFiles() throws {
        try write("@{ A = 1; B = 'x', 'y' }", to: "good.psd1")
        try write("@{ A = Get-Date }", to: "bad.psd1")
        let outcome = try run(
            "(Import-PowerShellDataFile good.psd1).B -join '+'; "
                + "try { Import-PowerShellDataFile bad.psd1 } catch { $_.CategoryInfo.Category }")
        #expect(outcome.output == "x+y\nInvalidData\n")
    }
}
