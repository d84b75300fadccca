/// Numbers in text, as casts and operators read them.
public enum NumericText {
    /// The number of a text in PowerShell's literal forms (`12`, `0x1F`, `0b11`, `1kb`, `1.5e3`, `10L`, `2d`, `5n`)
    /// or .NET's (`1,234.5`, `Infinity`); surrounding blanks are ignored, empty text is 0; nil for anything else.
    public static func number(in text: Text) -> Value? {
        let trimmed = text.trimmed()
        if trimmed.count == 0 { return .int(0) }
        guard trimmed.isASCII else { return double(in: trimmed.string).map { .double($0) } }
        if let plain = plainInteger(trimmed) { return plain }
        let string = trimmed.string
        if let literal = literal(string) { return literal }
        guard let real = double(in: string) else { return nil }
        if real == real.rounded(), let whole = Int32(exactly: real), !string.contains(".") {
            return .int(whole)
        }
        return .double(real)
    }

    /// Up to 18 digits with a sign: the common case, without a string.
    private static func plainInteger(_ text: Text) -> Value? {
        var index = 0
        let negative = text.bytes[0] == 0x2D
        if negative || text.bytes[0] == 0x2B { index = 1 }
        guard index < text.count, text.count - index <= 18 else { return nil }
        var number: Int64 = 0
        while index < text.count {
            let digit = text.bytes[index] &- 0x30
            if digit > 9 { return nil }
            number = number * 10 + Int64(digit)
            index += 1
        }
        if negative { number = -number }
        if let small = Int32(exactly: number) { return .int(small) }
        return .long(number)
    }

    /// A number literal of PowerShell with an optional sign.
    private static func literal(_ string: String) -> Value? {
        var rest = Substring(string)
        var negative = false
        if rest.hasPrefix("-") || rest.hasPrefix("+") {
            negative = rest.hasPrefix("-")
            rest = rest.dropFirst()
        }
        guard let first = rest.utf8.first else { return nil }
        guard isDigit(first) || first == 0x2E else { return nil }
        let lower = rest.lowercased()
        var parts = LiteralParts(lower)
        guard let parsed = parts.parse() else { return nil }
        return value(of: parsed, negative: negative)
    }

    private static func value(of literal: LiteralParts, negative: Bool) -> Value? {
        let multiplier = literal.multiplier
        if literal.radix != 10 { return radixValue(literal, negative) }
        if literal.suffix == "d" {
            guard let number = decimal(in: literal.digits),
                let scaled = number.multiplied(by: DecimalNumber(multiplier))
            else { return nil }
            return Value(negative ? scaled.negated : scaled)
        }
        if literal.isReal {
            guard let real = Double(literal.digits) else { return nil }
            let scaled = (negative ? -real : real) * Double(multiplier)
            return literal.suffix.isEmpty ? .double(scaled) : suffixed(DecimalNumber(scaled), literal.suffix)
        }
        guard let magnitude = BigInteger(literal.digits) else { return nil }
        let scaled = magnitude.multiplied(by: BigInteger(Int(multiplier)))
        return integerValue(negative ? scaled.negated : scaled, literal.suffix)
    }

    private static func radixValue(_ literal: LiteralParts, _ negative: Bool) -> Value? {
        guard let magnitude = BigInteger(literal.digits, radix: literal.radix) else { return nil }
        var number = magnitude
        if !literal.suffix.hasPrefix("u") && literal.suffix != "n" {
            // Full-width literals carry the sign in their top bit: 8 or 16 hexadecimal digits, 8, 16, 32, 64 binary ones.
            let width = literal.radix == 16 ? literal.digits.utf8.count * 4 : literal.digits.utf8.count
            let wraps = literal.radix == 16 ? (width == 32 || width == 64) : [8, 16, 32, 64].contains(width)
            if wraps && magnitude.bitWidth == width {
                number = magnitude.subtracting(BigInteger(1).shifted(left: width))
            }
        }
        let scaled = number.multiplied(by: BigInteger(Int(literal.multiplier)))
        return integerValue(negative ? scaled.negated : scaled, literal.suffix)
    }

    private static func integerValue(_ number: BigInteger, _ suffix: String) -> Value? {
        switch suffix {
        case "":
            if let small = number.integer(Int32.self) { return .int(small) }
            if let large = number.integer(Int64.self) { return .long(large) }
            if let decimal = number.decimal { return Value(decimal) }
            return .double(number.doubleValue)
        case "l": return number.integer(Int64.self).map { .long($0) }
        case "s": return number.integer(Int16.self).map { .short($0) }
        case "y": return number.integer(Int8.self).map { .sbyte($0) }
        case "us": return number.integer(UInt16.self).map { .ushort($0) }
        case "uy": return number.integer(UInt8.self).map { .byte($0) }
        case "ul": return number.integer(UInt64.self).map { .ulong($0) }
        case "n": return Value(number)
        case "u":
            if let small = number.integer(UInt32.self) { return .uint(small) }
            return number.integer(UInt64.self).map { .ulong($0) }
        case "d": return number.decimal.map { Value($0) }
        default: return nil
        }
    }

    private static func suffixed(_ number: DecimalNumber?, _ suffix: String) -> Value? {
        guard let number else { return nil }
        return integerValue(BigInteger(number.rounded(to: 0)), suffix)
    }

