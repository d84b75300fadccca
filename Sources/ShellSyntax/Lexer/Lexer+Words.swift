/// Names, bare words, parameters and labels.
extension Lexer {
    func scanIdentifier() -> Token {
        while peek().continuesIdentifier { at += 1 }
        if mode == .typeName { return scanTypeName() }
        if wantsSimpleName { return token(.identifier) }
        if mode == .command, !peek().endsWord { return scanGeneric() }
        if mode == .command || mode == .signature, at - start <= 13, let kind = keyword() {
            if kind != .inlineScript || isInWorkflow { return token(kind) }
        }
        return token(.identifier)
    }

    private func keyword() -> TokenKind? {
        let length = at - start
        guard length >= 2 else { return nil }
        let word = LowercaseWord(text + start, length)
        return KeywordTable.shared.kinds[word]
    }

    private func scanTypeName() -> Token {
        while true {
            let unit = peek()
            switch unit {
            case UInt16(ascii: "."), UInt16(ascii: "`"), UInt16(ascii: "_"), UInt16(ascii: "+"),
                UInt16(ascii: "#"),
                UInt16(ascii: "\\"):
                at += 1
            default:
                guard unit.continuesIdentifier else {
                    return token(.identifier, .typeName)
                }
                at += 1
            }
        }
    }

    func scanLabel() -> Token {
        guard peek().startsIdentifier else { return scanGeneric() }
        while peek().continuesIdentifier { at += 1 }
        guard peek().endsWord else { return scanGeneric() }
        return save(LabelToken(currentExtent, label: string(start + 1, at)))
    }

    func scanParameter() -> Token {
        var usesColon = false
        scanning: while true {
            let unit = peek()
            if unit.isBlank { break }
            switch unit {
            case UInt16(ascii: "{"), UInt16(ascii: "}"), UInt16(ascii: "("), UInt16(ascii: ")"),
                UInt16(ascii: ";"),
                UInt16(ascii: ","), UInt16(ascii: "|"), UInt16(ascii: "&"), UInt16(ascii: "."),
                UInt16(ascii: "["),
                10, 13, 0:
                break scanning
            case UInt16(ascii: ":"):
                if mode == .command {
                    usesColon = true
                    at += 1
                }
                break scanning
            default:
                if unit.isSingleQuote || unit.isDoubleQuote {
                    if mode == .command { return scanGeneric() }
                    break scanning
                }
                if mode != .command, !unit.isAsciiLetter { break scanning }
                at += 1
            }
        }
        let name = string(start + 1, usesColon ? at - 1 : at)
        if mode == .expression, let kind = KeywordTable.shared.operators[name.asciiLowercased] {
            return token(kind)
        }
        if name.isEmpty { return token(.minus) }
        return save(ParameterToken(currentExtent, name: name, usedColon: usesColon))
    }

    /// Scans a bare word of which the units up to here are already known to belong to it.
    func scanGeneric() -> Token { scanGeneric(from: at) }

    /// Scans a bare word whose units from the token's start to `from` are plain.
    func scanGeneric(from: Int) -> Token {
        at = from
        var builder = StringParts()
        builder.append(text + start, from - start)
        while true {
            let unit = peek()
            if unit.endsWord {
                if unit != 0 || isAtEnd { break }
                break
            }
            at += 1
            if unit == UInt16(ascii: "`") {
                if isAtEnd {
                    builder.append(unit)
                } else {
                    scanEscape(into: &builder)
                }
            } else if unit == UInt16(ascii: "$") {
                if !scanDollar(into: &builder, hereString: false) { builder.append(unit) }
            } else if unit.isSingleQuote {
                _ = scanSingleQuoted(into: &builder)
            } else if unit.isDoubleQuote {
                _ = scanDoubleQuoted(into: &builder)
            } else {
                builder.append(unit)
            }
        }
        if at == start { at += 1 }
        if builder.hasTokens {
            return save(
                StringExpandableToken(.generic, currentExtent, value: builder.value, parts: builder.finish()))
        }
        return save(StringLiteralToken(.generic, currentExtent, value: builder.value))
    }

    /// Scans the rest of the line behind `--%` as one word, up to `|`, `&&` and `||` outside of quotes.
    func scanVerbatim() -> Token? {
        skipBlanks()
        start = at
        var quoted = false
        while true {
            let unit = peek()
            if unit == 0, isAtEnd { break }
            if unit.isLineEnd { break }
            if unit.isDoubleQuote { quoted.toggle() }
            if !quoted {
                if unit == UInt16(ascii: "|") { break }
                if unit == UInt16(ascii: "&"), peek(1) == UInt16(ascii: "&") { break }
            }
            at += 1
        }
        guard at > start else { return nil }
        return save(StringLiteralToken(.generic, currentExtent, value: string(start, at)))
    }

    /// Scans one piece of an assembly's name inside of type brackets.
    func scanAssemblyPiece() -> String {
        skipBlanks()
        start = at
        while true {
            let unit = peek()
            if unit == 0, isAtEnd { break }
            if unit.isBlank || unit.isLineEnd || unit == UInt16(ascii: ",") || unit == UInt16(ascii: "=")
                || unit == UInt16(ascii: "]")
            {
                break
            }
            at += 1
        }
        let piece = string(start, at)
        _ = token(.identifier, .typeName)
        skipBlanks()
        return piece
    }

    /// Scans an assembly's name with its properties.
    func scanAssemblyName() -> String {
        var name = scanAssemblyPiece()
        while peek() == UInt16(ascii: ",") {
            start = at
            at += 1
            _ = token(.comma)
            name += ", " + scanAssemblyPiece()
            if peek() == UInt16(ascii: "=") {
                start = at
                at += 1
                _ = token(.equals)
                name += "=" + scanAssemblyPiece()
            }
        }
        return name
    }
}

/// A short word in lower case, for the keyword table.
struct LowercaseWord: Hashable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    init(_ units: UnsafePointer<UInt16>, _ count: Int) {
        for index in 0..<min(count, 16) {
            var unit = UInt64(units[index])
            if unit > 127 { unit = 127 }
            if unit >= 65, unit <= 90 { unit += 32 }
            if index < 8 { low = low << 8 | unit } else { high = high << 8 | unit }
        }
    }

    init(_ string: String) {
        self = Array(string.utf16).withUnsafeBufferPointer { LowercaseWord($0.baseAddress!, $0.count) }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(low ^ (high &* 0x9E37_79B9_7F4A_7C15))
    }
}

extension String {
    /// The string with ASCII capitals made small.
    var asciiLowercased: String {
        if utf8.allSatisfy({ $0 < 65 || $0 > 90 }) { return self }
        return String(decoding: utf8.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 }, as: UTF8.self)
    }

    /// Whether two strings are alike but for the case of ASCII letters.
    func isAlike(_ other: String) -> Bool {
        utf8.count == other.utf8.count && asciiLowercased == other.asciiLowercased
    }
}
