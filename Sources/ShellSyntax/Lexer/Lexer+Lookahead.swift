/// Tokens that the parser asks for by kind, because blanks or the mode would decide otherwise.
extension Lexer {
    private func take(_ count: Int, _ kind: TokenKind) -> Token {
        start = at
        at += count
        return token(kind)
    }

    /// `.`, `::`, `[`, `?.` or `?[` right behind an expression; block comments may stand between.
    func memberAccessOperator(allowsBracket: Bool) -> Token? {
        while peek() == UInt16(ascii: "<"), peek(1) == UInt16(ascii: "#") {
            start = at
            at += 2
            scanBlockComment()
        }
        switch peek() {
        case UInt16(ascii: "."):
            let after = peek(1)
            if after == UInt16(ascii: ".") || endsAccess(after) { return nil }
            return take(1, .dot)
        case UInt16(ascii: ":"):
            guard peek(1) == UInt16(ascii: ":"), !endsAccess(peek(2)) else { return nil }
            return take(2, .colonColon)
        case UInt16(ascii: "["): return allowsBracket ? take(1, .lBracket) : nil
        case UInt16(ascii: "?"):
            if peek(1) == UInt16(ascii: ".") { return take(2, .questionDot) }
            if peek(1) == UInt16(ascii: "["), allowsBracket { return take(2, .questionLBracket) }
            return nil
        default: return nil
        }
    }

    /// In a command, an operator with a blank behind it is a word of its own.
    private func endsAccess(_ unit: UInt16) -> Bool {
        mode == .command && (unit.isBlank || unit.isLineEnd || unit == 0)
    }

    /// `(` or `{` right behind a member's name.
    func invocationOpening() -> Token? {
        if peek() == UInt16(ascii: "(") { return take(1, .lParen) }
        if peek() == UInt16(ascii: "{") { return take(1, .lCurly) }
        return nil
    }

    /// The `[` of an attribute or type, which in a command would otherwise open a word.
    func leftBracket() -> Token? {
        let before = at
        var returns = false
        while true {
            start = at
            let unit = peek()
            if unit.isBlank {
                returns = true
                skipBlanks()
            } else if unit == UInt16(ascii: "#") {
                returns = true
                at += 1
                scanLineComment()
            } else if unit == UInt16(ascii: "<"), peek(1) == UInt16(ascii: "#") {
                returns = false
                at += 2
                scanBlockComment()
            } else if unit == UInt16(ascii: "[") {
                return take(1, .lBracket)
            } else {
                if returns, unit == UInt16(ascii: ".") || unit == UInt16(ascii: ":") {
                    resync(to: scriptOffset(before))
                }
                return nil
            }
        }
    }

    /// Skips line ends, and semicolons if wanted, with blanks and comments between them.
    func skipLineEnds(semicolons: Bool) {
        while true {
            start = at
            let unit = peek()
            if unit.isBlank {
                skipBlanks()
            } else if unit.isLineEnd {
                at += 1
                if unit == 13, peek() == 10 { at += 1 }
                _ = token(.newLine)
            } else if unit == UInt16(ascii: ";"), semicolons {
                at += 1
                _ = token(.semi)
            } else if unit == UInt16(ascii: "#") {
                at += 1
                scanLineComment()
            } else if unit == UInt16(ascii: "<"), peek(1) == UInt16(ascii: "#") {
                at += 2
                scanBlockComment()
            } else if unit == UInt16(ascii: "`") {
                guard skipContinuedLine() else { return }
            } else {
                return
            }
        }
    }

    /// Skips a backtick at the end of a line, or before a blank.
    private func skipContinuedLine() -> Bool {
        let after = peek(1)
        if after.isLineEnd {
            at += 2
            if after == 13, peek() == 10 { at += 1 }
            _ = token(.lineContinuation)
            return true
        }
        guard after.isBlank else { return false }
        at += 1
        return true
    }

    // MARK: Looking ahead without tokens

    /// Whether more text behind an extent could complete it: nothing but blanks and comments follows.
    func isAtEndOfScript(_ extent: ScriptExtent) -> Bool {
        var offset = extent.endOffset
        while offset < scriptLength {
            let unit = text[scriptStart + offset]
            if unit == UInt16(ascii: "#") {
                offset = skipLineComment(offset + 1)
            } else if unit == UInt16(ascii: "<"), offset + 1 < scriptLength,
                text[scriptStart + offset + 1] == UInt16(ascii: "#")
            {
                offset = skipBlockComment(offset + 2)
            } else {
                guard unit.isBlank else { return false }
                offset += 1
            }
        }
        return true
    }

    /// Whether the first thing behind a line end is `|`, so that the pipeline goes on.
    func isPipeContinuation(_ extent: ScriptExtent) -> Bool {
        var offset = textOffset(extent.endOffset)
        var isLineStart = true
        while offset < limit {
            let unit = text[offset]
            if unit == UInt16(ascii: "#") {
                offset = skipLineComment(offset + 1 - scriptStart) + scriptStart
                isLineStart = false
            } else if unit == UInt16(ascii: "<"), offset + 1 < limit, text[offset + 1] == UInt16(ascii: "#") {
                offset = skipBlockComment(offset + 2 - scriptStart) + scriptStart
                isLineStart = false
            } else if unit.isLineEnd {
                if isLineStart, !(unit == 10 && text[offset - 1] == 13) { return false }
                offset += 1
                isLineStart = true
            } else if unit.isBlank {
                offset += 1
            } else {
                return unit == UInt16(ascii: "|")
            }
        }
        return false
    }

    private func skipLineComment(_ from: Int) -> Int {
        var offset = from
        while offset < scriptLength, !text[scriptStart + offset].isLineEnd { offset += 1 }
        return offset
    }

    private func skipBlockComment(_ from: Int) -> Int {
        var offset = from
        while offset < scriptLength {
            if text[scriptStart + offset] == UInt16(ascii: "#"), offset + 1 < scriptLength,
                text[scriptStart + offset + 1] == UInt16(ascii: ">")
            {
                return offset + 2
            }
            offset += 1
        }
        return offset
    }
}
