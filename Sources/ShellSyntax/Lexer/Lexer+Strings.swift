/// Strings and here-strings.
extension Lexer {
    func scanStringLiteral() -> Token {
        var parts = StringParts()
        let whole = scanSingleQuoted(into: &parts)
        return save(
            StringLiteralToken(.stringLiteral, currentExtent, value: parts.value, whole ? [] : .tokenInError))
    }

    func scanStringExpandable() -> Token {
        var parts = StringParts()
        let whole = scanDoubleQuoted(into: &parts)
        return save(
            StringExpandableToken(
                .stringExpandable, currentExtent, value: parts.value, parts: parts.finish(),
                whole ? [] : .tokenInError))
    }

    /// Scans behind an opening single quote; false when the end is missing.
    func scanSingleQuoted(into parts: inout StringParts) -> Bool {
        let open = at - 1
        while true {
            let unit = peek()
            if unit == 0, isAtEnd { break }
            at += 1
            if unit.isSingleQuote {
                guard peek().isSingleQuote else { return true }
                parts.append(peek())
                at += 1
            } else {
                parts.append(unit)
            }
        }
        report(extent(open, at), .terminatorExpectedAtEndOfString, "'", incomplete: true)
        return false
    }

    /// Scans behind an opening double quote; false when the end is missing.
    func scanDoubleQuoted(into parts: inout StringParts) -> Bool {
        let open = at - 1
        while true {
            let unit = peek()
            if unit == 0, isAtEnd { break }
            at += 1
            if unit.isDoubleQuote {
                guard peek().isDoubleQuote else { return true }
                parts.append(peek())
                at += 1
            } else if unit == UInt16(ascii: "$") {
                if !scanDollar(into: &parts, hereString: false) { parts.append(unit) }
            } else if unit == UInt16(ascii: "`"), !isAtEnd {
                scanEscape(into: &parts)
            } else {
                parts.append(unit)
            }
        }
        report(extent(open, at), .terminatorExpectedAtEndOfString, "\"", incomplete: true)
        return false
    }

    /// Scans behind `$` in a string; false when nothing to expand follows.
    func scanDollar(into parts: inout StringParts, hereString: Bool) -> Bool {
        let outerStart = start
        let outerMode = mode
        defer {
            start = outerStart
            mode = outerMode
        }
        let dollar = at - 1
        let unit = peek()
        start = dollar
        mode = .expression
        let mark = tokens.count
        if unit == UInt16(ascii: "(") {
            at += 1
            let token = scanSubExpression(hereString: hereString)
            parts.append(token, text + dollar, at - dollar)
            return true
        }
        guard unit.startsVariable || unit == UInt16(ascii: "{") else { return false }
        let token = scanVariable(splatted: false, inString: true)
        tokens.removeSubrange(mark...)
        parts.append(token, text + dollar, at - dollar)
        return true
    }

    /// Scans `$(` up to the parenthesis that closes it; what is inside is parsed later.
    private func scanSubExpression(hereString: Bool) -> Token {
        var depth = 1
        var skips: [Int] = []
        while true {
            let unit = peek()
            if unit == 0, isAtEnd {
                report(extent(start, at), .incompleteDollarSubexpressionReference, incomplete: true)
                return SubExpressionToken(currentExtent, from: start, to: at, leftOut: skips, .tokenInError)
            }
            at += 1
            if unit == UInt16(ascii: "(") {
                depth += 1
            } else if unit == UInt16(ascii: ")") {
                depth -= 1
                if depth == 0 {
                    return SubExpressionToken(currentExtent, from: start, to: at, leftOut: skips)
                }
            } else if !hereString, unit == UInt16(ascii: "`") || unit.isDoubleQuote, peek().isDoubleQuote {
                skips.append(at - 1)
                at += 1
            }
        }
    }

    func scanHereString(expandable: Bool) -> Token {
        let header = start
        let kind: TokenKind = expandable ? .hereStringExpandable : .hereStringLiteral
        let footer = expandable ? "\"@" : "'@"
        guard scanHereStringHeader(quote: text[at - 1], header, footer) else {
            if expandable {
                return save(StringExpandableToken(kind, currentExtent, value: "", parts: [], .tokenInError))
            }
            return save(StringLiteralToken(kind, currentExtent, value: "", .tokenInError))
        }
        var parts = StringParts()
        var falseFooter = -1
        var flags: TokenFlags = []
        if !scanFooter(expandable, &parts, &falseFooter) {
            flags = scanHereStringLines(expandable, &parts, &falseFooter, header, footer)
        }
        if expandable {
            return save(
                StringExpandableToken(kind, currentExtent, value: parts.value, parts: parts.finish(), flags))
        }
        return save(StringLiteralToken(kind, currentExtent, value: parts.value, flags))
    }

