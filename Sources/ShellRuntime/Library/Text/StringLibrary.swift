/// Members of `System.String`.
enum StringLibrary {
    static func members() -> TypeMembers {
        .build { members in
            properties(members)
            searching(members)
            changing(members)
            splitting(members)
            comparing(members)
            statics(members)
            constructors(members)
        }
    }

    private static func properties(_ members: MemberBuilder) {
        members.property("Length", "int") { value, _ in Value(int: value.asText.count) }
        members.method("char Chars(int index)") { value, arguments, _ in
            let text = value.asText, index = arguments[0].asInt
            guard index >= 0 && index < text.count else {
                throw ScriptError.dotNet(
                    "System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
            }
            return .char(text[index])
        }
    }

    private static func changing(_ members: MemberBuilder) {
        members.method("string Substring(int startIndex)") { value, arguments, _ in
            let text = value.asText, start = arguments[0].asInt
            return .text(try TextOperations.substring(text, start, max(text.count - start, 0)))
        }
        members.method("string Substring(int startIndex, int length)") { value, arguments, _ in
            .text(try TextOperations.substring(value.asText, arguments[0].asInt, arguments[1].asInt))
        }
        cases(members)
        trimming(members)
        replacing(members)
        members.method("string PadLeft(int totalWidth)") { value, arguments, _ in
            .text(try TextOperations.pad(value.asText, arguments[0].asInt, 0x20, left: true))
        }
        members.method("string PadLeft(int totalWidth, char paddingChar)") { value, arguments, _ in
            .text(try TextOperations.pad(value.asText, arguments[0].asInt, arguments[1].asChar, left: true))
        }
        members.method("string PadRight(int totalWidth)") { value, arguments, _ in
            .text(try TextOperations.pad(value.asText, arguments[0].asInt, 0x20, left: false))
        }
        members.method("string PadRight(int totalWidth, char paddingChar)") { value, arguments, _ in
            .text(try TextOperations.pad(value.asText, arguments[0].asInt, arguments[1].asChar, left: false))
        }
    }

    private static func cases(_ members: MemberBuilder) {
        members.method("string ToLower()") { value, _, _ in .text(TextOperations.lowercased(value.asText)) }
        members.method("string ToLower(cultureinfo culture)") { value, _, _ in
            .text(TextOperations.lowercased(value.asText))
        }
        members.method("string ToLowerInvariant()") { value, _, _ in
            .text(TextOperations.lowercased(value.asText))
        }
        members.method("string ToUpper()") { value, _, _ in .text(TextOperations.uppercased(value.asText)) }
        members.method("string ToUpper(cultureinfo culture)") { value, _, _ in
            .text(TextOperations.uppercased(value.asText))
        }
        members.method("string ToUpperInvariant()") { value, _, _ in
            .text(TextOperations.uppercased(value.asText))
        }
    }

    private static func trimming(_ members: MemberBuilder) {
        func units(_ arguments: [Value]) -> [UInt16] {
            guard let first = arguments.first else { return [] }
            if case .char(let unit) = first { return [unit] }
            return first.asElements.map(\.asChar)
        }
        members.method("string Trim()") { value, _, _ in .text(value.asText.trimmed()) }
        members.method("string Trim(char trimChar)") { value, arguments, _ in
            .text(TextOperations.trim(value.asText, units(arguments), start: true, end: true))
        }
        members.method("string Trim(params char[] trimChars)") { value, arguments, _ in
            .text(TextOperations.trim(value.asText, units(arguments), start: true, end: true))
        }
        members.method("string TrimStart()") { value, _, _ in
            .text(TextOperations.trim(value.asText, [], start: true, end: false))
        }
        members.method("string TrimStart(char trimChar)") { value, arguments, _ in
            .text(TextOperations.trim(value.asText, units(arguments), start: true, end: false))
        }
        members.method("string TrimStart(params char[] trimChars)") { value, arguments, _ in
            .text(TextOperations.trim(value.asText, units(arguments), start: true, end: false))
        }
        members.method("string TrimEnd()") { value, _, _ in
            .text(TextOperations.trim(value.asText, [], start: false, end: true))
        }
        members.method("string TrimEnd(char trimChar)") { value, arguments, _ in
            .text(TextOperations.trim(value.asText, units(arguments), start: false, end: true))
        }
        members.method("string TrimEnd(params char[] trimChars)") { value, arguments, _ in
            .text(TextOperations.trim(value.asText, units(arguments), start: false, end: true))
        }
    }

    private static func replacing(_ members: MemberBuilder) {
        func replaced(_ text: Text, _ old: Text, _ new: Text, _ ignoreCase: Bool = false) throws -> Value {
            if old.count == 0 {
                throw ScriptError.argument("The value cannot be an empty string.", "oldValue")
            }
            return .text(TextOperations.replace(text, old, new, ignoreCase: ignoreCase))
        }
        members.method(
            "string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)"
        ) { value, arguments, _ in
            try replaced(value.asText, arguments[0].asText, arguments[1].asText, arguments[2].asBool)
        }
        members.method(
            "string Replace(string oldValue, string newValue, System.StringComparison comparisonType)"
        ) { value, arguments, _ in
            let ignoreCase = TextOperations.Comparison(arguments[2].asInt).ignoresCase
            return try replaced(value.asText, arguments[0].asText, arguments[1].asText, ignoreCase)
        }
        members.method("string Replace(char oldChar, char newChar)") { value, arguments, _ in
            try replaced(value.asText, Text(unit: arguments[0].asChar), Text(unit: arguments[1].asChar))
        }
        members.method("string Replace(string oldValue, string newValue)") { value, arguments, _ in
            try replaced(value.asText, arguments[0].asText, arguments[1].asText)
        }
        members.method("string ReplaceLineEndings()") { value, _, _ in lineEndings(value, Text("\n")) }
        members.method("string ReplaceLineEndings(string replacementText)") { value, arguments, _ in
            lineEndings(value, arguments[0].asText)
        }
        members.method("string Insert(int startIndex, string value)") { value, arguments, _ in
            let text = value.asText, start = arguments[0].asInt
            guard start >= 0 && start <= text.count else { throw ScriptError.argumentRange("startIndex") }
            return .text(
                text.slice(0, start).appending(arguments[1].asText)
                    .appending(text.slice(start, text.count - start)))
        }
        members.method("string Remove(int startIndex)") { value, arguments, _ in
            let text = value.asText, start = arguments[0].asInt
            if start < 0 {
                throw ScriptError.argumentRange("startIndex", "StartIndex cannot be less than zero.")
            }
            if start > text.count {
                throw ScriptError.argumentRange(
                    "startIndex", "startIndex must be less than length of string.")
            }
            return .text(text.slice(0, start))
        }
        members.method("string Remove(int startIndex, int count)") { value, arguments, _ in
            let text = value.asText, start = arguments[0].asInt, count = arguments[1].asInt
            if start < 0 {
                throw ScriptError.argumentRange("startIndex", "StartIndex cannot be less than zero.")
            }
            if count < 0 { throw ScriptError.argumentRange("count", "Count cannot be less than zero.") }
            if start + count > text.count {
                throw ScriptError.argumentRange(
                    "count", "Index and count must refer to a location within the string.")
            }
            return .text(
                text.slice(0, start).appending(text.slice(start + count, text.count - start - count)))
        }
    }

    private static func lineEndings(_ value: Value, _ end: Text) -> Value {
        let plain = TextOperations.replace(value.asText, Text("\r\n"), Text("\n"))
        return .text(
            TextOperations.replace(TextOperations.replace(plain, Text("\r"), Text("\n")), Text("\n"), end))
    }

    private static func splitting(_ members: MemberBuilder) {
        func characters(_ value: Value) -> [Text] {
            if case .char(let unit) = value { return [Text(unit: unit)] }
            return value.asElements.map { Text(unit: $0.asChar) }
        }
        func texts(_ value: Value) -> [Text] {
            if case .text(let text) = value { return [text] }
            return value.asElements.map(\.asText)
        }
        func pieces(_ value: Value, _ separators: [Text], _ count: Int = Int.max, _ options: Int = 0) throws
            -> Value
        {
            if count < 0 { throw ScriptError.argumentRange("count", "Count cannot be less than zero.") }
            let parts = TextOperations.split(value.asText, separators, count: count, options: options)
            return .list(parts.map { .text($0) }, of: .string)
        }
        members.method("string[] Split(params char[] separator)") { value, arguments, _ in
            try pieces(value, characters(arguments[0]))
        }
        members.method(
            "string[] Split(char separator, System.StringSplitOptions options = System.StringSplitOptions.None)"
        ) { value, arguments, _ in
            try pieces(value, characters(arguments[0]), Int.max, arguments[1].asInt)
        }
        members.method(
            "string[] Split(char separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)"
        ) { value, arguments, _ in
            try pieces(value, characters(arguments[0]), arguments[1].asInt, arguments[2].asInt)
        }
        members.method("string[] Split(char[] separator, int count)") { value, arguments, _ in
            try pieces(value, characters(arguments[0]), arguments[1].asInt)
        }
        members.method("string[] Split(char[] separator, System.StringSplitOptions options)") {
            value, arguments, _ in
            try pieces(value, characters(arguments[0]), Int.max, arguments[1].asInt)
        }
        members.method("string[] Split(char[] separator, int count, System.StringSplitOptions options)") {
            value, arguments, _ in
            try pieces(value, characters(arguments[0]), arguments[1].asInt, arguments[2].asInt)
        }
        members.method(
            "string[] Split(string separator, System.StringSplitOptions options = System.StringSplitOptions.None)"
        ) { value, arguments, _ in
            try pieces(value, texts(arguments[0]), Int.max, arguments[1].asInt)
        }
        members.method(
            "string[] Split(string separator, int count, System.StringSplitOptions options = System.StringSplitOptions.None)"
        ) { value, arguments, _ in
            try pieces(value, texts(arguments[0]), arguments[1].asInt, arguments[2].asInt)
        }
        members.method("string[] Split(string[] separator, System.StringSplitOptions options)") {
            value, arguments, _ in
            try pieces(value, texts(arguments[0]), Int.max, arguments[1].asInt)
        }
        members.method("string[] Split(string[] separator, int count, System.StringSplitOptions options)") {
            value, arguments, _ in
            try pieces(value, texts(arguments[0]), arguments[1].asInt, arguments[2].asInt)
        }
        members.method("char[] ToCharArray()") { value, _, _ in
            .list(value.asText.utf16.map { .char($0) }, of: .char)
        }
        members.method("char[] ToCharArray(int startIndex, int length)") { value, arguments, _ in
            let part = try TextOperations.substring(value.asText, arguments[0].asInt, arguments[1].asInt)
            return .list(part.utf16.map { .char($0) }, of: .char)
        }
        members.method("System.CharEnumerator GetEnumerator()") { value, _, _ in
            let characters: [Value] = value.asText.utf16.map { .char($0) }
            return .host(EnumeratorObject(ArrayIterator(characters), restart: { ArrayIterator(characters) }))
        }
    }

    private static func comparing(_ members: MemberBuilder) {
        members.method("int CompareTo(System.Object value)") { value, arguments, interpreter in
            try order(value.asText, arguments[0].asText, .culture, interpreter)
        }
        members.method("int CompareTo(string strB)") { value, arguments, interpreter in
            try order(value.asText, arguments[0].asText, .culture, interpreter)
        }
        members.method("bool Equals(System.Object obj)") { value, arguments, _ in
            guard case .text(let other) = arguments[0].unwrapped else { return .bool(false) }
            return .bool(value.asText.equals(other))
        }
        members.method("bool Equals(string value)") { value, arguments, _ in
            .bool(value.asText.equals(arguments[0].asText))
        }
        members.method("bool Equals(string value, System.StringComparison comparisonType)") {
            value, arguments, _ in
            let left = value.asText, right = arguments[0].asText
            let ignoreCase = TextOperations.Comparison(arguments[1].asInt).ignoresCase
            return .bool(ignoreCase ? left.equalsIgnoringCase(right) : left.equals(right))
        }
        members.method("int GetHashCode()") { value, _, _ in
            Value(int: Int(Int32(truncatingIfNeeded: value.asText.hashCode())))
        }
        members.method("System.Object Clone()") { value, _, _ in value }
        members.method("string ToString()") { value, _, _ in value }
        members.method("string ToString(System.IFormatProvider provider)") { value, _, _ in value }
        members.method("System.TypeCode GetTypeCode()") { _, _, _ in
            .enumeration(.known("System.TypeCode"), 18)
        }
        members.method("string Normalize()") { value, _, _ in .text(UnicodeForms.normalize(value.asText, 1)) }
        members.method("string Normalize(System.Text.NormalizationForm normalizationForm)") {
            value, arguments, _ in
            .text(UnicodeForms.normalize(value.asText, arguments[0].asInt))
        }
        members.method("bool IsNormalized()") { value, _, _ in
            .bool(UnicodeForms.normalize(value.asText, 1).equals(value.asText))
        }
    }

    static func order(
        _ left: Text, _ right: Text, _ comparison: TextOperations.Comparison, _ interpreter: Interpreter
    ) throws -> Value {
        Value(int: try TextOperations.compare(left, right, comparison, interpreter).signum())
    }
}
