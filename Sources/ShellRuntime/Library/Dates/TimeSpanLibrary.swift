/// Members of `System.TimeSpan`.
enum TimeSpanLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [LibraryType("System.TimeSpan", { .timeSpan }, members)]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            properties(members)
            methods(members)
            operators(members)
            statics(members)
            parsing(members)
            constructors(members)
        }
    }

    private static func span(_ value: Value) throws -> TimeSpanObject {
        guard let span = value.timeSpan else {
            throw ScriptError.argument("Object must be of type TimeSpan.")
        }
        return span
    }

    private static func properties(_ members: MemberBuilder) {
        func part(_ name: String, _ type: String = "int", _ read: @escaping (TimeSpanObject) -> Value) {
            members.property(name, type) { value, _ in read(try span(value)) }
        }
        part("Ticks", "long") { .long($0.ticks) }
        part("Days") { Value(int: $0.days) }
        part("Hours") { Value(int: $0.hours) }
        part("Milliseconds") { Value(int: $0.fraction / 10_000) }
        part("Microseconds") { Value(int: $0.fraction / 10 % 1000) }
        part("Nanoseconds") { Value(int: $0.fraction % 10 * 100) }
        part("Minutes") { Value(int: $0.minutes) }
        part("Seconds") { Value(int: $0.seconds) }
        func total(_ name: String, _ unit: Double) {
            part(name, "double") { .double(Double($0.ticks) / unit) }
        }
        total("TotalDays", Double(CivilDate.day))
        total("TotalHours", Double(CivilDate.hour))
        total("TotalMilliseconds", 10_000)
        total("TotalMicroseconds", 10)
        part("TotalNanoseconds", "double") { .double(Double($0.ticks) * 100) }
        total("TotalMinutes", Double(CivilDate.minute))
        total("TotalSeconds", Double(CivilDate.second))
    }

    private static func methods(_ members: MemberBuilder) {
        members.method("timespan Add(timespan ts)") { value, arguments, _ in
            try sum(span(value).ticks, span(arguments[0]).ticks)
        }
        members.method("timespan Subtract(timespan ts)") { value, arguments, _ in
            try sum(span(value).ticks, -span(arguments[0]).ticks)
        }
        members.method("timespan Multiply(double factor)") { value, arguments, _ in
            try scaled(span(value), by: arguments[0].asDouble)
        }
        members.method("timespan Divide(double divisor)") { value, arguments, _ in
            try scaled(span(value), by: 1 / arguments[0].asDouble)
        }
        members.method("double Divide(timespan ts)") { value, arguments, _ in
            .double(Double(try span(value).ticks) / Double(try span(arguments[0]).ticks))
        }
        members.method("timespan Negate()") { value, _, _ in
            .host(TimeSpanObject(ticks: -(try span(value).ticks)))
        }
        members.method("timespan Duration()") { value, _, _ in
            .host(TimeSpanObject(ticks: abs(try span(value).ticks)))
        }
        members.method("int CompareTo(System.Object value)") { value, arguments, _ in
            Value(int: try span(value).compare(to: .host(span(arguments[0]))) ?? 0)
        }
        members.method("bool Equals(timespan obj)") { value, arguments, _ in
            .bool(try span(value).ticks == span(arguments[0]).ticks)
        }
        members.method("string ToString()") { value, _, _ in Value(try span(value).constant) }
        members.method("string ToString(string format)") { value, arguments, interpreter in
            Value(try span(value).formatted(arguments[0].string, interpreter.formattingCulture))
        }
        members.method("string ToString(string format, System.IFormatProvider formatProvider)") {
            value, arguments, interpreter in
            Value(
                try span(value).formatted(
                    arguments[0].string, CultureObject.style(arguments[1], interpreter)))
        }
    }

    private static func sum(_ left: Int64, _ right: Int64) throws -> Value {
        let (sum, overflow) = left.addingReportingOverflow(right)
        if overflow { throw tooLong() }
        return .host(TimeSpanObject(ticks: sum))
    }

    private static func tooLong() -> ScriptError {
        .dotNet("System.OverflowException", "TimeSpan overflowed because the duration is too long.")
    }

    private static func scaled(_ span: TimeSpanObject, by factor: Double) throws -> Value {
        if factor.isNaN {
            throw ScriptError.argument("TimeSpan does not accept floating point Not-a-Number values.")
        }
        let units = (Double(span.ticks) * factor).rounded()
        guard abs(units) < 9.2e18 else { throw tooLong() }
        return .host(TimeSpanObject(ticks: Int64(units)))
    }

    private static func operators(_ members: MemberBuilder) {
        members.staticMethod("timespan op_Addition(timespan t1, timespan t2)") { arguments, _ in
            try sum(span(arguments[0]).ticks, span(arguments[1]).ticks)
        }
        members.staticMethod("timespan op_Subtraction(timespan t1, timespan t2)") { arguments, _ in
            try sum(span(arguments[0]).ticks, -span(arguments[1]).ticks)
        }
        members.staticMethod("timespan op_UnaryNegation(timespan t)") { arguments, _ in
            .host(TimeSpanObject(ticks: -(try span(arguments[0]).ticks)))
        }
        members.staticMethod("timespan op_UnaryPlus(timespan t)") { arguments, _ in arguments[0] }
        members.staticMethod("timespan op_Multiply(timespan timeSpan, double factor)") { arguments, _ in
            try scaled(span(arguments[0]), by: arguments[1].asDouble)
        }
        members.staticMethod("timespan op_Multiply(double factor, timespan timeSpan)") { arguments, _ in
            try scaled(span(arguments[1]), by: arguments[0].asDouble)
        }
        members.staticMethod("timespan op_Division(timespan timeSpan, double divisor)") { arguments, _ in
            let units = (Double(try span(arguments[0]).ticks) / arguments[1].asDouble).rounded()
            guard abs(units) < 9.2e18 else { throw tooLong() }
            return .host(TimeSpanObject(ticks: Int64(units)))
        }
        members.staticMethod("double op_Division(timespan t1, timespan t2)") { arguments, _ in
            .double(Double(try span(arguments[0]).ticks) / Double(try span(arguments[1]).ticks))
        }
    }

    private static func statics(_ members: MemberBuilder) {
        members.staticProperty("Zero", "timespan") { _ in .host(TimeSpanObject(ticks: 0)) }
        members.staticProperty("MaxValue", "timespan") { _ in .host(TimeSpanObject(ticks: .max)) }
        members.staticProperty("MinValue", "timespan") { _ in .host(TimeSpanObject(ticks: .min)) }
        for (name, unit) in [
            ("TicksPerDay", CivilDate.day), ("TicksPerHour", CivilDate.hour),
            ("TicksPerMinute", CivilDate.minute), ("TicksPerSecond", CivilDate.second),
            ("TicksPerMillisecond", 10_000),
        ] {
            members.staticProperty(name, "long") { _ in .long(unit) }
        }
        func from(_ name: String, _ unit: Double) {
            members.staticMethod("timespan \(name)(double value)") { arguments, _ in
                let units = arguments[0].asDouble * unit
                guard units.isFinite, abs(units) < 9.2e18 else { throw tooLong() }
                return .host(TimeSpanObject(ticks: Int64(units.rounded(.towardZero))))
            }
        }
        from("FromDays", Double(CivilDate.day))
        from("FromHours", Double(CivilDate.hour))
        from("FromMinutes", Double(CivilDate.minute))
        from("FromSeconds", Double(CivilDate.second))
        from("FromMilliseconds", 10_000)
        from("FromMicroseconds", 10)
        members.staticMethod("timespan FromTicks(long value)") { arguments, _ in
            .host(TimeSpanObject(ticks: Int64(arguments[0].asInt)))
        }
        members.staticMethod("int Compare(timespan t1, timespan t2)") { arguments, _ in
            Value(int: try span(arguments[0]).compare(to: arguments[1]) ?? 0)
        }
    }

    private static func parsing(_ members: MemberBuilder) {
        func parse(_ text: String) throws -> Value {
            guard let span = TimeSpanObject.parse(text) else {
                throw failure(text)
            }
            return .host(span)
        }
        members.staticMethod("timespan Parse(string s)") { arguments, _ in try parse(arguments[0].string) }
        members.staticMethod("timespan Parse(string input, System.IFormatProvider formatProvider)") {
            arguments, _ in
            try parse(arguments[0].string)
        }
        members.staticMethod("bool TryParse(string s, ref timespan result)") { arguments, _ in
            let span = TimeSpanObject.parse(arguments[0].string)
            arguments[1].assignReference(.host(span ?? TimeSpanObject(ticks: 0)))
            return .bool(span != nil)
        }
        members.staticMethod(
            "timespan ParseExact(string input, string format, System.IFormatProvider formatProvider)"
        ) { arguments, _ in
            guard let span = try ExactSpanParser.parse(arguments[0].string, arguments[1].string) else {
                throw failure(arguments[0].string)
            }
            return .host(span)
        }
        members.staticMethod(
            "bool TryParseExact(string input, string format, System.IFormatProvider formatProvider, ref timespan result)"
        ) { arguments, _ in
            let span = try ExactSpanParser.parse(arguments[0].string, arguments[1].string)
            arguments[3].assignReference(.host(span ?? TimeSpanObject(ticks: 0)))
            return .bool(span != nil)
        }
    }

    /// What .NET says of a text: parts that are numbers but too large overflow.
    private static func failure(_ text: String) -> ScriptError {
        let isNumeric = text.allSatisfy { $0.isNumber || $0 == ":" || $0 == "." || $0 == "-" }
        if isNumeric, text.contains(":"), !text.hasSuffix(":"), text.contains(where: \.isNumber) {
            return .dotNet(
                "System.OverflowException",
                "The TimeSpan string '\(text)' could not be parsed because at least one of the numeric components is "
                    + "out of range or contains too many digits.")
        }
        return .format("String '\(text)' was not recognized as a valid TimeSpan.")
    }

    private static func constructors(_ members: MemberBuilder) {
        func make(_ parts: [Int]) -> Value {
            let units = zip(
                parts, [CivilDate.day, CivilDate.hour, CivilDate.minute, CivilDate.second, 10_000, 10]
            )
            .reduce(Int64(0)) { $0 + Int64($1.0) * $1.1 }
            return .host(TimeSpanObject(ticks: units))
        }
        members.constructor("TimeSpan(long ticks)") { arguments, _ in
            .host(TimeSpanObject(ticks: Int64(arguments[0].asInt)))
        }
        members.constructor("TimeSpan(int hours, int minutes, int seconds)") { arguments, _ in
            make([0] + arguments.map(\.asInt))
        }
        members.constructor("TimeSpan(int days, int hours, int minutes, int seconds)") { arguments, _ in
            make(arguments.map(\.asInt))
        }
        members.constructor("TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds)") {
            arguments, _ in
            make(arguments.map(\.asInt))
        }
        members.constructor(
            "TimeSpan(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)"
        ) { arguments, _ in make(arguments.map(\.asInt)) }
    }
}

