/// Reads dates as `DateTime.Parse` does: en-US and ISO 8601 forms.
struct DateParser {
    /// What was read: clock time and, when given, its distance to UTC.
    struct Result {
        var ticks: Int64
        var offset: Int64?
        var isUtc = false
    }

    private var tokens: [Token] = []
    private let text: String

    private enum Token {
        case number(Int, digits: Int)
        case word(String, at: Int)
        case symbol(Character)
        case fraction(Int64)
    }

    /// Reads a text; throws .NET's FormatException.
    static func parse(_ text: Text) throws -> Result {
        var parser = DateParser(text.trimmed().string)
        return try parser.run()
    }

    private init(_ text: String) { self.text = text }

    private func failure() -> ScriptError {
        .format("String '\(text)' was not recognized as a valid DateTime.")
    }

    private mutating func run() throws -> Result {
        if text.isEmpty { throw ScriptError.format("String '' was not recognized as a valid DateTime.") }
        try tokenize()
        var fields = Fields()
        try read(&fields)
        return try fields.result(failure())
    }

    private mutating func tokenize() throws {
        let characters = Array(text)
        var at = 0
        while at < characters.count {
            let character = characters[at]
            if character.isASCII, character.isNumber {
                let start = at
                while at < characters.count, characters[at].isASCII, characters[at].isNumber { at += 1 }
                guard let number = Int(String(characters[start..<at])) else { throw failure() }
                if case .symbol(let mark)? = tokens.last, mark == "." || mark == ",", afterSeconds() {
                    tokens.removeLast()
                    tokens.append(.fraction(fractionUnits(characters[start..<at])))
                } else {
                    tokens.append(.number(number, digits: at - start))
                }
            } else if character.isLetter {
                let start = at
                while at < characters.count, characters[at].isLetter { at += 1 }
                tokens.append(.word(String(characters[start..<at]).lowercased(), at: start))
            } else {
                at += 1
                if !character.isWhitespace { tokens.append(.symbol(character)) }
            }
        }
    }

    /// True when the text so far ends in seconds, so that a point starts a fraction.
    private func afterSeconds() -> Bool {
        var colons = 0
        for token in tokens.dropLast().reversed() {
            switch token {
            case .number: continue
            case .symbol(":"): colons += 1
            default: return colons == 2
            }
        }
        return colons == 2
    }

    private func fractionUnits(_ digits: ArraySlice<Character>) -> Int64 {
        let padded = String(digits.prefix(7)) + String(repeating: "0", count: max(0, 7 - digits.count))
        var units = Int64(padded) ?? 0
        if digits.count > 7, let next = digits.dropFirst(7).first?.wholeNumberValue, next >= 5 { units += 1 }
        return units
    }

    private mutating func read(_ fields: inout Fields) throws {
        var at = 0
        while at < tokens.count {
            switch tokens[at] {
            case .number(let number, let digits): at = try readNumber(number, digits, at, &fields)
            case .word(let word, let position): at = try readWord(word, position, at, &fields)
            case .symbol(let symbol):
                if (symbol == "+" || symbol == "-"), fields.hour != nil, case .number? = token(at + 1) {
                    at = try readOffset(symbol, at + 1, &fields)
                } else if symbol == "," || symbol == "/" || symbol == "-" || symbol == "." {
                    at += 1
                } else {
                    throw failure()
                }
            case .fraction(let units):
                fields.fraction = units
                at += 1
            }
        }
    }

    private func token(_ at: Int) -> Token? { at < tokens.count ? tokens[at] : nil }

    private func readNumber(
        _ number: Int, _ digits: Int, _ at: Int, _ fields: inout Fields
    ) throws -> Int {
        if case .symbol(":")? = token(at + 1) { return try readTime(number, at, &fields) }
        if case .word(let word, _)? = token(at + 1),
            word == "am" || word == "pm" || word == "a" || word == "p",
            fields.hour == nil
        {
            fields.hour = number
            return at + 1
        }
        guard fields.numbers.count < 3 else { throw failure() }
        fields.numbers.append((number, digits))
        return at + 1
    }

    private func readTime(_ hour: Int, _ at: Int, _ fields: inout Fields) throws -> Int {
        guard fields.hour == nil, case .number(let minute, _)? = token(at + 2) else { throw failure() }
        fields.hour = hour
        fields.minute = minute
        guard case .symbol(":")? = token(at + 3), case .number(let second, _)? = token(at + 4) else {
            return at + 3
        }
        fields.second = second
        return at + 5
    }

    private func readOffset(_ sign: Character, _ at: Int, _ fields: inout Fields) throws -> Int {
        guard case .number(let number, let digits)? = token(at) else { throw failure() }
        var minutes = digits > 2 ? number / 100 * 60 + number % 100 : number * 60
        var next = at + 1
        if case .symbol(":")? = token(next), case .number(let more, _)? = token(next + 1) {
            minutes += more
            next += 2
        }
        guard minutes <= 14 * 60 else { throw failure() }
        fields.offset = Int64(sign == "-" ? -minutes : minutes) * CivilDate.minute
        return next
    }

