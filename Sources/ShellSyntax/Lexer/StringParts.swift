/// Gathers the pieces of a string or word while it is scanned.
struct StringParts {
    private var units: [UInt16] = []
    private var parts: [StringExpandableToken.Part] = []
    private var piece = 0
    private(set) var hasTokens = false
    /// Set when the string has no end or a part with an error.
    var isBroken = false

    @inline(__always) mutating func append(_ unit: UInt16) { units.append(unit) }

    mutating func append(_ from: UnsafePointer<UInt16>, _ count: Int) {
        units.append(contentsOf: UnsafeBufferPointer(start: from, count: count))
    }

    /// Adds an expression: its token, and its text for the value of the whole.
    mutating func append(_ token: Token, _ from: UnsafePointer<UInt16>, _ count: Int) {
        cut()
        parts.append(.token(token))
        append(from, count)
        piece = units.count
        hasTokens = true
    }

    private mutating func cut() {
        if piece < units.count { parts.append(.text(String(decoding: units[piece...], as: UTF16.self))) }
    }

    var count: Int { units.count }

    /// Takes the last units off again.
    mutating func shorten(to count: Int) {
        units.removeSubrange(max(count, piece)...)
    }

    /// The whole text, expressions as they are written.
    var value: String { String(decoding: units, as: UTF16.self) }

    /// The pieces in order.
    mutating func finish() -> [StringExpandableToken.Part] {
        cut()
        piece = units.count
        return parts
    }
}
