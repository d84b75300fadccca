// What `[string]::` has: joining, formatting, comparing, and constructors.

extension StringLibrary {
    static func statics(_ members: MemberBuilder) {
        members.staticProperty("Empty", "string") { _ in .text(.empty) }
        members.staticMethod("bool IsNullOrEmpty(string value)") { arguments, _ in
            .bool(arguments[0].asText.count == 0)
        }
        members.staticMethod("bool IsNullOrWhiteSpace(string value)") { arguments, _ in
            .bool(arguments[0].asText.trimmed().count == 0)
        }
        joining(members)
        formatting(members)
        staticComparing(members)
    }

    private static func joining(_ members: MemberBuilder) {
        for separator in ["string", "char"] {
            members.staticMethod("string Join(\(separator) separator, params string[] value)") {
                arguments, interpreter in
                .text(try TextOperations.join(arguments[0].asText, arguments[1].asElements, interpreter))
            }
            members.staticMethod("string Join(\(separator) separator, params System.Object[] values)") {
                arguments, interpreter in
                .text(try TextOperations.join(arguments[0].asText, arguments[1].asElements, interpreter))
            }
        }
        members.staticMethod("string Join(string separator, System.Collections.IEnumerable values)") {
            arguments, interpreter in
            .text(try TextOperations.join(arguments[0].asText, arguments[1].asElements, interpreter))
        }
        members.staticMethod("string Join(string separator, string[] value, int startIndex, int count)") {
            arguments, interpreter in
            let parts = arguments[1].asElements
            let start = arguments[2].asInt, count = arguments[3].asInt
            guard start >= 0, count >= 0, start + count <= parts.count else {
                throw ScriptError.argumentRange("startIndex")
            }
            return .text(
                try TextOperations.join(arguments[0].asText, Array(parts[start..<start + count]), interpreter)
            )
        }
        members.staticMethod("string Concat(System.Object arg0)") { arguments, interpreter in
            .text(try TextOperations.join(.empty, Enumeration.elements(arguments[0]), interpreter))
        }
        members.staticMethod("string Concat(params System.Object[] args)") { arguments, interpreter in
            .text(try TextOperations.join(.empty, arguments[0].asElements, interpreter))
        }
    }

    private static func formatting(_ members: MemberBuilder) {
        members.staticMethod("string Format(string format, System.Object arg0)") { arguments, interpreter in
            .text(try formatted(arguments[0].asText, [arguments[1]], interpreter))
        }
        members.staticMethod("string Format(string format, params System.Object[] args)") {
            arguments, interpreter in
            .text(try formatted(arguments[0].asText, arguments[1].asElements, interpreter))
        }
        members.staticMethod(
            "string Format(System.IFormatProvider provider, string format, params System.Object[] args)"
        ) { arguments, interpreter in
            .text(
                try Formatting.format(
                    arguments[1].asText, arguments[2].asElements,
                    culture: CultureObject.style(arguments[0], interpreter), interpreter))
        }
    }

    private static func formatted(
        _ template: Text, _ values: [Value], _ interpreter: Interpreter
    ) throws -> Text {
        try Formatting.format(template, values, culture: interpreter.formattingCulture, interpreter)
    }

    private static func staticComparing(_ members: MemberBuilder) {
        members.staticMethod("int Compare(string strA, string strB)") { arguments, interpreter in
            try order(arguments[0].asText, arguments[1].asText, .culture, interpreter)
        }
        members.staticMethod("int Compare(string strA, string strB, bool ignoreCase)") {
            arguments, interpreter in
            try order(
                arguments[0].asText, arguments[1].asText,
                arguments[2].asBool ? .cultureIgnoreCase : .culture, interpreter)
        }
        members.staticMethod("int Compare(string strA, string strB, System.StringComparison comparisonType)")
        { arguments, interpreter in
            try order(
                arguments[0].asText, arguments[1].asText, .init(arguments[2].asInt), interpreter)
        }
        members.staticMethod("int CompareOrdinal(string strA, string strB)") { arguments, interpreter in
            Value(
                int: try TextOperations.compare(
                    arguments[0].asText, arguments[1].asText, .ordinal, interpreter))
        }
        members.staticMethod("bool Equals(string a, string b)") { arguments, _ in
            .bool(arguments[0].asText.equals(arguments[1].asText))
        }
        members.staticMethod("bool Equals(string a, string b, System.StringComparison comparisonType)") {
            arguments, _ in
            let ignoreCase = TextOperations.Comparison(arguments[2].asInt).ignoresCase
            let left = arguments[0].asText, right = arguments[1].asText
            return .bool(ignoreCase ? left.equalsIgnoringCase(right) : left.equals(right))
        }
        members.staticMethod("string Copy(string str)") { arguments, _ in arguments[0] }
        members.staticMethod("string Intern(string str)") { arguments, _ in arguments[0] }
    }

    static func constructors(_ members: MemberBuilder) {
        members.constructor("String(char[] value)") { arguments, _ in
            .text(Text(utf16: arguments[0].asElements.map(\.asChar)))
        }
        members.constructor("String(char[] value, int startIndex, int length)") { arguments, _ in
            let units = arguments[0].asElements.map(\.asChar)
            let start = arguments[1].asInt, length = arguments[2].asInt
            guard start >= 0, length >= 0, start + length <= units.count else {
                throw ScriptError.argumentRange("startIndex")
            }
            return .text(Text(utf16: units[start..<start + length]))
        }
        members.constructor("String(char c, int count)") { arguments, _ in
            if arguments[1].asInt < 0 {
                throw ScriptError.argumentRange(
                    "count", "'count' must be non-negative.")
            }
            try MemoryLimits.checkText(units: arguments[1].asInt)
            return .text(Text(unit: arguments[0].asChar).repeated(arguments[1].asInt))
        }
    }
}
