import ShellSyntax
import Testing

@Suite("Operators")
struct OperatorTests {
    @Test(
        "Of two operators the tighter one binds first, equal ones from the left",
        arguments: [
            ("1 + 2 * 3", "(1 + (2 * 3))"), ("1 * 2 + 3", "((1 * 2) + 3)"), ("1 - 2 - 3", "((1 - 2) - 3)"),
            ("8 / 4 % 3", "((8 / 4) % 3)"), ("1 + 2 -eq 3", "((1 + 2) -ieq 3)"),
            ("1 -eq 1 -and 2 -eq 2", "((1 -ieq 1) -and (2 -ieq 2))"),
            ("1 -and 0 -or 1", "((1 -and 0) -or 1)"), ("1 -or 0 -and 1", "((1 -or 0) -and 1)"),
            ("1 -xor 1 -and 0", "((1 -xor 1) -and 0)"), ("1 -band 3 -eq 1", "(1 -band (3 -ieq 1))"),
            ("1 -bor 2 -band 3", "((1 -bor 2) -band 3)"), ("1 -bor 2 -and 3", "((1 -bor 2) -and 3)"),
            ("1 .. 2 + 3", "((1 .. 2) + 3)"), ("1, 2 .. 3", "((1, 2) .. 3)"),
            ("'{0}' -f 1 + 2", "(('{0}' -f 1) + 2)"),
            ("'{0}' -f 1, 2", "('{0}' -f (1, 2))"), ("1 .. 2 -f 3", "((1 .. 2) -f 3)"),
            ("2 * '{0}' -f 3", "(2 * ('{0}' -f 3))"),
            ("1 -shl 2 + 3", "(1 -shl (2 + 3))"), ("1 -shl 2 -eq 4", "((1 -shl 2) -ieq 4)"),
            ("$a ?? $b + 1", "($a ?? ($b + 1))"), ("1 + $a ?? 2", "((1 + $a) ?? 2)"),
            ("$a -join ',' -eq 1", "(($a -join ',') -ieq 1)"),
            ("$a -split ',' -join ';'", "(($a -split ',') -join ';')"),
            ("-not 1 -eq 2", "((-not 1) -ieq 2)"), ("!$a -and $b", "((! $a) -and $b)"),
            ("-$a + 1", "((- $a) + 1)"),
            ("-bnot 1 + 2", "((-bnot 1) + 2)"), ("-join 1, 2", "((-join 1), 2)"),
            ("[int] 1 + 2", "(([int] 1) + 2)"),
            ("[int] '1', 2", "(([int] '1'), 2)"), ("$a++ + 1", "(($a++) + 1)"), ("++$a * 2", "((++ $a) * 2)"),
            ("1 ? 2 : 3 ? 4 : 5", "(1 ? 2 : (3 ? 4 : 5))"), ("1 -eq 2 ? 3 : 4", "((1 -ieq 2) ? 3 : 4)"),
            ("$a.b + 1", "(($a.b) + 1)"), ("$a.b.c()[0]", "((($a.b).c())[0])"), ("-$a.b", "(- ($a.b))"),
            ("[int] $a.b", "([int] ($a.b))"), ("$a -is [int] -and $b", "(($a -is [int]) -and $b)"),
            ("$a -replace 'a', 'b' -eq 1", "(($a -replace ('a', 'b')) -ieq 1)"), (", 1 + 2", "((1) + 2)"),
        ])
    func precedence(script: String, expected: String) {
        let plain = expected.replacing("-replace", with: "-ireplace").replacing("-split", with: "-isplit")
        #expect(grouped(script) == plain)
    }

    @Test(
        "Every comparison has a plain, an insensitive and a sensitive form",
        arguments: [
            "eq", "ne", "ge", "gt", "lt", "le", "like", "notlike", "match", "notmatch", "replace", "contains",
            "notcontains", "in", "notin", "split",
        ])
    func sensitivity(name: String) {
        #expect(grouped("1 -\(name) 2") == "(1 -i\(name) 2)")
        #expect(grouped("1 -i\(name.uppercased()) 2") == "(1 -i\(name) 2)")
        #expect(grouped("1 -c\(name) 2") == "(1 -c\(name) 2)")
    }

    @Test(
        "An operator goes on behind its line's end",
        arguments: ["1 +\n2", "1,\n2", "1 -eq\n\n2", "$a = \n1", "1 |\n f"])
    func lineEnds(script: String) {
        #expect(errors(script) == [])
        #expect(Parser.parse(script).scriptBlock.endBlock?.statements.count == 1)
    }

    @Test("A pipe may begin the next line, comments between")
    func leadingPipe() {
        let pipeline = statement("1\n # c\n  | f") as? PipelineAst
        #expect(pipeline?.pipelineElements.count == 2)
    }

    @Test("Assignments nest to the right and take statements")
    func assignments() throws {
        let outer = try #require(statement("$a = $b += 1") as? AssignmentStatementAst)
        #expect(outer.operator == .equals)
        #expect((outer.right as? AssignmentStatementAst)?.operator == .plusEquals)
        let value = try #require(statement("$a = if (1) { 2 }") as? AssignmentStatementAst)
        #expect(value.right is IfStatementAst)
    }

    @Test("A call needs its parenthesis at the name, an index its bracket")
    func adjacency() {
        #expect(expression("$a.b(1)") is InvokeMemberExpressionAst)
        #expect(errors("$a.b (1)") == ["UnexpectedToken <(>"])
        #expect(errors("$a [0]").first?.hasPrefix("UnexpectedToken") == true)
        #expect((expression("[List[int]]::new") as? MemberExpressionAst)?.static == true)
    }
}
