/// Members of the classes of `System.Text.RegularExpressions`.
enum RegexLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Text.RegularExpressions.Regex", { .regex }, { .build(regex) }),
        LibraryType("System.Text.RegularExpressions.Capture", { .regexCapture }, { .build(capture) }),
        LibraryType("System.Text.RegularExpressions.Group", { .regexGroup }, { .build(group) }),
        LibraryType("System.Text.RegularExpressions.Match", { .regexMatch }, { .build(match) }),
        LibraryType(
            "System.Text.RegularExpressions.MatchCollection", { .regexMatches }, { .build(collection) }),
        LibraryType("System.Text.RegularExpressions.GroupCollection", { .regexGroups }, { .build(groups) }),
        LibraryType(
            "System.Text.RegularExpressions.CaptureCollection", { .regexCaptures }, { .build(collection) }),
        LibraryType("System.Text.RegularExpressions.MatchEvaluator", { .matchEvaluator }),
    ]

    private static let optionsType = "System.Text.RegularExpressions.RegexOptions"
    private static let evaluatorType = "System.Text.RegularExpressions.MatchEvaluator"

    // MARK: Regex

    private static func regex(_ members: MemberBuilder) {
        members.property("Options", optionsType) { value, _ in
            let bits = Int64(try pattern(value).options.rawValue)
            guard let type = TypeCatalog.shared.find(optionsType) else { return .int(Int32(bits)) }
            return .host(EnumObject(type, bits))
        }
        members.property("RightToLeft", "bool") { _, _ in .bool(false) }
        // .NET's mark for no limit of time.
        members.property("MatchTimeout", "timespan") { _, _ in .host(TimeSpanObject(ticks: -10_000)) }
        matching(members)
        replacing(members)
        naming(members)
        members.constructor("Regex(string pattern)") { arguments, _ in
            .host(RegexObject(try compile(arguments)))
        }
        members.constructor("Regex(string pattern, \(optionsType) options)") { arguments, _ in
            .host(RegexObject(try compile(arguments)))
        }
        members.constructor("Regex(string pattern, \(optionsType) options, timespan matchTimeout)") {
            arguments, _ in .host(RegexObject(try compile(arguments)))
        }
        members.staticMethod("string Escape(string str)") { arguments, _ in
            .text(Patterns.escape(text(arguments[0])))
        }
        members.staticMethod("string Unescape(string str)") { arguments, _ in
            .text(try Patterns.unescape(text(arguments[0])))
        }
    }

    private static func matching(_ members: MemberBuilder) {
        both(members, "bool IsMatch") { pattern, subject, start in
            .bool(try pattern.isMatch(subject, from: start))
        }
        both(members, "System.Text.RegularExpressions.Match Match") { pattern, subject, start in
            .host(MatchObject(try pattern.match(subject, from: start)))
        }
        both(members, "System.Text.RegularExpressions.MatchCollection Matches") { pattern, subject, start in
            let found = try pattern.matches(subject, from: start).map { Value.host(MatchObject($0)) }
            return .host(PatternCollection(.regexMatches, found, nil))
        }
        both(members, "int Count") { pattern, subject, start in
            .int(Int32(try pattern.matches(subject, from: start).count))
        }
        members.method("string[] Split(string input)") { value, arguments, _ in
            try split(pattern(value), text(arguments[0]), 0)
        }
        members.method("string[] Split(string input, int count)") { value, arguments, _ in
            try split(pattern(value), text(arguments[0]), number(arguments[1]))
        }
        members.staticMethod("string[] Split(string input, string pattern)") { arguments, _ in
            try split(compile([arguments[1]]), text(arguments[0]), 0)
        }
        members.staticMethod("string[] Split(string input, string pattern, \(optionsType) options)") {
            arguments, _ in try split(compile(Array(arguments.dropFirst())), text(arguments[0]), 0)
        }
    }

    /// An instance method with and without a start, and the static forms with pattern and options.
    private static func both(
        _ members: MemberBuilder, _ head: String,
        _ body: @escaping (CompiledPattern, Text, Int) throws -> Value
    ) {
        members.method(head + "(string input)") { value, arguments, _ in
            try body(pattern(value), text(arguments[0]), 0)
        }
        members.method(head + "(string input, int startat)") { value, arguments, _ in
            let subject = text(arguments[0])
            let start = number(arguments[1])
            guard start >= 0 && start <= subject.count else {
                throw ScriptError.argumentRange(
                    "startat", "Start index cannot be less than 0 or greater than input length.")
            }
            return try body(pattern(value), subject, start)
        }
        members.staticMethod(head + "(string input, string pattern)") { arguments, _ in
            try body(compile([arguments[1]]), text(arguments[0]), 0)
        }
        members.staticMethod(head + "(string input, string pattern, \(optionsType) options)") {
            arguments, _ in try body(compile(Array(arguments.dropFirst())), text(arguments[0]), 0)
        }
        members.staticMethod(
            head + "(string input, string pattern, \(optionsType) options, timespan matchTimeout)"
        ) { arguments, _ in try body(compile(Array(arguments.dropFirst())), text(arguments[0]), 0) }
    }

    private static func split(_ pattern: CompiledPattern, _ subject: Text, _ limit: Int) throws -> Value {
        let result = ArrayObject(capacity: 8, elementType: .string)
        try pattern.split(subject, limit: limit, into: result)
        return .array(result)
    }

    private static func replacing(_ members: MemberBuilder) {
        for (tail, at) in [("", 0), (", int count", 1), (", int count, int startat", 2)] {
            members.method("string Replace(string input, string replacement\(tail))") { value, arguments, _ in
                let pattern = try pattern(value)
                let template = ReplacementTemplate(text(arguments[1]), pattern)
                let limit = at > 0 ? number(arguments[2]) : 0
                let start = at > 1 ? number(arguments[3]) : 0
                return .text(
                    try pattern.replace(text(arguments[0]), template, limit: Swift.max(limit, 0), from: start)
                )
            }
            members.method("string Replace(string input, \(evaluatorType) evaluator\(tail))") {
                value, arguments, interpreter in
                let limit = at > 0 ? number(arguments[2]) : 0
                let start = at > 1 ? number(arguments[3]) : 0
                return try evaluate(
                    pattern(value), text(arguments[0]), arguments[1], Swift.max(limit, 0), start, interpreter)
            }
        }
        for tail in ["", ", \(optionsType) options"] {
            members.staticMethod("string Replace(string input, string pattern, string replacement\(tail))") {
                arguments, _ in
                let pattern = try compile([arguments[1]] + arguments.dropFirst(3))
                let template = ReplacementTemplate(text(arguments[2]), pattern)
                return .text(try pattern.replace(text(arguments[0]), template))
            }
            members.staticMethod(
                "string Replace(string input, string pattern, \(evaluatorType) evaluator\(tail))"
            ) { arguments, interpreter in
                let pattern = try compile([arguments[1]] + arguments.dropFirst(3))
                return try evaluate(pattern, text(arguments[0]), arguments[2], 0, 0, interpreter)
            }
        }
    }

    private static func evaluate(
        _ pattern: CompiledPattern, _ subject: Text, _ evaluator: Value, _ limit: Int, _ start: Int,
        _ interpreter: Interpreter
    ) throws -> Value {
        let result = try pattern.replace(subject, limit: limit, from: start) { match in
            let item = Value.host(MatchObject(match))
            guard case .block(let block) = evaluator.unwrapped else {
                return try Conversions.text(evaluator, interpreter)
            }
            let output = try Operators.call(block, dollarUnder: item, arguments: [item], interpreter)
            return try Conversions.text(output, interpreter)
        }
        return .text(result)
    }

    private static func naming(_ members: MemberBuilder) {
        members.method("string[] GetGroupNames()") { value, _, _ in
            .array(ArrayObject(try pattern(value).groupNames.map { Value($0) }, elementType: .string))
        }
        members.method("int[] GetGroupNumbers()") { value, _, _ in
            .array(ArrayObject(try pattern(value).groupNumbers.map { .int(Int32($0)) }, elementType: .int32))
        }
        members.method("string GroupNameFromNumber(int i)") { value, arguments, _ in
            let groups = try pattern(value).groups
            return .text(Text(groups.index(of: number(arguments[0])).map { groups.names[$0] } ?? ""))
        }
        members.method("int GroupNumberFromName(string name)") { value, arguments, _ in
            .int(Int32(try pattern(value).groupNumber(text(arguments[0]).string) ?? -1))
        }
        members.method("string ToString()") { value, _, _ in .text(try pattern(value).pattern) }
    }

    // MARK: Results

    private static func capture(_ members: MemberBuilder) {
        members.property("Index", "int") { value, _ in .int(Int32(try captured(value).start)) }
        members.property("Length", "int") { value, _ in .int(Int32(try captured(value).length)) }
        members.property("Value", "string") { value, _ in .text(try captured(value).text) }
        // A span cannot be held by a script; it shows as nothing.
        members.property("ValueSpan", "System.ReadOnlySpan[char]") { _, _ in .null }
        members.method("string ToString()") { value, _, _ in .text(try captured(value).text) }
    }

    private static func group(_ members: MemberBuilder) {
        members.property("Success", "bool") { value, _ in .bool(try grouped(value).isSuccess) }
        members.property("Name", "string") { value, _ in .text(Text(try grouped(value).name)) }
        members.property("Captures", "System.Text.RegularExpressions.CaptureCollection") { value, _ in
            .host(PatternCollection(.regexCaptures, try grouped(value).captures, nil))
        }
    }

    private static func match(_ members: MemberBuilder) {
        members.property("Groups", "System.Text.RegularExpressions.GroupCollection") { value, _ in
            guard let match = value.hostObject as? MatchObject else { return .null }
            return .host(match.groups)
        }
        // `Group` has these too; a match lists them after its groups.
        members.property("Success", "bool") { value, _ in .bool(try grouped(value).isSuccess) }
        members.property("Name", "string") { value, _ in .text(Text(try grouped(value).name)) }
        members.property("Captures", "System.Text.RegularExpressions.CaptureCollection") { value, _ in
            .host(PatternCollection(.regexCaptures, try grouped(value).captures, nil))
        }
        members.method("System.Text.RegularExpressions.Match NextMatch()") { value, _, _ in
            .host(MatchObject(try grouped(value).match?.next()))
        }
        members.method("string Result(string replacement)") { value, arguments, _ in
            guard let match = try grouped(value).match else {
                throw ScriptError.dotNet(
                    "System.NotSupportedException", "Result cannot be called on a failed Match.")
            }
            return .text(ReplacementTemplate(text(arguments[0]), match.pattern).text(for: match))
        }
        members.staticProperty("Empty", "System.Text.RegularExpressions.Match") { _ in
            .host(MatchObject(nil))
        }
    }

    private static func collection(_ members: MemberBuilder) {
        members.property("Count", "int") { value, _ in .int(Int32(try items(value).items.count)) }
        members.property("IsReadOnly", "bool") { _, _ in .bool(true) }
        members.property("IsSynchronized", "bool") { _, _ in .bool(false) }
        members.method("System.Object get_Item(int i)") { value, arguments, interpreter in
            try items(value).element(at: arguments[0], interpreter) ?? .null
        }
        members.method("System.Object Item(int i)") { value, arguments, interpreter in
            try items(value).element(at: arguments[0], interpreter) ?? .null
        }
        members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, _ in
            .host(EnumeratorObject(ArrayIterator(try items(value).items)))
        }
    }

    private static func groups(_ members: MemberBuilder) {
        collection(members)
        members.property("Keys", "System.Collections.IEnumerable") { value, _ in
            .array(ArrayObject((try items(value).pattern?.groupNames ?? ["0"]).map { Value($0) }))
        }
        members.property("Values", "System.Collections.IEnumerable") { value, _ in
            .array(ArrayObject(try items(value).items))
        }
        members.method("bool ContainsKey(string key)") { value, arguments, _ in
            .bool(try items(value).pattern?.groups.index(named: text(arguments[0]).string) != nil)
        }
    }

    // MARK: Receivers and arguments

    private static func pattern(_ value: Value) throws -> CompiledPattern {
        guard let object = value.hostObject as? RegexObject else { throw wrongReceiver() }
        return object.compiledPattern
    }

    private static func captured(_ value: Value) throws -> CaptureObject {
        guard let object = value.hostObject as? CaptureObject else { throw wrongReceiver() }
        return object
    }

    private static func grouped(_ value: Value) throws -> GroupObject {
        guard let object = value.hostObject as? GroupObject else { throw wrongReceiver() }
        return object
    }

    private static func items(_ value: Value) throws -> PatternCollection {
        guard let object = value.hostObject as? PatternCollection else { throw wrongReceiver() }
        return object
    }

    private static func wrongReceiver() -> ScriptError {
        .dotNet("System.InvalidCastException", "The object is not of the type that the member belongs to.")
    }

    private static func compile(_ arguments: [Value]) throws -> CompiledPattern {
        let options = arguments.count > 1 ? number(arguments[1]) : 0
        return try Patterns.regex(text(arguments[0]), options: RegexOptions(rawValue: options))
    }

    private static func text(_ value: Value) -> Text {
        if case .text(let text) = value { return text }
        return value.toText()
    }

    private static func number(_ value: Value) -> Int {
        switch value {
        case .int(let number): Int(number)
        case .long(let number): Int(number)
        default: value.enumObject.map { Int($0.number) } ?? 0
        }
    }
}

extension TypeInfo {
    /// What a block becomes to replace matches.
    static let matchEvaluator = TypeLibrary.type(
        "System.Text.RegularExpressions.MatchEvaluator",
        base: TypeCatalog.shared.find("System.Delegate") ?? .object)
}
