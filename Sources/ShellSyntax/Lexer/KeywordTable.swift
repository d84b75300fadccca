/// The words and dash operators of the language.
struct KeywordTable: Sendable {
    let kinds: [LowercaseWord: TokenKind]
    let operators: [String: TokenKind]

    static let shared = KeywordTable()

    private init() {
        var kinds: [LowercaseWord: TokenKind] = [:]
        for kind in TokenKind.allCases where kind.flags.contains(.keyword) && kind != .dynamicKeyword {
            kinds[LowercaseWord(kind.text)] = kind
        }
        self.kinds = kinds
        var operators: [String: TokenKind] = [:]
        for kind in TokenKind.allCases where kind.text.hasPrefix("-") && kind.text.utf8.count > 1 {
            let name = String(kind.text.dropFirst())
            if name == "-" || name == "=" { continue }
            operators[name] = kind
            let plainStart: TokenKind = .ieq
            if kind.rawValue >= plainStart.rawValue, kind.rawValue <= TokenKind.isplit.rawValue {
                operators[String(name.dropFirst())] = kind
            }
        }
        self.operators = operators
    }
}
