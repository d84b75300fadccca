/// Escapes outside and inside of character classes.
extension PatternTranslator {
    /// One escape outside a class.
    mutating func escape() throws {
        position += 1
        guard let unit = current else { throw fail("Illegal \\ at end of pattern.") }
        switch unit {
        case 0x62, 0x42, 0x41, 0x47, 0x5A, 0x7A:  // b B A G Z z
            emit("\\")
            output.append(unit)
            position += 1
        case 0x77 where isWide:
            emit("[\(PatternTranslator.wordClasses)]")
            position += 1
        case 0x57 where isWide:
            emit("[^\(PatternTranslator.wordClasses)]")
            position += 1
        case 0x64, 0x44, 0x77, 0x57, 0x73, 0x53:  // d D w W s S
            emit("\\")
            output.append(unit)
            position += 1
        case 0x70, 0x50: try property(inClass: false)
        case 0x6B: try namedReference()
        case 0x31...0x39: try numberedReference()
        default: literal(try escapedCharacter())
        }
    }

    /// What `\w` is in .NET.
    static let wordClasses = "\\p{L}\\p{Mn}\\p{Nd}\\p{Pc}"

    private mutating func namedReference() throws {
        position += 1
        guard let opening = current, opening == 0x3C || opening == 0x27 || opening == 0x7B else {
            throw fail("Malformed \\k<...> named back reference.")
        }
        position += 1
        let name = word()
        let closing: UInt16 = opening == 0x3C ? 0x3E : (opening == 0x27 ? 0x27 : 0x7D)
        guard !name.isEmpty, current == closing else {
            throw fail("Malformed \\k<...> named back reference.")
        }
        position += 1
        try reference(to: name)
    }

    private mutating func numberedReference() throws {
        let start = position
        var number = 0
        while let unit = current, unit >= 0x30, unit <= 0x39, number < 1000 {
            number = number * 10 + Int(unit - 0x30)
            position += 1
        }
        if hasGroup(number) && (number < 10 || groups.contains(number)) { return try reference(to: number) }
        if number < 10 { throw fail("Reference to undefined group number \(number).") }
        position = start
        if pattern[start] <= 0x37 { literal(octal()) } else { literal(try escapedCharacter()) }
    }

    private mutating func octal() -> UInt16 {
        var number: UInt16 = 0
        var count = 0
        while let unit = current, unit >= 0x30, unit <= 0x37, count < 3 {
            number = number * 8 + (unit - 0x30)
            position += 1
            count += 1
        }
        return number & 0xFF
    }

    /// The character of an escape such as `\t`, `\x41`, `\u20ac`, `\.`; the position is after the backslash.
    mutating func escapedCharacter() throws -> UInt16 {
        guard let unit = current else { throw fail("Illegal \\ at end of pattern.") }
        if unit >= 0x30 && unit <= 0x37 { return octal() }
        position += 1
        switch unit {
        case 0x61: return 0x07
        case 0x62: return 0x08
        case 0x65: return 0x1B
        case 0x66: return 0x0C
        case 0x6E: return 0x0A
        case 0x72: return 0x0D
        case 0x74: return 0x09
        case 0x76: return 0x0B
        case 0x78: return try hexadecimal(2)
        case 0x75: return try hexadecimal(4)
        case 0x63: return try control()
        default:
            let isLetter = (unit >= 0x41 && unit <= 0x5A) || (unit >= 0x61 && unit <= 0x7A)
            if isLetter || unit == 0x5F || (unit >= 0x38 && unit <= 0x39) {
                let name = String(decoding: [unit], as: UTF16.self)
                throw fail("Unrecognized escape sequence \\\(name).")
            }
            return unit
        }
    }

    private mutating func hexadecimal(_ count: Int) throws -> UInt16 {
        var number: UInt16 = 0
        for _ in 0..<count {
            guard let unit = current, let scalar = Unicode.Scalar(unit), scalar.isASCII,
                let digit = Character(scalar).hexDigitValue
            else { throw fail("Insufficient or invalid hexadecimal digits.") }
            number = number * 16 + UInt16(digit)
            position += 1
        }
        return number
    }

    private mutating func control() throws -> UInt16 {
        guard let unit = current else { throw fail("Missing control character.") }
        position += 1
        let upper = Text.upper(unit)
        guard upper >= 0x40 && upper <= 0x5F else { throw fail("Unrecognized control character.") }
        return upper - 0x40
    }

