/// .NET's number parsing by `NumberStyles`, en-US.
enum NumberParser {
    enum Outcome {
        case value(Value)
        case overflow
        case malformed
    }

    /// The styles that `Parse` without styles takes.
    static func defaultStyles(_ type: TypeInfo) -> Int {
        switch type.numberRank {
        case 8, 9: 231  // Float and AllowThousands
        case 10: 111  // Number
        default: 7  // Integer
        }
    }

    private static let leadingWhite = 1, trailingWhite = 2, leadingSign = 4, trailingSign = 8,
        parentheses = 16
    private static let decimalPoint = 32, thousands = 64, exponent = 128, currency = 256, hex = 512,
        binary = 1024

    /// Reads a number.
    static func parse(
        _ text: Text, _ type: TypeInfo, styles: Int, culture: NumberStyle = NumberStyle()
    ) -> Outcome {
        if styles & (hex | binary) != 0 { return radix(text, type, styles) }
        let marks = Marks(
            point: culture.decimalSeparator.utf16.first ?? 0x2E,
            group: culture.groupSeparator.utf16.first ?? 0x2C)
        guard let parts = parts(text, styles, marks) else { return special(text, type) }
        return type.numberRank >= 8 && type !== TypeInfo.bigInteger ? real(parts, type) : integer(parts, type)
    }

    /// The characters of a culture.
    private struct Marks {
        let point: UInt16
        let group: UInt16
    }

    private struct Parts {
        var isNegative = false
        var digits: [UInt8] = []
        /// Number of digits behind the decimal point.
        var scale = 0
        var exponent = 0

        var text: String {
            (isNegative ? "-" : "") + String(decoding: digits.isEmpty ? [0x30] : digits, as: UTF8.self)
                + "E\(exponent - scale)"
        }
    }

    private static func parts(_ text: Text, _ styles: Int, _ marks: Marks) -> Parts? {
        var units = text.utf16
        if styles & leadingWhite != 0 {
            while let first = units.first, isBlank(first) { units.removeFirst() }
        }
        if styles & trailingWhite != 0 {
            while let last = units.last, isBlank(last) || last == 0 { units.removeLast() }
        }
        var result = Parts()
        if styles & parentheses != 0, units.first == 0x28, units.last == 0x29 {
            units = Array(units.dropFirst().dropLast())
            result.isNegative = true
        }
        var at = 0
        if styles & currency != 0, at < units.count, units[at] == 0x24 { at += 1 }
        if styles & leadingSign != 0, at < units.count {
            if units[at] == 0x2D || units[at] == 0x2212 {
                result.isNegative = true
                at += 1
            } else if units[at] == 0x2B {
                at += 1
            }
        }
        if styles & currency != 0, at < units.count, units[at] == 0x24 { at += 1 }
        guard readDigits(units, &at, styles, marks, &result) else { return nil }
        readExponent(units, &at, styles, &result)
        if styles & trailingSign != 0, at < units.count, units[at] == 0x2D || units[at] == 0x2B {
            result.isNegative = units[at] == 0x2D
            at += 1
        }
        return at == units.count ? result : nil
    }

    private static func readDigits(
        _ units: [UInt16], _ at: inout Int, _ styles: Int, _ marks: Marks, _ result: inout Parts
    ) -> Bool {
        var sawPoint = false
        while at < units.count {
            let unit = units[at]
            if unit >= 0x30 && unit <= 0x39 {
                result.digits.append(UInt8(unit))
                if sawPoint { result.scale += 1 }
            } else if unit == marks.point, !sawPoint, styles & decimalPoint != 0 {
                sawPoint = true
            } else if unit == marks.group, !sawPoint, styles & thousands != 0, !result.digits.isEmpty {
                // Group separators are skipped wherever they stand, as .NET does.
            } else {
                break
            }
            at += 1
        }
        return !result.digits.isEmpty
    }

    private static func readExponent(
        _ units: [UInt16], _ at: inout Int, _ styles: Int, _ result: inout Parts
    ) {
        guard styles & exponent != 0, at < units.count, units[at] == 0x65 || units[at] == 0x45 else { return }
        var next = at + 1
        var isNegative = false
        if next < units.count, units[next] == 0x2D || units[next] == 0x2B {
            isNegative = units[next] == 0x2D
            next += 1
        }
        guard next < units.count, units[next] >= 0x30, units[next] <= 0x39 else { return }
        var value = 0
        while next < units.count, units[next] >= 0x30, units[next] <= 0x39 {
            value = min(value * 10 + Int(units[next] - 0x30), 100_000)
            next += 1
        }
        result.exponent = isNegative ? -value : value
        at = next
    }

    private static func isBlank(_ unit: UInt16) -> Bool { unit == 0x20 || (unit >= 9 && unit <= 13) }

