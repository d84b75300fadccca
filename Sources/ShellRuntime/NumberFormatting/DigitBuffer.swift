#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A number as decimal digits: 0.d1d2d3... times ten to the `scale`. What every numeric format works on.
struct DigitBuffer {
    /// 0 to 9 each, without leading zeros; empty for zero.
    var digits: [UInt8]
    /// Position of the decimal point relative to the first digit.
    var scale: Int
    /// The sign.
    var isNegative: Bool
    /// Digits after the point that the general format of a decimal shows, 0 for other kinds.
    var fractionDigits = 0

    init(digits: [UInt8], scale: Int, isNegative: Bool) {
        self.digits = digits
        self.scale = scale
        self.isNegative = isNegative
    }

    /// The digits of an integer.
    init<Number: BinaryInteger>(_ value: Number) {
        isNegative = value < 0
        digits = value == 0 ? [] : String(value.magnitude).utf8.map { $0 - 0x30 }
        scale = digits.count
    }

    /// The shortest digits that read back as the same double.
    init(shortest value: Double) {
        self.init(description: value.description)
    }

    /// The shortest digits that read back as the same float.
    init(shortest value: Float) {
        self.init(description: value.description)
    }

    /// The exact value rounded to a number of significant digits, halves to even.
    init(_ value: Double, significant count: Int) {
        self.init(description: DigitBuffer.print("%.*e", Swift.max(count, 1) - 1, value))
    }

    /// The exact value rounded to a number of digits after the point, halves to even.
    init(_ value: Double, fraction count: Int) {
        self.init(description: DigitBuffer.print("%.*f", count, value))
    }

    private static func print(_ format: String, _ precision: Int, _ value: Double) -> String {
        var size = 400 + precision
        if precision > 100_000 { size = precision + 400 }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
            let count = withVaList([Int32(precision), value]) {
                vsnprintf(buffer.baseAddress!, size, format, $0)
            }
            return String(
                decoding: UnsafeRawBufferPointer(start: buffer.baseAddress!, count: Int(count)), as: UTF8.self
            )
        }
    }

    /// Reads `-12.5e+3`.
    private init(description: String) {
        digits = []
        scale = 0
        isNegative = false
        var seenPoint = false
        var exponent = 0
        var bytes = Array(description.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x2D: isNegative = true
            case 0x2E: seenPoint = true
            case 0x30...0x39:
                digits.append(byte - 0x30)
                if !seenPoint { scale += 1 }
            case 0x65, 0x45:
                exponent = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
                bytes = []
            default: break
            }
        }
        scale += exponent
        trim()
    }

    /// Removes leading and trailing zeros.
    mutating func trim() {
        var leading = 0
        while leading < digits.count && digits[leading] == 0 { leading += 1 }
        if leading > 0 {
            digits.removeFirst(leading)
            scale -= leading
        }
        while let last = digits.last, last == 0 { digits.removeLast() }
        if digits.isEmpty { scale = 0 }
    }

    /// Rounds to the first `count` digits, halves away from zero, as .NET's digit rounding does.
    mutating func round(to count: Int) {
        guard count < digits.count else { return }
        if count < 0 {
            digits = []
            scale = 0
            return
        }
        let up = digits[count] >= 5
        digits.removeLast(digits.count - count)
        if up {
            var index = count - 1
            while index >= 0 && digits[index] == 9 { index -= 1 }
            if index >= 0 {
                digits[index] += 1
                digits.removeLast(count - 1 - index)
            } else {
                digits = [1]
                scale += 1
            }
        }
        while let last = digits.last, last == 0 { digits.removeLast() }
        if digits.isEmpty { scale = 0 }
    }

    /// The digit at a position, zero beyond the end.
    subscript(index: Int) -> UInt8 { index >= 0 && index < digits.count ? digits[index] : 0 }
}
