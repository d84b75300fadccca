/// Reads dates by a given pattern: `ParseExact`.
struct ExactDateParser {
    private let characters: [Character]
    private var at = 0
    private var year: Int?
    private var month: Int?
    private var day: Int?
    private var hour = 0
    private var minute = 0
    private var second = 0
    private var fraction: Int64 = 0
    private var isAfternoon: Bool?
    private var usesTwelve = false
    private var offset: Int64?
    private var isUtc = false

    private init(_ text: String) { characters = Array(text) }

    /// Reads a text by a pattern or standard letter; nil when it does not fit.
    static func parse(_ text: String, _ format: String, _ culture: CultureStyle) throws -> DateParser.Result?
    {
        var pattern = format
        if format.count == 1, let letter = format.first {
            guard let standard = DateFormatter(culture).pattern(letter) else {
                throw ScriptError.format("Input string was not in a correct format.")
            }
            pattern = standard
        }
        var parser = ExactDateParser(text)
        var reader = PatternReader(pattern)
        while let part = try reader.next() {
            switch part {
            case .literal(let literal): guard parser.take(literal) else { return nil }
            case .field(let letter, let count): guard parser.field(letter, count) else { return nil }
            }
        }
        guard parser.at == parser.characters.count else { return nil }
        var result = parser.result
        if "rRu".contains(format), result != nil, format.count == 1 {
            result?.offset = nil
        }
        return result
    }

    private mutating func take(_ literal: String) -> Bool {
        for character in literal {
            guard at < characters.count else { return false }
            let own = characters[at]
            guard own == character || (own.isWhitespace && character.isWhitespace) else { return false }
            at += 1
        }
        return true
    }

    private mutating func number(_ least: Int, _ most: Int) -> Int? {
        let start = at
        while at < characters.count, at - start < most, characters[at].isASCII, characters[at].isNumber {
            at += 1
        }
        guard at - start >= least else { return nil }
        return Int(String(characters[start..<at]))
    }

    private mutating func name(_ names: [String]) -> Int? {
        let rest = String(characters[at...]).lowercased()
        guard let index = names.firstIndex(where: { rest.hasPrefix($0.lowercased()) }) else { return nil }
        at += names[index].count
        return index
    }

    private mutating func field(_ letter: Character, _ count: Int) -> Bool {
        switch letter {
        case "d": return dayField(count)
        case "M": return monthField(count)
        case "y":
            guard let value = number(count <= 2 ? count : 4, count <= 2 ? 2 : max(count, 4)) else {
                return false
            }
            year = count <= 2 ? (value < 50 ? 2000 + value : 1900 + value) : value
        case "H", "h":
            guard let value = number(min(count, 2), 2) else { return false }
            hour = value
            usesTwelve = usesTwelve || letter == "h"
        case "m":
            guard let value = number(min(count, 2), 2) else { return false }
            minute = value
        case "s":
            guard let value = number(min(count, 2), 2) else { return false }
            second = value
        case "f", "F": return fractionField(count, exact: letter == "f")
        case "t": return halfField(count)
        case "z": return offsetField(count)
        case "K":
            if at == characters.count { return true }
            if characters[at] == "Z" {
                at += 1
                offset = 0
                isUtc = true
                return true
            }
            return offsetField(3)
        default: return name(["A.D.", "AD"]) != nil
        }
        return true
    }

    private mutating func dayField(_ count: Int) -> Bool {
        if count >= 3 {
            return name(count == 3 ? DateFormatter.days.map { String($0.prefix(3)) } : DateFormatter.days)
                != nil
        }
        guard let value = number(count, 2) else { return false }
        day = value
        return true
    }

    private mutating func monthField(_ count: Int) -> Bool {
        if count >= 3 {
            let names = count == 3 ? DateFormatter.months.map { String($0.prefix(3)) } : DateFormatter.months
            guard let index = name(names) else { return false }
            month = index + 1
            return true
        }
        guard let value = number(count, 2) else { return false }
        month = value
        return true
    }

    private mutating func fractionField(_ count: Int, exact: Bool) -> Bool {
        let start = at
        guard let value = number(exact ? count : 0, count) else { return !exact && at == start }
        var units = Int64(value)
        for _ in (at - start)..<7 { units *= 10 }
        fraction = units
        return true
    }

    private mutating func halfField(_ count: Int) -> Bool {
        guard let index = name(count == 1 ? ["A", "P"] : ["AM", "PM"]) else { return false }
        isAfternoon = index == 1
        return true
    }

    private mutating func offsetField(_ count: Int) -> Bool {
        guard at < characters.count, characters[at] == "+" || characters[at] == "-" else { return false }
        let isNegative = characters[at] == "-"
        at += 1
        guard let hours = number(count == 1 ? 1 : 2, 2) else { return false }
        var minutes = hours * 60
        if count >= 3 {
            if at < characters.count, characters[at] == ":" { at += 1 }
            guard let more = number(2, 2) else { return false }
            minutes += more
        }
        offset = Int64(isNegative ? -minutes : minutes) * CivilDate.minute
        return true
    }

    private var result: DateParser.Result? {
        let now = CivilDate(ticks: DateTimeObject.now.ticks).date
        let hasDate = year != nil || month != nil || day != nil
        let parts = hasDate ? (year ?? now.year, month ?? 1, day ?? 1) : (now.year, now.month, now.day)
        guard let date = CivilDate(year: parts.0, month: parts.1, day: parts.2), minute < 60, second < 60
        else {
            return nil
        }
        var clock = hour
        if usesTwelve || isAfternoon != nil {
            guard clock <= 12 || isAfternoon == nil else { return nil }
            if let isAfternoon { clock = clock % 12 + (isAfternoon ? 12 : 0) }
        }
        guard clock < 24 else { return nil }
        let time =
            Int64(clock) * CivilDate.hour + Int64(minute) * CivilDate.minute + Int64(second)
            * CivilDate.second
            + fraction
        return DateParser.Result(ticks: date.ticks + time, offset: offset, isUtc: isUtc)
    }
}
