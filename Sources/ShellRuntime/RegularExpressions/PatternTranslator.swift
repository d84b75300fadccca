/// Rewrites a .NET regular expression for PCRE2.
///
/// Groups lose their names and .NET's numbering is kept beside the pattern; what PCRE2 would refuse or, worse,
/// understand otherwise is rewritten; what cannot be rewritten is an error with an id of its own.
struct PatternTranslator {
    let pattern: [UInt16]
    /// True when the target matches UTF-16 units with Unicode classes; false for ASCII subjects.
    let isWide: Bool
    let groups: PatternGroups
    var position = 0
    var output: [UInt16] = []
    /// Options in force at the current position that PCRE2 is not told of.
    var ignoresWhitespace: Bool
    var capturesOnlyNamed: Bool
    var depth = 0
    /// Capturing groups opened so far, in order of their parenthesis.
    var opened: [PatternGroups.Opened] = []
    /// True once the output needs units above 0xFF.
    var needsWide = false

    /// The translated pattern with its groups.
    struct Translation {
        var units: [UInt16]
        var groups: PatternGroups
        var needsWide: Bool
    }

    /// Translates a pattern, or throws .NET's error for it.
    /// - Parameter recordsCaptures: whether the engine is to call out after each capture.
    static func translate(
        _ pattern: Text, options: RegexOptions, isWide: Bool, recordsCaptures: Bool = false
    ) throws -> Translation {
        let units = pattern.utf16
        // The first run only finds the groups: references may point forward.
        var scan = PatternTranslator(units, options, isWide, PatternGroups())
        try scan.run()
        let groups = PatternGroups(scan.opened)
        var second = PatternTranslator(units, options, isWide, groups)
        second.isFinal = true
        second.recordsCaptures = recordsCaptures
        try second.run()
        return Translation(units: second.output, groups: groups, needsWide: second.needsWide)
    }

    private var isFinal = false
    private var recordsCaptures = false

    private init(_ pattern: [UInt16], _ options: RegexOptions, _ isWide: Bool, _ groups: PatternGroups) {
        self.pattern = pattern
        self.isWide = isWide
        self.groups = groups
        ignoresWhitespace = options.contains(.ignorePatternWhitespace)
        capturesOnlyNamed = options.contains(.explicitCapture)
    }

    private mutating func run() throws {
        try alternatives()
        if position < pattern.count { throw fail("Too many )'s.", at: position + 1) }
    }

    // MARK: Reading

    var current: UInt16? { position < pattern.count ? pattern[position] : nil }

    func peek(_ offset: Int = 1) -> UInt16? {
        position + offset < pattern.count ? pattern[position + offset] : nil
    }

    mutating func take(_ character: Character) -> Bool {
        guard let unit = current, unit == character.utf16.first else { return false }
        position += 1
        return true
    }

    func starts(with text: StaticString) -> Bool {
        for index in 0..<text.utf8CodeUnitCount
        where peek(index) != UInt16(text.utf8Start[index]) { return false }
        return true
    }

    mutating func emit(_ text: String) { output.append(contentsOf: text.utf16) }

    func fail(_ reason: String, at offset: Int? = nil) -> PatternError {
        PatternError(pattern: pattern, offset: offset ?? position, reason: reason)
    }

    // MARK: Structure

    /// Everything up to the closing parenthesis of this level or the end.
    mutating func alternatives() throws {
        depth += 1
        defer { depth -= 1 }
        if depth > 1000 { throw fail("The expression is nested too deeply.") }
        let outerWhitespace = ignoresWhitespace
        let outerCaptures = capturesOnlyNamed
        defer {
            ignoresWhitespace = outerWhitespace
            capturesOnlyNamed = outerCaptures
        }
        var hasAtom = false
        while let unit = current {
            if ignoresWhitespace, skipBlank(unit) { continue }
            switch unit {
            case 0x29:  // )
                return
            case 0x7C:  // |
                position += 1
                emit("|")
                hasAtom = false
            case 0x2A, 0x2B, 0x3F,
                0x7B where isQuantifier():
                if !hasAtom {
                    throw fail("Quantifier '\(character(unit))' following nothing.", at: position + 1)
                }
                try quantifier()
                hasAtom = false
                if ignoresWhitespace { while let next = current, skipBlank(next) {} }
                if let next = current, isQuantifierStart(next) {
                    throw fail("Nested quantifier '\(character(next))'.", at: position + 1)
                }
            default:
                hasAtom = try atom(unit)
            }
        }
    }

    private func character(_ unit: UInt16) -> String { String(decoding: [unit], as: UTF16.self) }

