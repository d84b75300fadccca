import Testing

@Suite("XML commands and objects in files")
struct XmlCommandTests {
    private let session = Session()

    @Test(
        "Select-Xml finds nodes in texts, nodes and files",
        arguments: [
            ("(Select-Xml -Content '<a><b>1</b><b>2</b></a>' -XPath //b).Node.InnerText", "1|2"),
            (
                "[xml]'<a><b>1</b></a>' | Select-Xml //b | ForEach-Object { \"$_ $($_.Path)\" }",
                "1 InputStream"
            ),
            ("'<a><b>1</b></a>' | Set-Content f.xml; (Select-Xml //b f.xml).Node.'#text'", "1"),
            (
                "Select-Xml -Content '<a xmlns=\"u\"><b c=\"1\"/></a>' '//x:b/@c' -Namespace @{ x = 'u' } | ForEach-Object { $_.Node.Value }",
                "1"
            ),
            (
                "'<a>' | Set-Content f.xml; Select-Xml //b f.xml -ErrorAction Stop",
                "!ProcessingFile,Microsoft.PowerShell.Commands.SelectXmlCommand"
            ),
            (
                "Select-Xml -Content '<a/>' -XPath '//['",
                "!System.Xml.XPath.XPathException,Microsoft.PowerShell.Commands.SelectXmlCommand"
            ),
        ])
    func selecting(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test("attributes bind to parameters by name")
    func binding() throws {
        try session.check(
            "'hello' | Set-Content f.txt; ([xml]'<a><f path=\"f.txt\" x=\"1\"/></a>').a.f | Get-Content",
            "hello")
        try session.check(
            "([xml]'<a><f n=\"2\" x=\"b\"/><f n=\"1\" x=\"c\"/></a>').a.f | Sort-Object n | Select-Object -ExpandProperty x",
            "c|b")
        try session.check(
            "([xml]'<a b=\"1\"><c><d/></c></a>').a | Get-Member -MemberType Property | ForEach-Object Definition",
            "string b {get;set;}|System.Xml.XmlElement c {get;}")
    }

    @Test(
        "ConvertTo-Xml takes objects apart as deep as asked",
        arguments: [
            (
                "(5 | ConvertTo-Xml -NoTypeInformation).OuterXml",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><Objects><Object>5</Object></Objects>"
            ),
            ("(@{ k = 1 } | ConvertTo-Xml).Objects.Object.Property[1].Type", "System.Int32"),
            ("$h = @{}; $h.h = $h; (ConvertTo-Xml $h -As String) -match 'Hashtable'", "True"),
            (
                "1 | ConvertTo-Xml -Depth 0",
                "!ParameterArgumentValidationError,Microsoft.PowerShell.Commands.ConvertToXmlCommand"
            ),
        ])
    func converting(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "values come back from a file as they were",
        arguments: [
            "1.50d", "[datetime]'2024-01-02T03:04:05.1234567'", "[timespan]'-1.02:03:04.5'",
            "[timespan]::MinValue",
            "[double]::NaN", "[double]::NegativeInfinity", "[uint64]::MaxValue", "[decimal]::MinValue",
            "\"a`n_x0041_ `t<&>$([char]7)\"", "'  '", "[char]'x'", "$true",
            "[guid]'00112233-4455-6677-8899-aabbccddeeff'",
            "[version]'1.2.3'", "[uri]'http://h/a b'", "[long]-5", "[byte]200",
        ])
    func roundTrip(value: String) throws {
        try session.check(
            "$v = \(value); $v | Export-Clixml f.xml; $b = Import-Clixml f.xml; "
                + "\"$v\" -ceq \"$b\"; $v.GetType() -eq $b.GetType()", "True|True")
    }

    @Test(
        "objects come back with their properties",
        arguments: [
            (
                "[pscustomobject]@{ A = 1; B = 'x', 2 } | Export-Clixml f.xml; $o = Import-Clixml f.xml; $o.A; $o.B -join ','",
                "1|x,2"
            ),
            (
                "@{ k = [ordered]@{ z = 1; a = 2 } } | Export-Clixml f.xml; (Import-Clixml f.xml).k.Keys -join ','",
                "z,a"
            ),
            (
                "$h = @{}; $h.self = $h; $h | Export-Clixml f.xml; $r = Import-Clixml f.xml; [object]::ReferenceEquals($r, $r.self)",
                "True"
            ),
            ("1..5 | Export-Clixml f.xml; (Import-Clixml f.xml -Skip 1 -First 2) -join ','", "2,3"),
            (
                "[DayOfWeek]::Friday | Export-Clixml f.xml; $e = Import-Clixml f.xml; \"$e $($e.Value)\"",
                "5 Friday"
            ),
            (
                "'x' | Add-Member N 3 -PassThru | Export-Clixml f.xml; $t = Import-Clixml f.xml; \"$t $($t.N)\"",
                "x 3"
            ),
            ("ConvertTo-CliXml (1, 2) | ConvertFrom-CliXml", "1|2"),
            ("1 | Export-Clixml f.xml -WhatIf; Test-Path f.xml", "False"),
        ])
    func objects(commands: String, result: String) throws {
        try session.check(commands, result)
    }

    @Test(
        "no secret goes into a file, and a refused one leaves the file as it was",
        arguments: [
            "ConvertTo-SecureString p -AsPlainText -Force",
            "[pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText -Force))",
            "@{ a = , (ConvertTo-SecureString p -AsPlainText -Force) }",
            "[pscustomobject]@{ C = [pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText -Force)) }",
        ])
    func secrets(secret: String) throws {
        try session.check(
            "1 | Export-Clixml f.xml; $s = \(secret); try { $s | Export-Clixml f.xml } catch { "
                + "$_.FullyQualifiedErrorId; $_.Exception.Message -match 'Secure Store' }; Import-Clixml f.xml",
            "SecretNotWritten,Microsoft.PowerShell.Commands.ExportClixmlCommand|True|1")
        try session.check(
            "$s = \(secret); $s | ConvertTo-CliXml",
            "!SecretNotWritten,Microsoft.PowerShell.Commands.ConvertToCliXmlCommand")
    }

    @Test(
        "a file that is no clixml is refused",
        arguments: [
            "not xml", "<x/>", "<Objs><I32>abc</I32></Objs>", "<Objs><Zz/></Objs>",
            "<Objs><SS>00</SS></Objs>",
            "<Objs><Ref RefId=\"9\"/></Objs>", "<Objs><Obj><TNRef RefId=\"4\"/></Obj></Objs>",
            "<Objs><TS>P99999999999999999999D</TS></Objs>", "<Objs><TS>P9999999999999999D</TS></Objs>",
            "<Objs><TS>PT1.5.5S</TS></Objs>", "<Objs><D>99999999999999999999999999999999</D></Objs>",
            "<Objs><Obj><DCT><En><Nil N=\"Key\"/></En></DCT></Obj></Objs>", "<Objs><BA>*</BA></Objs>",
        ])
    func badFiles(text: String) throws {
        try session.check(
            "'\(text)' | Set-Content f.xml; Import-Clixml f.xml",
            "!System.Xml.XmlException,Microsoft.PowerShell.Commands.ImportClixmlCommand")
    }
}