    private static func integer(_ parts: Parts, _ type: TypeInfo) -> Outcome {
        var digits = parts.digits
        var shift = parts.exponent - parts.scale
        while shift < 0, let last = digits.last {
            if last != 0x30 { return .overflow }
            digits.removeLast()
            shift += 1
        }
        digits.append(contentsOf: repeatElement(0x30, count: max(0, min(shift, 400))))
        if type === TypeInfo.bigInteger {
            let text = (parts.isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
            return BigInteger(text).map { .value(Value($0)) } ?? .malformed
        }
        var magnitude: UInt64 = 0
        for digit in digits {
            let (product, first) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(UInt64(digit - 0x30))
            if first || second { return .overflow }
            magnitude = sum
        }
        return fit(magnitude, parts.isNegative, type)
    }

    private static func fit(_ magnitude: UInt64, _ isNegative: Bool, _ type: TypeInfo) -> Outcome {
        if type === TypeInfo.uint64 {
            return isNegative && magnitude != 0 ? .overflow : .value(.ulong(magnitude))
        }
        let limit = UInt64(Int64.max) + (isNegative ? 1 : 0)
        guard magnitude <= limit else { return .overflow }
        let signed = isNegative ? Int64(truncatingIfNeeded: 0 &- magnitude) : Int64(magnitude)
        return narrow(signed, type)
    }

    /// An integer as a value of a type, when it fits.
    static func narrow(_ number: Int64, _ type: TypeInfo) -> Outcome {
        func fit<Number: FixedWidthInteger>(_ make: (Number) -> Value) -> Outcome {
            Number(exactly: number).map { .value(make($0)) } ?? .overflow
        }
        switch type.numberRank {
        case 0: return fit { Value.byte($0) }
        case 1: return fit { Value.sbyte($0) }
        case 2: return fit { Value.short($0) }
        case 3: return fit { Value.ushort($0) }
        case 4: return fit { Value.int($0) }
        case 5: return fit { Value.uint($0) }
        case 7: return fit { Value.ulong($0) }
        default: return .value(.long(number))
        }
    }

    private static func real(_ parts: Parts, _ type: TypeInfo) -> Outcome {
        let text = parts.text
        switch type.numberRank {
        case 8: return Float(text).map { .value(.single($0)) } ?? .malformed
        case 9: return Double(text).map { .value(.double($0)) } ?? .malformed
        default:
            let digits = parts.digits.map { $0 - 0x30 }
            guard
                let number = DecimalNumber(
                    digits: digits, exponent: parts.exponent - parts.scale, isNegative: parts.isNegative)
            else { return .overflow }
            return .value(Value(number))
        }
    }

    private static func special(_ text: Text, _ type: TypeInfo) -> Outcome {
        guard type.numberRank == 8 || type.numberRank == 9 else { return .malformed }
        let number: Double
        switch text.trimmed().string.lowercased() {
        case "nan", "-nan", "+nan": number = .nan
        case "∞", "infinity", "+∞", "+infinity": number = .infinity
        case "-∞", "-infinity": number = -.infinity
        default: return .malformed
        }
        return .value(type.numberRank == 8 ? .single(Float(number)) : .double(number))
    }

    private static func radix(_ text: Text, _ type: TypeInfo, _ styles: Int) -> Outcome {
        let base: UInt64 = styles & hex != 0 ? 16 : 2
        var units = text.utf16[...]
        if styles & leadingWhite != 0 { units = units.drop(while: isBlank) }
        while styles & trailingWhite != 0, let last = units.last, isBlank(last) { units.removeLast() }
        guard !units.isEmpty else { return .malformed }
        var magnitude: UInt64 = 0
        for unit in units {
            guard let digit = digit(unit), digit < base else { return .malformed }
            if magnitude > (UInt64.max - digit) / base { return .overflow }
            magnitude = magnitude * base + digit
        }
        return bits(magnitude, type)
    }

    /// Hexadecimal digits give the bits of the number.
    private static func bits(_ magnitude: UInt64, _ type: TypeInfo) -> Outcome {
        func fit<Number: FixedWidthInteger>(_ make: (Number) -> Value, _ width: UInt64) -> Outcome {
            magnitude <= width ? .value(make(Number(truncatingIfNeeded: magnitude))) : .overflow
        }
        switch type.numberRank {
        case 0: return fit({ Value.byte($0) }, 0xFF)
        case 1: return fit({ Value.sbyte($0) }, 0xFF)
        case 2: return fit({ Value.short($0) }, 0xFFFF)
        case 3: return fit({ Value.ushort($0) }, 0xFFFF)
        case 4: return fit({ Value.int($0) }, 0xFFFF_FFFF)
        case 5: return fit({ Value.uint($0) }, 0xFFFF_FFFF)
        case 6: return fit({ Value.long($0) }, .max)
        case 7: return fit({ Value.ulong($0) }, .max)
        default: return .malformed
        }
    }

    private static func digit(_ unit: UInt16) -> UInt64? {
        switch unit {
        case 0x30...0x39: UInt64(unit - 0x30)
        case 0x41...0x46: UInt64(unit - 0x41 + 10)
        case 0x61...0x66: UInt64(unit - 0x61 + 10)
        default: nil
        }
    }
}
