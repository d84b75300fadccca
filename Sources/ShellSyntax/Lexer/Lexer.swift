/// How the text at hand is cut into tokens.
enum LexerMode: UInt8 {
    /// Words of a command.
    case command
    /// Operators and operands.
    case expression
    /// The inside of type brackets.
    case typeName
    /// Members of classes and parameter lists.
    case signature
}

/// Cuts the text into tokens, one at a time, in the mode that the parser is in.
final class Lexer {
    let source: SourceText
    let errors: ErrorSink
    /// The text being scanned: the script, or a sub-expression of a string with its quotes undone.
    var text: UnsafePointer<UInt16>
    var limit: Int
    /// Offset in the script of the first unit of `text`.
    var base = 0
    /// Units of `text` behind which the script has one more that was left out.
    var skips: [Int] = []

    var at = 0
    var start = 0
    var mode = LexerMode.command
    /// Where the script, or the sub-expression of a string being parsed, starts in `text`, and its length.
    var scriptStart = 0
    var scriptLength: Int
    /// Words are plain names: members, keys.
    var wantsSimpleName = false
    /// A sign before a digit belongs to the number.
    var allowsSignedNumbers = false
    /// `?` and `:` end a number.
    var numbersEndAtTernary = false
    var isInWorkflow = false
    /// All tokens so far; those of strings being parsed are kept apart.
    var tokens: [Token] = []
    /// Comments that start with `#requires`.
    var requirements: [Token] = []
    /// The comment that begins the script's signature.
    var signature: Token?

    init(_ source: SourceText, _ text: UnsafePointer<UInt16>, _ errors: ErrorSink) {
        self.source = source
        self.text = text
        self.errors = errors
        limit = source.count
        scriptLength = limit
        tokens.reserveCapacity(source.count / 5)
    }

    // MARK: Characters

    @inline(__always) func peek() -> UInt16 { at < limit ? text[at] : 0 }
    @inline(__always) func peek(_ ahead: Int) -> UInt16 { at + ahead < limit ? text[at + ahead] : 0 }
    @inline(__always) var isAtEnd: Bool { at >= limit }
    @inline(__always) func next() -> UInt16 {
        let unit = peek()
        at += 1
        return unit
    }

