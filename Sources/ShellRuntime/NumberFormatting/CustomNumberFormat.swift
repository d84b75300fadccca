/// A custom numeric format string: `#,##0.00;(0);nil`.
struct CustomNumberFormat {
    let style: NumberStyle

    init(_ style: NumberStyle) { self.style = style }

    /// What a section asks for.
    private struct Section {
        var digitCount = 0
        var decimalPosition = -1
        var firstZero = Int.max
        var lastZero = -1
        var hasThousands = false
        var isScientific = false
        var scaleAdjust = 0
    }

    func format(_ number: NumberFormatter.Number, _ specifier: String) -> String {
        let units = Array(specifier.utf16)
        let sections = split(units)
        var digits = number.digits
        if let real = number.real { digits = DigitBuffer(real, significant: number.isSingle ? 7 : 15) }
        let isReal = number.real != nil
        var index = digits.digits.isEmpty ? 2 : (digits.isNegative ? 1 : 0)
        index = choose(index, sections)
        let original = digits
        var section = scan(sections[index])
        adjust(&digits, section, isReal)
        if digits.digits.isEmpty, !original.digits.isEmpty {
            let zero = choose(2, sections)
            if zero != index {
                index = zero
                section = scan(sections[index])
                digits = original
                adjust(&digits, section, isReal)
            }
        }
        let showsSign = digits.isNegative && index == 0
        let body = write(digits, sections[index], section)
        return (showsSign ? style.negativeSign : "") + String(decoding: body, as: UTF16.self)
    }

    private func adjust(_ digits: inout DigitBuffer, _ section: Section, _ isReal: Bool) {
        guard !digits.digits.isEmpty else {
            if !isReal { digits.isNegative = false }
            return
        }
        digits.scale += section.scaleAdjust
        let kept =
            section.isScientific
            ? section.digitCount : digits.scale + section.digitCount - section.decimalPosition
        let wasNegative = digits.isNegative
        digits.round(to: kept)
        if digits.digits.isEmpty { digits.isNegative = isReal && wasNegative }
    }

    /// The section for positive (0), negative (1) or zero (2) numbers; the first when it is missing or empty.
    private func choose(_ wanted: Int, _ sections: [[UInt16]]) -> Int {
        wanted < sections.count && !sections[wanted].isEmpty ? wanted : 0
    }

    private func split(_ units: [UInt16]) -> [[UInt16]] {
        var sections: [[UInt16]] = [[]]
        var index = 0
        while index < units.count {
            let unit = units[index]
            switch unit {
            case 0x3B: sections.append([])
            case 0x5C where index + 1 < units.count:
                sections[sections.count - 1] += [unit, units[index + 1]]
                index += 1
            case 0x27, 0x22:
                sections[sections.count - 1].append(unit)
                while index + 1 < units.count {
                    index += 1
                    sections[sections.count - 1].append(units[index])
                    if units[index] == unit { break }
                }
            default: sections[sections.count - 1].append(unit)
            }
            index += 1
        }
        return sections
    }

    private func scan(_ units: [UInt16]) -> Section {
        var section = Section()
        var thousandPosition = -1
        var thousandCount = 0
        var index = 0
        while index < units.count {
            let unit = units[index]
            index += 1
            switch unit {
            case 0x23: section.digitCount += 1
            case 0x30:
                if section.firstZero == Int.max { section.firstZero = section.digitCount }
                section.digitCount += 1
                section.lastZero = section.digitCount
            case 0x2E where section.decimalPosition < 0: section.decimalPosition = section.digitCount
            case 0x2C where section.digitCount > 0 && section.decimalPosition < 0:
                if thousandPosition >= 0 {
                    if thousandPosition == section.digitCount {
                        thousandCount += 1
                        continue
                    }
                    section.hasThousands = true
                }
                thousandPosition = section.digitCount
                thousandCount = 1
            case 0x25: section.scaleAdjust += 2
            case 0x2030: section.scaleAdjust += 3
            case 0x27, 0x22:
                while index < units.count, units[index] != unit { index += 1 }
                index += 1
            case 0x5C: index += 1
            case 0x45, 0x65:
                if let found = exponent(units, index) {
                    section.isScientific = true
                    index = found.end
                }
            default: break
            }
        }
        if section.decimalPosition < 0 { section.decimalPosition = section.digitCount }
        if thousandPosition >= 0 {
            if thousandPosition == section.decimalPosition {
                section.scaleAdjust -= thousandCount * 3
            } else {
                section.hasThousands = true
            }
        }
        return section
    }

