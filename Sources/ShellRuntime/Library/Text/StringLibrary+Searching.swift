// Methods of `System.String` that look for something in a text.

extension StringLibrary {
    static func searching(_ members: MemberBuilder) {
        members.method("bool Contains(string value)") { value, arguments, _ in
            .bool(value.asText.firstIndex(of: arguments[0].asText) != nil)
        }
        members.method("bool Contains(string value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let comparison = TextOperations.Comparison(arguments[1].asInt)
            return .bool(
                value.asText.firstIndex(of: arguments[0].asText, ignoreCase: comparison.ignoresCase) != nil)
        }
        members.method("bool Contains(char value)") { value, arguments, _ in
            .bool(value.asText.firstIndex(of: Text(unit: arguments[0].asChar)) != nil)
        }
        members.method("bool Contains(char value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let comparison = TextOperations.Comparison(arguments[1].asInt)
            let found = value.asText.firstIndex(
                of: Text(unit: arguments[0].asChar), ignoreCase: comparison.ignoresCase)
            return .bool(found != nil)
        }
        ends(members)
        indexes(members)
        anyIndexes(members)
    }

    private static func ends(_ members: MemberBuilder) {
        members.method("bool StartsWith(string value)") { value, arguments, _ in
            .bool(value.asText.matches(arguments[0].asText, at: 0))
        }
        members.method("bool StartsWith(string value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let comparison = TextOperations.Comparison(arguments[1].asInt)
            return .bool(value.asText.matches(arguments[0].asText, at: 0, ignoreCase: comparison.ignoresCase))
        }
        members.method("bool StartsWith(string value, bool ignoreCase, cultureinfo culture)") {
            value, arguments, _ in
            .bool(value.asText.matches(arguments[0].asText, at: 0, ignoreCase: arguments[1].asBool))
        }
        members.method("bool StartsWith(char value)") { value, arguments, _ in
            let text = value.asText
            return .bool(text.count > 0 && text[0] == arguments[0].asChar)
        }
        members.method("bool EndsWith(string value)") { value, arguments, _ in
            let text = value.asText, end = arguments[0].asText
            return .bool(text.matches(end, at: text.count - end.count))
        }
        members.method("bool EndsWith(string value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let text = value.asText, end = arguments[0].asText
            let comparison = TextOperations.Comparison(arguments[1].asInt)
            return .bool(text.matches(end, at: text.count - end.count, ignoreCase: comparison.ignoresCase))
        }
        members.method("bool EndsWith(string value, bool ignoreCase, cultureinfo culture)") {
            value, arguments, _ in
            let text = value.asText, end = arguments[0].asText
            return .bool(text.matches(end, at: text.count - end.count, ignoreCase: arguments[1].asBool))
        }
        members.method("bool EndsWith(char value)") { value, arguments, _ in
            let text = value.asText
            return .bool(text.count > 0 && text[text.count - 1] == arguments[0].asChar)
        }
    }

    static func checked(_ start: Int, _ text: Text) throws -> Int {
        guard start >= 0 && start <= text.count else {
            throw ScriptError.argumentRange(
                "startIndex",
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
            )
        }
        return start
    }

    private static func index(_ found: Int?) -> Value { Value(int: found ?? -1) }

    private static func indexes(_ members: MemberBuilder) {
        members.method("int IndexOf(char value)") { value, arguments, _ in
            index(value.asText.firstIndex(of: Text(unit: arguments[0].asChar)))
        }
        members.method("int IndexOf(char value, int startIndex)") { value, arguments, _ in
            let text = value.asText
            return index(
                text.firstIndex(
                    of: Text(unit: arguments[0].asChar), from: try checked(arguments[1].asInt, text)))
        }
        members.method("int IndexOf(char value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let ignoreCase = TextOperations.Comparison(arguments[1].asInt).ignoresCase
            return index(value.asText.firstIndex(of: Text(unit: arguments[0].asChar), ignoreCase: ignoreCase))
        }
        members.method("int IndexOf(char value, int startIndex, int count)") { value, arguments, _ in
            limited(value.asText, Text(unit: arguments[0].asChar), arguments[1].asInt, arguments[2].asInt)
        }
        members.method("int IndexOf(string value)") { value, arguments, _ in
            index(value.asText.firstIndex(of: arguments[0].asText))
        }
        members.method("int IndexOf(string value, int startIndex)") { value, arguments, _ in
            let text = value.asText
            return index(
                text.firstIndex(of: arguments[0].asText, from: try checked(arguments[1].asInt, text)))
        }
        members.method("int IndexOf(string value, int startIndex, int count)") { value, arguments, _ in
            limited(value.asText, arguments[0].asText, arguments[1].asInt, arguments[2].asInt)
        }
        members.method("int IndexOf(string value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let ignoreCase = TextOperations.Comparison(arguments[1].asInt).ignoresCase
            return index(value.asText.firstIndex(of: arguments[0].asText, ignoreCase: ignoreCase))
        }
        members.method("int IndexOf(string value, int startIndex, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let text = value.asText
            let ignoreCase = TextOperations.Comparison(arguments[2].asInt).ignoresCase
            return index(
                text.firstIndex(
                    of: arguments[0].asText, from: try checked(arguments[1].asInt, text),
                    ignoreCase: ignoreCase))
        }
    }

    private static func limited(_ text: Text, _ other: Text, _ start: Int, _ count: Int) -> Value {
        guard start >= 0, let found = text.firstIndex(of: other, from: start),
            found + other.count <= start + count
        else { return .int(-1) }
        return Value(int: found)
    }

    private static func anyIndexes(_ members: MemberBuilder) {
        members.method("int IndexOfAny(char[] anyOf)") { value, arguments, _ in
            firstOf(value.asText, arguments[0], from: 0)
        }
        members.method("int IndexOfAny(char[] anyOf, int startIndex)") { value, arguments, _ in
            firstOf(value.asText, arguments[0], from: arguments[1].asInt)
        }
        members.method("int LastIndexOf(char value)") { value, arguments, _ in
            last(value.asText, Text(unit: arguments[0].asChar), nil, false)
        }
        members.method("int LastIndexOf(char value, int startIndex)") { value, arguments, _ in
            last(value.asText, Text(unit: arguments[0].asChar), arguments[1].asInt, false)
        }
        members.method("int LastIndexOf(string value)") { value, arguments, _ in
            last(value.asText, arguments[0].asText, nil, false)
        }
        members.method("int LastIndexOf(string value, int startIndex)") { value, arguments, _ in
            last(value.asText, arguments[0].asText, arguments[1].asInt - arguments[0].asText.count + 1, false)
        }
        members.method("int LastIndexOf(string value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            last(
                value.asText, arguments[0].asText, nil,
                TextOperations.Comparison(arguments[1].asInt).ignoresCase)
        }
        members.method("int LastIndexOfAny(char[] anyOf)") { value, arguments, _ in
            let text = value.asText
            let wanted = Set(arguments[0].asElements.map(\.asChar))
            return index(stride(from: text.count - 1, through: 0, by: -1).first { wanted.contains(text[$0]) })
        }
    }

    private static func last(_ text: Text, _ other: Text, _ start: Int?, _ ignoreCase: Bool) -> Value {
        index(
            TextOperations.lastIndex(of: other, in: text, from: start ?? text.count, ignoreCase: ignoreCase))
    }

    private static func firstOf(_ text: Text, _ anyOf: Value, from start: Int) -> Value {
        let wanted = Set(anyOf.asElements.map(\.asChar))
        return index((max(start, 0)..<max(text.count, start)).first { wanted.contains(text[$0]) })
    }
}
