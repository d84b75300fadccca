import ShellSyntax
import Testing

@Suite("Statements")
struct StatementTests {
    @Test(
        "Each statement gives its node",
        arguments: [
            (
                "if (1) { 2 } elseif (3) { 4 } else { 5 }", "IfStatement",
                "Pipeline StatementBlock Pipeline StatementBlock StatementBlock"
            ),
            ("while ($a) { 1 }", "WhileStatement", "Pipeline StatementBlock"),
            ("do { 1 } while (2)", "DoWhileStatement", "Pipeline StatementBlock"),
            ("do { 1 } until (2)", "DoUntilStatement", "Pipeline StatementBlock"),
            (
                "for ($i = 0; $i -lt 3; $i++) { }", "ForStatement",
                "AssignmentStatement Pipeline Pipeline StatementBlock"
            ),
            ("for (;;) { }", "ForStatement", "StatementBlock"),
            ("foreach ($a in 1, 2) { }", "ForEachStatement", "VariableExpression Pipeline StatementBlock"),
            (
                "switch ($a) { 1 { 2 } 'b' { 3 } default { 4 } }", "SwitchStatement",
                "Pipeline ConstantExpression StatementBlock StringConstantExpression StatementBlock StatementBlock"
            ),
            (
                "try { 1 } catch [A], [B] { 2 } catch { 3 } finally { 4 }", "TryStatement",
                "StatementBlock CatchClause CatchClause StatementBlock"
            ),
            ("throw 'a'", "ThrowStatement", "Pipeline"), ("return 1", "ReturnStatement", "Pipeline"),
            ("exit 3", "ExitStatement", "Pipeline"),
            ("break", "BreakStatement", ""),
            ("continue outer", "ContinueStatement", "StringConstantExpression"),
            ("data a { 'b' }", "DataStatement", "StatementBlock"),
            ("function f { 1 }", "FunctionDefinition", "ScriptBlock"),
            ("filter f { 1 }", "FunctionDefinition", "ScriptBlock"),
            ("function f($a, $b = 1) { }", "FunctionDefinition", "Parameter Parameter ScriptBlock"),
        ])
    func nodes(script: String, kind: String, below: String) throws {
        let node = try #require(statement(script))
        #expect(node.kind.typeName == kind + "Ast")
        #expect(parts(node).split(separator: " ").sorted() == below.split(separator: " ").sorted())
        #expect(errors(script) == [])
    }

    @Test("A trap belongs to its block, not to the statements")
    func traps() throws {
        let block = try #require(Parser.parse("trap [A] { 1 }\n2").scriptBlock.endBlock)
        #expect(block.traps.count == 1)
        #expect(block.traps.first?.trapType?.typeName.name == "A")
        #expect(block.statements.count == 1)
    }

    @Test("Loops and switches have labels")
    func labels() {
        #expect((statement(":a while (1) { break a }") as? LabeledStatementAst)?.label == "a")
        #expect((statement(":b switch (1) { 2 { } }") as? LabeledStatementAst)?.label == "b")
        #expect((statement(":c foreach ($x in 1) { }") as? LabeledStatementAst)?.label == "c")
    }

    @Test("A switch has options, abbreviated or not")
    func switches() {
        #expect(
            (statement("switch -Regex -c (1) { 2 { } }") as? SwitchStatementAst)?.flags == [
                .regex, .caseSensitive,
            ])
        #expect((statement("switch -File a.txt { 2 { } }") as? SwitchStatementAst)?.flags == .file)
        #expect((statement("switch -wild ($a) { { $_ } { } }") as? SwitchStatementAst)?.flags == .wildcard)
    }

    @Test("Named blocks are told apart")
    func namedBlocks() {
        let block = Parser.parse("param($a) dynamicparam { } begin { 1 } process { 2 } end { 3 } clean { 4 }")
            .scriptBlock
        #expect(block.paramBlock?.parameters.count == 1)
        #expect(block.dynamicParamBlock != nil && block.beginBlock != nil && block.processBlock != nil)
        #expect(block.endBlock?.unnamed == false)
        #expect(block.cleanBlock != nil)
    }

    @Test("The body of a filter is a process block")
    func filters() {
        let filter = statement("filter f { 1 }") as? FunctionDefinitionAst
        #expect(filter?.body.processBlock?.statements.count == 1)
        #expect(filter?.body.endBlock == nil)
    }

    @Test("Parameters have attributes, types and defaults")
    func parameters() throws {
        let script =
            "[CmdletBinding()] param([Parameter(Mandatory, Position = 0)] [ValidateSet('a')] [string[]] $a = 'x')"
        let block = try #require(Parser.parse(script).scriptBlock.paramBlock)
        #expect(block.attributes.map(\.typeName.name) == ["CmdletBinding"])
        let parameter = try #require(block.parameters.first)
        #expect(parameter.attributes.map(\.typeName.fullName) == ["Parameter", "ValidateSet", "string[]"])
        #expect(parameter.defaultValue?.extent.text == "'x'")
        let named = try #require((parameter.attributes.first as? AttributeAst)?.namedArguments)
        #expect(named.map(\.argumentName) == ["Mandatory", "Position"])
        #expect(named.map(\.expressionOmitted) == [true, false])
    }

    @Test("Empty parentheses behind a function's name are no parameters")
    func emptyParameters() throws {
        let function = try #require(statement("function f() { param($a) }") as? FunctionDefinitionAst)
        #expect(function.parameters == nil)
        #expect(function.body.paramBlock?.parameters.count == 1)
        #expect(errors("function f() { param($a) }") == [])
    }

    @Test("Hash tables hold words, strings, numbers and statements")
    func hashTables() throws {
        let table = try #require(expression("@{ a = 1; 'b c' = 2\n 3 = if (1) { 4 } }") as? HashtableAst)
        #expect(table.keyValuePairs.map(\.key.extent.text) == ["a", "'b c'", "3"])
        #expect(table.keyValuePairs.last?.value is IfStatementAst)
        #expect((expression("@{}") as? HashtableAst)?.keyValuePairs.isEmpty == true)
    }

    @Test(
        "Types have arrays, arguments and assemblies",
        arguments: ["int", "int[]", "int[,]", "a.b[c]", "a[b,c[d]]", "a+b"])
    func types(name: String) {
        #expect((expression("[\(name)]") as? TypeExpressionAst)?.typeName.fullName == name)
    }

    @Test("A comment help block is a comment before the function")
    func commentHelp() {
        #expect(kinds("<#\n.SYNOPSIS\nA\n#>\nfunction f { }").hasPrefix("Comment NewLine Function"))
    }
}
