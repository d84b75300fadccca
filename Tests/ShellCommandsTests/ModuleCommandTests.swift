import Testing

@Suite("Modules of scripts")
struct ModuleCommandTests {
    private let session = Session()

    private static let module =
        "Set-Content m.psm1 'function Get-Zq { 1 }; function Set-Zq { 2 }; Set-Alias zqa Get-Zq; "
        + "Export-ModuleMember -Function * -Alias *'; "
        + "function Test-Known { 'Get-Zq', 'Set-Zq', 'zqa' | Where-Object { Get-Command $_ -ErrorAction Ignore } }; "

    @Test(
        "Import-Module takes what it is asked for",
        arguments: [
            ("Import-Module ./m.psm1; Test-Known", "Get-Zq|Set-Zq|zqa"),
            ("Import-Module ./m.psm1 -Function Set-Zq; Test-Known", "Set-Zq"),
            ("Import-Module ./m.psm1 -Cmdlet Nothing; Test-Known", ""),
            ("Import-Module ./m.psm1 -Cmdlet Nothing -Function Get-Zq; Test-Known", "Get-Zq"),
            ("Import-Module ./m.psm1 -Prefix My; Get-MyZq", "1"),
            ("(Import-Module ./m.psm1 -PassThru).Name", "m"),
            ("Import-Module ./m.psm1; Remove-Module m; Test-Known", ""),
        ])
    func importing(commands: String, result: String) throws {
        try session.check(Self.module + commands, result)
    }

    @Test("a module that is not there is an error with its name")
    func missing() throws {
        let given = try session.run("Import-Module NoSuchZq -ErrorAction Stop")
        #expect(given == "!Modules_ModuleNotFound,Microsoft.PowerShell.Commands.ImportModuleCommand")
    }

    @Test("Get-Module shows what is imported")
    func listing() throws {
        let given = try session.run(
            Self.module + "Import-Module ./m.psm1; (Get-Module m).ExportedFunctions.Keys")
        #expect(given == "Get-Zq|Set-Zq")
    }
}
