import Testing

@testable import ShellRuntime

@Suite struct RegexObjectTests {
    private let interpreter = makeInterpreter()

    private func call(_ name: String, _ arguments: Value...) throws -> Value {
        try Members.invokeStatic(.regex, name, arguments, interpreter)
    }

    private func get(_ value: Value, _ name: String) throws -> Value {
        try Members.get(value, Symbol(name), interpreter) ?? .null
    }

    @Test func aMatchHasIndexLengthAndGroups() throws {
        let match = try call("Match", Value("user=bob"), Value("(?<k>\\w+)=(?<v>\\w+)"))
        #expect(try get(match, "Success").isTrue)
        let groups = try get(match, "Groups")
        #expect(try get(groups, "Count").described == "3|Int32")
        let group = try Indexing.get(groups, [Value("v")], interpreter)
        #expect(try get(group, "Index").described == "5|Int32")
        #expect(group.toText().string == "bob")
    }

    @Test func repeatedGroupsKeepTheirCaptures() throws {
        func captures(_ text: String, _ pattern: String) throws -> [String] {
            let match = try call("Match", Value(text), Value(pattern))
            let group = try Indexing.get(get(match, "Groups"), [.int(1)], interpreter)
            let all = try get(group, "Captures")
            return try Enumeration.elements(all).map { $0.toText().string }
        }
        #expect(try captures("aaa", "(a)+") == ["a", "a", "a"])
        #expect(try captures("k1,k2,k3", "(?:(\\w+),?)+") == ["k1", "k2", "k3"])
        #expect(try captures("abc", "(a|ab)(c|bcd)?") == ["a"])
        #expect(try captures("abc", "(?:(a|ab))c") == ["ab"])
    }

    @Test func collectionsOfMatchesAreLists() throws {
        let all = try call("Matches", Value("a1b2"), Value("\\d"))
        #expect(try get(all, "Count").described == "2|Int32")
        #expect(try get(all, "Value").toText().string == "1 2")
        #expect(try call("Replace", Value("a1"), Value("\\d"), Value("<$0>")).toText().string == "a<1>")
        #expect(try call("Split", Value("a,b"), Value(",")).described == "a b|String[]")
        #expect(try call("IsMatch", Value("abc"), Value("B"), Value("IgnoreCase")).isTrue)
        #expect(try call("Escape", Value("[")).toText().string == "\\[")
    }

    @Test func textCastsToAPatternOrSaysWhyNot() throws {
        let regex = try Conversions.convert(Value("(\\d)-(\\d)"), to: .regex, interpreter)
        #expect(regex.described == "(\\d)-(\\d)|Regex")
        do {
            _ = try Conversions.convert(Value("(?<n"), to: .regex, interpreter)
            Issue.record("no error")
        } catch let error as ScriptError {
            #expect(error.record.fullyQualifiedErrorId == "InvalidCastFromStringToRegex")
        }
    }

    @Test func wildcardPatternsAreObjects() throws {
        let type = try #require(TypeCatalog.shared.resolve("WildcardPattern"))
        let pattern = try Members.construct(type, [Value("A*"), Value("IgnoreCase")], interpreter)
        #expect(try Members.invoke(pattern, "IsMatch", [Value("abc")], interpreter).isTrue)
        #expect(
            try Members.invokeStatic(type, "Escape", [Value("a*[b]?")], interpreter).toText().string
                == "a`*`[b`]`?")
    }
}
