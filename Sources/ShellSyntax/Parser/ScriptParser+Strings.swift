/// Expandable strings and words.
extension ScriptParser {
    /// A string with what it expands; the expressions inside are parsed from the tokens found by the lexer.
    func expandable(_ token: StringExpandableToken, _ type: StringConstantType) -> ExpressionAst {
        var parts: [ExpandablePart] = []
        var nested: [ExpressionAst] = []
        var tokens: [Token] = []
        for part in token.parts {
            switch part {
            case .text(let text): parts.append(.text(text))
            case .token(let inner):
                let expression = nestedExpression(inner, &tokens)
                parts.append(.expression(expression))
                nested.append(expression)
            }
        }
        guard !nested.isEmpty else {
            return StringConstantExpressionAst(token.extent, string: token.value, stringConstantType: type)
        }
        token.nested = tokens
        return ExpandableStringExpressionAst(
            token.extent, value: token.value, stringConstantType: type, parts: parts,
            nestedExpressions: nested)
    }

    private func nestedExpression(_ token: Token, _ tokens: inout [Token]) -> ExpressionAst {
        if let sub = token as? SubExpressionToken { return nestedSubExpression(sub, &tokens) }
        tokens.append(token)
        guard let variable = token as? VariableToken else {
            return ErrorExpressionAst(token.extent, nestedAst: [])
        }
        unget(variable)
        return primary(withMembers: false) ?? ErrorExpressionAst(token.extent, nestedAst: [])
    }

    private func nestedSubExpression(_ token: SubExpressionToken, _ tokens: inout [Token]) -> ExpressionAst {
        guard stringDepth < Self.deepestString else {
            giveUp()
            return ErrorExpressionAst(token.extent, nestedAst: [])
        }
        stringDepth += 1
        defer { stringDepth -= 1 }
        let outer = LexerState(lexer)
        let outerPending = pending
        pending = nil
        lexer.tokens = []
        lexer.mode = .expression
        let expression: ExpressionAst?
        if token.leftOut.isEmpty {
            lexer.limit = token.to
            lexer.at = token.from
            lexer.scriptStart = token.from
            lexer.scriptLength = token.to - token.from
            expression = primary(withMembers: true)
        } else {
            let units = token.unquoted(lexer)
            expression = units.withUnsafeBufferPointer { buffer in
                lexer.enter(buffer.baseAddress!, units.count - 1, token)
                return primary(withMembers: true)
            }
        }
        tokens += lexer.tokens
        outer.restore(lexer)
        pending = outerPending
        return expression ?? ErrorExpressionAst(token.extent, nestedAst: [])
    }
}

/// Where a lexer stands, to come back to after the inside of a string.
private struct LexerState {
    private let text: UnsafePointer<UInt16>
    private let limit: Int
    private let base: Int
    private let skips: [Int]
    private let at: Int
    private let start: Int
    private let mode: LexerMode
    private let scriptStart: Int
    private let scriptLength: Int
    private let tokens: [Token]

    init(_ lexer: Lexer) {
        text = lexer.text
        limit = lexer.limit
        base = lexer.base
        skips = lexer.skips
        at = lexer.at
        start = lexer.start
        mode = lexer.mode
        scriptStart = lexer.scriptStart
        scriptLength = lexer.scriptLength
        tokens = lexer.tokens
    }

    func restore(_ lexer: Lexer) {
        lexer.text = text
        lexer.limit = lexer.errors.isClosed ? min(limit, at) : limit
        lexer.base = base
        lexer.skips = skips
        lexer.at = at
        lexer.start = start
        lexer.mode = mode
        lexer.scriptStart = scriptStart
        lexer.scriptLength = scriptLength
        lexer.tokens = tokens
    }
}

extension SubExpressionToken {
    /// The text without the units that the string around it doubles, and a zero behind it.
    fileprivate func unquoted(_ lexer: Lexer) -> [UInt16] {
        var units: [UInt16] = []
        units.reserveCapacity(to - from + 1)
        var skip = 0
        for index in from..<to {
            if skip < leftOut.count, leftOut[skip] == index {
                skip += 1
            } else {
                units.append(lexer.text[index])
            }
        }
        units.append(0)
        return units
    }
}

extension Lexer {
    /// Turns to the text of a sub-expression that is not the script's as it stands.
    fileprivate func enter(_ units: UnsafePointer<UInt16>, _ count: Int, _ token: SubExpressionToken) {
        let outerBase = base
        let outerSkips = skips
        var all: [Int] = []
        // Units that an outer string doubles stay left out, beside those that this one does.
        var removed = Set(token.leftOut.map { scriptOffset($0) })
        for skip in outerSkips.indices {
            let offset = outerBase + outerSkips[skip] + skip
            if offset >= token.extent.startOffset, offset < token.extent.endOffset { removed.insert(offset) }
        }
        let origin = token.extent.startOffset
        for (count, offset) in removed.sorted().enumerated() { all.append(offset - origin - count) }
        text = units
        limit = count
        base = origin
        skips = all
        at = 0
        scriptStart = 0
        scriptLength = count
    }
}