    /// The pieces of a number literal in lower case.
    private struct LiteralParts {
        private var rest: Substring
        var radix = 10
        var digits = ""
        var isReal = false
        var suffix = ""
        var multiplier: Int64 = 1

        init(_ text: String) { rest = Substring(text) }

        mutating func parse() -> LiteralParts? {
            if rest.hasPrefix("0x") || rest.hasPrefix("0b") {
                radix = rest.hasPrefix("0x") ? 16 : 2
                rest = rest.dropFirst(2)
                digits = take(radix == 16 ? NumericText.isHex : NumericText.isBinary)
                if digits.isEmpty { return nil }
            } else if !parseDecimal() {
                return nil
            }
            parseSuffix()
            return rest.isEmpty ? self : nil
        }

        private mutating func parseDecimal() -> Bool {
            digits = take(NumericText.isDigit)
            let hadWhole = !digits.isEmpty
            if rest.hasPrefix(".") {
                rest = rest.dropFirst()
                let fraction = take(NumericText.isDigit)
                guard hadWhole || !fraction.isEmpty else { return false }
                digits += "." + (fraction.isEmpty ? "0" : fraction)
                if !hadWhole { digits = "0" + digits }
                isReal = true
            }
            if rest.hasPrefix("e") {
                var tail = rest.dropFirst()
                var sign = ""
                if tail.hasPrefix("-") || tail.hasPrefix("+") {
                    sign = String(tail.prefix(1))
                    tail = tail.dropFirst()
                }
                rest = tail
                let exponent = take(NumericText.isDigit)
                guard !exponent.isEmpty else { return false }
                digits += "e" + sign + exponent
                isReal = true
            }
            return true
        }

        private mutating func parseSuffix() {
            for name in ["ul", "us", "uy", "u", "l", "s", "y", "d", "n"]
            where rest.hasPrefix(name) && (radix == 10 || name != "d") {
                suffix = name
                rest = rest.dropFirst(name.utf8.count)
                break
            }
            let units: [(String, Int64)] = [
                ("kb", 1 << 10), ("mb", 1 << 20), ("gb", 1 << 30), ("tb", 1 << 40), ("pb", 1 << 50),
            ]
            for (name, factor) in units where rest.hasPrefix(name) {
                multiplier = factor
                rest = rest.dropFirst(2)
            }
        }

        private mutating func take(_ accept: (UInt8) -> Bool) -> String {
            let piece = rest.prefix { $0.utf8.count == 1 && accept($0.utf8.first!) }
            rest = rest.dropFirst(piece.count)
            return String(piece)
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isBinary(_ byte: UInt8) -> Bool { byte == 0x30 || byte == 0x31 }
    static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte >= 0x61 && byte <= 0x66) }

    /// A double as .NET's parser reads it: sign, digits with group separators, point, exponent, `NaN`, `Infinity`.
    public static func double(in string: String) -> Double? {
        var bytes: [UInt8] = []
        var seenDigit = false
        var seenPoint = false
        var seenExponent = false
        for byte in string.utf8 {
            switch byte {
            case 0x30...0x39:
                seenDigit = true
                bytes.append(byte)
            case 0x2C where seenDigit && !seenPoint && !seenExponent: continue
            case 0x2E where !seenPoint && !seenExponent:
                seenPoint = true
                if !seenDigit { bytes.append(0x30) }
                bytes.append(byte)
            case 0x65 where seenDigit && !seenExponent, 0x45 where seenDigit && !seenExponent:
                seenExponent = true
                if bytes.last == 0x2E { bytes.append(0x30) }
                bytes.append(byte)
            case 0x2B where bytes.isEmpty, 0x2D where bytes.isEmpty: bytes.append(byte)
            case 0x2B where bytes.last == 0x65 || bytes.last == 0x45,
                0x2D where bytes.last == 0x65 || bytes.last == 0x45:
                bytes.append(byte)
            default: return named(string)
            }
        }
        guard seenDigit, let last = bytes.last else { return named(string) }
        if last == 0x2E { bytes.append(0x30) }
        return Double(String(decoding: bytes, as: UTF8.self))
    }

    private static func named(_ string: String) -> Double? {
        switch string.lowercased() {
        case "nan", "-nan", "+nan": .nan
        case "infinity", "+infinity", "∞", "+∞": .infinity
        case "-infinity", "-∞": -.infinity
        default: nil
        }
    }

    /// A decimal as .NET's parser reads it, scale kept: sign, digits with group separators, point, exponent.
    public static func decimal(in string: String) -> DecimalNumber? {
        var digits: [UInt8] = []
        var exponent = 0
        var negative = false
        var seenPoint = false
        var bytes = Array(string.utf8)[...]
        if let first = bytes.first, first == 0x2D || first == 0x2B {
            negative = first == 0x2D
            bytes.removeFirst()
        }
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x30...0x39:
                digits.append(byte - 0x30)
                if seenPoint { exponent -= 1 }
            case 0x2C where !digits.isEmpty && !seenPoint: continue
            case 0x2E where !seenPoint: seenPoint = true
            case 0x65 where !digits.isEmpty, 0x45 where !digits.isEmpty:
                guard let size = Int(String(decoding: bytes, as: UTF8.self)) else { return nil }
                exponent += size
                bytes = []
            default: return nil
            }
        }
        guard !digits.isEmpty else { return nil }
        return DecimalNumber(digits: digits, exponent: exponent, isNegative: negative)
    }
}
