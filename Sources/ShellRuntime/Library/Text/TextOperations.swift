/// What the members of `System.String` do, on UTF-16 units.
enum TextOperations {
    /// How two units are compared.
    enum Comparison {
        case ordinal, ordinalIgnoreCase, culture, cultureIgnoreCase

        /// From the number of a `StringComparison`.
        init(_ number: Int) {
            switch number {
            case 0, 2: self = .culture
            case 1, 3: self = .cultureIgnoreCase
            case 5: self = .ordinalIgnoreCase
            default: self = .ordinal
            }
        }

        var ignoresCase: Bool { self == .ordinalIgnoreCase || self == .cultureIgnoreCase }
    }

    /// Simple lower case of one unit.
    static func lower(_ unit: UInt16) -> UInt16 {
        if unit < 0x80 { return unit >= 0x41 && unit <= 0x5A ? unit + 0x20 : unit }
        guard let scalar = Unicode.Scalar(unit) else { return unit }
        let mapped = scalar.properties.lowercaseMapping.utf16
        return mapped.count == 1 ? mapped.first! : unit
    }

    static func lowercased(_ text: Text) -> Text { map(text, lower) }
    static func uppercased(_ text: Text) -> Text { map(text, Text.upper) }

    private static func map(_ text: Text, _ transform: (UInt16) -> UInt16) -> Text {
        if text.isASCII {
            let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(text.count, 1))
            for index in 0..<text.count {
                bytes[index] = UInt8(truncatingIfNeeded: transform(UInt16(text.bytes[index])))
            }
            return Text(takingASCII: bytes, count: text.count)
        }
        return Text(utf16: text.utf16.map(transform))
    }

    /// The last position of a text that starts at or before `start`.
    static func lastIndex(of other: Text, in text: Text, from start: Int, ignoreCase: Bool) -> Int? {
        var at = min(start, text.count - other.count)
        while at >= 0 {
            if text.matches(other, at: at, ignoreCase: ignoreCase) { return at }
            at -= 1
        }
        return nil
    }

    /// Replaces every occurrence of one text by another.
    static func replace(_ text: Text, _ old: Text, _ new: Text, ignoreCase: Bool = false) -> Text {
        guard var at = text.firstIndex(of: old, from: 0, ignoreCase: ignoreCase) else { return text }
        var builder = TextBuilder(capacity: text.count)
        var start = 0
        while true {
            builder.append(text, from: start, count: at - start)
            builder.append(new)
            start = at + old.count
            guard let next = text.firstIndex(of: old, from: start, ignoreCase: ignoreCase) else { break }
            at = next
        }
        builder.append(text, from: start, count: text.count - start)
        return builder.makeText()
    }

    /// Cuts a text at separators.
    ///
    /// - Parameters:
    ///   - separators: the texts to cut at; none means white space.
    ///   - count: most pieces; the last holds the rest.
    ///   - options: of `StringSplitOptions`: 1 removes empty pieces, 2 trims them.
    static func split(_ text: Text, _ separators: [Text], count: Int = Int.max, options: Int = 0) -> [Text] {
        let removesEmpty = options & 1 != 0, trims = options & 2 != 0
        if count == 0 { return [] }
        var pieces: [Text] = []
        var start = 0, at = 0
        func piece(_ end: Int) -> Text? {
            let part = text.slice(start, end - start)
            let shown = trims ? part.trimmed() : part
            return removesEmpty && shown.count == 0 ? nil : shown
        }
        while at < text.count {
            let length = separatorLength(text, at, separators)
            guard length > 0 else {
                at += 1
                continue
            }
            if pieces.count == count - 1 { break }
            if let part = piece(at) { pieces.append(part) }
            at += length
            start = at
            if removesEmpty, pieces.count == count - 1 {
                start = skip(text, at, separators)
                at = start
                break
            }
        }
        if let part = piece(text.count) { pieces.append(part) }
        return pieces
    }

    private static func skip(_ text: Text, _ from: Int, _ separators: [Text]) -> Int {
        var at = from
        while at < text.count {
            let length = separatorLength(text, at, separators)
            if length == 0 { break }
            at += length
        }
        return at
    }

    private static func separatorLength(_ text: Text, _ at: Int, _ separators: [Text]) -> Int {
        if separators.isEmpty { return Text.isWhiteSpace(text[at]) ? 1 : 0 }
        for separator in separators where separator.count > 0 && text.matches(separator, at: at) {
            return separator.count
        }
        return 0
    }

    /// Removes characters at both ends; white space when none are given.
    static func trim(_ text: Text, _ units: [UInt16], start: Bool, end: Bool) -> Text {
        func isTrimmed(_ unit: UInt16) -> Bool {
            units.isEmpty ? Text.isWhiteSpace(unit) : units.contains(unit)
        }
        var low = 0, high = text.count
        if start { while low < high && isTrimmed(text[low]) { low += 1 } }
        if end { while high > low && isTrimmed(text[high - 1]) { high -= 1 } }
        return text.slice(low, high - low)
    }

    /// Makes a text wider by a character in front or behind.
    static func pad(_ text: Text, _ width: Int, _ unit: UInt16, left: Bool) throws -> Text {
        if width < 0 {
            throw ScriptError.argumentRange("totalWidth", "Non-negative number required.")
        }
        if width <= text.count { return text }
        try MemoryLimits.checkText(units: width)
        let filler = Text(unit: unit).repeated(width - text.count)
        return left ? filler.appending(text) : text.appending(filler)
    }

    /// The part of a text; .NET's checks and messages.
    static func substring(_ text: Text, _ start: Int, _ length: Int) throws -> Text {
        if start < 0 { throw ScriptError.argumentRange("startIndex", "StartIndex cannot be less than zero.") }
        if start > text.count {
            throw ScriptError.argumentRange(
                "startIndex", "startIndex cannot be larger than length of string.")
        }
        if length < 0 { throw ScriptError.argumentRange("length", "Length cannot be less than zero.") }
        if start + length > text.count {
            throw ScriptError.argumentRange(
                "length", "Index and length must refer to a location within the string.")
        }
        return text.slice(start, length)
    }

    /// The order of two texts.
    static func compare(
        _ left: Text, _ right: Text, _ comparison: Comparison, _ interpreter: Interpreter
    ) throws -> Int {
        switch comparison {
        case .ordinal: ordinal(left, right, { $0 })
        case .ordinalIgnoreCase: ordinal(left, right, Text.upper)
        case .culture, .cultureIgnoreCase:
            try Operators.compareOrder(
                .text(left), .text(right), ignoreCase: comparison.ignoresCase, interpreter)
        }
    }

    private static func ordinal(_ left: Text, _ right: Text, _ fold: (UInt16) -> UInt16) -> Int {
        for index in 0..<min(left.count, right.count) {
            let a = fold(left[index]), b = fold(right[index])
            if a != b { return Int(a) - Int(b) }
        }
        return left.count - right.count
    }

    /// `string.Join`: null is empty.
    static func join(_ separator: Text, _ parts: [Value], _ interpreter: Interpreter) throws -> Text {
        var builder = TextBuilder(capacity: 64)
        for (index, part) in parts.enumerated() {
            if index > 0 { builder.append(separator) }
            if !part.isNull { builder.append(try text(part, interpreter)) }
        }
        return builder.makeText()
    }

    /// `ToString()` of any object, as .NET calls it inside methods.
    static func text(_ value: Value, _ interpreter: Interpreter) throws -> Text {
        switch value {
        case .text(let text): text
        case .null, .nothing, .unset: .empty
        case .array, .object:
            (try? Members.invoke(value, "ToString", [], interpreter))?.toText() ?? value.toText()
        default: value.toText()
        }
    }
}
