import Testing

@Suite("Commands on data")
struct DataCommandTests {
    private let session = Session()

    @Test(
        "JSON goes out and comes back",
        arguments: [
            ("ConvertTo-Json 1,'a',$null,$true -Compress", #"[1,"a",null,true]"#),
            ("[ordered]@{ a = 1; b = @(1,2) } | ConvertTo-Json -Compress", #"{"a":1,"b":[1,2]}"#),
            ("('{\"a\":{\"b\":[1,2]}}' | ConvertFrom-Json).a.b", "1|2"),
            ("('{\"a\":1}' | ConvertFrom-Json -AsHashtable)['a']", "1"),
            ("ConvertTo-Json 'a\"\\' -Compress", #""a\"\\""#),
            (
                "'{' | ConvertFrom-Json -ErrorAction Stop",
                "!System.ArgumentException,Microsoft.PowerShell.Commands.ConvertFromJsonCommand"
            ),
        ])
    func json(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "CSV goes out and comes back",
        arguments: [
            ("[pscustomobject]@{ a = 1; b = 'x,y' } | ConvertTo-Csv", #""a","b"|"1","x,y""#),
            ("(\"a,b`n1,'2'\" | ConvertFrom-Csv).b", "'2'"),
            ("[pscustomobject]@{ a = 1 } | Export-Csv f.csv; (Import-Csv f.csv).a", "1"),
            ("\"a;b`n1;2\" | Set-Content f.csv; (Import-Csv f.csv -Delimiter ';').b", "2"),
            ("[pscustomobject]@{ a = 'say \"x\"' } | ConvertTo-Csv | Select-Object -Last 1", #""say ""x""""#),
        ])
    func csv(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "secrets are kept as SecureStrings and come out only when asked for",
        arguments: [
            ("(ConvertTo-SecureString abc -AsPlainText -Force).GetType().Name", "SecureString"),
            ("\"$(ConvertTo-SecureString abc -AsPlainText -Force)\"", "System.Security.SecureString"),
            ("ConvertTo-SecureString abc -AsPlainText -Force | ConvertFrom-SecureString -AsPlainText", "abc"),
            (
                "[pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText -Force)).GetNetworkCredential().Password",
                "p"
            ),
            ("(New-Object pscredential 'u', (ConvertTo-SecureString p -AsPlainText -Force)).UserName", "u"),
        ])
    func secrets(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "variables, expressions and times",
        arguments: [
            ("Set-Variable x 4; Get-Variable x -ValueOnly; $x", "4|4"),
            ("New-Variable y 1 -Option ReadOnly; $y = 2", "!VariableNotWritable"),
            ("Invoke-Expression '1 + 2'", "3"),
            ("(Get-Date 2026-01-31).AddMonths(1).ToString('yyyy-MM-dd')", "2026-02-28"),
            ("Get-Date 2026-01-02 -Format yyyyMMdd", "20260102"),
            ("(New-TimeSpan -Minutes 90).TotalHours", "1.5"),
            ("Set-Location /; (Get-Location).Path", "/"),
            ("Add-PSSnapin Microsoft.SharePoint.PowerShell -ErrorAction Ignore; 'on'", "on"),
        ])
    func values(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "an option that is not built is refused, not ignored",
        arguments: [
            "Get-ChildItem -Attributes Hidden", "1 | Sort-Object -Culture de-DE",
            "Get-Process -IncludeUserName",
            "Get-Content x -Wait", "Test-Path / -NewerThan 2026-01-01", "Get-Command -ParameterType string",
        ])
    func unbuilt(commands: String) throws {
        let given = try session.run(commands)
        #expect(given.hasPrefix("!ParameterArgumentTransformationError"))
    }
}
