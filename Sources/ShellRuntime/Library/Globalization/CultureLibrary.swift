/// Members of the types of `System.Globalization`.
enum CultureLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.IFormatProvider", { .formatProvider }),
        LibraryType("System.Globalization.CultureInfo", { .cultureInfo }, members),
        LibraryType("System.Globalization.NumberFormatInfo", { .numberFormat }, numbers),
        LibraryType("System.Globalization.DateTimeFormatInfo", { .dateFormat }, dates),
        LibraryType("System.Globalization.TextInfo", { .textInfo }, texts),
    ]

    private static func culture(_ value: Value) -> CultureObject {
        (value.hostObject as? CultureObject) ?? CultureObject(.invariant)
    }

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            func text(_ name: String, _ read: @escaping (CultureObject) -> String) {
                members.property(name, "string") { value, _ in Value(read(culture(value))) }
            }
            text("Name") { $0.style.name }
            text("DisplayName") { $0.displayName }
            text("EnglishName") { $0.displayName }
            text("NativeName") { $0.displayName }
            text("IetfLanguageTag") { $0.style.name }
            text("TwoLetterISOLanguageName") {
                $0.style.name.isEmpty ? "iv" : String($0.style.name.prefix { $0 != "-" })
            }
            members.property("LCID", "int") { value, _ in
                .int(
                    culture(value).style.name == "en-US"
                        ? 1033 : culture(value).style.name.isEmpty ? 127 : 4096)
            }
            members.property("IsNeutralCulture", "bool") { value, _ in
                .bool(!culture(value).style.name.isEmpty && !culture(value).style.name.contains("-"))
            }
            members.property("IsReadOnly", "bool") { _, _ in .bool(false) }
            members.property("Parent", "cultureinfo") { value, _ in
                let name = culture(value).style.name
                let parent = name.lastIndex(of: "-").map { String(name[..<$0]) } ?? ""
                return .host(CultureObject(CultureStyle.named(parent)))
            }
            members.property("NumberFormat", "System.Globalization.NumberFormatInfo") { value, _ in
                let own = culture(value)
                return .host(NumberFormatObject(own.style.number, culture: own.style.name, owner: own))
            }
            members.property("DateTimeFormat", "System.Globalization.DateTimeFormatInfo") { value, _ in
                .host(DateFormatObject(culture(value).style))
            }
            members.property("TextInfo", "System.Globalization.TextInfo") { value, _ in
                .host(TextInfoObject(culture(value).style.name))
            }
            members.method("System.Object Clone()") { value, _, _ in
                .host(CultureObject(culture(value).style))
            }
            statics(members)
        }
    }

    private static func statics(_ members: MemberBuilder) {
        members.staticProperty("InvariantCulture", "cultureinfo") { _ in .host(CultureObject(.invariant)) }
        for name in ["CurrentCulture", "CurrentUICulture", "DefaultThreadCurrentCulture"] {
            members.staticProperty(name, "cultureinfo") { interpreter in
                .host(CultureObject(interpreter.formattingCulture))
            } set: { _, new, interpreter in
                if name != "CurrentUICulture" { interpreter.formattingCulture = culture(new).style }
            }
        }
        for name in ["GetCultureInfo", "CreateSpecificCulture"] {
            members.staticMethod("cultureinfo \(name)(string name)") { arguments, _ in
                .host(CultureObject(try named(arguments[0].string)))
            }
        }
        members.constructor("CultureInfo(string name)") { arguments, _ in
            .host(CultureObject(try named(arguments[0].string)))
        }
        members.constructor("CultureInfo(int culture)") { arguments, _ in
            .host(CultureObject(arguments[0].asInt == 127 ? .invariant : .enUS))
        }
    }

    private static func named(_ name: String) throws -> CultureStyle {
        let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        let language = name.prefix { $0 != "-" }
        guard isName, name.isEmpty || (2...3).contains(language.count) else {
            throw ScriptError.dotNet(
                "System.Globalization.CultureNotFoundException",
                "Culture is not supported. (Parameter 'name')\n\(name) is an invalid culture identifier.")
        }
        let parts = name.split(separator: "-").map(String.init)
        guard parts.count == 2, parts[1].count == 2 else { return CultureStyle.named(name) }
        return CultureStyle.named(parts[0].lowercased() + "-" + parts[1].uppercased())
    }

    private static func format(_ value: Value) -> NumberFormatObject {
        (value.hostObject as? NumberFormatObject) ?? NumberFormatObject(NumberStyle(), culture: "")
    }

    private static let numbers: @Sendable () -> TypeMembers = {
        .build { members in
            func text(_ name: String, _ path: WritableKeyPath<NumberStyle, String>) {
                members.property(name, "string") { value, _ in
                    Value(format(value).style[keyPath: path])
                } set: { value, new, _ in
                    format(value).change { $0[keyPath: path] = new.string }
                }
            }
            func number(_ name: String, _ path: WritableKeyPath<NumberStyle, Int>) {
                members.property(name, "int") { value, _ in
                    Value(int: format(value).style[keyPath: path])
                } set: { value, new, _ in
                    format(value).change { $0[keyPath: path] = new.asInt }
                }
            }
            text("NumberDecimalSeparator", \.decimalSeparator)
            text("NumberGroupSeparator", \.groupSeparator)
            text("NegativeSign", \.negativeSign)
            text("PositiveSign", \.positiveSign)
            text("CurrencySymbol", \.currencySymbol)
            text("CurrencyDecimalSeparator", \.currencyDecimalSeparator)
            text("CurrencyGroupSeparator", \.currencyGroupSeparator)
            text("PercentSymbol", \.percentSymbol)
            text("PerMilleSymbol", \.permilleSymbol)
            text("NaNSymbol", \.nanSymbol)
            text("PositiveInfinitySymbol", \.positiveInfinitySymbol)
            text("NegativeInfinitySymbol", \.negativeInfinitySymbol)
            number("NumberDecimalDigits", \.decimalDigits)
            number("CurrencyDecimalDigits", \.currencyDecimalDigits)
            number("PercentDecimalDigits", \.percentDecimalDigits)
            number("NumberNegativePattern", \.negativePattern)
            number("CurrencyPositivePattern", \.currencyPositivePattern)
            number("CurrencyNegativePattern", \.currencyNegativePattern)
            members.property("NumberGroupSizes", "int[]") { value, _ in
                .list(format(value).style.groupSizes.map { Value(int: $0) }, of: .int32)
            } set: { value, new, _ in
                format(value).change { $0.groupSizes = new.asElements.map(\.asInt) }
            }
            members.method("System.Object Clone()") { value, _, _ in
                .host(NumberFormatObject(format(value).style, culture: format(value).culture))
            }
            members.staticProperty("InvariantInfo", "System.Globalization.NumberFormatInfo") { _ in
                .host(NumberFormatObject(NumberStyle(), culture: ""))
            }
            members.staticProperty("CurrentInfo", "System.Globalization.NumberFormatInfo") { interpreter in
                let style = interpreter.formattingCulture
                return .host(NumberFormatObject(style.number, culture: style.name))
            }
            members.constructor("NumberFormatInfo()") { _, _ in
                .host(NumberFormatObject(NumberStyle(), culture: ""))
            }
        }
    }

    private static let dates: @Sendable () -> TypeMembers = {
        .build { members in
            func formatter(_ value: Value) -> DateFormatter {
                DateFormatter((value.hostObject as? DateFormatObject)?.culture ?? .invariant)
            }
            for (name, letter) in [
                ("ShortDatePattern", "d"), ("LongDatePattern", "D"), ("FullDateTimePattern", "F"),
                ("ShortTimePattern", "t"), ("LongTimePattern", "T"), ("MonthDayPattern", "M"),
                ("YearMonthPattern", "Y"), ("RFC1123Pattern", "R"), ("SortableDateTimePattern", "s"),
                ("UniversalSortableDateTimePattern", "u"),
            ] as [(String, Character)] {
                members.property(name, "string") { value, _ in Value(formatter(value).pattern(letter) ?? "") }
            }
            members.property("AMDesignator", "string") { _, _ in Value("AM") }
            members.property("PMDesignator", "string") { _, _ in Value("PM") }
            members.property("DateSeparator", "string") { _, _ in Value("/") }
            members.property("TimeSeparator", "string") { _, _ in Value(":") }
            members.property("FirstDayOfWeek", "System.DayOfWeek") { _, _ in
                .enumeration(.known("System.DayOfWeek"), 0)
            }
            members.property("DayNames", "string[]") { _, _ in .strings(DateFormatter.days) }
            members.property("AbbreviatedDayNames", "string[]") { _, _ in
                .strings(DateFormatter.days.map { String($0.prefix(3)) })
            }
            members.property("MonthNames", "string[]") { _, _ in .strings(DateFormatter.months + [""]) }
            members.property("AbbreviatedMonthNames", "string[]") { _, _ in
                .strings(DateFormatter.months.map { String($0.prefix(3)) } + [""])
            }
            members.method("string GetMonthName(int month)") { _, arguments, _ in
                guard (1...12).contains(arguments[0].asInt) else { throw ScriptError.argumentRange("month") }
                return Value(DateFormatter.months[arguments[0].asInt - 1])
            }
            members.method("string GetAbbreviatedMonthName(int month)") { _, arguments, _ in
                guard (1...12).contains(arguments[0].asInt) else { throw ScriptError.argumentRange("month") }
                return Value(String(DateFormatter.months[arguments[0].asInt - 1].prefix(3)))
            }
            members.method("string GetDayName(System.DayOfWeek dayofweek)") { _, arguments, _ in
                Value(DateFormatter.days[arguments[0].asInt])
            }
            members.staticProperty("InvariantInfo", "System.Globalization.DateTimeFormatInfo") { _ in
                .host(DateFormatObject(.invariant))
            }
            members.staticProperty("CurrentInfo", "System.Globalization.DateTimeFormatInfo") { interpreter in
                .host(DateFormatObject(interpreter.formattingCulture))
            }
        }
    }

    private static let texts: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("CultureName", "string") { value, _ in .text(value.toText()) }
            members.property("ListSeparator", "string") { _, _ in Value(",") }
            members.method("string ToTitleCase(string str)") { _, arguments, _ in
                .text(titleCase(arguments[0].asText))
            }
            members.method("string ToUpper(string str)") { _, arguments, _ in
                .text(TextOperations.uppercased(arguments[0].asText))
            }
            members.method("string ToLower(string str)") { _, arguments, _ in
                .text(TextOperations.lowercased(arguments[0].asText))
            }
        }
    }

    /// Each word with a capital; words all in capitals stay.
    private static func titleCase(_ text: Text) -> Text {
        var units = text.utf16
        var at = 0
        func isLetter(_ unit: UInt16) -> Bool { Unicode.Scalar(unit)?.properties.isAlphabetic ?? false }
        while at < units.count {
            guard isLetter(units[at]) else {
                at += 1
                continue
            }
            let start = at
            while at < units.count, isLetter(units[at]) || units[at] == 0x27 { at += 1 }
            let word = units[start..<at]
            if word.count > 1, word.allSatisfy({ TextOperations.lower($0) != $0 || !isLetter($0) }) {
                continue
            }
            units[start] = Text.upper(units[start])
            for index in (start + 1)..<max(at, start + 1) {
                units[index] = TextOperations.lower(units[index])
            }
        }
        return Text(utf16: units)
    }
}

/// A `TextInfo`.
final class TextInfoObject: HostObject {
    private let culture: String

    init(_ culture: String) { self.culture = culture }

    override var type: TypeInfo { .textInfo }
    override func toText() -> Text { Text(culture) }
}
