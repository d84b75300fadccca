import ShellSyntax
import Testing

@Suite("Strings")
struct StringTests {
    private func constant(_ script: String) -> String? {
        (expression(script) as? StringConstantExpressionAst)?.string
    }
    private func expandable(_ script: String) -> ExpandableStringExpressionAst? {
        expression(script) as? ExpandableStringExpressionAst
    }

    @Test(
        "A literal string means its text",
        arguments: [
            ("'a''b'", "a'b"), ("'$a`n'", "$a`n"), ("\"a\"\"b\"", "a\"b"), ("\"`$a\"", "$a"),
            ("\"a`tb`n\"", "a\tb\n"),
            ("\"`u{1F600}\"", "\u{1F600}"), ("\"`0\"", "\0"), ("\"`q\"", "q"), ("\"a`\nb\"", "a\nb"),
            ("'a\nb'", "a\nb"),
        ])
    func literals(script: String, text: String) {
        #expect(constant(script) == text)
    }

    @Test(
        "A here-string ends at a line that begins with its mark",
        arguments: [
            ("@'\na'b\n'@", "a'b"), ("@'\n'@", ""), ("@'\r\na\r\nb\r\n'@", "a\r\nb"), ("@'\n '@\n'@", " '@"),
            ("@'   \na\n'@", "a"), ("@\"\na\"b\n\"@", "a\"b"), ("@\"\na`tb\n\"@", "a\tb"),
        ])
    func hereStrings(script: String, text: String) {
        #expect(constant(script) == text)
    }

    @Test("Text may not follow the mark that opens a here-string")
    func hereStringHeader() {
        #expect(
            errors("@'x\n'@").first == "UnexpectedCharactersAfterHereStringHeader <x>"
                || !errors("@'x\n'@").isEmpty)
        #expect(
            errors("@'\nx") == ["TerminatorExpectedAtEndOfString <@'\nx> ..."]
                || errors("@'\nx").first?.hasSuffix("...") == true)
    }

    @Test("Variables, members of no variable and subexpressions are expanded")
    func expansion() throws {
        let string = try #require(expandable("\"a $b.c ${d e} $(1; 2) $env:f\""))
        #expect(string.nestedExpressions.map(\.extent.text) == ["$b", "${d e}", "$(1; 2)", "$env:f"])
        #expect(string.stringConstantType == .doubleQuoted)
    }

    @Test("A string of a string of a string nests")
    func nesting() throws {
        let outer = try #require(expandable("\"a $(\"b $(\"c $d\")\")\""))
        #expect(outer.nestedExpressions.count == 1)
        var variables = 0
        outer.visit { node in
            if node is VariableExpressionAst { variables += 1 }
            return .continue
        }
        #expect(variables == 1)
    }

    @Test("A dollar sign alone is text", arguments: ["\"$\"", "\"a $ b\"", "\"$)\"", "\"5$\""])
    func dollars(script: String) {
        #expect(errors(script) == [])
        #expect(expression(script) is StringConstantExpressionAst)
    }

    @Test(
        "Unfinished strings wait for more",
        arguments: ["'a", "\"a", "\"a $(", "@'\na", "@\"\na", "\"$(1", "'a''", "@'"])
    func unfinished(script: String) {
        #expect(Parser.parse(script).errors.first?.incompleteInput == true)
    }

    @Test("Wrong escapes of characters are errors")
    func escapes() {
        #expect(errors("\"`u{}\"").first?.hasPrefix("InvalidUnicodeEscapeSequence") == true)
        #expect(errors("\"`u{110000}\"").first?.hasPrefix("InvalidUnicodeEscapeSequenceValue") == true)
    }

    @Test("A word with a variable in it is expanded, a word in quotes joined to it")
    func words() throws {
        let call = try #require(command("f a$b.txt c\"d e\"f"))
        #expect(call.commandElements[1] is ExpandableStringExpressionAst)
        #expect((call.commandElements[2] as? StringConstantExpressionAst)?.string == "cd ef")
    }
}
