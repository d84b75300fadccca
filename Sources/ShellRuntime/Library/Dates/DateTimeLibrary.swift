/// Members of `System.DateTime`.
enum DateTimeLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.DateTime", { .dateTime }, members)
    ]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            properties(members)
            arithmetic(members)
            conversions(members)
            texts(members)
            statics(members)
            parsing(members)
            constructors(members)
        }
    }

    private static func date(_ value: Value) throws -> DateTimeObject {
        guard let date = value.dateTime else {
            throw ScriptError.argument("Object must be of type DateTime.")
        }
        return date
    }

    private static func properties(_ members: MemberBuilder) {
        func part(_ name: String, _ type: String = "int", _ read: @escaping (DateTimeObject) -> Value) {
            members.property(name, type) { value, _ in read(try date(value)) }
        }
        members.property("DateTime", "System.Object", kind: .script) { value, interpreter in
            try shown(value, interpreter)
        }
        part("Date", "datetime") {
            .host(DateTimeObject(ticks: $0.ticks / CivilDate.day * CivilDate.day, kind: $0.kind))
        }
        part("Day") { Value(int: $0.civil.date.day) }
        part("DayOfWeek", "System.DayOfWeek") { .enumeration(.known("System.DayOfWeek"), $0.civil.dayOfWeek) }
        part("DayOfYear") { Value(int: $0.civil.dayOfYear) }
        part("Hour") { Value(int: $0.civil.hour) }
        part("Kind", "System.DateTimeKind") { .enumeration(.known("System.DateTimeKind"), $0.kind.rawValue) }
        part("Millisecond") { Value(int: $0.civil.fraction / 10_000) }
        part("Microsecond") { Value(int: $0.civil.fraction / 10 % 1000) }
        part("Nanosecond") { Value(int: $0.civil.fraction % 10 * 100) }
        part("Minute") { Value(int: $0.civil.minute) }
        part("Month") { Value(int: $0.civil.date.month) }
        part("Second") { Value(int: $0.civil.second) }
        part("Ticks", "long") { .long($0.ticks) }
        part("TimeOfDay", "timespan") { .host(TimeSpanObject(ticks: $0.ticks % CivilDate.day)) }
        part("Year") { Value(int: $0.civil.date.year) }
    }

    /// The script property `DateTime`: long date and time, or the part that `DisplayHint` names.
    private static func shown(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let hint = try ExtendedMembers.list(of: value)?.find(Symbol("DisplayHint")).flatMap {
            try ExtendedMembers.get($0, value, interpreter)
        }
        let formatter = DateFormatter(interpreter.formattingCulture)
        let moment = DateFormatter.Moment(try date(value))
        switch hint?.string {
        case "Date": return Value(try formatter.format(moment, "D"))
        case "Time": return Value(try formatter.format(moment, "T"))
        default: return Value(try formatter.format(moment, "F"))
        }
    }

    private static func arithmetic(_ members: MemberBuilder) {
        func add(_ name: String, _ unit: Int64) {
            members.method("datetime \(name)(double value)") { value, arguments, _ in
                let number = arguments[0].asDouble
                guard number.isFinite, abs(number * Double(unit)) < 9e18 else {
                    throw ScriptError.argumentRange("value", "Value to add was out of range.")
                }
                // Whole units and the rest are counted apart, so that large numbers stay exact.
                let whole = number.rounded(.towardZero)
                let rest = ((number - whole) * Double(unit)).rounded(.towardZero)
                return .host(try date(value).adding(Int64(whole) * unit + Int64(rest)))
            }
        }
        add("AddDays", CivilDate.day)
        add("AddHours", CivilDate.hour)
        add("AddMinutes", CivilDate.minute)
        add("AddSeconds", CivilDate.second)
        add("AddMilliseconds", 10_000)
        add("AddMicroseconds", 10)
        members.method("datetime AddTicks(long value)") { value, arguments, _ in
            .host(try date(value).adding(Int64(arguments[0].asInt)))
        }
        func months(_ value: Value, _ count: Int) throws -> Value {
            let own = try date(value)
            guard let moved = own.civil.adding(months: count) else {
                throw ScriptError.argumentRange(
                    "months", "The added or subtracted value results in an un-representable DateTime.")
            }
            return .host(DateTimeObject(ticks: moved.ticks, kind: own.kind))
        }
        members.method("datetime AddMonths(int months)") { value, arguments, _ in
            try months(value, arguments[0].asInt)
        }
        members.method("datetime AddYears(int value)") { value, arguments, _ in
            try months(value, arguments[0].asInt * 12)
        }
        members.method("datetime Add(timespan value)") { value, arguments, _ in
            .host(try date(value).adding(arguments[0].timeSpan?.ticks ?? 0))
        }
        members.method("timespan Subtract(datetime value)") { value, arguments, _ in
            .host(TimeSpanObject(ticks: try date(value).ticks - date(arguments[0]).ticks))
        }
        members.method("datetime Subtract(timespan value)") { value, arguments, _ in
            .host(try date(value).adding(-(arguments[0].timeSpan?.ticks ?? 0)))
        }
        members.staticMethod("datetime op_Addition(datetime d, timespan t)") { arguments, _ in
            .host(try date(arguments[0]).adding(arguments[1].timeSpan?.ticks ?? 0))
        }
        members.staticMethod("datetime op_Subtraction(datetime d, timespan t)") { arguments, _ in
            .host(try date(arguments[0]).adding(-(arguments[1].timeSpan?.ticks ?? 0)))
        }
        members.staticMethod("timespan op_Subtraction(datetime d1, datetime d2)") { arguments, _ in
            .host(TimeSpanObject(ticks: try date(arguments[0]).ticks - date(arguments[1]).ticks))
        }
    }

    private static func conversions(_ members: MemberBuilder) {
        members.method("datetime ToUniversalTime()") { value, _, _ in
            .host(DateTimeObject(ticks: try date(value).utcTicks, kind: .utc))
        }
        members.method("datetime ToLocalTime()") { value, _, _ in
            .host(DateTimeObject(ticks: try date(value).localTicks, kind: .local))
        }
        members.method("long ToFileTime()") { value, _, _ in
            .long(try date(value).utcTicks - 504_911_232_000_000_000)
        }
        members.method("long ToFileTimeUtc()") { value, _, _ in
            let own = try date(value)
            return .long((own.kind == .local ? own.utcTicks : own.ticks) - 504_911_232_000_000_000)
        }
        members.method("long ToBinary()") { value, _, _ in
            let own = try date(value)
            return .long(own.ticks | Int64(own.kind.rawValue) << 62)
        }
        members.method("double ToOADate()") { value, _, _ in
            .double(Double(try date(value).ticks - 599_264_352_000_000_000) / Double(CivilDate.day))
        }
        members.method("bool IsDaylightSavingTime()") { value, _, _ in
            let own = try date(value)
            let january = CivilDate(year: own.civil.date.year, month: 1, day: 1)?.ticks ?? 0
            let july = CivilDate(year: own.civil.date.year, month: 7, day: 1)?.ticks ?? 0
            let standard = min(CivilDate.localOffset(local: january), CivilDate.localOffset(local: july))
            return .bool(own.kind != .utc && CivilDate.localOffset(local: own.ticks) > standard)
        }
        members.method("int CompareTo(System.Object value)") { value, arguments, _ in
            if arguments[0].isNull { return .int(1) }
            return Value(int: try date(value).compare(to: .host(date(arguments[0]))) ?? 0)
        }
        members.method("int CompareTo(datetime value)") { value, arguments, _ in
            Value(int: try date(value).compare(to: arguments[0]) ?? 0)
        }
        members.method("bool Equals(datetime value)") { value, arguments, _ in
            .bool(try date(value).ticks == date(arguments[0]).ticks)
        }
    }

    private static func texts(_ members: MemberBuilder) {
        func formatted(_ value: Value, _ format: String, _ culture: CultureStyle) throws -> Value {
            Value(try DateFormatter(culture).format(.init(date(value)), format.isEmpty ? "G" : format))
        }
        for (name, format) in [
            ("ToShortDateString", "d"), ("ToLongDateString", "D"), ("ToShortTimeString", "t"),
            ("ToLongTimeString", "T"), ("ToString", "G"),
        ] {
            members.method("string \(name)()") { value, _, interpreter in
                try formatted(value, format, interpreter.formattingCulture)
            }
        }
        members.method("string ToString(string format)") { value, arguments, interpreter in
            try formatted(value, arguments[0].string, interpreter.formattingCulture)
        }
        members.method("string ToString(System.IFormatProvider provider)") { value, arguments, interpreter in
            try formatted(value, "G", CultureObject.style(arguments[0], interpreter))
        }
        members.method("string ToString(string format, System.IFormatProvider provider)") {
            value, arguments, interpreter in
            try formatted(value, arguments[0].string, CultureObject.style(arguments[1], interpreter))
        }
        members.method("string[] GetDateTimeFormats(char format)") { value, arguments, interpreter in
            let text = try formatted(
                value, Text(unit: arguments[0].asChar).string, interpreter.formattingCulture)
            return .list([text], of: .string)
        }
        members.method("System.TypeCode GetTypeCode()") { _, _, _ in
            .enumeration(.known("System.TypeCode"), 16)
        }
    }

    private static func statics(_ members: MemberBuilder) {
        members.staticProperty("Now", "datetime") { _ in .host(DateTimeObject.now) }
        members.staticProperty("UtcNow", "datetime") { _ in
            .host(DateTimeObject(ticks: CivilDate.now, kind: .utc))
        }
        members.staticProperty("Today", "datetime") { _ in
            .host(
                DateTimeObject(ticks: DateTimeObject.now.ticks / CivilDate.day * CivilDate.day, kind: .local))
        }
        members.staticProperty("MinValue", "datetime") { _ in .host(DateTimeObject(ticks: 0)) }
        members.staticProperty("MaxValue", "datetime") { _ in .host(DateTimeObject(ticks: CivilDate.maximum))
        }
        members.staticProperty("UnixEpoch", "datetime") { _ in
            .host(DateTimeObject(ticks: CivilDate.unixEpoch, kind: .utc))
        }
        members.staticMethod("bool IsLeapYear(int year)") { arguments, _ in
            .bool(CivilDate.isLeap(arguments[0].asInt))
        }
        members.staticMethod("int DaysInMonth(int year, int month)") { arguments, _ in
            guard (1...12).contains(arguments[1].asInt) else {
                throw ScriptError.argumentRange("month", "Month must be between one and twelve.")
            }
            return Value(int: CivilDate.days(in: arguments[1].asInt, of: arguments[0].asInt))
        }
        members.staticMethod("int Compare(datetime t1, datetime t2)") { arguments, _ in
            Value(int: try date(arguments[0]).compare(to: arguments[1]) ?? 0)
        }
        members.staticMethod("bool Equals(datetime t1, datetime t2)") { arguments, _ in
            .bool(try date(arguments[0]).ticks == date(arguments[1]).ticks)
        }
        members.staticMethod("datetime SpecifyKind(datetime value, System.DateTimeKind kind)") {
            arguments, _ in
            let kind = DateTimeObject.Kind(rawValue: arguments[1].asInt) ?? .unspecified
            return .host(DateTimeObject(ticks: try date(arguments[0]).ticks, kind: kind))
        }
        members.staticMethod("datetime FromFileTime(long fileTime)") { arguments, _ in
            let utc = Int64(arguments[0].asInt) + 504_911_232_000_000_000
            return .host(DateTimeObject(ticks: utc + CivilDate.localOffset(utc: utc), kind: .local))
        }
        members.staticMethod("datetime FromFileTimeUtc(long fileTime)") { arguments, _ in
            .host(DateTimeObject(ticks: Int64(arguments[0].asInt) + 504_911_232_000_000_000, kind: .utc))
        }
        members.staticMethod("datetime FromOADate(double d)") { arguments, _ in
            let units = (arguments[0].asDouble * 86_400_000).rounded() * 10_000
            return .host(try DateTimeObject(ticks: 599_264_352_000_000_000).adding(Int64(units)))
        }
        members.staticMethod("datetime FromBinary(long dateData)") { arguments, _ in
            let bits = UInt64(bitPattern: Int64(arguments[0].asInt))
            let kind = DateTimeObject.Kind(rawValue: Int(bits >> 62)) ?? .local
            return .host(DateTimeObject(ticks: Int64(bits & 0x3FFF_FFFF_FFFF_FFFF), kind: kind))
        }
    }

    /// A date of what was read, by `DateTimeStyles`.
    static func make(_ result: DateParser.Result, styles: Int) -> DateTimeObject {
        let adjusts = styles & 16 != 0, roundtrip = styles & 128 != 0
        if let offset = result.offset {
            let utc = result.ticks - offset
            if adjusts || (roundtrip && result.isUtc) { return DateTimeObject(ticks: utc, kind: .utc) }
            return DateTimeObject(ticks: utc + CivilDate.localOffset(utc: utc), kind: .local)
        }
        if styles & 64 != 0 {
            if adjusts { return DateTimeObject(ticks: result.ticks, kind: .utc) }
            return DateTimeObject(
                ticks: result.ticks + CivilDate.localOffset(utc: result.ticks), kind: .local)
        }
        if styles & 32 != 0 {
            if adjusts {
                return DateTimeObject(
                    ticks: result.ticks - CivilDate.localOffset(local: result.ticks), kind: .utc)
            }
            return DateTimeObject(ticks: result.ticks, kind: .local)
        }
        return DateTimeObject(ticks: result.ticks)
    }

    private static func exact(
        _ text: Value, _ formats: Value, _ provider: Value, _ styles: Int, _ interpreter: Interpreter
    ) throws -> DateTimeObject? {
        let culture = CultureObject.style(provider, interpreter)
        let source = styles & 3 != 0 ? text.string.trimmingBlanks() : text.string
        for format in formats.asElements {
            if let result = try ExactDateParser.parse(source, format.string, culture) {
                let toRound = format.string == "o" || format.string == "O"
                return make(result, styles: toRound ? styles | 128 : styles)
            }
        }
        return nil
    }

    private static func parsing(_ members: MemberBuilder) {
        func parse(_ text: Value, _ styles: Int) throws -> Value {
            if text.isNull { throw ScriptError.argumentNull("s") }
            return .host(make(try DateParser.parse(text.asText), styles: styles))
        }
        members.staticMethod("datetime Parse(string s)") { arguments, _ in try parse(arguments[0], 0) }
        members.staticMethod("datetime Parse(string s, System.IFormatProvider provider)") { arguments, _ in
            try parse(arguments[0], 0)
        }
        members.staticMethod(
            "datetime Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles)"
        ) { arguments, _ in try parse(arguments[0], arguments[2].asInt) }
        func tryParse(_ text: Value, _ styles: Int, _ reference: Value) -> Value {
            let parsed = try? parse(text, styles)
            reference.assignReference(parsed ?? .host(DateTimeObject(ticks: 0)))
            return .bool(parsed != nil)
        }
        members.staticMethod("bool TryParse(string s, ref datetime result)") { arguments, _ in
            tryParse(arguments[0], 0, arguments[1])
        }
        members.staticMethod("bool TryParse(string s, System.IFormatProvider provider, ref datetime result)")
        { arguments, _ in
            tryParse(arguments[0], 0, arguments[2])
        }
        members.staticMethod(
            "bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles styles, ref datetime result)"
        ) { arguments, _ in tryParse(arguments[0], arguments[2].asInt, arguments[3]) }
        exactParsing(members, "string format")
        exactParsing(members, "string[] formats")
    }

    private static func exactParsing(_ members: MemberBuilder, _ formats: String) {
        func parse(_ arguments: [Value], _ styles: Int, _ interpreter: Interpreter) throws -> Value {
            guard let date = try exact(arguments[0], arguments[1], arguments[2], styles, interpreter) else {
                throw ScriptError.format(
                    "String '\(arguments[0].string)' was not recognized as a valid DateTime.")
            }
            return .host(date)
        }
        if formats.hasPrefix("string format") {
            members.staticMethod("datetime ParseExact(string s, \(formats), System.IFormatProvider provider)")
            { arguments, interpreter in
                try parse(arguments, 0, interpreter)
            }
        }
        members.staticMethod(
            "datetime ParseExact(string s, \(formats), System.IFormatProvider provider, System.Globalization.DateTimeStyles style)"
        ) { arguments, interpreter in try parse(arguments, arguments[3].asInt, interpreter) }
        members.staticMethod(
            "bool TryParseExact(string s, \(formats), System.IFormatProvider provider, System.Globalization.DateTimeStyles style, ref datetime result)"
        ) { arguments, interpreter in
            let date = try exact(arguments[0], arguments[1], arguments[2], arguments[3].asInt, interpreter)
            arguments[4].assignReference(.host(date ?? DateTimeObject(ticks: 0)))
            return .bool(date != nil)
        }
    }

    private static func constructors(_ members: MemberBuilder) {
        members.constructor("DateTime(long ticks)") { arguments, _ in
            let ticks = Int64(arguments[0].asInt)
            guard ticks >= 0 && ticks <= CivilDate.maximum else {
                throw ScriptError.argumentRange(
                    "ticks", "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks.")
            }
            return .host(DateTimeObject(ticks: ticks))
        }
        members.constructor("DateTime(long ticks, System.DateTimeKind kind)") { arguments, _ in
            .host(
                DateTimeObject(
                    ticks: Int64(arguments[0].asInt),
                    kind: .init(rawValue: arguments[1].asInt) ?? .unspecified))
        }
        let date = "int year, int month, int day"
        let time = date + ", int hour, int minute, int second"
        for (list, hasKind) in [
            (date, false), (time, false), (time + ", System.DateTimeKind kind", true),
            (time + ", int millisecond", false), (time + ", int millisecond, System.DateTimeKind kind", true),
        ] {
            members.constructor("DateTime(\(list))") { arguments, _ in
                .host(try made(arguments, hasKind: hasKind))
            }
        }
    }

    private static func made(_ arguments: [Value], hasKind: Bool) throws -> DateTimeObject {
        let parts = (hasKind ? arguments.dropLast() : arguments[...]).map(\.asInt)
        guard let day = CivilDate(year: parts[0], month: parts[1], day: parts[2]) else {
            throw ScriptError.dotNet(
                "System.ArgumentOutOfRangeException",
                "Year, Month, and Day parameters describe an un-representable DateTime.")
        }
        var ticks = day.ticks
        if parts.count >= 6 {
            guard (0...23).contains(parts[3]), (0...59).contains(parts[4]), (0...59).contains(parts[5]) else {
                throw ScriptError.dotNet(
                    "System.ArgumentOutOfRangeException",
                    "Hour, Minute, and Second parameters describe an un-representable DateTime.")
            }
            ticks += Int64(parts[3]) * CivilDate.hour + Int64(parts[4]) * CivilDate.minute
            ticks += Int64(parts[5]) * CivilDate.second
        }
        if parts.count >= 7 {
            guard (0...999).contains(parts[6]) else {
                throw ScriptError.argumentRange(
                    "millisecond", "Valid values are between 0 and 999, inclusive.")
            }
            ticks += Int64(parts[6]) * 10_000
        }
        let kind = hasKind ? arguments.last.flatMap { DateTimeObject.Kind(rawValue: $0.asInt) } : nil
        return DateTimeObject(ticks: ticks, kind: kind ?? .unspecified)
    }
}

extension TypeInfo {
    /// `System.DateTime`.
    public static let dateTime = TypeLibrary.type(
        "System.DateTime", .valueType, base: .valueType, [.comparable, .formattable, .convertible])
}
