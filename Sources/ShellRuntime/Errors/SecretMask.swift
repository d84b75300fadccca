/// A source line as it may be shown: texts that a secret is made of stand as `***`.
///
/// Errors quote the line that failed, and what quotes them goes into logs. Masked are the argument of a parameter whose
/// name ends like a secret's (`-Passphrase 'x'`, `-NewPassword:x`), the texts of a line that makes a secure string of plain
/// text (`-AsPlainText`), and the text given to a variable that is named like a secret (`$password = 'x'`), and the values of a credential mapping
/// (`Update-SPSecureStoreGroupCredentialMapping … -Values 'x', 'y'`). The scan
/// works on characters, not on a tree: a quoted line may be any piece of a command.
public struct SecretMask {
    private static let words = ["password", "passphrase", "token", "ticket", "apikey", "secret"]
    private static let mask = Array("***".unicodeScalars)

    private let source: [Unicode.Scalar]
    private let folded: [Unicode.Scalar]
    /// True when the line stores credentials, whose `-Values` are secrets.
    private let storesCredentials: Bool
    /// What is masked, in order, without overlaps.
    private var spans: [Range<Int>] = []

    /// Looks for the secrets of a line.
    public init(_ line: [Unicode.Scalar]) {
        source = line
        folded = line.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
        let text = Self.text(folded)
        storesCredentials = text.contains("credentialmapping")
        guard storesCredentials || Self.mayHoldSecret(text) else { return }
        spans = found().sorted { $0.lowerBound < $1.lowerBound }
    }

    /// The line with its secrets masked.
    public static func shown(_ line: String) -> String {
        let mask = SecretMask(Array(line.unicodeScalars))
        return mask.spans.isEmpty ? line : text(mask.scalars)
    }

    /// The characters to show.
    public var scalars: [Unicode.Scalar] {
        var shown: [Unicode.Scalar] = []
        var place = 0
        for span in spans {
            shown += source[place..<span.lowerBound]
            shown += Self.mask
            place = span.upperBound
        }
        return shown + source[place...]
    }

    private static func text(_ scalars: [Unicode.Scalar]) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    /// Where a place of the source stands in what is shown.
    public func moved(_ place: Int) -> Int {
        var shift = 0
        for span in spans {
            if place >= span.upperBound {
                shift += Self.mask.count - span.count
            } else if place > span.lowerBound {
                return span.lowerBound + shift + min(place - span.lowerBound, Self.mask.count)
            }
        }
        return place + shift
    }

    // MARK: Finding

    private static func mayHoldSecret(_ text: String) -> Bool {
        text.contains("-asp") || words.contains { text.contains($0) }
    }

    private func found() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        while place < source.count {
            let start = place
            if let name = name(after: "-", &place) {
                if "asplaintext".hasPrefix(name), name.count >= 3 { return everyText() }
                if Self.isSecret(name) || isValues(name) { found += arguments(&place) }
            } else if let name = name(after: "$", &place) {
                if Self.isSecret(name), let span = assigned(&place) { found.append(span) }
            }
            if place == start { place += 1 }
        }
        return found
    }

    private static func isSecret(_ name: String) -> Bool {
        words.contains { name.hasSuffix($0) } || name.contains("passw") || name.contains("passphrase")
    }

    /// `-Values` and its abbreviations, of a command that stores credentials.
    private func isValues(_ name: String) -> Bool {
        storesCredentials && name.count >= 2 && "values".hasPrefix(name)
    }

    /// The letters and digits after a sign; moves behind them.
    private func name(after sign: Unicode.Scalar, _ place: inout Int) -> String? {
        guard folded[place] == sign else { return nil }
        var view = String.UnicodeScalarView()
        place += 1
        while place < folded.count,
            folded[place].properties.isAlphabetic || folded[place].properties.numericType != nil
        {
            view.append(folded[place])
            place += 1
        }
        return String(view)
    }

    private func skipBlanks(_ place: inout Int) {
        while place < source.count, source[place] == " " || source[place] == "\t" { place += 1 }
    }

    /// The texts that the argument of a parameter is made of: itself, or those in its parentheses.
    private func arguments(_ place: inout Int) -> [Range<Int>] {
        if let first = argument(&place) {
            var list = [first]
            var next = place
            skipBlanks(&next)
            while next < source.count, source[next] == "," {
                next += 1
                guard let span = argument(&next) else { break }
                list.append(span)
                place = next
                skipBlanks(&next)
            }
            return list
        }
        var inside = place
        while inside < source.count, "$@".unicodeScalars.contains(source[inside]) { inside += 1 }
        guard inside < source.count, source[inside] == "(" else { return [] }
        var found: [Range<Int>] = []
        var depth = 0
        place = inside
        while place < source.count {
            if Self.isQuote(source[place]) {
                found.append(quoted(&place))
                continue
            }
            if source[place] == "(" { depth += 1 }
            if source[place] == ")" { depth -= 1 }
            place += 1
            if depth == 0 { break }
        }
        return found
    }

    /// The argument of a parameter, when it is a text that stands in the line.
    private func argument(_ place: inout Int) -> Range<Int>? {
        if place < source.count, source[place] == ":" { place += 1 }
        skipBlanks(&place)
        guard place < source.count else { return nil }
        if Self.isQuote(source[place]) { return quoted(&place) }
        guard !"$(@-{|;&".unicodeScalars.contains(source[place]) else { return nil }
        let start = place
        while place < source.count, !" \t;|&)}".unicodeScalars.contains(source[place]) { place += 1 }
        return start < place ? start..<place : nil
    }

    /// The text that `= 'text'` gives to a variable.
    private func assigned(_ place: inout Int) -> Range<Int>? {
        var next = place
        skipBlanks(&next)
        guard next < source.count, source[next] == "=" else { return nil }
        next += 1
        skipBlanks(&next)
        guard next < source.count, Self.isQuote(source[next]) else { return nil }
        place = next
        return quoted(&place)
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        "'\"\u{2018}\u{2019}\u{201A}\u{201B}\u{201C}\u{201D}\u{201E}".unicodeScalars.contains(scalar)
    }

    /// A text with its quotes; to the end of the line when it goes on there.
    private func quoted(_ place: inout Int) -> Range<Int> {
        let start = place
        let quote = source[place]
        place += 1
        while place < source.count {
            if source[place] == "`", quote == "\"" {
                place += 2
            } else if source[place] == quote {
                place += 1
                guard place < source.count, source[place] == quote else { break }
                place += 1
            } else {
                place += 1
            }
        }
        place = min(place, source.count)
        return start..<place
    }

    /// Every quoted text of the line, and the bare word that `ConvertTo-SecureString` is given.
    private func everyText() -> [Range<Int>] {
        var found: [Range<Int>] = []
        var place = 0
        let command = Array("convertto-securestring".unicodeScalars)
        while place < source.count {
            if Self.isQuote(source[place]) {
                found.append(quoted(&place))
            } else if folded[place...].starts(with: command) {
                place += command.count
                if let span = argument(&place) { found.append(span) }
            } else {
                place += 1
            }
        }
        return found
    }
}
