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
private final class PatternCache: Sendable {
    private struct Entry {
        var pattern: CompiledPattern
        var used: UInt64
    }

    private struct State {
        var entries: [Int: [Entry]] = [:]
        var count = 0
        var clock: UInt64 = 0
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    func find(_ pattern: Text, _ options: RegexOptions) -> CompiledPattern? {
        let key = pattern.hashCode() &* 31 &+ options.rawValue
        return state.withLock { state in
            guard var bucket = state.entries[key] else { return nil }
            for index in bucket.indices
            where bucket[index].pattern.options == options && bucket[index].pattern.pattern.equals(pattern) {
                state.clock += 1
                bucket[index].used = state.clock
                let found = bucket[index].pattern
                state.entries[key] = bucket
                return found
            }
            return nil
        }
    }

    func insert(_ made: CompiledPattern) {
        let key = made.pattern.hashCode() &* 31 &+ made.options.rawValue
        state.withLock { state in
            if state.count >= capacity { evict(&state) }
            state.clock += 1
            state.entries[key, default: []].append(Entry(pattern: made, used: state.clock))
            state.count += 1
        }
    }

    /// Drops the half that was not used for longest.
    private func evict(_ state: inout State) {
        let uses = state.entries.values.flatMap { $0.map(\.used) }.sorted()
        let limit = uses[uses.count / 2]
        for (key, bucket) in state.entries {
            let kept = bucket.filter { $0.used > limit }
            state.entries[key] = kept.isEmpty ? nil : kept
        }
        state.count = state.entries.values.reduce(0) { $0 + $1.count }
    }
}
