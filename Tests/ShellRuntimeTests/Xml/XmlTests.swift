import TestSupport
import Testing

@testable import ShellRuntime

@Suite("XML documents")
struct XmlTests {
    private func check(_ text: String, _ result: String, at place: SourceLocation = #_sourceLocation) {
        #expect(Script.run(text) == result, sourceLocation: place)
    }

    @Test(
        "attributes and elements are properties",
        arguments: [
            ("$d.r.n", "1"), ("$d.r.b.Count", "2"), ("$d.r.b -join ','", "x,y"),
            ("$d.r.c.'#text'", "t"), ("$d.r.c.k", "v"), ("$d.r.e.GetType().Name", "String"),
            ("$d.r.k.GetType().Name", "Object[]"), ("$d.R.N", "1"), ("$null -eq $d.r.none", "True"),
            ("$d.xml", "version=\"1.0\""), ("$d.r.'#comment'", "note"), ("$d.r.'#cdata-section'", "a<b"),
            ("\"$d $($d.r)\"", "#document r"), ("$d.r.Name", "r"), ("$d.r['c'].InnerText", "t"),
            ("$d.r.psbase.LocalName", "r"),
        ])
    func adapter(text: String, result: String) {
        let document = """
            [xml]$d = '<?xml version="1.0"?><r n="1" k="a"><b>x</b><b>y</b><c k="v">t</c><e/><k>z</k>\
            <!--note--><![CDATA[a<b]]></r>'; 
            """
        check(document + text, result)
    }

    @Test(
        "only what is no more than a text can be set by name",
        arguments: [
            ("$d.r.a = 5; $d.r.OuterXml", "<r a=\"5\"><b>x</b><b>y</b><c k=\"v\">t</c><d><f /></d></r>"),
            ("$d.r.c.k = 'w'; $d.r.c.'#text' = 'u'; $d.r.c.OuterXml", "<c k=\"w\">u</c>"),
            ("$d.r.b = 'z'", "!XmlNodeSetRestrictionsMoreThanOneNode"),
            ("$d.r.c = 'z'", "!XmlNodeSetRestrictionsNodeWithAttributes"),
            ("$d.r.d = 'z'", "!XmlNodeSetRestrictionsUnknownNodeType"),
            ("$d.r.none = 'z'", "!PropertyAssignmentException"),
        ])
    func setting(text: String, result: String) {
        check("[xml]$d = '<r a=\"1\"><b>x</b><b>y</b><c k=\"v\">t</c><d><f/></d></r>'; " + text, result)
    }

    @Test(
        "text that is no XML says where and why",
        arguments: [
            ("", "Root element is missing."),
            ("abc", "Data at the root level is invalid. Line 1, position 1."),
            (
                "<a><b></a>",
                "The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9."
            ),
            (
                "<a><b>",
                "Unexpected end of file has occurred. The following elements are not closed: b, a. Line 1, position 7."
            ),
            ("<a/><b/>", "There are multiple root elements. Line 1, position 6."),
            ("<p:a/>", "'p' is an undeclared prefix. Line 1, position 2."),
            ("<a>x & y</a>", "An error occurred while parsing EntityName. Line 1, position 7."),
            (
                "<a><1/></a>",
                "Name cannot begin with the '1' character, hexadecimal value 0x31. Line 1, position 5."
            ),
            ("<a b/>", "'/' is an unexpected token. The expected token is '='. Line 1, position 5."),
            ("<a>&x;</a>", "Reference to undeclared entity 'x'. Line 1, position 7."),
        ])
    func malformed(source: String, message: String) {
        check("try { [xml]'\(source)' } catch { $_.FullyQualifiedErrorId }", "InvalidCastToXmlDocument")
        check(
            "$d = [xml]::new(); try { $d.LoadXml('\(source)') } catch { $_.Exception.InnerException.Message }",
            message)
    }