    /// After an `E`: whether a plus is shown, how many digits, and where the exponent ends; nil for a plain letter.
    private func exponent(_ units: [UInt16], _ start: Int) -> (plus: Bool, digits: Int, end: Int)? {
        var index = start
        var plus = false
        if index < units.count, units[index] == 0x2B || units[index] == 0x2D {
            plus = units[index] == 0x2B
            index += 1
        }
        let first = index
        while index < units.count, units[index] == 0x30 { index += 1 }
        return index > first ? (plus, index - first, index) : nil
    }

    private func write(_ number: DigitBuffer, _ units: [UInt16], _ section: Section) -> [UInt16] {
        var output: [UInt16] = []
        let decimalPosition = section.decimalPosition
        let firstDigit = section.firstZero < decimalPosition ? decimalPosition - section.firstZero : 0
        let lastDigit = section.lastZero > decimalPosition ? decimalPosition - section.lastZero : 0
        var position = decimalPosition
        var surplus = 0
        if !section.isScientific {
            position = Swift.max(number.scale, decimalPosition)
            surplus = number.scale - decimalPosition
        }
        let shown = section.hasThousands ? style.groupPositions(Swift.max(position, firstDigit)) : []
        var next = 0
        var wroteDecimal = false
        func group() {
            if position > 1 && shown.contains(position - 1) { output += Array(style.groupSeparator.utf16) }
        }
        var index = 0
        while index < units.count {
            let unit = units[index]
            index += 1
            if surplus > 0, unit == 0x23 || unit == 0x30 || unit == 0x2E {
                while surplus > 0 {
                    output.append(UInt16(number[next]) + 0x30)
                    next += 1
                    group()
                    position -= 1
                    surplus -= 1
                }
            }
            switch unit {
            case 0x23, 0x30:
                var digit: UInt16?
                if surplus < 0 {
                    surplus += 1
                    if position <= firstDigit { digit = 0x30 }
                } else if next < number.digits.count {
                    digit = UInt16(number[next]) + 0x30
                    next += 1
                } else if position > lastDigit {
                    digit = 0x30
                    next += 1
                }
                if let digit {
                    output.append(digit)
                    group()
                }
                position -= 1
            case 0x2E:
                if position != 0 || wroteDecimal { continue }
                if lastDigit < 0 || (decimalPosition < section.digitCount && next < number.digits.count) {
                    output += Array(style.decimalSeparator.utf16)
                    wroteDecimal = true
                }
            case 0x25: output += Array(style.percentSymbol.utf16)
            case 0x2030: output += Array(style.permilleSymbol.utf16)
            case 0x2C: continue
            case 0x27, 0x22:
                while index < units.count, units[index] != unit {
                    output.append(units[index])
                    index += 1
                }
                index += 1
            case 0x5C:
                if index < units.count { output.append(units[index]) }
                index += 1
            case 0x45, 0x65:
                guard section.isScientific, let found = exponent(units, index) else {
                    output.append(unit)
                    continue
                }
                index = found.end
                output.append(unit)
                let size = number.digits.isEmpty ? 0 : number.scale - decimalPosition
                if size < 0 {
                    output += Array(style.negativeSign.utf16)
                } else if found.plus {
                    output += Array(style.positiveSign.utf16)
                }
                let text = String(abs(size))
                for _ in 0..<Swift.max(0, found.digits - text.utf16.count) { output.append(0x30) }
                output += Array(text.utf16)
            default: output.append(unit)
            }
        }
        return output
    }
}

extension NumberFormatter.Number {
    var isSingle: Bool { if case .single = self { true } else { false } }
}
