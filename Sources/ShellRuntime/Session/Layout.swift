/// The names that a script block assigns, each with a slot in the block's frame window.
final class Layout {
    /// Slot 0 is `$_` in every layout.
    static let dollarUnder = Symbol("_")

    private(set) var symbols: [Symbol] = [Layout.dollarUnder]
    private var slots: [Symbol: Int] = [Layout.dollarUnder: 0]
    /// Bit i is set when a symbol whose index is i modulo 64 has a slot: most names are rejected by one test.
    private(set) var mask: UInt64 = Layout.bit(Layout.dollarUnder)

    /// Number of slots.
    var count: Int { symbols.count }

    /// The slot of a name, or nil.
    @inline(__always)
    func slot(of symbol: Symbol) -> Int? {
        if mask & Layout.bit(symbol) == 0 { return nil }
        return slots[symbol]
    }

    /// Gives a name a slot.
    @discardableResult
    func add(_ symbol: Symbol) -> Int {
        if let known = slots[symbol] { return known }
        slots[symbol] = symbols.count
        symbols.append(symbol)
        mask |= Layout.bit(symbol)
        return symbols.count - 1
    }

    @inline(__always)
    private static func bit(_ symbol: Symbol) -> UInt64 { 1 << UInt64(symbol.index & 63) }
}
