/// A `System.Decimal`: a 96-bit integer, a sign, and how many of its digits stand after the point (0 to 28).
///
/// The scale is part of the value's text (`1.50`), not of its equality.
public struct DecimalNumber: Sendable {
    /// The digits as an integer, below 2^96.
    public var magnitude: UInt128
    /// Digits after the point.
    public var scale: Int
    /// The sign; zero may carry one, and does not show it.
    public var isNegative: Bool

    static let maximumScale = 28
    static let maximumMagnitude: UInt128 = (1 << 96) - 1
    /// 10 to the 0 ... 38.
    static let powers: [UInt128] = {
        var result: [UInt128] = [1]
        for _ in 0..<38 { result.append(result[result.count - 1] * 10) }
        return result
    }()

    /// Makes a number of its parts.
    public init(magnitude: UInt128, scale: Int = 0, isNegative: Bool = false) {
        self.magnitude = magnitude
        self.scale = scale
        self.isNegative = isNegative
    }

    /// The decimal of an integer.
    public init<Number: BinaryInteger>(_ value: Number) {
        magnitude = UInt128(value.magnitude)
        scale = 0
        isNegative = value < 0
    }

    /// The decimal of a double, to 15 significant digits as .NET has it; nil out of range or not a number.
    public init?(_ value: Double, digits precision: Int = 15) {
        guard value.isFinite, abs(value) < 7.92281625142643376e28 else { return nil }
        // Most doubles in scripts are short: a few places behind the point, and the product is a whole number that a
        // double holds exactly.
        if precision >= 15, value != 0 {
            var power = 1.0
            for scale in 0...4 {
                let product = value * power
                if product.magnitude < 1e15, product == product.rounded(.towardZero) {
                    self.init(magnitude: UInt128(product.magnitude), scale: scale, isNegative: value < 0)
                    return
                }
                power *= 10
            }
        }
        let digits = DigitBuffer(value, significant: precision)
        self.init(digits)
    }

    /// The decimal of a digit buffer, rounded to what fits; nil when too large.
    init?(_ digits: DigitBuffer) {
        self.init(
            digits: digits.digits, exponent: digits.scale - digits.digits.count, isNegative: digits.isNegative
        )
    }

    /// The decimal of digits (0 to 9 each) times ten to the `exponent`; nil when too large.
    init?(digits: [UInt8], exponent: Int, isNegative: Bool) {
        var value: UInt128 = 0
        var scale = -exponent
        var index = 0
        while index < digits.count && value < DecimalNumber.powers[36] {
            value = value * 10 + UInt128(digits[index])
            index += 1
        }
        let sticky = digits[index...].contains { $0 != 0 }
        scale -= digits.count - index
        if scale < 0 {
            if value == 0 {
                scale = 0
            } else {
                guard scale >= -38 else { return nil }
                let (product, overflow) = value.multipliedReportingOverflow(by: DecimalNumber.powers[-scale])
                if overflow { return nil }
                value = product
                scale = 0
            }
        }
        let wide = WideInteger(high: 0, low: value)
        guard let made = DecimalNumber.normalized(wide, scale: scale, isNegative: isNegative, sticky: sticky)
        else { return nil }
        self = made
    }

    /// True for any zero.
    public var isZero: Bool { magnitude == 0 }

    /// The number nearest to an exact value that fits; halves go to the even neighbour.
    static func normalized(
        _ value: WideInteger, scale: Int, isNegative: Bool, sticky: Bool = false
    ) -> DecimalNumber? {
        var drop = Swift.max(0, scale - maximumScale)
        while true {
            if drop > scale { return nil }
            if drop == 0 {
                if value.high == 0 && value.low <= maximumMagnitude {
                    return DecimalNumber(magnitude: value.low, scale: scale, isNegative: isNegative)
                }
            } else if let rounded = value.divided(byPowerOfTen: drop, sticky: sticky),
                rounded <= maximumMagnitude
            {
                return DecimalNumber(magnitude: rounded, scale: scale - drop, isNegative: isNegative)
            }
            drop += 1
        }
    }

    /// The number with the opposite sign.
    public var negated: DecimalNumber {
        DecimalNumber(magnitude: magnitude, scale: scale, isNegative: !isNegative)
    }

    /// The sum; nil on overflow.
    public func adding(_ other: DecimalNumber) -> DecimalNumber? {
        let common = Swift.max(scale, other.scale)
        let a = WideInteger(magnitude, times: DecimalNumber.powers[common - scale])
        let b = WideInteger(other.magnitude, times: DecimalNumber.powers[common - other.scale])
        if isNegative == other.isNegative {
            return DecimalNumber.normalized(a + b, scale: common, isNegative: isNegative)
        }
        if a < b { return DecimalNumber.normalized(b - a, scale: common, isNegative: other.isNegative) }
        return DecimalNumber.normalized(a - b, scale: common, isNegative: isNegative)
    }

    /// The product; nil on overflow.
    public func multiplied(by other: DecimalNumber) -> DecimalNumber? {
        DecimalNumber.normalized(
            WideInteger(magnitude, times: other.magnitude), scale: scale + other.scale,
            isNegative: isNegative != other.isNegative)
    }

