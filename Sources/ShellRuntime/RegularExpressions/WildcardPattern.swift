/// A wildcard pattern ready to match.
public final class WildcardPattern {
    /// As the script wrote it.
    public let pattern: Text
    let ignoreCase: Bool

    private enum Element {
        case unit(UInt16)
        case any
        case many
        case set([(UInt16, UInt16)])
    }

    private var elements: [Element] = []
    /// Set when the pattern is plain text: matching is comparing.
    private var isPlain = true

    /// Reads a pattern; throws PowerShell's error for an unfinished or empty set.
    public init(_ pattern: Text, ignoreCase: Bool) throws {
        self.pattern = pattern
        self.ignoreCase = ignoreCase
        var index = 0
        while index < pattern.count {
            let unit = pattern[index]
            index += 1
            switch unit {
            case 0x2A:
                if case .many? = elements.last {} else { elements.append(.many) }
                isPlain = false
            case 0x3F:
                elements.append(.any)
                isPlain = false
            case 0x5B:
                elements.append(.set(try set(&index)))
                isPlain = false
            case 0x60 where index < pattern.count:
                elements.append(.unit(folded(pattern[index])))
                index += 1
            default: elements.append(.unit(folded(unit)))
            }
        }
    }

    private func folded(_ unit: UInt16) -> UInt16 { ignoreCase ? Text.upper(unit) : unit }

    /// The ranges between `[` and `]`; a `]` first stands for itself.
    private func set(_ index: inout Int) throws -> [(UInt16, UInt16)] {
        var units: [(unit: UInt16, escaped: Bool)] = []
        while true {
            guard index < pattern.count else { throw invalid() }
            let unit = pattern[index]
            index += 1
            if unit == 0x5D && !units.isEmpty { break }
            if unit == 0x60, index < pattern.count {
                units.append((pattern[index], true))
                index += 1
            } else {
                units.append((unit, false))
            }
        }
        var ranges: [(UInt16, UInt16)] = []
        var position = 0
        while position < units.count {
            let low = units[position].unit
            if position + 2 < units.count, units[position + 1].unit == 0x2D, !units[position + 1].escaped {
                let high = units[position + 2].unit
                if low > high { throw invalid() }
                ranges.append((low, high))
                position += 3
            } else {
                ranges.append((low, low))
                position += 1
            }
        }
        return ranges
    }

    private func invalid() -> ScriptError {
        .make(
            "System.Management.Automation.WildcardPatternException", id: "RuntimeException",
            category: .invalidArgument,
            message: "The specified wildcard character pattern is not valid: \(pattern.string)")
    }

    /// True when the whole text matches.
    public func matches(_ text: Text) -> Bool {
        if isPlain && pattern.firstIndex(of: Text(unit: 0x60)) == nil {
            return ignoreCase ? text.equalsIgnoringCase(pattern) : text.equals(pattern)
        }
        var position = 0
        var element = 0
        var retry: (element: Int, position: Int)?
        while position < text.count {
            if element < elements.count {
                if case .many = elements[element] {
                    element += 1
                    retry = (element, position)
                    if element == elements.count { return true }
                    continue
                }
                if accepts(elements[element], text[position]) {
                    element += 1
                    position += 1
                    continue
                }
            }
            guard let last = retry else { return false }
            retry = (last.element, last.position + 1)
            element = last.element
            position = last.position + 1
        }
        while element < elements.count {
            guard case .many = elements[element] else { return false }
            element += 1
        }
        return true
    }

    @inline(__always)
    private func accepts(_ element: Element, _ unit: UInt16) -> Bool {
        switch element {
        case .unit(let wanted): return unit == wanted || (ignoreCase && Text.upper(unit) == wanted)
        case .any, .many: return true
        case .set(let ranges):
            for (low, high) in ranges {
                if unit >= low && unit <= high { return true }
                guard ignoreCase else { continue }
                let upper = Text.upper(unit), lower = Text.lower(unit)
                if (upper >= low && upper <= high) || (lower >= low && lower <= high) { return true }
            }
            return false
        }
    }

    /// True when a text has characters that mean something in a pattern.
    public static func hasWildcards(_ text: Text) -> Bool {
        var index = 0
        while index < text.count {
            switch text[index] {
            case 0x2A, 0x3F, 0x5B: return true
            case 0x5D: return true
            case 0x60: index += 2
            default: index += 1
            }
        }
        return false
    }

    /// A pattern that matches the text itself.
    public static func escape(_ text: Text, except kept: [UInt16] = []) -> Text {
        var builder = TextBuilder(capacity: text.count + 4)
        for index in 0..<text.count {
            let unit = text[index]
            let isSpecial = unit == 0x2A || unit == 0x3F || unit == 0x5B || unit == 0x5D || unit == 0x60
            if isSpecial && !kept.contains(unit) { builder.append(ascii: "`") }
            builder.append(unit: unit)
        }
        return builder.makeText()
    }

    /// The text without the backticks that `escape` put in.
    public static func unescape(_ text: Text) -> Text {
        var builder = TextBuilder(capacity: text.count)
        var index = 0
        while index < text.count {
            let unit = text[index]
            let isEscape =
                unit == 0x60 && index + 1 < text.count
                && [0x2A, 0x3F, 0x5B, 0x5D, 0x60].contains(text[index + 1])
            builder.append(unit: isEscape ? text[index + 1] : unit)
            index += isEscape ? 2 : 1
        }
        return builder.makeText()
    }
}
