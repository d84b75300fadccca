/// Numbers as text without a format: what string conversion and `ToString()` give.
public enum NumberText {
    /// A double as PowerShell's string conversion shows it: 15 significant digits, invariant.
    public static func text(_ value: Double) -> String { general(value, significant: 15) }
    /// A float as PowerShell's string conversion shows it: 7 significant digits, invariant.
    public static func text(_ value: Float) -> String {
        guard value.isFinite else { return special(Double(value)) }
        if value == value.rounded(), value.magnitude < 1e7, !(value == 0 && value.sign == .minus) {
            return String(Int(value))
        }
        var digits = DigitBuffer(shortest: value)
        if digits.digits.count > 7 { digits = DigitBuffer(Double(value), significant: 7) }
        return general(digits, precision: 7)
    }
    /// A double as .NET's `ToString()`: the shortest text that reads back as the same double.
    public static func shortest(_ value: Double) -> String {
        guard value.isFinite else { return special(value) }
        return general(DigitBuffer(shortest: value), precision: 15)
    }
    /// A float as .NET's `ToString()`.
    public static func shortest(_ value: Float) -> String {
        guard value.isFinite else { return special(Double(value)) }
        return general(DigitBuffer(shortest: value), precision: 7)
    }

    private static func general(_ value: Double, significant: Int) -> String {
        guard value.isFinite else { return special(value) }
        if value == value.rounded(), value.magnitude < 1e15, !(value == 0 && value.sign == .minus) {
            return String(Int(value))
        }
        var digits = DigitBuffer(shortest: value)
        if digits.digits.count > significant || value.isSubnormal {
            digits = DigitBuffer(value, significant: significant)
        }
        return general(digits, precision: significant)
    }

    private static func special(_ value: Double) -> String {
        value.isNaN ? "NaN" : (value < 0 ? "-Infinity" : "Infinity")
    }

    /// `G` without a precision of its own: plain when the exponent lies in -4 ... `precision`, else `1.5E+20`.
    static func general(_ number: DigitBuffer, precision: Int) -> String {
        var result: [UInt8] = number.isNegative ? [0x2D] : []
        let digits = number.digits
        if digits.isEmpty {
            result.append(0x30)
        } else if number.scale > precision || number.scale < -3 {
            result.append(digits[0] + 0x30)
            if digits.count > 1 {
                result.append(0x2E)
                for digit in digits.dropFirst() { result.append(digit + 0x30) }
            }
            let exponent = number.scale - 1
            result.append(0x45)
            result.append(exponent < 0 ? 0x2D : 0x2B)
            let size = String(abs(exponent))
            if size.utf8.count < 2 { result.append(0x30) }
            result.append(contentsOf: size.utf8)
        } else {
            appendPlain(number, to: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func appendPlain(_ number: DigitBuffer, to result: inout [UInt8]) {
        if number.scale <= 0 {
            result.append(0x30)
        } else {
            for index in 0..<number.scale { result.append(number[index] + 0x30) }
        }
        guard number.digits.count > number.scale else { return }
        result.append(0x2E)
        if number.scale < 0 { for _ in 0..<(-number.scale) { result.append(0x30) } }
        for index in Swift.max(0, number.scale)..<number.digits.count { result.append(number[index] + 0x30) }
    }
}
