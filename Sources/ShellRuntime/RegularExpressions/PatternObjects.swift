/// The objects of `System.Text.RegularExpressions` over compiled patterns and matches.
public enum PatternObjects {
    /// A `[regex]`.
    public static func regex(_ pattern: CompiledPattern) -> HostObject { RegexObject(pattern) }
    /// A `Match`; nil makes the failed one.
    public static func match(_ match: PatternMatch?) -> HostObject { MatchObject(match) }
}

/// A `System.Text.RegularExpressions.Regex`.
public final class RegexObject: HostObject, CompiledPatternSource {
    /// The pattern.
    public let compiledPattern: CompiledPattern

    /// Makes the object of a pattern.
    public init(_ pattern: CompiledPattern) { compiledPattern = pattern }

    public override var type: TypeInfo { .regex }
    public override func toText() -> Text { compiledPattern.pattern }
}

/// A `System.Text.RegularExpressions.Match`.
public final class MatchObject: HostObject {
    /// The match; nil when there was none.
    public let match: PatternMatch?

    /// Makes the object of a match.
    public init(_ match: PatternMatch?) { self.match = match }

    public override var type: TypeInfo { .regexMatch }
    public override func toText() -> Text { match?.text ?? .empty }
}

extension TypeInfo {
    private static func pattern(_ name: String, base: TypeInfo = .object) -> TypeInfo {
        let fullName = "System.Text.RegularExpressions." + name
        return TypeInfo(fullName, base: base, members: { TypeCatalog.members(of: fullName) })
    }

    public static let regex = pattern("Regex")
    public static let regexCapture = pattern("Capture")
    public static let regexGroup = pattern("Group", base: .regexCapture)
    public static let regexMatch = pattern("Match", base: .regexGroup)
}