    private func isQuantifierStart(_ unit: UInt16) -> Bool {
        unit == 0x2A || unit == 0x2B || unit == 0x3F || (unit == 0x7B && isQuantifier())
    }

    private mutating func skipBlank(_ unit: UInt16) -> Bool {
        if unit == 0x20 || (unit >= 0x09 && unit <= 0x0D) {
            position += 1
            return true
        }
        guard unit == 0x23 else { return false }
        while let next = current, next != 0x0A { _ = next; position += 1 }
        return true
    }

    /// One atom; false for what cannot be quantified.
    private mutating func atom(_ unit: UInt16) throws -> Bool {
        switch unit {
        case 0x28: return try group()
        case 0x5B: try characterClass()
        case 0x5C: try escape()
        case 0x5E, 0x24, 0x2E:  // ^ $ .
            output.append(unit)
            position += 1
        case 0x7B, 0x7D, 0x5D:  // { } ] as themselves
            emit("\\")
            output.append(unit)
            position += 1
        default:
            literal(unit)
            position += 1
        }
        return true
    }

    /// A character that stands for itself.
    mutating func literal(_ unit: UInt16) {
        if unit < 0x80 {
            let isWord =
                (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A)
                || (unit >= 0x61 && unit <= 0x7A) || unit == 0x5F || unit <= 0x20
            if !isWord { emit("\\") }
            output.append(unit)
            return
        }
        if unit > 0xFF { needsWide = true }
        emit("\\x{" + String(unit, radix: 16) + "}")
    }

    // MARK: Quantifiers

    /// True when the `{` here begins `{n}`, `{n,}` or `{n,m}`.
    func isQuantifier() -> Bool {
        guard current == 0x7B else { return true }
        var index = position + 1
        let start = index
        while index < pattern.count, pattern[index] >= 0x30, pattern[index] <= 0x39 { index += 1 }
        guard index > start, index < pattern.count else { return false }
        if pattern[index] == 0x2C {
            index += 1
            while index < pattern.count, pattern[index] >= 0x30, pattern[index] <= 0x39 { index += 1 }
        }
        return index < pattern.count && pattern[index] == 0x7D
    }

    private mutating func quantifier() throws {
        if current == 0x7B {
            var bounds = ""
            position += 1
            while let unit = current, unit != 0x7D {
                bounds += character(unit)
                position += 1
            }
            position += 1
            let parts = bounds.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            if parts.count == 2, let low = parts[0], let high = parts[1], low > high {
                throw fail("Illegal {x,y} with x > y.")
            }
            emit("{" + bounds + "}")
        } else if let unit = current {
            output.append(unit)
            position += 1
        }
        if take("?") { emit("?") }
    }

    // MARK: Groups

    private mutating func group() throws -> Bool {
        position += 1
        guard current == 0x3F else {
            if capturesOnlyNamed {
                try body("(?:")
            } else {
                opened.append(.unnamed)
                try capture()
            }
            return true
        }
        position += 1
        guard let kind = current else { throw fail("Unrecognized grouping construct.") }
        switch kind {
        case 0x3A, 0x3D, 0x21, 0x3E:  // : = ! >
            position += 1
            try body("(?" + character(kind))
        case 0x23:  // #
            while let unit = current, unit != 0x29 { _ = unit; position += 1 }
            guard take(")") else { throw fail("Unterminated (?#...) comment.") }
            return false
        case 0x28: try conditional()
        case 0x3C where peek() == 0x3D || peek() == 0x21:  // <= <!
            let sign = peek() ?? 0x3D
            position += 2
            try body("(?<" + character(sign))
        case 0x3C, 0x27:  // < '
            position += 1
            try named(close: kind == 0x3C ? 0x3E : 0x27)
        default: return try options()
        }
        return true
    }

    private mutating func body(_ opening: String) throws {
        emit(opening)
        try alternatives()
        guard take(")") else { throw fail("Not enough )'s.") }
        emit(")")
    }

    private mutating func capture() throws {
        if recordsCaptures { emit("(?:") }
        try body("(")
        if recordsCaptures { emit("(?C1))") }
    }

    private mutating func named(close: UInt16) throws {
        let name = word()
        if name.isEmpty || current == 0x2D {
            if current == 0x2D { throw PatternError.unsupported(pattern, position, "balancing groups") }
            if current == nil { throw fail("Unrecognized grouping construct.") }
            throw fail("Invalid group name: Group names must begin with a word character.")
        }
        guard current == close else {
            if current == nil { throw fail("Unrecognized grouping construct.") }
            throw fail("Invalid group name: Group names must begin with a word character.")
        }
        position += 1
        if let number = Int(name) {
            if number == 0 { throw fail("Capture number cannot be zero.") }
            opened.append(.numbered(number))
        } else {
            opened.append(.named(name))
        }
        try capture()
    }

