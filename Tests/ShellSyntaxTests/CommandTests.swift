import ShellSyntax
import Testing

@Suite("Commands and pipelines")
struct CommandTests {
    @Test(
        "What begins a statement decides between command and expression",
        arguments: [
            ("f", "Command"), ("f 1", "Command"), ("5", "CommandExpression"), ("'f' ", "CommandExpression"),
            ("$f", "CommandExpression"), ("& $f", "Command"), (". ./a.ps1", "Command"),
            ("(f)", "CommandExpression"),
            ("@(f)", "CommandExpression"), ("{ f }", "CommandExpression"), ("[int]", "CommandExpression"),
            ("-1", "CommandExpression"), ("f.exe", "Command"), ("./f", "Command"),
            ("-not 1", "CommandExpression"),
            ("@{}", "CommandExpression"), ("5a", "Command"), ("?", "Command"), ("% x", "Command"),
            ("a-b", "Command"),
        ])
    func modes(script: String, expected: String) {
        #expect(parts(statement(script)) == expected)
        #expect(errors(script) == [])
    }

    @Test(
        "Arguments are told apart",
        arguments: [
            (
                "f 1 a 'b' \"$c\"",
                "StringConstantExpression ConstantExpression StringConstantExpression StringConstantExpression ExpandableStringExpression"
            ),
            (
                "f -a -b:1 -c: 2",
                "StringConstantExpression CommandParameter CommandParameter CommandParameter"
            ),
            ("f a,b $c, 1", "StringConstantExpression ArrayLiteral ArrayLiteral"),
            (
                "f @a @(1) @{} { } (1) $(1)",
                "StringConstantExpression VariableExpression ArrayExpression Hashtable ScriptBlockExpression ParenExpression SubExpression"
            ),
            (
                "f $a.b $a[0] $a.c()",
                "StringConstantExpression MemberExpression IndexExpression InvokeMemberExpression"
            ),
            (
                "f a=b c+d 1..3 a.b",
                "StringConstantExpression StringConstantExpression StringConstantExpression StringConstantExpression StringConstantExpression"
            ),
            ("f [int]", "StringConstantExpression StringConstantExpression"),
            ("f --long", "StringConstantExpression StringConstantExpression"),
        ])
    func arguments(script: String, expected: String) {
        #expect(parts(command(script)) == expected)
        #expect(errors(script) == [])
    }

    @Test("--% takes the rest of the line up to a pipe as it is")
    func verbatim() throws {
        let call = try #require(command("f 1 --% $a \"b;c\" (d"))
        #expect(call.commandElements.map(\.extent.text) == ["f", "1", "--%", "$a \"b;c\" (d"])
        #expect((statement("f --% a | g") as? PipelineAst)?.pipelineElements.count == 2)
    }

    @Test("A splatted variable knows that it is splatted")
    func splatting() throws {
        let call = try #require(command("f @a $b"))
        #expect((call.commandElements[1] as? VariableExpressionAst)?.splatted == true)
        #expect((call.commandElements[2] as? VariableExpressionAst)?.splatted == false)
        #expect(errors("$a = @b").first == "SplattingNotPermitted <@b>")
    }

    @Test("Pipelines are joined with && and || from the left")
    func chains() throws {
        let chain = try #require(statement("f && g || h | i &") as? PipelineChainAst)
        #expect(chain.operator == .orOr)
        #expect((chain.lhsPipelineChain as? PipelineChainAst)?.operator == .andAnd)
        #expect(chain.rhsPipeline.pipelineElements.count == 2)
        #expect(chain.background)
    }

    @Test("A chain may go on in the next line behind its operator")
    func chainLines() {
        #expect(statement("f &&\n g") is PipelineChainAst)
        #expect(
            errors("f &&") == ["EmptyPipelineElement <> ..."]
                || Parser.parse("f &&").errors.first?.incompleteInput == true)
    }

    @Test(
        "Redirections know streams and targets",
        arguments: [
            ("f > a", "1>a"), ("f >> a", "1>>a"), ("f 2> a", "2>a"), ("f 6>> a", "6>>a"), ("f *> a", "0>a"),
            ("f 2>&1", "2&1"),
            ("f *>&1", "0&1"), ("f 3>&1 > $b", "1>$b 3&1"), ("5 > a", "1>a"),
        ])
    func redirections(script: String, expected: String) throws {
        let element = try #require((statement(script) as? PipelineAst)?.pipelineElements.first)
        let found = element.redirections.map { redirection in
            if let merge = redirection as? MergingRedirectionAst {
                return "\(merge.fromStream.rawValue)&\(merge.toStream.rawValue)"
            }
            guard let file = redirection as? FileRedirectionAst else { return "?" }
            return "\(file.fromStream.rawValue)>\(file.append ? ">" : "")\(file.location.extent.text)"
        }
        #expect(found.joined(separator: " ") == expected)
    }

    @Test("Reading from a file is reserved")
    func input() {
        #expect(errors("f < a").first == "RedirectionNotSupported <<>")
    }

    @Test("An ampersand behind a pipeline runs it in the background")
    func background() {
        #expect((statement("f &") as? PipelineAst)?.background == true)
        #expect((statement("f") as? PipelineAst)?.background == false)
    }

    @Test("Calls know how they are called")
    func operators() {
        #expect(command("& f")?.invocationOperator == .ampersand)
        #expect(command(". f")?.invocationOperator == .dot)
        #expect(command("f")?.invocationOperator == .unknown)
        #expect(command("f")?.commandName == "f")
        #expect(command("& $f")?.commandName == nil)
    }
}
