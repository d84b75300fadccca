import ShellSyntax
import Testing

@testable import ShellRuntime

@Suite struct ComparisonTests {
    private func holds(_ left: Value, _ operation: TokenKind, _ right: Value) -> Bool {
        evaluate(left, operation, right) == "True|Boolean"
    }

    @Test func textsIgnoreCaseUnlessAsked() {
        #expect(holds(Value("abc"), .ieq, Value("ABC")))
        #expect(!holds(Value("abc"), .ceq, Value("ABC")))
        #expect(holds(Value("é"), .ieq, Value("É")))
        #expect(!holds(Value("straße"), .ieq, Value("strasse")))
        #expect(holds(Value("a\0"), .ieq, Value("a")))
        #expect(holds(Value("a\u{301}"), .ieq, Value("á")))
    }

    @Test func theRightOperandTakesTheLeftOnesType() {
        #expect(holds(.int(1), .ieq, Value("1.0")))
        #expect(!holds(Value("1.0"), .ieq, .int(1)))
        #expect(holds(.int(0), .ieq, Value("")))
        #expect(holds(.bool(true), .ieq, Value("False")))
        #expect(holds(.bool(true), .ieq, .int(5)))
        #expect(!holds(.int(5), .ieq, .bool(true)))
        #expect(!holds(.char(53), .ieq, .int(5)))
        #expect(holds(.char(97), .ieq, Value("A")))
        #expect(!holds(.int(0), .ieq, .null))
    }

    @Test func nullLiesBelowEverythingButNegativeNumbers() {
        #expect(holds(.null, .ilt, .int(1)))
        #expect(holds(.null, .igt, .int(-1)))
        #expect(holds(Value("a"), .ige, .null))
    }

    @Test func textsAreOrderedByCulture() {
        #expect(holds(Value("apple"), .ilt, Value("Banana")))
        #expect(holds(Value("a"), .clt, Value("A")))
        #expect(holds(Value("_"), .ilt, Value("a")))
        #expect(holds(Value("co-op"), .ilt, Value("coop")))
        #expect(holds(Value("10"), .ilt, Value("9")))
        #expect(!holds(.int(10), .ilt, Value("9")))
    }

    @Test func aCollectionOnTheLeftIsFiltered() {
        #expect(evaluate(list(.int(1), .int(2), .int(3)), .igt, .int(1)) == "2 3|Object[]")
        #expect(evaluate(list(.int(1), Value("1"), .double(1)), .ieq, .int(1)) == "1 1 1|Object[]")
    }

    @Test func aWrongTypeIsAComparisonFailure() {
        #expect(
            evaluate(.int(5), .ilt, Value("abc")).hasPrefix("ComparisonFailure: Could not compare \"5\" to"))
    }

    @Test func containsComparesElementByElement() {
        #expect(holds(list(.int(1), .int(2)), .icontains, Value("2")))
        #expect(holds(list(Value("a"), Value("B")), .icontains, Value("b")))
        #expect(!holds(list(Value("a"), Value("B")), .ccontains, Value("b")))
        #expect(!holds(list(.int(1), list(.int(2))), .icontains, .int(2)))
        #expect(holds(.int(2), .iin, list(.int(1), .int(2))))
    }

    @Test func wildcardsMatchWholeTexts() {
        #expect(holds(Value("abc"), .ilike, Value("*b*")))
        #expect(!holds(Value("[x]"), .ilike, Value("[x]")))
        #expect(holds(Value("-"), .ilike, Value("[a-]")))
        #expect(holds(Value("]"), .ilike, Value("[]]")))
        #expect(!holds(Value("B"), .clike, Value("[a-z]")))
        #expect(holds(Value("tést"), .ilike, Value("t?st")))
        #expect(
            evaluate(Value("a"), .ilike, Value("[a"))
                == "RuntimeException: The specified wildcard character pattern is not valid: [a")
        #expect(evaluate(Value("a"), .ilike, Value("a[]")).hasPrefix("RuntimeException"))
    }

    @Test func rangesRunBothWays() {
        #expect(evaluate(.int(3), .dotDot, .int(1)) == "3 2 1|Object[]")
        #expect(evaluate(Value("e"), .dotDot, Value("a")) == "e d c b a|Object[]")
        #expect(evaluate(Value("1"), .dotDot, Value("3")) == "1 2 3|Object[]")
        #expect(evaluate(.double(2.5), .dotDot, .double(3.5)) == "2 3 4|Object[]")
        #expect(
            evaluate(Value("aa"), .dotDot, Value("cc"))
                == "System.FormatException: The input string 'aa' was not in a correct format.")
        #expect(
            evaluate(.int(1), .dotDot, .long(3_000_000_000))
                == "System.OverflowException: Value was either too large or too small for an Int32.")
    }
}