    mutating func word() -> String {
        let start = position
        while let unit = current, isWordUnit(unit) { position += 1 }
        return String(decoding: pattern[start..<position], as: UTF16.self)
    }

    private func isWordUnit(_ unit: UInt16) -> Bool {
        if unit < 0x80 {
            return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5A)
                || (unit >= 0x61 && unit <= 0x7A) || unit == 0x5F
        }
        return Unicode.Scalar(unit)?.properties.isAlphabetic ?? false
    }

    /// `(?(1)yes|no)`, `(?(name)yes|no)`, `(?(expression)yes|no)`; the inner parenthesis comes next.
    private mutating func conditional() throws {
        let start = position
        position += 1
        let name = word()
        if current == 0x29, !name.isEmpty {
            if let number = Int(name) {
                guard !isFinal || groups.contains(number) else {
                    throw fail("Conditional alternation refers to an undefined group number \(number).")
                }
                position += 1
                try conditionalBody("(?(\(groups.engineNumbers(of: number).first ?? 1))")
                return
            }
            if groups.number(named: name) != nil || !isFinal {
                position += 1
                let number = groups.number(named: name) ?? 1
                try conditionalBody("(?(\(groups.engineNumbers(of: number).first ?? 1))")
                return
            }
        }
        position = start + 1
        emit("(?")
        try condition()
        try alternativesOfCondition()
    }

    private mutating func condition() throws {
        if starts(with: "?=") || starts(with: "?!") || starts(with: "?<=") || starts(with: "?<!") {
            let length = starts(with: "?<") ? 3 : 2
            let head = String(decoding: pattern[position..<position + length], as: UTF16.self)
            position += length
            try body("(" + head)
        } else {
            try body("(?=")
        }
    }

    private mutating func conditionalBody(_ opening: String) throws {
        emit(opening)
        try alternativesOfCondition()
    }

    private mutating func alternativesOfCondition() throws {
        try alternatives()
        guard take(")") else { throw fail("Not enough )'s.") }
        emit(")")
    }

    /// `(?imnsx-imnsx)` and `(?imnsx-imnsx:...)`.
    private mutating func options() throws -> Bool {
        var isOn = true
        var on = ""
        var off = ""
        var whitespace = ignoresWhitespace
        var captures = capturesOnlyNamed
        while let unit = current, unit != 0x29, unit != 0x3A {
            switch unit | 0x20 {
            case 0x2D where unit == 0x2D: isOn = false
            case 0x2B where unit == 0x2B: isOn = true
            case 0x69, 0x6D, 0x73:  // i m s
                if isOn { on += character(unit | 0x20) } else { off += character(unit | 0x20) }
            case 0x6E: captures = isOn
            case 0x78: whitespace = isOn
            default: throw fail("Unrecognized grouping construct.")
            }
            position += 1
        }
        let letters = on + (off.isEmpty ? "" : "-" + off)
        if take(")") {
            ignoresWhitespace = whitespace
            capturesOnlyNamed = captures
            if !letters.isEmpty { emit("(?" + letters + ")") }
            return false
        }
        guard take(":") else { throw fail("Unrecognized grouping construct.") }
        let outer = (ignoresWhitespace, capturesOnlyNamed)
        (ignoresWhitespace, capturesOnlyNamed) = (whitespace, captures)
        defer { (ignoresWhitespace, capturesOnlyNamed) = outer }
        try body("(?" + letters + ":")
        return true
    }

    /// A reference to a group by .NET's number, through every engine group of that number.
    mutating func reference(to number: Int) throws {
        guard isFinal else { return }
        let numbers = groups.engineNumbers(of: number)
        if numbers.isEmpty { throw fail("Reference to undefined group number \(number).") }
        if numbers.count == 1 {
            emit("\\g{\(numbers[0])}")
        } else {
            emit("(?:" + numbers.reversed().map { "\\g{\($0)}" }.joined(separator: "|") + ")")
        }
    }

    /// A reference to a group by name.
    mutating func reference(to name: String) throws {
        guard isFinal else { return }
        if let number = Int(name) { return try reference(to: number) }
        guard let number = groups.number(named: name) else {
            throw fail("Reference to undefined group name '\(name)'.")
        }
        try reference(to: number)
    }

    /// True when .NET has a group of this number; in the first run, when one may come.
    func hasGroup(_ number: Int) -> Bool { !isFinal || groups.contains(number) }
}

extension PatternTranslator {
    /// A translator that only reads escapes, for `[regex]::Unescape`.
    static func forEscapes(_ text: Text) -> PatternTranslator {
        PatternTranslator(text.utf16, [], true, PatternGroups())
    }
}
