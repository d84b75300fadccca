/// Writes dates by .NET's standard and custom formats, in English.
struct DateFormatter {
    /// What is written: a date with its place in the world.
    struct Moment {
        let civil: CivilDate
        let kind: DateTimeObject.Kind
        /// Units ahead of UTC, of a `DateTimeOffset`; nil takes it from the kind.
        let offset: Int64?

        init(_ date: DateTimeObject) {
            civil = date.civil
            kind = date.kind
            offset = nil
        }

        init(civil: CivilDate, offset: Int64) {
            self.civil = civil
            self.offset = offset
            kind = .unspecified
        }

        /// The distance to UTC that `zzz` shows.
        var distance: Int64 {
            if let offset { return offset }
            return kind == .utc ? 0 : CivilDate.localOffset(local: civil.ticks)
        }

        var utc: CivilDate { CivilDate(ticks: max(0, civil.ticks - distance)) }
    }

    static let days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private let isInvariant: Bool

    init(_ culture: CultureStyle) { isInvariant = culture.name.isEmpty }

    /// `MM/dd/yyyy HH:mm:ss`, what `"$date"` gives.
    static func invariantGeneral(_ civil: CivilDate) -> String {
        let date = civil.date
        return pad(date.month, 2) + "/" + pad(date.day, 2) + "/" + pad(date.year, 4) + " "
            + pad(civil.hour, 2) + ":"
            + pad(civil.minute, 2) + ":" + pad(civil.second, 2)
    }

    /// The pattern of a standard format letter; nil when it is none.
    func pattern(_ letter: Character) -> String? {
        switch letter {
        case "d": isInvariant ? "MM/dd/yyyy" : "M/d/yyyy"
        case "D": longDate
        case "f": longDate + " " + shortTime
        case "F", "U": longDate + " " + longTime
        case "g": (isInvariant ? "MM/dd/yyyy" : "M/d/yyyy") + " " + shortTime
        case "G": (isInvariant ? "MM/dd/yyyy" : "M/d/yyyy") + " " + longTime
        case "m", "M": isInvariant ? "MMMM dd" : "MMMM d"
        case "o", "O": "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK"
        case "r", "R": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'"
        case "s": "yyyy'-'MM'-'dd'T'HH':'mm':'ss"
        case "t": shortTime
        case "T": longTime
        case "u": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'"
        case "y", "Y": isInvariant ? "yyyy MMMM" : "MMMM yyyy"
        default: nil
        }
    }

    var longDate: String { isInvariant ? "dddd, dd MMMM yyyy" : "dddd, MMMM d, yyyy" }
    var shortTime: String { isInvariant ? "HH:mm" : "h:mm\u{202F}tt" }
    var longTime: String { isInvariant ? "HH:mm:ss" : "h:mm:ss\u{202F}tt" }

    /// Writes a moment.
    func format(_ moment: Moment, _ specifier: String) throws -> String {
        guard specifier.count == 1, let letter = specifier.first else {
            return try custom(moment, specifier)
        }
        guard let pattern = pattern(letter) else {
            throw ScriptError.format("Input string was not in a correct format.")
        }
        let toUtc = letter == "U" || (moment.offset != nil && "rRu".contains(letter))
        let shown = toUtc ? Moment(civil: moment.utc, offset: 0) : moment
        return try custom(shown, pattern)
    }

    private func custom(_ moment: Moment, _ pattern: String) throws -> String {
        var reader = PatternReader(pattern)
        var result = ""
        while let part = try reader.next() {
            switch part {
            case .literal(let text): result += text
            case .field(let letter, let count):
                let text = field(letter, count, moment)
                // `.FFF` writes no point when there is no fraction behind it.
                if letter == "F", text.isEmpty, result.last == "." { result.removeLast() }
                result += text
            }
        }
        return result
    }

