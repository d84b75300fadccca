import ShellSyntax
import Testing

@Suite("Tokens")
struct TokenTests {
    @Test(
        "Each kind of token is recognised",
        arguments: [
            ("$a", "Variable"), ("${a b}", "Variable"), ("$env:Path", "Variable"),
            ("f @a", "Generic SplattedVariable"),
            ("f -Name", "Generic Parameter"), ("f -Name:1", "Generic Parameter Number"), ("12", "Number"),
            (":outer while (1) {}", "Label While LParen Number RParen LCurly RCurly"),
            ("f # c", "Generic Comment"), ("<# a\nb #> 1", "Comment Number"),
            ("f `\n 1", "Generic LineContinuation Number"),
            ("'a'", "StringLiteral"), ("\"a\"", "StringExpandable"), ("@'\na\n'@", "HereStringLiteral"),
            ("@\"\na\n\"@", "HereStringExpandable"), ("@(1)", "AtParen Number RParen"),
            ("@{}", "AtCurly RCurly"),
            ("$(1)", "DollarParen Number RParen"), ("1;2", "Number Semi Number"),
            ("1 && 2", "Number AndAnd Number"),
            ("1 || 2", "Number OrOr Number"), ("f &", "Generic Ampersand"), ("1 | f", "Number Pipe Generic"),
            ("$a++", "Variable PlusPlus"), ("--$a", "MinusMinus Variable"), ("1..2", "Number DotDot Number"),
            ("[a]::b", "LBracket Identifier RBracket ColonColon Identifier"),
            ("$a.b", "Variable Dot Identifier"),
            ("${a}?.b", "Variable QuestionDot Identifier"),
            ("${a}?[0]", "Variable QuestionLBracket Number RBracket"),
            ("f > g", "Generic Redirection Generic"), ("f 2>&1", "Generic Redirection"),
            ("f < g", "Generic RedirectInStd Generic"),
            ("$a = 1", "Variable Equals Number"), ("$a ??= 1", "Variable QuestionQuestionEquals Number"),
            ("$a ?? 1", "Variable QuestionQuestion Number"),
            ("1 ? 2 : 3", "Number QuestionMark Number Colon Number"),
            ("1 -bxor 2", "Number Bxor Number"), ("!1", "Exclaim Number"), ("1,2", "Number Comma Number"),
            ("1\n2\r\n3\r4", "Number NewLine Number NewLine Number NewLine Number"),
        ])
    func kind(script: String, expected: String) {
        // A bare command name is an identifier or a generic word; both stand for "a word" here.
        #expect(
            kinds(script).replacing("Identifier", with: "Generic")
                == expected.replacing("Identifier", with: "Generic"))
    }

    @Test(
        "Words that begin statements are keywords only where a statement begins",
        arguments: [
            (
                "if (1) {} elseif (2) {} else {}",
                "If LParen Number RParen LCurly RCurly ElseIf LParen Number RParen LCurly RCurly Else LCurly RCurly"
            ),
            ("f if else", "Identifier Generic Generic"), ("$a.if", "Variable Dot Identifier"),
            ("FOREACH ($a IN 1) {}", "Foreach LParen Variable In Number RParen LCurly RCurly"),
            (
                "begin {} process {} end {} clean {}",
                "Begin LCurly RCurly Process LCurly RCurly End LCurly RCurly Clean LCurly RCurly"
            ),
        ])
    func keywords(script: String, expected: String) {
        let found = kinds(script).split(separator: " ").map { $0 == "Identifier" ? "Generic" : $0 }
        let wanted = expected.split(separator: " ").map { $0 == "Identifier" ? "Generic" : $0 }
        #expect(found == wanted)
    }

    @Test("Typographic dashes and quotes stand for the plain ones")
    func typography() {
        #expect(kinds("1 \u{2013}eq 2") == "Number Ieq Number")
        #expect((expression("\u{201C}a\u{201D}") as? StringConstantExpressionAst)?.string == "a")
        #expect((expression("\u{2018}a\u{2019}") as? StringConstantExpressionAst)?.string == "a")
    }

    @Test("A token knows its place in units, lines and columns")
    func places() throws {
        let tokens = Parser.parse("'\u{1F600}' `\r\n  $b").tokens
        let variable = try #require(tokens.first { $0.kind == .variable })
        #expect(variable.extent.startOffset == 10)
        #expect(variable.extent.startLineNumber == 2)
        #expect(variable.extent.startColumnNumber == 3)
        #expect(variable.extent.endColumnNumber == 5)
    }

    @Test("A variable token knows scope, drive and name")
    func variables() throws {
        func path(_ text: String) throws -> VariablePath {
            try #require(Parser.parse(text).tokens.first as? VariableToken).variablePath
        }
        #expect(try path("$global:a").scope == .global)
        #expect(try path("$env:HOME").driveName == "env")
        #expect(try path("${a-b c}").userPath == "a-b c")
        #expect(try path("$a:b").isDriveQualified)
        #expect(try path("$?").userPath == "?")
        #expect(try path("$$").userPath == "$")
    }

    @Test("A parameter token knows its name and colon")
    func parameters() throws {
        let token = try #require(Parser.parse("f -Name: 1").tokens[1] as? ParameterToken)
        #expect(token.parameterName == "Name")
        #expect(token.usedColon)
    }

    @Test("Tokens inside an expandable string are nested, the variables among them")
    func nested() throws {
        let token = try #require(Parser.parse("\"a $b $(1 + $c)\"").tokens.first as? StringExpandableToken)
        #expect(
            token.nestedTokens.map(\.kind) == [.variable, .dollarParen, .number, .plus, .variable, .rParen])
    }
}
