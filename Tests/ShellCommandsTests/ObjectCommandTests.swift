import Testing

@Suite("Commands on objects")
struct ObjectCommandTests {
    private let session = Session()

    @Test(
        "select, sort, group, measure and filter as they do in PowerShell",
        arguments: [
            ("1..5 | Where-Object { $_ % 2 }", "1|3|5"),
            ("'a','bb','ccc' | Where-Object Length -gt 1", "bb|ccc"),
            ("1..3 | ForEach-Object { $_ * 2 }", "2|4|6"),
            ("'a','b' | ForEach-Object ToUpper", "A|B"),
            ("1..3 | ForEach-Object -Begin { 'b' } -Process { $_ } -End { 'e' }", "b|1|2|3|e"),
            ("1..9 | Select-Object -First 2", "1|2"),
            ("1..9 | Select-Object -Last 2", "8|9"),
            ("1..9 | Select-Object -Skip 7", "8|9"),
            ("1,2,2,3,3 | Select-Object -Unique", "1|2|3"),
            ("[pscustomobject]@{a=1;b=2} | Select-Object -ExpandProperty b", "2"),
            ("([pscustomobject]@{a=1;b=2} | Select-Object b).psobject.Properties.Name", "b"),
            ("3,1,2 | Sort-Object", "1|2|3"),
            ("3,1,2 | Sort-Object -Descending", "3|2|1"),
            ("'bb','a','ccc' | Sort-Object Length", "a|bb|ccc"),
            ("'b','A','a','B' | Sort-Object -Unique", "A|b"),
            ("(1,2,2 | Group-Object | ForEach-Object { \"$($_.Name)=$($_.Count)\" })", "1=1|2=2"),
            ("(1..4 | Measure-Object -Sum -Average).Sum", "10"),
            ("(1..4 | Measure-Object -Maximum -Minimum | ForEach-Object { $_.Minimum, $_.Maximum })", "1|4"),
            ("('a b','c' | Measure-Object -Word).Words", "3"),
            (
                "(Compare-Object 1,2 2,3 | ForEach-Object { \"$($_.InputObject)$($_.SideIndicator)\" })",
                "3=>|1<="
            ),
            ("(New-Object pscustomobject -Property @{ x = 4 }).x", "4"),
            ("('abc' | Get-Member -Name Length).MemberType", "Property"),
        ])
    func give(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test("a first few end the pipeline before the rest is made")
    func firstStops() throws {
        #expect(
            try session.run(
                "$global:n = 0; 1..1000 | ForEach-Object { $global:n++; $_ } | Select-Object -First 2; $global:n"
            )
                == "1|2|2")
    }

    @Test("an unknown property is refused when its value is asked for")
    func unknownProperty() throws {
        let result = try session.run("'a' | Select-Object -ExpandProperty nothing -ErrorAction Stop")
        #expect(result == "!ExpandPropertyNotFound,Microsoft.PowerShell.Commands.SelectObjectCommand")
    }
}
