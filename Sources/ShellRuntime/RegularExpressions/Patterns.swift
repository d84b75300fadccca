import Synchronization

/// `System.Text.RegularExpressions.RegexOptions`.
public struct RegexOptions: OptionSet, Sendable, Hashable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let ignoreCase = RegexOptions(rawValue: 1)
    public static let multiline = RegexOptions(rawValue: 2)
    public static let explicitCapture = RegexOptions(rawValue: 4)
    public static let compiled = RegexOptions(rawValue: 8)
    public static let singleline = RegexOptions(rawValue: 16)
    public static let ignorePatternWhitespace = RegexOptions(rawValue: 32)
    public static let rightToLeft = RegexOptions(rawValue: 64)
    public static let ecmaScript = RegexOptions(rawValue: 256)
    public static let cultureInvariant = RegexOptions(rawValue: 512)
    public static let nonBacktracking = RegexOptions(rawValue: 1024)
}

/// Patterns, compiled once and kept for the most recent uses.
public enum Patterns {
    private static let cache = PatternCache(capacity: 64)

    /// The compiled form of a .NET regular expression; throws .NET's error for a wrong one.
    public static func regex(_ pattern: Text, options: RegexOptions) throws -> CompiledPattern {
        if let known = cache.find(pattern, options) { return known }
        let made = try CompiledPattern(pattern: pattern, options: options)
        cache.insert(made)
        return made
    }

    /// The compiled form of a wildcard pattern (`*`, `?`, `[a-z]`, escape by backtick).
    public static func wildcard(_ pattern: Text, ignoreCase: Bool = true) throws -> WildcardPattern {
        try WildcardPattern(pattern, ignoreCase: ignoreCase)
    }

    /// `[regex]::Escape`: a pattern that matches the text itself.
    public static func escape(_ text: Text) -> Text {
        var builder = TextBuilder(capacity: text.count + 8)
        for index in 0..<text.count {
            switch text[index] {
            case 0x0A: builder.append(ascii: "\\n")
            case 0x0D: builder.append(ascii: "\\r")
            case 0x09: builder.append(ascii: "\\t")
            case 0x0C: builder.append(ascii: "\\f")
            case 0x20, 0x23, 0x24, 0x28, 0x29, 0x2A, 0x2B, 0x2E, 0x3F, 0x5B, 0x5C, 0x5E, 0x7B, 0x7C:
                builder.append(ascii: "\\")
                builder.append(unit: text[index])
            case let unit: builder.append(unit: unit)
            }
        }
        return builder.makeText()
    }

    /// `[regex]::Unescape`.
    public static func unescape(_ text: Text) throws -> Text {
        var translator = PatternTranslator.forEscapes(text)
        var units: [UInt16] = []
        do {
            while let unit = translator.current {
                translator.position += 1
                units.append(unit == 0x5C ? try translator.escapedCharacter() : unit)
            }
        } catch let error as PatternError {
            throw error.scriptError
        }
        return Text(utf16: units)
    }
}

/// The patterns used last, for all runspaces: a pattern is immutable once compiled.
///
/// Two places a hash: the one used last comes first, the other makes room.
private final class PatternCache: Sendable {
    private let slots: Mutex<[CompiledPattern?]>
    private let mask: Int

    /// `capacity` is a power of two.
    init(capacity: Int) {
        slots = Mutex(Array(repeating: nil, count: capacity * 2))
        mask = capacity - 1
    }

    private func place(_ pattern: Text, _ options: RegexOptions) -> Int {
        ((pattern.hashCode() &+ options.rawValue) & mask) * 2
    }

    func find(_ pattern: Text, _ options: RegexOptions) -> CompiledPattern? {
        let place = place(pattern, options)
        return slots.withLock { slots in
            if let first = slots[place], first.options == options, first.pattern.equals(pattern) {
                return first
            }
            guard let second = slots[place + 1], second.options == options, second.pattern.equals(pattern)
            else { return nil }
            slots.swapAt(place, place + 1)
            return second
        }
    }

    func insert(_ made: CompiledPattern) {
        let place = place(made.pattern, made.options)
        slots.withLock { slots in
            slots[place + 1] = slots[place]
            slots[place] = made
        }
    }
}