    /// `\p{Lu}`, `\P{IsGreek}`; the position is at the letter.
    mutating func property(inClass: Bool) throws {
        let isNegated = current == 0x50
        position += 1
        guard take("{") else { throw fail("Incomplete \\p{X} character escape.") }
        let start = position
        while let unit = current, unit != 0x7D { _ = unit; position += 1 }
        guard position < pattern.count else { throw fail("Incomplete \\p{X} character escape.") }
        let name = String(decoding: pattern[start..<position], as: UTF16.self)
        position += 1
        if PatternTranslator.categories.contains(name) {
            emit((isNegated ? "\\P{" : "\\p{") + name + "}")
            return
        }
        guard let block = UnicodeBlocks.range(of: name) else { throw fail("Unknown property '\(name)'.") }
        let ranges: [(UInt16, UInt16)] =
            isNegated
            ? [(0, block.lowerBound &- 1), (block.upperBound &+ 1, 0xFFFF)].filter { $0.0 <= $0.1 }
            : [(block.lowerBound, block.upperBound)]
        if !inClass { emit("[") }
        for (low, high) in ranges {
            if !isWide && low > 0xFF { continue }
            emit(
                "\\x{\(String(low, radix: 16))}-\\x{\(String(isWide ? high : Swift.min(high, 0xFF), radix: 16))}"
            )
        }
        if !inClass {
            // A class without a range for narrow subjects matches nothing.
            if output.last == 0x5B { emit("^\\x00-\\xff") }
            emit("]")
        }
    }

    private static let categories: Set<String> = [
        "L", "Lu", "Ll", "Lt", "Lm", "Lo", "M", "Mn", "Mc", "Me", "N", "Nd", "Nl", "No", "P", "Pc", "Pd",
        "Ps",
        "Pe", "Pi", "Pf", "Po", "S", "Sm", "Sc", "Sk", "So", "Z", "Zs", "Zl", "Zp", "C", "Cc", "Cf", "Cs",
        "Co",
        "Cn",
    ]

    // MARK: Classes

    /// `[...]`, with subtraction as a lookahead in front of the rest.
    mutating func characterClass() throws {
        let mark = output.count
        position += 1
        emit("[")
        if take("^") { emit("^") }
        var isFirst = true
        while true {
            guard let unit = current else { throw fail("Unterminated [] set.") }
            if unit == 0x5D && !isFirst { break }
            if unit == 0x2D && peek() == 0x5B && !isFirst {
                return try subtraction(from: mark)
            }
            isFirst = false
            try classItem()
        }
        position += 1
        emit("]")
    }

    private mutating func subtraction(from mark: Int) throws {
        let base = Array(output[mark...]) + [0x5D]
        output.removeSubrange(mark...)
        position += 1
        emit("(?:(?!")
        try characterClass()
        emit(")")
        output.append(contentsOf: base)
        emit(")")
        guard take("]") else {
            if current == nil { throw fail("Unterminated [] set.") }
            throw fail("A subtraction must be the last element in a character class.")
        }
    }

    private mutating func classItem() throws {
        guard let low = try classCharacter() else { return }
        guard current == 0x2D, let next = peek(), next != 0x5D, next != 0x5B else {
            classLiteral(low)
            return
        }
        position += 1
        if current == 0x5C, let letter = peek(), isClassLetter(letter) {
            let name = String(decoding: [letter], as: UTF16.self)
            throw fail("Cannot include class \\\(name) in character range.", at: position + 2)
        }
        guard let high = try classCharacter() else { return }
        if low > high { throw fail("[x-y] range in reverse order.") }
        classLiteral(low)
        emit("-")
        classLiteral(high)
    }

    private func isClassLetter(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x64, 0x44, 0x77, 0x57, 0x73, 0x53, 0x70, 0x50: true
        default: false
        }
    }

    /// A single character of a class; nil after emitting a class escape.
    private mutating func classCharacter() throws -> UInt16? {
        guard let unit = current else { throw fail("Unterminated [] set.") }
        guard unit == 0x5C else {
            position += 1
            return unit
        }
        position += 1
        guard let letter = current else { throw fail("Illegal \\ at end of pattern.") }
        guard isClassLetter(letter) else { return try escapedCharacter() }
        if letter == 0x70 || letter == 0x50 {
            try property(inClass: true)
        } else {
            if letter == 0x77 && isWide {
                emit(PatternTranslator.wordClasses)
            } else {
                emit("\\")
                output.append(letter)
            }
            position += 1
        }
        return nil
    }

    private mutating func classLiteral(_ unit: UInt16) {
        if !isWide && unit > 0xFF {
            // A narrow subject cannot hold it.
            needsWide = true
        }
        literal(unit)
    }
}
