import CGMP

/// An integer of any size, `System.Numerics.BigInteger`.
public final class BigInteger {
    private let number: UnsafeMutablePointer<__mpz_struct>

    /// Zero.
    public init() {
        number = .allocate(capacity: 1)
        __gmpz_init(number)
    }

    deinit {
        __gmpz_clear(number)
        number.deallocate()
    }

    /// The integer of a machine integer.
    public convenience init(_ value: Int) {
        self.init()
        __gmpz_set_si(number, value)
    }

    /// The integer of an unsigned machine integer.
    public convenience init(unsigned value: UInt64) {
        self.init()
        __gmpz_set_ui(number, UInt(value))
    }

    /// The integer of digits with an optional sign; nil for anything else.
    public convenience init?(_ text: String, radix: Int = 10) {
        self.init()
        var digits = Substring(text)
        let negative = digits.hasPrefix("-")
        if negative || digits.hasPrefix("+") { digits = digits.dropFirst() }
        guard !digits.isEmpty, digits.utf8.allSatisfy(\.isHexDigit) else { return nil }
        guard __gmpz_set_str(number, String(digits), Int32(radix)) == 0 else { return nil }
        if negative { __gmpz_neg(number, number) }
    }

    /// The integer part of a double; nil for infinities and NaN.
    public convenience init?(_ value: Double) {
        guard value.isFinite else { return nil }
        self.init()
        __gmpz_set_d(number, value)
    }

    /// The integer part of a decimal.
    public convenience init(_ value: DecimalNumber) {
        let whole = value.rounded(to: 0, .towardZero)
        self.init(String(whole.magnitude))!
        if whole.isNegative { __gmpz_neg(number, number) }
    }

    private typealias Operation = (
        UnsafeMutablePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?
    ) -> Void

    private func combined(_ other: BigInteger, _ operation: Operation) -> BigInteger {
        let result = BigInteger()
        operation(result.number, number, other.number)
        return result
    }

    /// The sum.
    public func adding(_ other: BigInteger) -> BigInteger { combined(other) { __gmpz_add($0, $1, $2) } }
    /// The difference.
    public func subtracting(_ other: BigInteger) -> BigInteger { combined(other) { __gmpz_sub($0, $1, $2) } }
    /// The product.
    public func multiplied(by other: BigInteger) -> BigInteger { combined(other) { __gmpz_mul($0, $1, $2) } }
    /// The quotient toward zero; the divisor is not zero.
    public func divided(by other: BigInteger) -> BigInteger { combined(other) { __gmpz_tdiv_q($0, $1, $2) } }
    /// The remainder with this number's sign; the divisor is not zero.
    public func remainder(dividingBy other: BigInteger) -> BigInteger {
        combined(other) { __gmpz_tdiv_r($0, $1, $2) }
    }
    /// Bitwise and of two's complement.
    public func and(_ other: BigInteger) -> BigInteger { combined(other) { __gmpz_and($0, $1, $2) } }
    /// Bitwise or of two's complement.
    public func or(_ other: BigInteger) -> BigInteger { combined(other) { __gmpz_ior($0, $1, $2) } }
    /// Bitwise exclusive or of two's complement.
    public func xor(_ other: BigInteger) -> BigInteger { combined(other) { __gmpz_xor($0, $1, $2) } }
    /// The greatest common divisor.
    public func greatestCommonDivisor(_ other: BigInteger) -> BigInteger {
        combined(other) { __gmpz_gcd($0, $1, $2) }
    }

    /// The number with the opposite sign.
    public var negated: BigInteger {
        let result = BigInteger()
        __gmpz_neg(result.number, number)
        return result
    }

    /// One's complement.
    public var complement: BigInteger {
        let result = BigInteger()
        __gmpz_com(result.number, number)
        return result
    }

    /// Shifted by bits; negative counts shift right (rounding down).
    public func shifted(left bits: Int) -> BigInteger {
        let result = BigInteger()
        if bits >= 0 {
            __gmpz_mul_2exp(result.number, number, UInt(bits))
        } else {
            __gmpz_fdiv_q_2exp(result.number, number, UInt(-bits))
        }
        return result
    }

    /// The number to a power.
    public func power(_ exponent: UInt) -> BigInteger {
        let result = BigInteger()
        __gmpz_pow_ui(result.number, number, exponent)
        return result
    }

    /// `self` to `exponent` modulo `modulus`, with .NET's sign (that of the dividend).
    public func power(_ exponent: BigInteger, modulo modulus: BigInteger) -> BigInteger {
        let result = BigInteger()
        __gmpz_powm(result.number, number, exponent.number, modulus.number)
        if sign < 0, result.sign > 0, !exponent.isEven { return result.subtracting(modulus.magnitude) }
        return result
    }

    /// -1, 0 or 1.
    public var sign: Int { Int(number.pointee._mp_size).signum() }
    /// True for multiples of two.
    public var isEven: Bool { number.pointee._mp_size == 0 || number.pointee._mp_d[0] & 1 == 0 }
    /// The absolute value.
    public var magnitude: BigInteger { sign < 0 ? negated : self }
    /// Number of bits of the magnitude.
    public var bitWidth: Int { sign == 0 ? 0 : __gmpz_sizeinbase(number, 2) }

    /// Negative, zero or positive.
    public func compare(to other: BigInteger) -> Int { Int(__gmpz_cmp(number, other.number)) }

    /// The nearest double toward zero; infinite when out of range.
    public var doubleValue: Double {
        if bitWidth > 1024 { return sign < 0 ? -.infinity : .infinity }
        return __gmpz_get_d(number)
    }

    /// The machine integer, or nil when it does not fit.
    public func integer<Number: FixedWidthInteger>(_ type: Number.Type = Number.self) -> Number? {
        guard bitWidth <= 64 else { return nil }
        let size = number.pointee._mp_size == 0 ? 0 : UInt64(number.pointee._mp_d[0])
        let signed = sign < 0 ? -Int128(size) : Int128(size)
        return Number(exactly: signed)
    }

    /// The decimal, or nil when it does not fit.
    public var decimal: DecimalNumber? {
        guard bitWidth <= 96 else { return nil }
        guard let size = UInt128(magnitude.text()) else { return nil }
        return DecimalNumber(magnitude: size, isNegative: sign < 0)
    }

    /// The digits in a radix of 2 to 36, lower case.
    public func text(radix: Int = 10) -> String {
        guard let digits = __gmpz_get_str(nil, Int32(radix), number) else { return "" }
        defer { digits.deallocate() }
        return String(cString: digits)
    }

    /// The digits, for the format engine.
    var digitBuffer: DigitBuffer {
        let digits = magnitude.text().utf8.map { $0 - 0x30 }
        return DigitBuffer(
            digits: sign == 0 ? [] : digits, scale: sign == 0 ? 0 : digits.count, isNegative: sign < 0)
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
    }
}