/// Reads spans by a given pattern.
enum ExactSpanParser {
    static func parse(_ text: String, _ format: String) throws -> TimeSpanObject? {
        if ["c", "t", "T", "g", "G"].contains(format) { return TimeSpanObject.parse(text) }
        var reader = PatternReader(format, letters: PatternReader.spanLetters)
        var rest = Substring(text)
        var units: Int64 = 0
        while let part = try reader.next() {
            switch part {
            case .literal(let literal):
                guard rest.hasPrefix(literal) else { return nil }
                rest = rest.dropFirst(literal.count)
            case .field(let letter, let count):
                let isFraction = letter == "f" || letter == "F"
                let most = letter == "d" ? 8 : isFraction ? count : 2
                let digits = rest.prefix(most).prefix { $0.isASCII && $0.isNumber }
                guard letter == "F" || digits.count >= count, let number = Int64("0" + digits) else {
                    return nil
                }
                rest = rest.dropFirst(digits.count)
                units += number * unit(letter, digits.count)
            }
        }
        return rest.isEmpty ? TimeSpanObject(ticks: units) : nil
    }

    private static func unit(_ letter: Character, _ digits: Int) -> Int64 {
        switch letter {
        case "d": return CivilDate.day
        case "h": return CivilDate.hour
        case "m": return CivilDate.minute
        case "s": return CivilDate.second
        default: return (digits..<7).reduce(Int64(1)) { result, _ in result * 10 }
        }
    }
}

extension TypeInfo {
    /// `System.TimeSpan`.
    public static let timeSpan = TypeLibrary.type(
        "System.TimeSpan", .valueType, base: .valueType, [.comparable, .formattable])
}
