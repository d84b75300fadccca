/// A `System.TimeSpan`.
public final class TimeSpanObject: HostObject {
    /// Units of 100 ns.
    public let ticks: Int64

    /// Makes a span.
    public init(ticks: Int64) { self.ticks = ticks }

    /// Makes a span of seconds.
    public convenience init(seconds: Double) { self.init(ticks: Int64((seconds * 10_000_000).rounded())) }

    public override var type: TypeInfo { .timeSpan }
    public override func toText() -> Text { Text(constant) }
    public override func hashCode() -> Int { Value.mix(Int(ticks)) }

    public override func isEqual(to other: Value) -> Bool {
        (other.hostObject as? TimeSpanObject)?.ticks == ticks
    }

    public override func compare(to other: Value) -> Int? {
        guard let span = other.hostObject as? TimeSpanObject else { return nil }
        return ticks < span.ticks ? -1 : ticks > span.ticks ? 1 : 0
    }

    public override func format(
        _ specifier: String, _ culture: CultureStyle, _ interpreter: Interpreter
    ) throws -> Text? { Text(try formatted(specifier, culture)) }

    var days: Int { Int(ticks / CivilDate.day) }
    var hours: Int { Int(ticks / CivilDate.hour % 24) }
    var minutes: Int { Int(ticks / CivilDate.minute % 60) }
    var seconds: Int { Int(ticks / CivilDate.second % 60) }
    /// Units of 100 ns in the second.
    var fraction: Int { Int(ticks % CivilDate.second) }

    /// `[-][d.]hh:mm:ss[.fffffff]`.
    var constant: String {
        let day = abs(days)
        var text = ticks < 0 ? "-" : ""
        if day != 0 { text += "\(day)." }
        text += DateFormatter.pad(abs(hours), 2) + ":" + DateFormatter.pad(abs(minutes), 2) + ":"
        text += DateFormatter.pad(abs(seconds), 2)
        return fraction == 0 ? text : text + "." + DateFormatter.pad(abs(fraction), 7)
    }

    /// By a standard letter or a custom pattern.
    func formatted(_ specifier: String, _ culture: CultureStyle) throws -> String {
        switch specifier {
        case "", "c", "t", "T": return constant
        case "g": return general(culture, isLong: false)
        case "G": return general(culture, isLong: true)
        default: return try custom(specifier)
        }
    }

    private func general(_ culture: CultureStyle, isLong: Bool) -> String {
        let sign = ticks < 0 ? "-" : ""
        let day = abs(days), hour = abs(hours)
        var text = sign
        if isLong || day != 0 { text += "\(day):" }
        text += isLong ? DateFormatter.pad(hour, 2) : String(hour)
        text += ":" + DateFormatter.pad(abs(minutes), 2) + ":" + DateFormatter.pad(abs(seconds), 2)
        var digits = DateFormatter.pad(abs(fraction), 7)[...]
        if !isLong { while digits.last == "0" { digits.removeLast() } }
        return digits.isEmpty ? text : text + culture.number.decimalSeparator + digits
    }

    private func custom(_ pattern: String) throws -> String {
        var reader = PatternReader(pattern, letters: PatternReader.spanLetters)
        var result = ""
        var isQuoted = 0
        while let part = try reader.next() {
            switch part {
            case .literal(let text):
                // Characters other than letters need quotes or a backslash in patterns of spans.
                result += text
                isQuoted += 1
            case .field(let letter, let count): result += try field(letter, count)
            }
        }
        guard !TimeSpanObject.hasBareLiteral(pattern) else { throw wrong() }
        return result
    }

    /// True when a literal stands without quotes or a backslash, which .NET refuses.
    private static func hasBareLiteral(_ pattern: String) -> Bool {
        var quote: Character?
        var isEscaped = false
        for character in pattern {
            if isEscaped {
                isEscaped = false
            } else if let open = quote {
                if character == open { quote = nil }
            } else if character == "\\" {
                isEscaped = true
            } else if character == "'" || character == "\"" {
                quote = character
            } else if !PatternReader.spanLetters.contains(character), character != "%" {
                return true
            }
        }
        return false
    }

    private func field(_ letter: Character, _ count: Int) throws -> String {
        let limit = letter == "d" ? 8 : letter == "f" || letter == "F" ? 7 : 2
        guard count <= limit else { throw wrong() }
        switch letter {
        case "d": return DateFormatter.pad(abs(days), count)
        case "h": return DateFormatter.pad(abs(hours), count)
        case "m": return DateFormatter.pad(abs(minutes), count)
        case "s": return DateFormatter.pad(abs(seconds), count)
        case "f": return String(DateFormatter.pad(abs(fraction), 7).prefix(count))
        default:
            var digits = DateFormatter.pad(abs(fraction), 7).prefix(count)
            while digits.last == "0" { digits.removeLast() }
            return String(digits)
        }
    }

    private func wrong() -> ScriptError { .format("Input string was not in a correct format.") }

    /// Reads `[-][d.]hh:mm[:ss[.fffffff]]` or a number of days; nil when it is neither.
    static func parse(_ text: String) -> TimeSpanObject? {
        var rest = Substring(text.trimmingBlanks())
        var isNegative = false
        if rest.hasPrefix("-") {
            isNegative = true
            rest = rest.dropFirst()
        }
        var days = 0, fraction: Int64 = 0
        var parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 1 {
            guard let number = whole(parts[0]) else { return nil }
            return make(isNegative, number, 0, 0, 0, 0)
        }
        if parts.count == 4 {
            guard let number = whole(parts[0]) else { return nil }
            days = number
            parts.removeFirst()
        } else if let dot = parts[0].firstIndex(of: ".") {
            guard let number = whole(String(parts[0][..<dot])) else { return nil }
            days = number
            parts[0] = String(parts[0][parts[0].index(after: dot)...])
        }
        guard parts.count <= 3 else { return nil }
        if parts.count == 3, let dot = parts[2].firstIndex(of: ".") {
            let digits = String(parts[2][parts[2].index(after: dot)...])
            guard whole(digits) != nil, digits.count <= 7 else { return nil }
            fraction = Int64(digits.padding(7)) ?? 0
            parts[2] = String(parts[2][..<dot])
        }
        guard let hours = whole(parts[0]), let minutes = whole(parts[1]),
            let seconds = parts.count == 3 ? whole(parts[2]) : 0
        else { return nil }
        return make(isNegative, days, hours, minutes, seconds, fraction)
    }

    private static func whole(_ text: String) -> Int? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }

    private static func make(
        _ isNegative: Bool, _ days: Int, _ hours: Int, _ minutes: Int, _ seconds: Int, _ fraction: Int64
    ) -> TimeSpanObject? {
        guard days <= 10_675_199, hours < 24, minutes < 60, seconds < 60 else { return nil }
        let units =
            Int64(days) * CivilDate.day + Int64(hours) * CivilDate.hour + Int64(minutes) * CivilDate.minute
            + Int64(seconds) * CivilDate.second + fraction
        return TimeSpanObject(ticks: isNegative ? -units : units)
    }
}

extension String {
    /// The text with zeros behind it up to a width.
    fileprivate func padding(_ width: Int) -> String {
        self + String(repeating: "0", count: Swift.max(0, width - count))
    }
}
