import ShellSyntax
import Testing

@Suite("Syntax errors")
struct ErrorTests {
    @Test(
        "What is wrong is named where it is",
        arguments: [
            ("1 +", "ExpectedValueExpression <> ..."), ("if", "MissingOpenParenthesisInIfStatement <> ..."),
            ("if (1)", "MissingStatementBlock <)> ..."), ("if ()", "IfStatementMissingCondition <>"),
            ("(1", "MissingEndParenthesisInExpression <> ..."), ("{ 1", "MissingEndCurlyBrace <{> ..."),
            ("@(1", "MissingEndParenthesisInSubexpression <> ..."), ("@{ a", "MissingEqualsInHashLiteral <>"),
            ("1 )", "UnexpectedToken <)>"), ("}", "UnexpectedToken <}>"), ("$a b", "UnexpectedToken <b>"),
            ("f |", "EmptyPipeElement <> ..."), ("| f", "EmptyPipeElement <|>"),
            ("try { }", "MissingCatchOrFinally <> ..."),
            ("function", "MissingNameAfterKeyword <> ..."), ("function f", "MissingFunctionBody <> ..."),
            ("$a[", "MissingArrayIndexExpression <> ..."), ("$a.", "MissingPropertyName <> ..."),
            ("1,", "MissingExpressionAfterToken <> ..."),
            ("[int", "EndSquareBracketExpectedAtEndOfAttribute <>"), ("f >", "MissingFileSpecification <>"),
            ("class", "MissingNameAfterKeyword <> ..."), ("1 = 2", "InvalidLeftHandSide <1>"),
            ("f -a:", "ParameterRequiresArgument <>"),
            ("while (1)", "MissingLoopStatement <> ..."), ("for (1)", "MissingLoopStatement <> ..."),
            ("foreach ($a of 1) { }", "MissingInInForeach <>"), ("switch", "PipelineValueRequired <> ..."),
            ("from", "ReservedKeywordNotAllowed <from>"), ("5 | 6", "ExpressionsMustBeFirstInPipeline <6>"),
            ("do { }", "MissingWhileOrUntilInDoWhile <> ..."),
            ("1++", "OperatorRequiresVariableOrProperty <1>"),
            ("$a.b = 1; [int] = 2", "InvalidLeftHandSide <[int]>"),
            ("param($a, $A)", "DuplicateFormalParameter <$A>"),
            ("@{ a = 1; A = 2 }", "DuplicateKeyInHashLiteral <A>"),
            ("f 2>&2", "RedirectionNotSupported <2>&2>"),
        ])
    func located(script: String, expected: String) {
        let found = errors(script).first ?? ""
        #expect(found == expected)
    }

    @Test("Messages carry the token and say what is missing")
    func messages() {
        func message(_ script: String) -> String? { Parser.parse(script).errors.first?.message }
        #expect(message("1 +") == "You must provide a value expression following the '+' operator.")
        #expect(message("1 )") == "Unexpected token ')' in expression or statement.")
        #expect(message("{ 1") == "Missing closing '}' in statement block or type definition.")
        #expect(message("if") == "Missing '(' after 'if' in if statement.")
        #expect(message("'a") == "The string is missing the terminator: '.")
        #expect(message("$a = @b")?.contains("'@b'") == true)
    }

    @Test("Each text gives a tree, whatever is wrong with it")
    func recovery() {
        let result = Parser.parse("f ) \n function g { if (1 { 2 }\n }\n $x = 3")
        #expect(!result.errors.isEmpty)
        #expect(result.scriptBlock.endBlock?.statements.isEmpty == false)
    }

    @Test("The same error at the same place is told once")
    func once() {
        for script in ["$a = 1 + ", "f $(1 + )", "\"$(1 + )\"", "switch (1 + ) { }"] {
            let found = errors(script)
            #expect(Set(found).count == found.count)
        }
    }
}

@Suite("What the grammar allows and the language does not")
struct SemanticErrorTests {
    @Test(
        "Wrong declarations and jumps are found before the script runs",
        arguments: [
            ("try { } catch { } catch [A] { }", "EmptyCatchNotLast <>"),
            (
                "try { } catch [System.Exception] { } catch [System.IO.IOException] { }",
                "ExceptionTypeAlreadyCaught <[System.IO.IOException]>"
            ),
            ("while (1) { try { } finally { break } }", "ControlLeavingFinally <break>"),
            ("try { } finally { return }", "ControlLeavingFinally <return>"),
            ("class C { [int] M() { } }", "MethodHasCodePathNotReturn <M>"),
            ("class C { [int] M() { if ($this.A) { return 1 } } $A }", "MethodHasCodePathNotReturn <M>"),
            ("class C { [void] M() { return 1 } }", "VoidMethodHasReturn <return 1>"),
            ("class C { [int] M() { return } }", "NonVoidMethodMissingReturnValue <return>"),
            ("class C { M() { $a = $b } }", "VariableNotLocal <$b>"),
            ("class C { static M() { $this.A } $A }", "NonStaticMemberAccessInStaticMember <$this>"),
            ("class C { M() { begin { } } }", "NamedBlockNotAllowedInMethod <begin { }>"),
            ("function f($a) { param($b) }", "OnlyOneParameterListAllowed <param($b)>"),
            ("param([Parameter(Position = $x)] $a)", "ParameterAttributeArgumentNeedsToBeConstant <$x>"),
            ("data { $x }", "VariableReferenceNotSupportedInDataSection <$x>"),
            ("data { f }", "CmdletNotInAllowedListForDataSection <f>"),
            ("data { function f { } }", "FunctionDeclarationNotSupportedInDataSection <function f { }>"),
            ("[ordered] 1", "OrderedAttributeOnlyOnHashLiteralNode <[ordered] 1>"),
            ("f 1, @a", "SplattingNotPermittedInArgumentList <@a>"),
            ("workflow w { }", "WorkflowNotSupportedInPowerShellCore <workflow w { }>"),
            ("$using:a.b()", "InvalidUsingExpression <$using:a.b()>"),
        ])
    func wrong(script: String, expected: String) {
        let found = errors(script).first ?? ""
        // The attribute's error has a longer id where script blocks are allowed as well.
        let id = found.replacing("NeedsToBeConstantOrScriptBlock", with: "NeedsToBeConstant")
        #expect(id == expected)
    }

    @Test(
        "What is right is left alone",
        arguments: [
            "class C { [int] M() { if (1) { return 1 } else { throw 'x' } } }",
            "class C { [int] M() { try { return 1 } catch { return 2 } } }",
            "class C { [int] M() { while ($true) { } return 1 } }",
            "class C { M([int] $a) { $b = $a; $b } }", "class C { M() { foreach ($i in 1..3) { $i } } }",
            "class C { M() { $x = { $y } } }", "class C { C() { $this.A = 1 } $A }",
            "try { } catch [System.IO.IOException] { } catch [System.Exception] { } catch { }",
            "while (1) { try { } finally { while (1) { break } } }", "[ordered] @{ b = 1; a = 2 }",
            "data -SupportedCommand f { f 'a'; @{ b = 1 } }", "f @a -b 1", "$a, $b = 1, 2", "($a) = 1",
            "[int] $a = 1",
            "$a.b[0].c = 1", "[ref] $x", "param([ValidateScript({ $_ })] $a)",
        ])
    func right(script: String) {
        #expect(errors(script) == [])
    }
}
