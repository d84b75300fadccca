/// A format string that cannot be applied.
struct FormatFailure: Error {
    let exceptionType: String
    let message: String

    static let invalidSpecifier = FormatFailure(
        exceptionType: "System.FormatException", message: "Format specifier was invalid.")
    static let tooManyDigits = FormatFailure(
        exceptionType: "System.OutOfMemoryException",
        message: "A number is written with 1000000 digits at most; name a smaller precision.")
}

/// .NET's numeric format strings, standard and custom.
struct NumberFormatter {
    let style: NumberStyle

    /// The number in a value, with what its kind lets formats do.
    enum Number {
        /// An integer and the bits of its type, for hexadecimal.
        case integer(DigitBuffer, bits: UInt64, width: Int)
        case double(Double)
        case single(Float)
        case decimal(DecimalNumber)
        case big(BigInteger)

        init?(_ value: Value) {
            switch value {
            case .int(let number):
                self = .integer(DigitBuffer(number), bits: UInt64(UInt32(bitPattern: number)), width: 32)
            case .long(let number):
                self = .integer(DigitBuffer(number), bits: UInt64(bitPattern: number), width: 64)
            case .byte(let number): self = .integer(DigitBuffer(number), bits: UInt64(number), width: 8)
            case .sbyte(let number):
                self = .integer(DigitBuffer(number), bits: UInt64(UInt8(bitPattern: number)), width: 8)
            case .short(let number):
                self = .integer(DigitBuffer(number), bits: UInt64(UInt16(bitPattern: number)), width: 16)
            case .ushort(let number): self = .integer(DigitBuffer(number), bits: UInt64(number), width: 16)
            case .uint(let number): self = .integer(DigitBuffer(number), bits: UInt64(number), width: 32)
            case .ulong(let number): self = .integer(DigitBuffer(number), bits: number, width: 64)
            case .double(let number): self = .double(number)
            case .single(let number): self = .single(number)
            default:
                if let number = value.decimalNumber {
                    self = .decimal(number)
                } else if let number = value.bigInteger {
                    self = .big(number)
                } else {
                    return nil
                }
            }
        }

        /// The double of a real; nil for exact kinds.
        var real: Double? {
            switch self {
            case .double(let number): number
            case .single(let number): Double(number)
            default: nil
            }
        }

        /// All digits of an exact kind; the shortest ones of a real.
        var digits: DigitBuffer {
            switch self {
            case .integer(let digits, _, _): return digits
            case .double(let number): return DigitBuffer(shortest: number)
            case .single(let number): return DigitBuffer(shortest: number)
            case .decimal(let number):
                var digits = number.digitBuffer
                if number.isZero { digits.isNegative = false }
                return digits
            case .big(let number): return number.digitBuffer
            }
        }

        /// Digits rounded to `count` after the point.
        func digits(fraction count: Int) -> DigitBuffer {
            if let real { return DigitBuffer(real, fraction: count) }
            var digits = digits
            digits.round(to: digits.scale + count)
            if digits.digits.isEmpty { digits.isNegative = false }
            return digits
        }

        /// Digits rounded to `count` in all.
        func digits(significant count: Int) -> DigitBuffer {
            if let real { return DigitBuffer(real, significant: count) }
            var digits = digits
            digits.round(to: count)
            return digits
        }
    }

    /// The text of a number under a format string; an empty one is the general format.
    func format(_ number: Number, _ specifier: String) throws(FormatFailure) -> String {
        if let real = number.real, !real.isFinite {
            return real.isNaN
                ? style.nanSymbol : (real < 0 ? style.negativeInfinitySymbol : style.positiveInfinitySymbol)
        }
        guard let standard = StandardFormat(specifier) else {
            return CustomNumberFormat(style).format(number, specifier)
        }
        return try format(number, standard)
    }

    private func format(_ number: Number, _ format: StandardFormat) throws(FormatFailure) -> String {
        let precision = format.precision
        guard precision ?? 0 <= 1_000_000 else { throw .tooManyDigits }
        switch format.letter {
        case "G": return general(number, precision, format.isLower)
        case "R": return try roundTrip(number, format.isLower)
        case "D": return try decimal(number, precision ?? 0)
        case "X": return try hexadecimal(number, precision ?? 0, format.isLower)
        case "B": return try binary(number, precision ?? 0)
        case "F": return fixed(number, precision ?? style.decimalDigits)
        case "N": return grouped(number, precision ?? style.decimalDigits)
        case "E": return scientific(number, precision ?? 6, format.isLower)
        case "C": return currency(number, precision ?? style.currencyDecimalDigits)
        case "P": return percent(number, precision ?? style.percentDecimalDigits)
        default: throw .invalidSpecifier
        }
    }