    private func readWord(
        _ word: String, _ position: Int, _ at: Int, _ fields: inout Fields
    ) throws -> Int {
        switch word {
        case "am", "a": fields.isAfternoon = false
        case "pm", "p": fields.isAfternoon = true
        case "t" where !fields.numbers.isEmpty: break
        case "z", "gmt", "utc":
            fields.offset = 0
            fields.isUtc = true
        default:
            if let month = DateParser.index(of: word, in: DateFormatter.months) {
                guard fields.month == nil else { throw failure() }
                fields.month = month + 1
                fields.numbersBeforeMonth = fields.numbers.count
            } else if let day = DateParser.index(of: word, in: DateFormatter.days) {
                fields.dayOfWeek = day
            } else {
                throw ScriptError.format(
                    "The string '\(text)' was not recognized as a valid DateTime. There is an unknown word starting "
                        + "at index '\(position)'.")
            }
        }
        return at + 1
    }

    /// The place of a full or three-letter name.
    static func index(of word: String, in names: [String]) -> Int? {
        names.firstIndex { name in
            let folded = name.lowercased()
            return folded == word || String(folded.prefix(3)) == word
                || (word == "sept" && folded == "september")
        }
    }
}

/// The parts of a date, put together when all are read.
private struct Fields {
    var numbers: [(value: Int, digits: Int)] = []
    var month: Int?
    var numbersBeforeMonth = 0
    var dayOfWeek: Int?
    var hour: Int?
    var minute = 0
    var second = 0
    var fraction: Int64 = 0
    var isAfternoon: Bool?
    var offset: Int64?
    var isUtc = false

    func result(_ failure: ScriptError) throws -> DateParser.Result {
        let time = try timeOfDay(failure)
        guard let date = try day(failure) else {
            guard hour != nil else { throw failure }
            let today = DateTimeObject.now.ticks / CivilDate.day * CivilDate.day
            return DateParser.Result(ticks: today + time, offset: offset, isUtc: isUtc)
        }
        if let dayOfWeek, CivilDate(ticks: date).dayOfWeek != dayOfWeek {
            throw ScriptError.format(
                "String was not recognized as a valid DateTime because the day of week was incorrect.")
        }
        return DateParser.Result(ticks: date + time, offset: offset, isUtc: isUtc)
    }

    private func timeOfDay(_ failure: ScriptError) throws -> Int64 {
        var hour = hour ?? 0
        if let isAfternoon {
            guard (1...12).contains(hour) || (hour == 0 && !isAfternoon) else { throw failure }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        let isMidnight = hour == 24 && minute == 0 && second == 0 && fraction == 0
        guard hour < 24 || isMidnight, minute < 60, second < 60 else { throw failure }
        return Int64(hour) * CivilDate.hour + Int64(minute) * CivilDate.minute + Int64(second)
            * CivilDate.second
            + fraction
    }

    private func day(_ failure: ScriptError) throws -> Int64? {
        guard let parts = try parts(failure) else { return nil }
        guard let date = CivilDate(year: parts.0, month: parts.1, day: parts.2) else { throw failure }
        return date.ticks
    }

    private func parts(_ failure: ScriptError) throws -> (Int, Int, Int)? {
        let thisYear = CivilDate(ticks: DateTimeObject.now.ticks).date.year
        if let month {
            switch numbers.count {
            case 1:
                let only = numbers[0]
                return only.digits >= 3 || only.value > 31
                    ? (year(only), month, 1) : (thisYear, month, only.value)
            case 2:
                let first = numbers[0], second = numbers[1]
                return first.digits >= 3
                    ? (year(first), month, second.value) : (year(second), month, first.value)
            default: throw failure
            }
        }
        switch numbers.count {
        case 0: return nil
        case 3:
            if numbers[0].digits >= 3 { return (year(numbers[0]), numbers[1].value, numbers[2].value) }
            return (year(numbers[2]), numbers[0].value, numbers[1].value)
        case 2:
            if numbers[0].digits >= 3 { return (year(numbers[0]), numbers[1].value, 1) }
            if numbers[1].digits >= 3 { return (year(numbers[1]), numbers[0].value, 1) }
            return (thisYear, numbers[0].value, numbers[1].value)
        default: throw failure
        }
    }

    /// Two digits mean 1950 to 2049, as .NET's calendar on Linux has it.
    private func year(_ number: (value: Int, digits: Int)) -> Int {
        if number.digits > 2 { return number.value }
        return number.value < 50 ? 2000 + number.value : 1900 + number.value
    }
}
