import Testing

@Suite("Commands on files and their content")
struct ContentCommandTests {
    private let session = Session()

    @Test(
        "read and write content",
        arguments: [
            ("Set-Content a.txt 'x','y'; Get-Content a.txt", "x|y"),
            ("Set-Content a.txt x; Add-Content a.txt y; Get-Content a.txt", "x|y"),
            ("Set-Content a.txt 1,2,3; Get-Content a.txt -TotalCount 2", "1|2"),
            ("Set-Content a.txt 1,2,3; Get-Content a.txt -Tail 1", "3"),
            (
                "Set-Content a.txt 'é' -Encoding utf8; (Get-Content a.txt -AsByteStream) -join ' '",
                "195 169 10"
            ),
            ("Set-Content a.txt x -NoNewline; (Get-Content a.txt -Raw).Length", "1"),
            ("Set-Content a.txt x; Clear-Content a.txt; (Get-Item a.txt).Length", "0"),
            ("Set-Content -LiteralPath 'a[1].txt' x; Get-Content -LiteralPath 'a[1].txt'", "x"),
        ])
    func content(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "make, copy, move, find and remove items",
        arguments: [
            ("$null = New-Item d -ItemType Directory; Test-Path d", "True"),
            ("$null = New-Item d/e/f.txt -Force -Value x; Get-Content d/e/f.txt", "x"),
            ("Set-Content a x; Copy-Item a b; Get-Content b; Test-Path a", "x|True"),
            ("Set-Content a x; Move-Item a b; Get-Content b; Test-Path a", "x|False"),
            ("Set-Content a x; Rename-Item a c; (Get-ChildItem).Name", "c"),
            ("Set-Content a x; Remove-Item a; Test-Path a", "False"),
            ("$null = New-Item d/x.txt,d/y.log -Force; (Get-ChildItem d -Filter *.log).Name", "y.log"),
            ("$null = New-Item d/e/x.txt -Force; (Get-ChildItem -Recurse -File).Name", "x.txt"),
            ("$null = New-Item d/x -Force; Copy-Item d e -Recurse; Test-Path e/x", "True"),
            ("$null = New-Item d/x -Force; Remove-Item d -Recurse; Test-Path d", "False"),
            ("Test-Path nothing", "False"),
            ("Set-Content a x; Remove-Item a -WhatIf; Test-Path a", "True"),
            ("Split-Path /a/b/c.txt -Leaf; Split-Path /a/b/c.txt", "c.txt|/a/b"),
            ("Join-Path /a b", "/a/b"),
        ])
    func items(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "a path that is not there is an error of its command, with the path",
        arguments: [
            (
                "Get-Content no.txt -ErrorAction Stop",
                "!PathNotFound,Microsoft.PowerShell.Commands.GetContentCommand"
            ),
            (
                "Remove-Item no.txt -ErrorAction Stop",
                "!PathNotFound,Microsoft.PowerShell.Commands.RemoveItemCommand"
            ),
            (
                "Get-ChildItem no -ErrorAction Stop",
                "!PathNotFound,Microsoft.PowerShell.Commands.GetChildItemCommand"
            ),
        ])
    func missing(commands: String, result: String) throws {
        try session.check(commands, result)
    }
}