    @Test("nothing outside a document is read")
    func externalEntities() throws {
        let folder = TemporaryFolder()
        let path = folder.path + "/secret.txt"
        check("[System.IO.File]::WriteAllText('\(path)', 'inside')", "")
        let general = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(path)\">]><a>&x;</a>"
        check(
            "try { ([xml]'\(general)').a } catch { $_.Exception.Message -match 'is not read' }", "True")
        let attribute = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(path)\">]><a b=\"&x;\"/>"
        check("try { ([xml]'\(attribute)').a.b; 'read' } catch { 'refused' }", "refused")
        let parameter = "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file://\(path)\">%p;]><a/>"
        check("try { [xml]'\(parameter)'; 'read' } catch { 'refused' }", "refused")
        check("([xml]'<!DOCTYPE a SYSTEM \"\(path)\"><a>1</a>').DocumentElement.InnerText", "1")
        withExtendedLifetime(folder) {}
    }

    @Test("entities may add only so much", arguments: ["<l>&j;</l>", "<l x=\"&j;\"/>"])
    func entityBomb(body: String) {
        let script = """
            $t = '<!DOCTYPE l [<!ENTITY a "lol">'; $p = 'a'
            foreach ($n in 'b','c','d','e','f','g','h','i','j') { $t += "<!ENTITY $n `"$("&$p;" * 10)`">"; $p = $n }
            $t += ']>\(body)'
            """
        check(
            script + "\ntry { [xml]$t } catch { $_.Exception.Message -match 'MaxCharactersFromEntities' }",
            "True")
        check(
            script
                + "\n$d = [xml]::new(); try { $d.LoadXml($t) } catch { $_.Exception.Message -match 'MaxCharactersFromEntities' }",
            "True")
        check(
            "([xml]'<!DOCTYPE a [<!ENTITY x \"<b>q</b>\">]><a>&x;&x;</a>').DocumentElement.b -join ','", "q,q"
        )
    }

    @Test(
        "nodes are made, put in and taken out",
        arguments: [
            (
                "$e = $d.CreateElement('e'); $e.InnerText = '<&>'; $null = $r.AppendChild($e)",
                "<a>1</a><b /><e>&lt;&amp;&gt;</e>"
            ),
            ("$null = $r.PrependChild($d.CreateComment('c'))", "<!--c--><a>1</a><b />"),
            ("$null = $r.InsertAfter($d.CreateTextNode('t'), $r.FirstChild)", "<a>1</a>t<b />"),
            ("$null = $r.InsertBefore($d.CreateElement('n'), $r.LastChild)", "<a>1</a><n /><b />"),
            ("$null = $r.ReplaceChild($d.CreateCDataSection('x<'), $r.FirstChild)", "<![CDATA[x<]]><b />"),
            ("$null = $r.RemoveChild($r.FirstChild)", "<b />"),
            ("$null = $r.AppendChild($r.FirstChild)", "<b /><a>1</a>"),
            ("$null = $r.AppendChild($r.FirstChild.CloneNode($true))", "<a>1</a><b /><a>1</a>"),
            ("$r.InnerXml = '<x y=\"1\"/>z'", "<x y=\"1\" />z"),
            (
                "$null = $r.AppendChild($d.ImportNode(([xml]'<o><p/></o>').o, $true))",
                "<a>1</a><b /><o><p /></o>"
            ),
        ])
    func changing(change: String, inner: String) {
        check("[xml]$d = '<r><a>1</a><b/></r>'; $r = $d.DocumentElement; \(change); $r.InnerXml", inner)
    }

    @Test(
        "a node goes only where it may",
        arguments: [
            ("$d.AppendChild($d.CreateElement('two'))", "!InvalidOperationException"),
            ("$r.AppendChild($r)", "!ArgumentException"),
            ("$r.AppendChild(([xml]'<o><p/></o>').o)", "!ArgumentException"),
            ("$r.RemoveChild($d.CreateElement('x'))", "!ArgumentException"),
            ("$d.CreateElement('1x')", "!XmlException"),
            ("$r.Value = 'x'", "!ExceptionWhenSetting"),
            ("$d.Load('http://host/x.xml')", "!NotSupportedException"),
        ])
    func refused(change: String, id: String) {
        check("[xml]$d = '<r><a>1</a><b/></r>'; $r = $d.DocumentElement; \(change)", id)
    }

