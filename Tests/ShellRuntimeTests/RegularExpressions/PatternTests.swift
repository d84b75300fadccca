import Testing

@testable import ShellRuntime

@Suite struct PatternTests {
    private func match(_ text: String, _ pattern: String, _ options: RegexOptions = []) throws
        -> PatternMatch?
    {
        try Patterns.regex(Text(pattern), options: options).match(Text(text))
    }

    private func found(_ text: String, _ pattern: String, _ options: RegexOptions = []) throws -> String? {
        try match(text, pattern, options)?.text.string
    }

    private func failure(_ pattern: String) -> String {
        do {
            _ = try Patterns.regex(Text(pattern), options: [])
            return "no error"
        } catch let error as ScriptError {
            return error.record.exception.message
        } catch { return "\(error)" }
    }

    @Test func groupsAreNumberedUnnamedFirst() throws {
        let match = try #require(try match("ab", "(?<x>a)(b)"))
        #expect(match.pattern.groupNames == ["0", "1", "x"])
        #expect(match.text(1).string == "b")
        #expect(match.text(2).string == "a")
        #expect(match.makeTable()["x"]?.toText().string == "a")
    }

    @Test func groupsOfOneNameAreOne() throws {
        let match = try #require(try match("b", "(?<x>a)|(?<x>b)"))
        #expect(match.groupCount == 2)
        #expect(match.text(1).string == "b")
    }

    @Test func classesMaySubtract() throws {
        #expect(try found("aeiouxyz", "[a-z-[aeiou]]+") == "xyz")
        #expect(try found("x_1", "^[\\w-[\\d]]+$") == nil)
    }

    @Test func classesAreUnicode() throws {
        #expect(try found("äö", "^\\p{L}+$") == "äö")
        #expect(try found("αβγ", "\\p{IsGreek}+") == "αβγ")
        #expect(try found("naïve x", "\\w+") == "naïve")
        #expect(try found("ÄÖ", "äö", .ignoreCase) == "ÄÖ")
        #expect(try found("€5", "\\u20ac\\d") == "€5")
        #expect(try found("😀", "^..$") == "😀")
    }

    @Test func optionsComeFromOutsideAndInside() throws {
        #expect(try found("ABC", "(?i)b") == "B")
        #expect(try found("a\nb", "^b", .multiline) == "b")
        #expect(try found("a\nb", "a.b") == nil)
        #expect(try found("a\nb", "a.b", .singleline) == "a\nb")
        #expect(try found("ab", "a b # comment", .ignorePatternWhitespace) == "ab")
        #expect(try match("ab", "(a)(?<n>b)", .explicitCapture)?.groupCount == 2)
    }

    @Test func lookaroundAndReferencesWork() throws {
        #expect(try found("foobar", "foo(?=bar)") == "foo")
        #expect(try found("price: $45", "(?<=\\$)\\d+") == "45")
        #expect(try found("hello hello", "\\b(?<w>\\w+) \\k<w>\\b") == "hello hello")
        #expect(try found("abab", "^(ab)\\1$") == "abab")
        #expect(try found("ab", "(?(a)ab|x)") == "ab")
    }

    @Test func errorsReadAsInDotNet() {
        #expect(failure("(") == "Invalid pattern '(' at offset 1. Not enough )'s.")
        #expect(failure("[") == "Invalid pattern '[' at offset 1. Unterminated [] set.")
        #expect(failure("*") == "Invalid pattern '*' at offset 1. Quantifier '*' following nothing.")
        #expect(failure("a++") == "Invalid pattern 'a++' at offset 3. Nested quantifier '+'.")
        #expect(failure("a{2,1}").hasSuffix("Illegal {x,y} with x > y."))
        #expect(failure("[z-a]").hasSuffix("[x-y] range in reverse order."))
        #expect(failure("\\1").hasSuffix("Reference to undefined group number 1."))
        #expect(failure(")").hasSuffix("Too many )'s."))
        #expect(failure("(?<n-o>a)").contains("balancing groups"))
        #expect(failure("(?<=a+)b").contains("lookbehind"))
    }

    @Test func emptyMatchesMoveOn() throws {
        let pattern = try Patterns.regex(Text("(?=aa)"), options: [])
        #expect(try pattern.matches(Text("aaaa")).count == 3)
        #expect(
            try Patterns.regex(Text("x*"), options: []).matches(Text("axb")).map(\.start) == [0, 1, 2, 3])
    }

    @Test func runawayBacktrackingIsGivenUp() {
        #expect(throws: ScriptError.self) {
            _ = try match(String(repeating: "a", count: 40) + "!", "^(a+)+(b|a+)+$")
        }
    }

    @Test func escapeMakesTextLiteral() throws {
        #expect(Patterns.escape(Text("a.b [c]\n")).string == "a\\.b\\ \\[c]\\n")
        #expect(try Patterns.unescape(Text("a\\.b\\n")).string == "a.b\n")
    }
}
