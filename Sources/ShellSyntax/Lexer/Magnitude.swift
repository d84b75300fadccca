/// A natural number of any size, for literals.
struct Magnitude {
    /// Words from the lowest; none for zero.
    private var words: [UInt32] = []

    /// Reads ASCII digits of a base.
    init(_ digits: [UInt8], radix: UInt64) {
        for digit in digits {
            let value = digit <= 57 ? digit - 48 : (digit | 0x20) - 87
            multiplyAndAdd(radix, UInt64(value))
        }
    }

    /// Takes the whole part of a number that is not negative.
    init(_ number: Double) {
        guard number >= 1, number.isFinite else { return }
        var significand = number.significandBitPattern | (1 << 52)
        let shift = Int(number.exponent) - 52
        if shift < 0 { significand >>= UInt64(-shift) }
        words = [UInt32(truncatingIfNeeded: significand), UInt32(truncatingIfNeeded: significand >> 32)]
        trim()
        if shift > 0 {
            for _ in 0..<shift { multiplyAndAdd(2, 0) }
        }
    }

    private init(words: [UInt32]) {
        self.words = words
        trim()
    }

    static func powerOfTwo(_ bits: Int) -> Magnitude {
        var words = [UInt32](repeating: 0, count: bits / 32 + 1)
        words[bits / 32] = 1 << UInt32(bits % 32)
        return Magnitude(words: words)
    }

    private mutating func trim() {
        while words.last == 0 { words.removeLast() }
    }

    var isZero: Bool { words.isEmpty }

    var bitWidth: Int {
        guard let last = words.last else { return 0 }
        return words.count * 32 - last.leadingZeroBitCount
    }

    mutating func multiplyAndAdd(_ factor: UInt64, _ addend: UInt64) {
        var carry = addend
        for index in words.indices {
            let product = UInt64(words[index]) * factor + carry
            words[index] = UInt32(truncatingIfNeeded: product)
            carry = product >> 32
        }
        if carry > 0 { words.append(UInt32(carry)) }
    }

    /// Divides in place and gives the remainder.
    @discardableResult
    mutating func divide(by divisor: UInt64) -> UInt64 {
        var remainder: UInt64 = 0
        for index in words.indices.reversed() {
            let part = remainder << 32 | UInt64(words[index])
            words[index] = UInt32(part / divisor)
            remainder = part % divisor
        }
        trim()
        return remainder
    }

    /// Takes a smaller number away.
    func subtracting(_ other: Magnitude) -> Magnitude {
        var result = words
        var borrow: Int64 = 0
        for index in result.indices {
            let taken = index < other.words.count ? Int64(other.words[index]) : 0
            var part = Int64(result[index]) - taken - borrow
            borrow = part < 0 ? 1 : 0
            if part < 0 { part += 1 << 32 }
            result[index] = UInt32(part)
        }
        return Magnitude(words: result)
    }

    var decimalText: String {
        if words.count <= 2 { return String(unsigned(false) ?? 0) }
        var rest = self
        var groups: [String] = []
        while !rest.isZero {
            let group = String(rest.divide(by: 1_000_000_000))
            groups.append(
                rest.isZero ? group : String(repeating: "0", count: 9 - group.utf8.count) + group)
        }
        return groups.reversed().joined()
    }

    func unsigned(_ negative: Bool) -> UInt64? {
        guard words.count <= 2, !negative else { return nil }
        return words.reversed().reduce(0) { $0 << 32 | UInt64($1) }
    }

    func signed(_ negative: Bool) -> Int64? {
        guard let number = unsigned(false) else { return nil }
        if negative, number == 1 << 63 { return Int64.min }
        guard let positive = Int64(exactly: number) else { return nil }
        return negative ? -positive : positive
    }
}