    private func field(_ letter: Character, _ count: Int, _ moment: Moment) -> String {
        let civil = moment.civil
        switch letter {
        case "d":
            if count >= 4 { return DateFormatter.days[civil.dayOfWeek] }
            if count == 3 { return String(DateFormatter.days[civil.dayOfWeek].prefix(3)) }
            return DateFormatter.pad(civil.date.day, count)
        case "M":
            if count >= 4 { return DateFormatter.months[civil.date.month - 1] }
            if count == 3 { return String(DateFormatter.months[civil.date.month - 1].prefix(3)) }
            return DateFormatter.pad(civil.date.month, count)
        case "y":
            return count <= 2
                ? DateFormatter.pad(civil.date.year % 100, count) : DateFormatter.pad(civil.date.year, count)
        case "H": return DateFormatter.pad(civil.hour, min(count, 2))
        case "h": return DateFormatter.pad((civil.hour + 11) % 12 + 1, min(count, 2))
        case "m": return DateFormatter.pad(civil.minute, min(count, 2))
        case "s": return DateFormatter.pad(civil.second, min(count, 2))
        case "f": return String(DateFormatter.pad(civil.fraction, 7).prefix(count))
        case "F":
            var digits = DateFormatter.pad(civil.fraction, 7).prefix(count)
            while digits.last == "0" { digits.removeLast() }
            return String(digits)
        case "t": return String((civil.hour < 12 ? "AM" : "PM").prefix(count == 1 ? 1 : 2))
        case "g": return isInvariant ? "A.D." : "AD"
        case "z": return offset(moment.distance, count)
        default: return zone(moment)
        }
    }

    private func zone(_ moment: Moment) -> String {
        if moment.offset != nil { return offset(moment.distance, 3) }
        switch moment.kind {
        case .utc: return "Z"
        case .local: return offset(moment.distance, 3)
        case .unspecified: return ""
        }
    }

    private func offset(_ units: Int64, _ count: Int) -> String {
        let minutes = abs(Int(units / CivilDate.minute))
        let sign = units < 0 ? "-" : "+"
        if count == 1 { return sign + String(minutes / 60) }
        let hours = sign + DateFormatter.pad(minutes / 60, 2)
        return count == 2 ? hours : hours + ":" + DateFormatter.pad(minutes % 60, 2)
    }

    /// A number with leading zeros.
    static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return digits.utf8.count >= width
            ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
    }
}

/// Takes a date or time span pattern apart.
struct PatternReader {
    enum Part {
        case literal(String)
        case field(Character, Int)
    }

    private let characters: [Character]
    private var at = 0
    private let letters: Set<Character>

    init(_ pattern: String, letters: Set<Character> = PatternReader.dateLetters) {
        characters = Array(pattern)
        self.letters = letters
    }

    static let dateLetters: Set<Character> = [
        "d", "M", "y", "H", "h", "m", "s", "f", "F", "t", "g", "z", "K",
    ]
    static let spanLetters: Set<Character> = ["d", "h", "m", "s", "f", "F"]

    /// The next part; nil at the end.
    mutating func next() throws -> Part? {
        guard at < characters.count else { return nil }
        let character = characters[at]
        if letters.contains(character) {
            let start = at
            while at < characters.count, characters[at] == character { at += 1 }
            return .field(character, at - start)
        }
        at += 1
        switch character {
        case "\\":
            guard at < characters.count else { throw wrong() }
            at += 1
            return .literal(String(characters[at - 1]))
        case "'", "\"": return .literal(try quoted(character))
        case "%":
            guard at < characters.count, characters[at] != "%" else { throw wrong() }
            return .literal("")
        default: return .literal(String(character))
        }
    }

    private mutating func quoted(_ quote: Character) throws -> String {
        var text = ""
        while at < characters.count, characters[at] != quote {
            if characters[at] == "\\", at + 1 < characters.count { at += 1 }
            text.append(characters[at])
            at += 1
        }
        guard at < characters.count else { throw wrong() }
        at += 1
        return text
    }

    private func wrong() -> ScriptError { .format("Input string was not in a correct format.") }
}
