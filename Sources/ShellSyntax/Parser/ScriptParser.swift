/// Builds the tree by recursive descent. The lexer's mode follows the parser: a token that was read ahead in one
/// mode is read again when the mode changes.
final class ScriptParser {
    let lexer: Lexer
    let errors: ErrorSink
    /// A token read ahead.
    var pending: Token?
    /// Commas separate arguments here and do not build arrays.
    var commasSeparate = false
    /// How deep the parser is in nested constructs.
    var depth = 0
    /// Levels at which a script is called too complex: enough for any script written by hand, and less than a
    /// stack of 8 MB holds.
    static let deepest = 1200
    /// Strings in strings: each is read again as often as there are strings around it.
    static let deepestString = 100
    /// How many strings are around what is being read.
    var stringDepth = 0
    /// Operands of one chain of operators or members; each is a level of the tree.
    static let longestChain = 6000
    /// Mistakes whose message quotes the whole word that is in the wrong place, see `peekBehindExpression`.
    static let mistakesQuotedWhole = 50

    init(_ lexer: Lexer, _ errors: ErrorSink) {
        self.lexer = lexer
        self.errors = errors
    }

    // MARK: Tokens

    func next() -> Token {
        if let token = pending {
            pending = nil
            return token
        }
        return lexer.nextToken()
    }

    func peek() -> Token {
        if let token = pending { return token }
        let token = lexer.nextToken()
        pending = token
        return token
    }

    func skip() { pending = nil }
    func unget(_ token: Token) { pending = token }

    /// Takes the next token if it is of a kind.
    func take(_ kind: TokenKind) -> Token? {
        guard peek().kind == kind else { return nil }
        return next()
    }

    func setMode(_ mode: LexerMode) {
        if mode != lexer.mode, let token = pending, !token.kind.flags.contains(.parseModeInvariant) {
            resync(token)
        }
        lexer.mode = mode
    }

    /// Runs a part of the grammar in a mode.
    @inline(__always)
    func inMode<T>(_ mode: LexerMode, _ body: () -> T) -> T {
        let old = lexer.mode
        setMode(mode)
        let result = body()
        setMode(old)
        return result
    }

    @inline(__always)
    func withCommas<T>(separate: Bool, _ body: () -> T) -> T {
        let old = commasSeparate
        commasSeparate = separate
        let result = body()
        commasSeparate = old
        return result
    }

    func resync(_ token: Token) { resync(to: token.extent.startOffset) }

    func resync(to offset: Int) {
        pending = nil
        lexer.resync(to: offset)
    }

    /// Where the next token would be read; a token read ahead is behind it.
    var restorePoint: Int { lexer.scriptOffset(lexer.at) }

    func skipLineEnds() {
        if let token = pending {
            guard token.kind == .newLine else { return }
            pending = nil
        }
        lexer.skipLineEnds(semicolons: false)
    }

    func skipTerminators() {
        if let token = pending {
            guard token.kind == .newLine || token.kind == .semi else { return }
            pending = nil
        }
        lexer.skipLineEnds(semicolons: true)
    }

    // MARK: Depth

    /// Enters a level of nesting; false when the script is too deep, and then nothing more of it is read.
    func enter() -> Bool {
        depth += 1
        if depth <= Self.deepest { return true }
        giveUp()
        return false
    }

    func leave() { depth -= 1 }

    /// Stops reading: the rest of the text is only cut into tokens.
    func giveUp() {
        guard !errors.isClosed else { return }
        let last = lexer.tokens.last?.extent ?? lexer.extent(lexer.at, lexer.at)
        report(last, .scriptTooComplicated)
        errors.isClosed = true
        lexer.limit = min(lexer.limit, lexer.at)
        pending = nil
    }

    // MARK: Errors

    func report(_ extent: ScriptExtent, _ id: SyntaxErrorID, _ arguments: String...) {
        errors.report(extent, id, arguments, incomplete: false)
    }

    /// Reports an error that more text may mend, if it was found at the end of the script.
    @discardableResult
    func reportIncomplete(
        _ extent: ScriptExtent, foundAt found: ScriptExtent? = nil, _ id: SyntaxErrorID,
        _ arguments: String...
    ) -> Bool {
        let incomplete = lexer.isAtEndOfScript(found ?? extent)
        errors.report(extent, id, arguments, incomplete: incomplete)
        return incomplete
    }

    /// Skips tokens up to one of some kinds that closes what is open here.
    func synchronize(consuming: Bool, _ kinds: TokenKind...) {
        var parens = kinds.contains(.rParen) ? 1 : 0
        var curlies = kinds.contains(.rCurly) ? 1 : 0
        var brackets = kinds.contains(.rBracket) ? 1 : 0
        while true {
            let token = next()
            var closes = false
            switch token.kind {
            case .lParen: parens += 1
            case .lCurly: curlies += 1
            case .lBracket: brackets += 1
            case .rParen:
                parens -= 1
                closes = parens == 0 && kinds.contains(.rParen)
            case .rCurly:
                curlies -= 1
                closes = curlies == 0 && kinds.contains(.rCurly)
            case .rBracket:
                brackets -= 1
                closes = brackets == 0 && kinds.contains(.rBracket)
            case .endOfInput:
                unget(token)
                return
            default: break
            }
            if closes {
                if !consuming { unget(token) }
                return
            }
            if kinds.contains(token.kind), parens == 0, curlies == 0, brackets == 0 { return }
        }
    }

    // MARK: Extents

    /// The span of two extents; nil stands for a part without text.
    func span(_ first: ScriptExtent?, _ last: ScriptExtent?) -> ScriptExtent {
        guard let first, !first.isNowhere else { return last ?? .empty }
        guard let last, !last.isNowhere else { return first }
        return first.through(last)
    }

    func span(_ first: Token, _ last: Token) -> ScriptExtent { span(first.extent, last.extent) }
    func span(_ first: Token, _ last: Ast) -> ScriptExtent { span(first.extent, last.extent) }
    func span(_ first: Ast, _ last: Ast) -> ScriptExtent { span(first.extent, last.extent) }
    func span(_ first: Ast, _ last: Token) -> ScriptExtent { span(first.extent, last.extent) }
    func after(_ token: Token) -> ScriptExtent { token.extent.after }
    func after(_ node: Ast) -> ScriptExtent { node.extent.after }

    /// The empty span one unit before an extent.
    func before(_ extent: ScriptExtent) -> ScriptExtent {
        let offset = max(0, extent.startOffset - 1)
        return ScriptExtent(extent.source, offset, offset)
    }

    func errorStatement(
        _ extent: ScriptExtent, kind: Token? = nil, flags: [ErrorStatementFlag] = [], conditions: [Ast] = [],
        bodies: [Ast] = [], nested: [Ast?] = []
    ) -> ErrorStatementAst {
        ErrorStatementAst(
            extent, kindToken: kind, flags: flags, conditions: conditions, bodies: bodies,
            nestedAst: nested.compactMap { $0 })
    }

    func bareWord(_ token: Token) -> StringConstantExpressionAst {
        StringConstantExpressionAst(token.extent, string: token.text, stringConstantType: .bareWord)
    }
}

extension ScriptExtent {
    /// Whether it is the span of a node that stands for nothing written.
    var isNowhere: Bool { source === ScriptExtent.empty.source }
}