    // MARK: Integers

    private func decimal(_ number: Number, _ precision: Int) throws(FormatFailure) -> String {
        switch number {
        case .integer, .big: break
        default: throw .invalidSpecifier
        }
        let digits = number.digits
        var text = String(decoding: digits.digits.map { $0 + 0x30 }, as: UTF8.self)
        if text.isEmpty { text = "0" }
        text = pad(text, precision)
        return digits.isNegative ? style.negativeSign + text : text
    }

    private func pad(_ text: String, _ count: Int) -> String {
        let missing = count - text.utf8.count
        return missing > 0 ? String(repeating: "0", count: missing) + text : text
    }

    private func hexadecimal(
        _ number: Number, _ precision: Int, _ isLower: Bool
    ) throws(FormatFailure) -> String {
        switch number {
        case .integer(_, let bits, _): return pad(String(bits, radix: 16, uppercase: !isLower), precision)
        case .big(let number): return pad(hexadecimal(number, isLower), precision)
        default: throw .invalidSpecifier
        }
    }

    /// Two's complement with a leading digit that shows the sign.
    private func hexadecimal(_ number: BigInteger, _ isLower: Bool) -> String {
        var text: String
        if number.sign < 0 {
            var width = (number.magnitude.bitWidth / 8 + 1) * 8
            let lowest = BigInteger(1).shifted(left: width - 9)
            if width > 8, number.magnitude.compare(to: lowest) <= 0 { width -= 8 }
            text = BigInteger(1).shifted(left: width).adding(number).text(radix: 16)
        } else {
            text = number.text(radix: 16)
            if let first = text.first?.hexDigitValue, first >= 8 { text = "0" + text }
        }
        return isLower ? text : text.uppercased()
    }

    private func binary(_ number: Number, _ precision: Int) throws(FormatFailure) -> String {
        guard case .integer(_, let bits, _) = number else { throw .invalidSpecifier }
        return pad(String(bits, radix: 2), precision)
    }

    // MARK: Reals

    private func general(_ number: Number, _ precision: Int?, _ isLower: Bool) -> String {
        if let precision, precision > 0 {
            return general(number.digits(significant: precision), limit: precision, isLower)
        }
        switch number {
        case .double: return general(number.digits, limit: 17, isLower)
        case .single: return general(number.digits, limit: 9, isLower)
        case .decimal(let value): return localized(value.text)
        default: return general(number.digits, limit: Int.max, isLower)
        }
    }

    private func roundTrip(_ number: Number, _ isLower: Bool) throws(FormatFailure) -> String {
        switch number {
        case .double, .single, .big: return general(number, nil, isLower)
        case .integer: return try decimal(number, 0)
        default: throw .invalidSpecifier
        }
    }

    private func general(_ digits: DigitBuffer, limit: Int, _ isLower: Bool) -> String {
        var text = localized(NumberText.general(digits, precision: limit))
        if isLower { text = text.replacingE() }
        return text
    }

    /// Puts the culture's signs and point into invariant text.
    private func localized(_ text: String) -> String {
        if style.decimalSeparator == "." && style.negativeSign == "-" { return text }
        var result = ""
        for character in text {
            switch character {
            case ".": result += style.decimalSeparator
            case "-": result += style.negativeSign
            case "+": result += style.positiveSign
            default: result.append(character)
            }
        }
        return result
    }

    private func fixed(_ number: Number, _ precision: Int) -> String {
        let digits = number.digits(fraction: precision)
        let text = plain(digits, precision, separator: style.decimalSeparator, groups: nil)
        return digits.isNegative ? style.negativeSign + text : text
    }

    private func grouped(_ number: Number, _ precision: Int) -> String {
        let digits = number.digits(fraction: precision)
        let text = plain(
            digits, precision, separator: style.decimalSeparator, groups: style.groupSeparator)
        guard digits.isNegative else { return text }
        switch style.negativePattern {
        case 0: return "(" + text + ")"
        case 2: return style.negativeSign + " " + text
        case 3: return text + style.negativeSign
        case 4: return text + " " + style.negativeSign
        default: return style.negativeSign + text
        }
    }