    @Test(
        "XPath finds nodes, with namespaces too",
        arguments: [
            ("$d.SelectNodes('//b').Count", "0"), ("$d.SelectNodes('//x:b', $m).Count", "2"),
            ("$d.SelectSingleNode('//x:b[@id=\"2\"]', $m).InnerText", "two"),
            ("$d.SelectSingleNode('//@id').Value", "1"), ("$null -eq $d.SelectSingleNode('//none')", "True"),
            ("[object]::ReferenceEquals($d.SelectSingleNode('/x:a', $m), $d.DocumentElement)", "True"),
            ("$null = $d.a.RemoveChild($d.a.FirstChild); $d.SelectNodes('//x:b', $m).Count", "1"),
            ("$d.SelectNodes('//y:b')", "!XPathException"), ("$d.SelectNodes('//[')", "!XPathException"),
            ("$d.SelectNodes('count(//*)')", "!XPathException"),
        ])
    func queries(query: String, result: String) {
        let start = """
            [xml]$d = '<a xmlns="urn:x"><b id="1">one</b><b id="2">two</b></a>'
            $m = [System.Xml.XmlNamespaceManager]::new($d.NameTable); $m.AddNamespace('x', 'urn:x')
            """
        check(start + "\n" + query, result)
    }

    @Test("a document is saved as .NET saves it")
    func saving() {
        let folder = TemporaryFolder()
        let path = folder.path + "/d.xml"
        check(
            """
            [xml]$d = '<?xml version="1.0"?><r z="1" xmlns="u" a="2"><b></b><c/><d>x<e/></d><!--n--></r>'
            $d.Save('\(path)'); [System.IO.File]::ReadAllText('\(path)')
            """,
            """
            <?xml version="1.0"?>
            <r z="1" xmlns="u" a="2">
              <b>
              </b>
              <c />
              <d>x<e /></d>
              <!--n-->
            </r>
            """)
        let kept = "<?xml version=\"1.0\"?>\n<a>\n    <b> x </b>\n</a>\n"
        #expect(
            Script.run(
                "$d = [xml]::new(); $d.PreserveWhitespace = $true; $d.LoadXml('\(kept)'); $d.Save('\(path)'); "
                    + "[System.IO.File]::ReadAllText('\(path)')") == kept)
        check("[xml]::new().Save('\(path)')", "!XmlException")
        withExtendedLifetime(folder) {}
    }

    @Test(
        "a file is written in the encoding that its declaration names",
        arguments: ["utf-8", "utf-16", "utf-32", "iso-8859-1", "us-ascii"])
    func encodings(name: String) {
        let folder = TemporaryFolder()
        let path = folder.path + "/d.xml"
        check(
            """
            [xml]$d = '<?xml version="1.0" encoding="\(name)"?><a b="ä">é€</a>'; $d.Save('\(path)')
            $r = [xml]::new(); $r.Load('\(path)'); "$($r.a.b)$($r.a.'#text')" -ceq 'äé€'; $r.FirstChild.Encoding
            """, "True|\(name)")
        withExtendedLifetime(folder) {}
    }

    @Test("nodes are nested only so deep, and a deep document can be used")
    func depth() {
        check(
            """
            [xml]$d = '<a/>'; $n = $d.DocumentElement
            $e = try { foreach ($i in 1..2000) { $n = $n.AppendChild($d.CreateElement('b')) } } catch { $_.FullyQualifiedErrorId }
            $e; $d.SelectNodes('//b').Count; $d.Clone().OuterXml.Length
            """, "InvalidOperationException|999|6998")
        let deep = String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)
        check("try { [xml]'\(deep)' } catch { $_.Exception.Message -match 'Excessive depth' }", "True")
    }

    @Test("what a script adds to a node stays with the node")
    func added() {
        check(
            "[xml]$d = '<a><b c=\"1\"/></a>'; $d.a.b.PSObject.Properties.Add([psnoteproperty]::new('N', 5)); "
                + "$d.a.b.N", "5")
    }

    @Test("namespaces are declared where a made node needs them")
    func declarations() {
        check(
            "[xml]$d = '<r xmlns=\"u\"/>'; $null = $d.DocumentElement.AppendChild($d.CreateElement('n')); $d.OuterXml",
            "<r xmlns=\"u\"><n xmlns=\"\" /></r>")
        check(
            "[xml]$d = '<r/>'; $null = $d.DocumentElement.AppendChild($d.CreateElement('p', 'n', 'u')); $d.OuterXml",
            "<r><p:n xmlns:p=\"u\" /></r>")
    }
}
