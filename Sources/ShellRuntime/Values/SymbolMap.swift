/// A map from symbols that is looked up often and never changed: the number of a symbol is hash enough, where a
/// dictionary would run it through its keyed hash each time.
struct SymbolMap<Element> {
    /// Symbols by place, -1 for a free one; the number of places is a power of two, at most half of them taken.
    private let symbols: [Int32]
    private let elements: [Element?]

    init(_ entries: [Symbol: Element]) {
        var capacity = 4
        while capacity < entries.count * 2 { capacity *= 2 }
        var symbols = [Int32](repeating: -1, count: capacity)
        var elements = [Element?](repeating: nil, count: capacity)
        for (symbol, element) in entries {
            var place = Self.place(symbol, capacity)
            while symbols[place] >= 0 { place = (place + 1) & (capacity - 1) }
            symbols[place] = symbol.index
            elements[place] = element
        }
        self.symbols = symbols
        self.elements = elements
    }

    /// Neighbouring numbers, which names seen together have, spread over the places.
    @inline(__always)
    private static func place(_ symbol: Symbol, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: (UInt32(bitPattern: symbol.index) &* 0x9E37_79B1) &>> 16) & (capacity - 1)
    }

    subscript(symbol: Symbol) -> Element? {
        let capacity = symbols.count
        var place = Self.place(symbol, capacity)
        while symbols[place] >= 0 {
            if symbols[place] == symbol.index { return elements[place] }
            place = (place + 1) & (capacity - 1)
        }
        return nil
    }
}
