/// An unsigned integer of 256 bits: the exact results that decimal arithmetic rounds.
struct WideInteger: Equatable, Comparable {
    var high: UInt128
    var low: UInt128

    init(high: UInt128, low: UInt128) {
        self.high = high
        self.low = low
    }

    init(_ value: UInt128, times factor: UInt128) {
        let product = value.multipliedFullWidth(by: factor)
        high = product.high
        low = product.low
    }

    static func < (left: WideInteger, right: WideInteger) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }

    static func + (left: WideInteger, right: WideInteger) -> WideInteger {
        let (low, carry) = left.low.addingReportingOverflow(right.low)
        return WideInteger(high: left.high &+ right.high &+ (carry ? 1 : 0), low: low)
    }

    static func - (left: WideInteger, right: WideInteger) -> WideInteger {
        let (low, borrow) = left.low.subtractingReportingOverflow(right.low)
        return WideInteger(high: left.high &- right.high &- (borrow ? 1 : 0), low: low)
    }

    func quotient(dividingBy divisor: UInt128) -> (quotient: WideInteger, remainder: UInt128) {
        let top = high.quotientAndRemainder(dividingBy: divisor)
        let bottom = divisor.dividingFullWidth((top.remainder, low))
        return (WideInteger(high: top.quotient, low: bottom.quotient), bottom.remainder)
    }

    /// The quotient by a power of ten rounded half to even, `sticky` standing for more digits below; nil when wide.
    func divided(byPowerOfTen power: Int, sticky: Bool) -> UInt128? {
        guard power <= 38 else { return power <= 76 && high == 0 && low == 0 ? 0 : tiny(power) }
        let divisor = DecimalNumber.powers[power]
        let (quotient, remainder) = quotient(dividingBy: divisor)
        guard quotient.high == 0 else { return nil }
        let rest = divisor - remainder
        let up = remainder > rest || (remainder == rest && (sticky || quotient.low & 1 == 1))
        let (rounded, overflow) = quotient.low.addingReportingOverflow(up ? 1 : 0)
        return overflow ? nil : rounded
    }

    private func tiny(_ power: Int) -> UInt128? {
        let first = quotient(dividingBy: DecimalNumber.powers[38])
        guard power - 38 <= 38 else { return 0 }
        return first.quotient.divided(byPowerOfTen: power - 38, sticky: first.remainder != 0)
    }

    func remainder(dividingBy divisor: WideInteger) -> WideInteger {
        if divisor.high == 0 {
            return WideInteger(high: 0, low: quotient(dividingBy: divisor.low).remainder)
        }
        var rest = self
        var shifted = divisor
        var steps = 0
        while shifted.high >> 127 == 0 && shifted < rest {
            shifted = shifted + shifted
            steps += 1
        }
        for _ in 0...steps {
            if !(rest < shifted) { rest = rest - shifted }
            shifted = WideInteger(high: shifted.high >> 1, low: (shifted.low >> 1) | (shifted.high << 127))
        }
        return rest
    }
}