    /// The quotient, to as many digits as fit; nil on overflow. The divisor is not zero.
    public func divided(by other: DecimalNumber) -> DecimalNumber? {
        let sign = isNegative != other.isNegative
        let wanted = Swift.max(0, scale - other.scale)
        let lift = wanted - (scale - other.scale)
        let numerator = WideInteger(magnitude, times: DecimalNumber.powers[lift])
        let exact = numerator.quotient(dividingBy: other.magnitude)
        if exact.remainder == 0 {
            return DecimalNumber.normalized(exact.quotient, scale: wanted, isNegative: sign)
        }
        var extra = DecimalNumber.maximumScale - wanted
        while extra >= 0 {
            if lift + extra <= 38 {
                let raised = WideInteger(magnitude, times: DecimalNumber.powers[lift + extra])
                let (quotient, remainder) = raised.quotient(dividingBy: other.magnitude)
                if quotient.high == 0, quotient.low < maximumQuotient {
                    let half = other.magnitude - remainder
                    let roundUp = remainder > half || (remainder == half && quotient.low & 1 == 1)
                    var result = DecimalNumber(
                        magnitude: quotient.low + (roundUp ? 1 : 0), scale: wanted + extra, isNegative: sign)
                    result.dropZeros(downTo: wanted)
                    return result
                }
            }
            extra -= 1
        }
        return nil
    }

    private var maximumQuotient: UInt128 { DecimalNumber.maximumMagnitude }

    private mutating func dropZeros(downTo lowest: Int) {
        while scale > lowest && magnitude % 10 == 0 {
            magnitude /= 10
            scale -= 1
        }
    }

    /// The remainder, with this number's sign. The divisor is not zero.
    public func remainder(dividingBy other: DecimalNumber) -> DecimalNumber {
        let common = Swift.max(scale, other.scale)
        let a = WideInteger(magnitude, times: DecimalNumber.powers[common - scale])
        let b = WideInteger(other.magnitude, times: DecimalNumber.powers[common - other.scale])
        if a < b { return DecimalNumber(magnitude: magnitude, scale: scale, isNegative: isNegative) }
        // b <= a < 2^189 and b = other * 10^k: reduce modulo through a long division by doubling.
        let rest = a.remainder(dividingBy: b)
        return DecimalNumber.normalized(rest, scale: common, isNegative: isNegative) ?? self
    }

    /// Negative, zero or positive.
    public func compare(to other: DecimalNumber) -> Int {
        if isZero && other.isZero { return 0 }
        if isZero { return other.isNegative ? 1 : -1 }
        if other.isZero || isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let common = Swift.max(scale, other.scale)
        let a = WideInteger(magnitude, times: DecimalNumber.powers[common - scale])
        let b = WideInteger(other.magnitude, times: DecimalNumber.powers[common - other.scale])
        if a == b { return 0 }
        return (a < b) != isNegative ? -1 : 1
    }

    /// How a number is rounded to fewer digits.
    public enum Rounding: Sendable { case toEven, awayFromZero, towardZero, down, up }

    /// The number with at most `digits` digits after the point.
    public func rounded(to digits: Int = 0, _ rule: Rounding = .toEven) -> DecimalNumber {
        guard scale > digits else { return self }
        let divisor = DecimalNumber.powers[scale - digits]
        let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder * 2
        let up: Bool
        switch rule {
        case .toEven: up = twice > divisor || (twice == divisor && quotient & 1 == 1)
        case .awayFromZero: up = twice >= divisor
        case .towardZero: up = false
        case .down: up = isNegative && remainder != 0
        case .up: up = !isNegative && remainder != 0
        }
        return DecimalNumber(magnitude: quotient + (up ? 1 : 0), scale: digits, isNegative: isNegative)
    }

    /// The nearest double.
    public var doubleValue: Double {
        let size = Double(magnitude) / DecimalNumber.doublePowers[scale]
        return isNegative ? -size : size
    }

    private static let doublePowers: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28,
    ]

    /// The integer nearest to it, halves to even; nil when it does not fit.
    public func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        let whole = rounded(to: 0)
        let signed = Int128(whole.magnitude)
        return Number(exactly: whole.isNegative ? -signed : signed)
    }

    /// The digits, for the format engine.
    var digitBuffer: DigitBuffer {
        let text = Array(String(magnitude).utf8).map { $0 - 0x30 }
        var buffer = DigitBuffer(
            digits: isZero ? [] : text, scale: text.count - scale, isNegative: isNegative)
        buffer.fractionDigits = scale
        if isZero { buffer.scale = 0 }
        return buffer
    }

    /// The text with all its digits, invariant culture: `1.50`.
    public var text: String {
        var digits = String(magnitude)
        if scale > 0 {
            if digits.utf8.count <= scale {
                digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
            }
            let point = digits.index(digits.endIndex, offsetBy: -scale)
            digits = digits[..<point] + "." + digits[point...]
        }
        return isNegative && !isZero ? "-" + digits : digits
    }
}