    private func scientific(_ number: Number, _ precision: Int, _ isLower: Bool) -> String {
        let digits = number.digits(significant: precision + 1)
        var text = digits.isNegative ? style.negativeSign : ""
        text += String(digits[0])
        if precision > 0 {
            text += style.decimalSeparator
            for index in 1...precision { text += String(digits[index]) }
        }
        let exponent = digits.digits.isEmpty ? 0 : digits.scale - 1
        text += isLower ? "e" : "E"
        text += exponent < 0 ? style.negativeSign : style.positiveSign
        return text + pad(String(abs(exponent)), 3)
    }

    private func currency(_ number: Number, _ precision: Int) -> String {
        let digits = number.digits(fraction: precision)
        let text = plain(
            digits, precision, separator: style.currencyDecimalSeparator,
            groups: style.currencyGroupSeparator)
        let patterns =
            digits.isNegative
            ? [
                "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-",
                "$ -n",
                "n- $", "($ n)", "(n $)",
            ] : ["$n", "n$", "$ n", "n $"]
        let index = digits.isNegative ? style.currencyNegativePattern : style.currencyPositivePattern
        let pattern = patterns[Swift.min(Swift.max(index, 0), patterns.count - 1)]
        return fill(pattern, text, symbol: style.currencySymbol, mark: "$")
    }

    private func percent(_ number: Number, _ precision: Int) -> String {
        var digits = number.digits(fraction: precision + 2)
        if !digits.digits.isEmpty { digits.scale += 2 }
        let text = plain(
            digits, precision, separator: style.decimalSeparator, groups: style.groupSeparator)
        let patterns =
            digits.isNegative
            ? ["-n %", "-n%", "-%n", "%-n", "%n-", "n-%", "n%-", "-% n", "n %-", "% n-", "% -n", "n- %"]
            : ["n %", "n%", "%n", "% n"]
        let index = digits.isNegative ? style.percentNegativePattern : style.percentPositivePattern
        let pattern = patterns[Swift.min(Swift.max(index, 0), patterns.count - 1)]
        return fill(pattern, text, symbol: style.percentSymbol, mark: "%")
    }

    private func fill(_ pattern: String, _ text: String, symbol: String, mark: Character) -> String {
        var result = ""
        for character in pattern {
            switch character {
            case "n": result += text
            case "-": result += style.negativeSign
            case mark: result += symbol
            default: result.append(character)
            }
        }
        return result
    }

    /// Digits with `precision` of them after the point, grouped before it when a separator is given.
    private func plain(
        _ digits: DigitBuffer, _ precision: Int, separator: String, groups: String?
    ) -> String {
        var whole = ""
        if digits.scale > 0 {
            let positions = groups == nil ? [] : groupPositions(digits.scale)
            for index in 0..<digits.scale {
                whole += String(digits[index])
                if let groups, positions.contains(digits.scale - index - 1) { whole += groups }
            }
        } else {
            whole = "0"
        }
        guard precision > 0 else { return whole }
        var fraction: [UInt8] = []
        for index in 0..<precision { fraction.append(digits[digits.scale + index] + 0x30) }
        return whole + separator + String(decoding: fraction, as: UTF8.self)
    }

    /// Counts of digits to the right of each separator.
    private func groupPositions(_ digits: Int) -> Set<Int> {
        style.groupPositions(digits)
    }
}

extension NumberStyle {
    /// For a whole part of so many digits: how many digits stand to the right of each separator.
    func groupPositions(_ digits: Int) -> Set<Int> {
        var result: Set<Int> = []
        var position = 0
        var index = 0
        while index < 1000 {
            let size = groupSizes.isEmpty ? 0 : groupSizes[Swift.min(index, groupSizes.count - 1)]
            if size <= 0 { break }
            position += size
            if position >= digits { break }
            result.insert(position)
            index += 1
        }
        return result
    }
}

extension String {
    fileprivate func replacingE() -> String { String(map { $0 == "E" ? "e" : $0 }) }
}

/// A letter and an optional precision: `N2`.
struct StandardFormat {
    let letter: Character
    let precision: Int?
    let isLower: Bool

    /// Nil when the text is a custom format.
    init?(_ specifier: String) {
        if specifier.isEmpty {
            (letter, precision, isLower) = ("G", nil, false)
            return
        }
        let units = Array(specifier.utf8)
        guard (units[0] >= 0x41 && units[0] <= 0x5A) || (units[0] >= 0x61 && units[0] <= 0x7A) else {
            return nil
        }
        guard units.count <= 10, units.dropFirst().allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            return nil
        }
        isLower = units[0] >= 0x61
        letter = Character(Unicode.Scalar(units[0] & 0xDF))
        precision = units.count > 1 ? Int(String(decoding: units.dropFirst(), as: UTF8.self)) : nil
    }
}