    /// Offset in the script of an offset in `text`.
    func scriptOffset(_ offset: Int) -> Int {
        guard !skips.isEmpty else { return base + offset }
        var low = 0
        var high = skips.count
        while low < high {
            let middle = (low + high) / 2
            if skips[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return base + offset + low
    }

    /// Offset in `text` of an offset in the script.
    func textOffset(_ scriptOffset: Int) -> Int {
        let offset = scriptOffset - base
        guard !skips.isEmpty else { return offset }
        var low = 0
        var high = skips.count
        while low < high {
            let middle = (low + high) / 2
            if skips[middle] + middle + 1 <= offset { low = middle + 1 } else { high = middle }
        }
        return offset - low
    }

    func extent(_ from: Int, _ to: Int) -> ScriptExtent {
        ScriptExtent(source, scriptOffset(from), scriptOffset(to))
    }

    var currentExtent: ScriptExtent { extent(start, at) }

    func string(_ from: Int, _ to: Int) -> String {
        String(
            decoding: UnsafeBufferPointer(start: text + from, count: max(0, min(to, limit) - from)),
            as: UTF16.self)
    }

    // MARK: Tokens

    @discardableResult
    func save<T: Token>(_ token: T) -> T {
        tokens.append(token)
        return token
    }

    func token(_ kind: TokenKind, _ flags: TokenFlags = []) -> Token {
        save(Token(kind, currentExtent, flags))
    }

    func report(_ extent: ScriptExtent, _ id: SyntaxErrorID, _ arguments: String..., incomplete: Bool = false)
    {
        errors.report(extent, id, arguments, incomplete: incomplete)
    }

    /// Reports an error of one character.
    func report(at offset: Int, _ id: SyntaxErrorID, _ arguments: String..., incomplete: Bool = false) {
        errors.report(extent(offset, offset + 1), id, arguments, incomplete: incomplete)
    }

    /// Goes back to where a token starts and forgets the tokens from there on.
    func resync(to scriptOffset: Int) {
        at = min(textOffset(scriptOffset), limit)
        while let last = tokens.last, last.extent.startOffset >= scriptOffset { tokens.removeLast() }
        while let last = requirements.last, last.extent.startOffset >= scriptOffset {
            requirements.removeLast()
        }
    }

    // MARK: The next token

    /// Scans the next token that is not a comment or a continued line; those are saved on the way.
    func nextToken() -> Token {
        while true {
            skipBlanks()
            start = at
            let unit = next()
            if unit < 128 {
                if unit.isAsciiLetter || unit == 95 { return scanIdentifier() }
                if let token = scanAscii(unit) { return token }
                continue
            }
            if unit.isSingleQuote { return scanStringLiteral() }
            if unit.isDoubleQuote { return scanStringExpandable() }
            if unit.isDash { return scanDash() }
            if unit.isLetter { return scanIdentifier() }
            return scanGeneric()
        }
    }

    @inline(__always) func skipBlanks() {
        while at < limit, text[at].isBlank { at += 1 }
    }

    /// Scans a token that starts with an ASCII character; nil after a comment or a continued line.
    private func scanAscii(_ unit: UInt16) -> Token? {
        switch UInt8(truncatingIfNeeded: unit) {
        case UInt8(ascii: "'"): return scanStringLiteral()
        case UInt8(ascii: "\""): return scanStringExpandable()
        case UInt8(ascii: "@"): return scanAt()
        case UInt8(ascii: "#"):
            scanLineComment()
            return nil
        case UInt8(ascii: "`"): return scanBacktick()
        case UInt8(ascii: "="): return operatorOrWord(.equals)
        case UInt8(ascii: "+"): return scanPlus()
        case UInt8(ascii: "-"): return scanDash()
        case UInt8(ascii: "*"): return scanStar()
        case UInt8(ascii: "/"): return scanWithEquals(.divide, .divideEquals)
        case UInt8(ascii: "%"): return scanWithEquals(.rem, .remainderEquals)
        case UInt8(ascii: "$"):
            if peek() == UInt16(ascii: "(") {
                at += 1
                return token(.dollarParen)
            }
            return scanVariable(splatted: false, inString: false)
        case UInt8(ascii: "<"):
            if peek() == UInt16(ascii: "#") {
                at += 1
                scanBlockComment()
                return nil
            }
            return save(InputRedirectionToken(.redirectInStd, currentExtent))
        case UInt8(ascii: ">"): return scanPlainRedirection()
        case UInt8(ascii: "1")...UInt8(ascii: "6"):
            if peek() == UInt16(ascii: ">") {
                at += 1
                return scanRedirection(RedirectionStream(rawValue: UInt8(unit - 48)) ?? .output)
            }
            return scanNumber(unit)
        case UInt8(ascii: "0"), UInt8(ascii: "7"), UInt8(ascii: "8"), UInt8(ascii: "9"):
            return scanNumber(unit)
        case UInt8(ascii: "["): return operatorOrWord(.lBracket)
        case UInt8(ascii: "]"): return token(.rBracket)
        case UInt8(ascii: "("): return token(.lParen)
        case UInt8(ascii: ")"): return token(.rParen)
        case UInt8(ascii: "{"): return token(.lCurly)
        case UInt8(ascii: "}"): return token(.rCurly)
        case UInt8(ascii: ";"): return token(.semi)
        case UInt8(ascii: ","): return token(.comma)
        case UInt8(ascii: "|"): return scanDouble(unit, .orOr, .pipe)
        case UInt8(ascii: "&"): return scanDouble(unit, .andAnd, .ampersand)
        case UInt8(ascii: "!"): return scanExclaim()
        case UInt8(ascii: "."): return scanDot()
        case UInt8(ascii: ":"): return scanColon()
        case UInt8(ascii: "?"): return scanQuestion()
        case 10: return token(.newLine)
        case 13:
            if peek() == 10 { at += 1 }
            return token(.newLine)
        case 0:
            guard at > limit else { return scanGeneric() }
            at -= 1
            return save(Token(.endOfInput, extent(at + 1, at + 1)))
        default: return scanGeneric()
        }
    }

    private func scanDouble(_ unit: UInt16, _ double: TokenKind, _ single: TokenKind) -> Token {
        guard peek() == unit else { return token(single) }
        at += 1
        return token(double)
    }

    private func scanAt() -> Token? {
        let unit = peek()
        if unit == UInt16(ascii: "{") || unit == UInt16(ascii: "(") {
            at += 1
            return token(unit == UInt16(ascii: "{") ? .atCurly : .atParen)
        }
        if unit.isSingleQuote || unit.isDoubleQuote {
            at += 1
            return scanHereString(expandable: unit.isDoubleQuote)
        }
        if unit.startsVariable { return scanVariable(splatted: true, inString: false) }
        report(currentExtent, .unrecognizedToken)
        return token(.unknown, .tokenInError)
    }

    private func scanBacktick() -> Token? {
        let unit = peek()
        if unit.isLineEnd {
            at += 1
            if unit == 13, peek() == 10 { at += 1 }
            _ = token(.lineContinuation)
            return nil
        }
        if unit.isBlank { return nil }
        if unit == 0, isAtEnd {
            report(currentExtent, .incompleteString, incomplete: true)
            return nil
        }
        at -= 1
        return scanGeneric(from: at)
    }

    // MARK: Operators

    /// An operator, or in a command the start of a word that goes on behind it.
    func operatorOrWord(_ kind: TokenKind) -> Token {
        if mode == .command, !peek().endsWord { return scanGeneric() }
        return token(kind)
    }

    private func scanWithEquals(_ plain: TokenKind, _ assignment: TokenKind) -> Token {
        guard peek() == UInt16(ascii: "=") else { return operatorOrWord(plain) }
        at += 1
        return operatorOrWord(assignment)
    }

    private func scanPlus() -> Token {
        let unit = peek()
        if unit == UInt16(ascii: "+") {
            at += 1
            return operatorOrWord(.plusPlus)
        }
        if unit == UInt16(ascii: "=") {
            at += 1
            return operatorOrWord(.plusEquals)
        }
        if allowsSignedNumbers, unit.isDigit || unit == UInt16(ascii: ".") { return scanNumber(43) }
        return operatorOrWord(.plus)
    }

    private func scanDash() -> Token {
        let unit = peek()
        if unit.isDash {
            at += 1
            return operatorOrWord(.minusMinus)
        }
        if unit == UInt16(ascii: "=") {
            at += 1
            return operatorOrWord(.minusEquals)
        }
        if unit.startsIdentifier || unit == UInt16(ascii: "?") { return scanParameter() }
        if allowsSignedNumbers, unit.isDigit || unit == UInt16(ascii: ".") { return scanNumber(45) }
        return operatorOrWord(.minus)
    }

    private func scanStar() -> Token {
        let unit = peek()
        if unit == UInt16(ascii: "=") {
            at += 1
            return operatorOrWord(.multiplyEquals)
        }
        if unit == UInt16(ascii: ">") {
            at += 1
            return scanRedirection(.all)
        }
        return operatorOrWord(.multiply)
    }

    /// Scans what follows a `>` that stands alone.
    private func scanPlainRedirection() -> Token {
        let append = peek() == UInt16(ascii: ">")
        if append { at += 1 }
        return save(FileRedirectionToken(currentExtent, from: .output, append: append))
    }

    /// Scans what follows the first `>` of a redirection with a stream before it. In an expression a digit before
    /// `>` is a number.
    private func scanRedirection(_ from: RedirectionStream) -> Token {
        let unit = peek()
        if unit == UInt16(ascii: "&") {
            let target = peek(1)
            if target == UInt16(ascii: "1") || target == UInt16(ascii: "2") {
                at += 2
                let to: RedirectionStream = target == UInt16(ascii: "1") ? .output : .error
                return save(MergingRedirectionToken(currentExtent, from: from, to: to))
            }
        }
        if mode == .expression, from != .all {
            at -= 1
            return save(NumberToken(currentExtent, .int32(Int32(from.rawValue))))
        }
        let append = unit == UInt16(ascii: ">")
        if append { at += 1 }
        return save(FileRedirectionToken(currentExtent, from: from, append: append))
    }

    private func scanExclaim() -> Token {
        let unit = peek()
        if mode == .command && !unit.endsWord || mode == .expression && unit.startsIdentifier {
            return scanGeneric()
        }
        return token(.exclaim)
    }

    private func scanDot() -> Token {
        let unit = peek()
        if unit == UInt16(ascii: ".") {
            at += 1
            return operatorOrWord(.dotDot)
        }
        if unit.isDigit { return scanNumber(46) }
        let opensWord =
            unit != UInt16(ascii: "$") && unit != UInt16(ascii: "\"") && unit != UInt16(ascii: "'")
        if mode == .command, !unit.endsWord, opensWord { return scanGeneric() }
        return token(.dot)
    }

    private func scanColon() -> Token {
        if peek() == UInt16(ascii: ":") {
            at += 1
            if mode == .command, !wantsSimpleName, !peek().endsWord { return scanGeneric() }
            return token(.colonColon)
        }
        return mode == .command ? scanLabel() : token(.colon)
    }

    private func scanQuestion() -> Token {
        guard mode == .expression else { return scanGeneric() }
        switch peek() {
        case UInt16(ascii: "?"):
            at += 1
            guard peek() == UInt16(ascii: "=") else { return token(.questionQuestion) }
            at += 1
            return token(.questionQuestionEquals)
        case UInt16(ascii: "."):
            at += 1
            return token(.questionDot)
        case UInt16(ascii: "["):
            at += 1
            return token(.questionLBracket)
        default: return token(.questionMark)
        }
    }
}