    private func scanHereStringLines(
        _ expandable: Bool, _ parts: inout StringParts, _ falseFooter: inout Int, _ header: Int,
        _ footer: String
    ) -> TokenFlags {
        while true {
            let unit = peek()
            if unit == 0, isAtEnd { break }
            at += 1
            if unit.isLineEnd {
                let length = parts.count
                parts.append(unit)
                if unit == 13, peek() == 10 {
                    at += 1
                    parts.append(10)
                }
                let before = parts.count
                if scanFooter(expandable, &parts, &falseFooter) {
                    if parts.count == before { parts.shorten(to: length) }
                    return []
                }
            } else if expandable, unit == UInt16(ascii: "$") {
                if !scanDollar(into: &parts, hereString: true) { parts.append(unit) }
            } else if expandable, unit == UInt16(ascii: "`"), !isAtEnd {
                scanEscape(into: &parts)
            } else {
                parts.append(unit)
            }
        }
        if falseFooter >= 0 {
            report(extent(falseFooter, at), .whitespaceBeforeHereStringFooter, incomplete: true)
        } else {
            report(extent(header, at), .terminatorExpectedAtEndOfString, footer, incomplete: true)
        }
        return .tokenInError
    }

    /// Scans the rest of the line behind `@"` or `@'`, which must be blank.
    private func scanHereStringHeader(quote: UInt16, _ header: Int, _ footer: String) -> Bool {
        skipBlanks()
        let unit = peek()
        if unit.isLineEnd {
            at += 1
            if unit == 13, peek() == 10 { at += 1 }
            return true
        }
        if unit == 0, isAtEnd {
            report(extent(header, at), .terminatorExpectedAtEndOfString, footer, incomplete: true)
            return false
        }
        report(at: at, .unexpectedCharactersAfterHereStringHeader)
        while true {
            let unit = peek()
            if unit.isLineEnd || (unit == 0 && isAtEnd) { return false }
            at += 1
            if unit == (quote.isDoubleQuote ? UInt16(ascii: "\"") : UInt16(ascii: "'")),
                peek() == UInt16(ascii: "@")
            {
                at += 1
                return false
            }
        }
    }

    /// Scans the end of a here-string at the start of a line, if it is there.
    private func scanFooter(_ expandable: Bool, _ parts: inout StringParts, _ falseFooter: inout Int) -> Bool
    {
        func isFooter() -> Bool {
            (expandable ? peek().isDoubleQuote : peek().isSingleQuote) && peek(1) == UInt16(ascii: "@")
        }
        if isFooter() {
            at += 2
            return true
        }
        while peek().isBlank, !isAtEnd {
            parts.append(peek())
            at += 1
        }
        if isFooter() {
            if falseFooter < 0 { falseFooter = at }
            parts.append(peek())
            parts.append(peek(1))
            at += 2
        }
        return false
    }

    /// Scans what follows a backtick and adds what it means.
    func scanEscape(into parts: inout StringParts) {
        let unit = next()
        switch UInt8(truncatingIfNeeded: unit) {
        case _ where unit > 127: parts.append(unit)
        case UInt8(ascii: "0"): parts.append(0)
        case UInt8(ascii: "a"): parts.append(7)
        case UInt8(ascii: "b"): parts.append(8)
        case UInt8(ascii: "e"): parts.append(27)
        case UInt8(ascii: "f"): parts.append(12)
        case UInt8(ascii: "n"): parts.append(10)
        case UInt8(ascii: "r"): parts.append(13)
        case UInt8(ascii: "t"): parts.append(9)
        case UInt8(ascii: "v"): parts.append(11)
        case UInt8(ascii: "u"): scanUnicodeEscape(into: &parts)
        default: parts.append(unit)
        }
    }

    private func scanUnicodeEscape(into parts: inout StringParts) {
        let escape = at - 2
        guard peek() == UInt16(ascii: "{") else {
            report(extent(escape, at), .invalidUnicodeEscapeSequence)
            parts.append(UInt16(ascii: "u"))
            return
        }
        at += 1
        var value: UInt32 = 0
        var digits = 0
        while peek().isHexDigit {
            digits += 1
            if digits > 6 {
                report(at: at, .tooManyDigitsInUnicodeEscapeSequence)
                break
            }
            value = value << 4 | UInt32(hexValue(peek()))
            at += 1
        }
        guard digits <= 6 else { return }
        guard peek() == UInt16(ascii: "}") else {
            report(
                at: at,
                isAtEnd || digits > 0
                    ? .missingUnicodeEscapeSequenceTerminator : .invalidUnicodeEscapeSequence)
            return
        }
        at += 1
        if digits == 0 {
            report(extent(escape, at), .invalidUnicodeEscapeSequence)
        } else if value > 0x10FFFF {
            report(extent(escape, at), .invalidUnicodeEscapeSequenceValue)
        } else if value <= 0xFFFF {
            parts.append(UInt16(value))
        } else {
            parts.append(UInt16(0xD800 + ((value - 0x10000) >> 10)))
            parts.append(UInt16(0xDC00 + ((value - 0x10000) & 0x3FF)))
        }
    }

    private func hexValue(_ unit: UInt16) -> UInt16 {
        unit.isDigit ? unit - 48 : (unit | 0x20) - 87
    }
}

/// A sub-expression inside of a string, not yet cut into tokens.
final class SubExpressionToken: Token, @unchecked Sendable {
    /// The text of the lexer that it lies in, and the units that an outer quote doubles.
    let from: Int
    let to: Int
    let leftOut: [Int]

    init(_ extent: ScriptExtent, from: Int, to: Int, leftOut: [Int], _ flags: TokenFlags = []) {
        self.from = from
        self.to = to
        self.leftOut = leftOut
        super.init(.dollarParen, extent, flags)
    }
}
