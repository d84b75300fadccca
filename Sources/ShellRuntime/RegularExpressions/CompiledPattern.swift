import Synchronization

/// A .NET regular expression ready to match.
public final class CompiledPattern: @unchecked Sendable {
    /// As the script wrote it.
    public let pattern: Text
    /// Its options.
    public let options: RegexOptions
    let groups: PatternGroups

    private struct Codes {
        var narrow: EngineCode?
        var wide: EngineCode?
        /// True when the pattern itself cannot be told to the narrow engine.
        var wideOnly = false
    }

    private let codes: Mutex<Codes>

    /// Compiles for ASCII subjects; the form for others is made when one comes.
    init(pattern: Text, options: RegexOptions) throws {
        self.pattern = pattern
        self.options = options
        if options.contains(.rightToLeft) {
            throw ScriptError.make(
                "System.NotSupportedException", id: "RegexRightToLeftNotSupported",
                category: .notImplemented,
                message:
                    "The option RightToLeft is not supported. Match from the left and take the last match.")
        }
        do {
            let narrow = try PatternTranslator.translate(pattern, options: options, isWide: false)
            groups = narrow.groups
            var made = Codes()
            if pattern.isASCII && !narrow.needsWide {
                made.narrow = try EngineCode(narrow.units, options, isWide: false, pattern: pattern)
            } else {
                let wide = try PatternTranslator.translate(pattern, options: options, isWide: true)
                made.wide = try EngineCode(wide.units, options, isWide: true, pattern: pattern)
                made.wideOnly = true
            }
            codes = Mutex(made)
        } catch let error as PatternError {
            throw error.scriptError
        }
    }

    private func code(for subject: Text) throws -> EngineCode {
        try codes.withLock { codes in
            if subject.isASCII, !codes.wideOnly, let narrow = codes.narrow { return narrow }
            if let wide = codes.wide { return wide }
            let wide = try PatternTranslator.translate(pattern, options: options, isWide: true)
            let made = try EngineCode(wide.units, options, isWide: true, pattern: pattern)
            codes.wide = made
            return made
        }
    }

    /// Number of groups, the whole match included.
    public var groupCount: Int { groups.count }
    /// `GetGroupNumbers()`.
    public var groupNumbers: [Int] { groups.numbers }
    /// `GetGroupNames()`: names, and numbers for groups without one.
    public var groupNames: [String] { groups.names }
    /// The number of a name, or nil.
    public func groupNumber(_ name: String) -> Int? { groups.index(named: name).map { groups.numbers[$0] } }

    /// True when the pattern matches somewhere.
    public func isMatch(_ subject: Text, from start: Int = 0) throws -> Bool {
        try code(for: subject).match(subject, from: start, pattern: pattern) { _, _ in true } ?? false
    }

    /// The first match at or after a position, or nil.
    public func match(_ subject: Text, from start: Int = 0) throws -> PatternMatch? {
        let code = try code(for: subject)
        return try code.match(subject, from: start, pattern: pattern) { offsets, set in
            PatternMatch(self, subject, offsets, set)
        }
    }

    /// All matches from a position, in order; stops after `limit` of them when positive.
    public func matches(_ subject: Text, from start: Int = 0, limit: Int = 0) throws -> [PatternMatch] {
        var result: [PatternMatch] = []
        try forEachMatch(subject, from: start) { match in
            result.append(match)
            return limit <= 0 || result.count < limit
        }
        return result
    }

    /// Calls `body` for each match until it returns false.
    func forEachMatch(
        _ subject: Text, from start: Int = 0, _ body: (PatternMatch) throws -> Bool
    ) throws {
        var position = start
        while position <= subject.count, let match = try match(subject, from: position) {
            guard try body(match) else { return }
            position = match.end == match.start ? match.end + 1 : match.end
        }
    }

    /// The text with up to `limit` matches (all when not positive) replaced by what `body` returns.
    public func replace(
        _ subject: Text, limit: Int = 0, from start: Int = 0, _ body: (PatternMatch) throws -> Text
    ) throws -> Text {
        var builder = TextBuilder(capacity: subject.count + 16)
        var kept = 0
        var done = 0
        try forEachMatch(subject, from: start) { match in
            builder.append(subject, from: kept, count: match.start - kept)
            builder.append(try body(match))
            kept = match.end
            done += 1
            return limit <= 0 || done < limit
        }
        if done == 0 { return subject }
        builder.append(subject, from: kept, count: subject.count - kept)
        return builder.makeText()
    }

    /// The text with matches replaced by a template.
    public func replace(
        _ subject: Text, _ template: ReplacementTemplate, limit: Int = 0, from start: Int = 0
    ) throws -> Text {
        var builder = TextBuilder(capacity: subject.count + 16)
        var kept = 0
        var done = 0
        try forEachMatch(subject, from: start) { match in
            builder.append(subject, from: kept, count: match.start - kept)
            template.append(match, to: &builder)
            kept = match.end
            done += 1
            return limit <= 0 || done < limit
        }
        if done == 0 { return subject }
        builder.append(subject, from: kept, count: subject.count - kept)
        return builder.makeText()
    }

    /// The pieces between matches, with captured groups between them; at most `limit` pieces when positive, and for
    /// a negative limit that many counted from the end.
    public func split(_ subject: Text, limit: Int = 0, from start: Int = 0, into result: ArrayObject) throws {
        if limit == 1 || limit == -1 {
            result.append(.text(subject))
            return
        }
        var cuts = try matches(subject, from: start, limit: limit > 0 ? limit - 1 : 0)
        if limit < 0 { cuts = Array(cuts.suffix(-limit - 1)) }
        var kept = 0
        for match in cuts {
            result.append(.text(subject.slice(kept, match.start - kept)))
            kept = match.end
            for index in 1..<Swift.max(groups.count, 1) where match.isSet(index) {
                result.append(.text(match.text(index)))
            }
        }
        result.append(.text(subject.slice(kept, subject.count - kept)))
    }
}
