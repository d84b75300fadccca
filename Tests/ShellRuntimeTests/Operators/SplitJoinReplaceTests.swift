import Testing

@testable import ShellRuntime

@Suite struct SplitJoinReplaceTests {
    private func split(_ text: String, _ right: Value...) throws -> [String] {
        let operand: Value = right.count == 1 ? right[0] : .array(ArrayObject(right))
        let result = try Operators.binary(.isplit, Value(text), operand, makeInterpreter())
        guard case .array(let array) = result else { return [] }
        return array.values.map { $0.toText().string }
    }

    @Test func splitTakesPatternLimitAndOptions() throws {
        #expect(try split("a,b,c", Value(",")) == ["a", "b", "c"])
        #expect(try split("a,b,c", Value(","), .int(2)) == ["a", "b,c"])
        #expect(try split("a1b2c", Value("(\\d)")) == ["a", "1", "b", "2", "c"])
        #expect(try split("a.b.c", Value("."), .int(0), Value("SimpleMatch")) == ["a", "b", "c"])
        #expect(try split("a,b,c,d", Value(","), .int(-2)) == ["a,b,c", "d"])
        #expect(try split("a\nb", Value("^b"), .int(0), Value("Multiline")) == ["a\n", ""])
        #expect(try split("aaa", Value("")) == ["", "a", "a", "a", ""])
        #expect(try split("", Value(",")) == [""])
    }

    @Test func unarySplitDropsBlanks() throws {
        let result = try Operators.unary(.isplit, Value("  lead and\ttail \n"), makeInterpreter())
        #expect(result.toText().string == "lead and tail")
    }

    @Test func joinShowsInnerCollectionsByType() {
        #expect(evaluate(list(.int(1), list(.int(2))), .join, Value(",")) == "1,System.Object[]|String")
        #expect(evaluate(list(.int(1), .null, .int(3)), .join, Value(",")) == "1,,3|String")
        #expect(evaluate(Value("x"), .join, Value(",")) == "x|String")
    }

    private func replace(_ text: String, _ pattern: String, _ replacement: String) -> String {
        evaluate(Value(text), .ireplace, list(Value(pattern), Value(replacement)))
    }

    @Test func replacementsMayNameGroups() {
        #expect(replace("John Smith", "(\\w+) (\\w+)", "$2, $1") == "Smith, John|String")
        #expect(
            replace("2024-05-06", "(?<y>\\d+)-(?<m>\\d+)-(?<d>\\d+)", "${d}/${m}/${y}") == "06/05/2024|String"
        )
        #expect(replace("abc", "", ".") == ".a.b.c.|String")
        #expect(replace("price", "^", "$$") == "$price|String")
        #expect(replace("abc", "b", "[$&]") == "a[b]c|String")
        #expect(replace("abc", "b", "<$`>") == "a<a>c|String")
        #expect(replace("abc", "b", "<$'>") == "a<c>c|String")
        #expect(replace("abc", "b", "$_") == "aabcc|String")
        #expect(replace("abc", "b", "$9") == "a$9c|String")
        #expect(replace("a1", "(\\d)", "${1}0") == "a10|String")
    }

    @Test func aWrongPatternIsNamed() {
        #expect(
            evaluate(Value("a"), .ireplace, Value("["))
                == "InvalidRegularExpression: The regular expression pattern [ is not valid.")
    }
}
