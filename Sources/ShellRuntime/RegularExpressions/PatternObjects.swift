/// The objects of `System.Text.RegularExpressions` over compiled patterns and matches.
public enum PatternObjects {
    /// A `[regex]`.
    public static func regex(_ pattern: CompiledPattern) -> HostObject { RegexObject(pattern) }
    /// A `Match`; nil makes the failed one.
    public static func match(_ match: PatternMatch?) -> HostObject { MatchObject(match) }
}

/// A `System.Text.RegularExpressions.Regex`.
public final class RegexObject: HostObject {
    /// The pattern.
    public let compiledPattern: CompiledPattern

    /// Makes the object of a pattern.
    public init(_ pattern: CompiledPattern) { compiledPattern = pattern }

    public override var type: TypeInfo { .regex }
    public override func toText() -> Text { compiledPattern.pattern }
}

/// A `Capture`: a piece of the subject.
public class CaptureObject: HostObject {
    let subject: Text
    let start: Int
    let length: Int

    init(_ subject: Text, _ start: Int, _ length: Int) {
        self.subject = subject
        self.start = start
        self.length = length
    }

    /// The piece.
    public var text: Text { length == 0 ? .empty : subject.slice(start, length) }

    public override var type: TypeInfo { .regexCapture }
    public override func toText() -> Text { text }
}

/// A `Group` of a match.
public class GroupObject: CaptureObject {
    /// The match; nil for the failed one.
    public let match: PatternMatch?
    let index: Int

    init(_ match: PatternMatch?, _ index: Int) {
        self.match = match
        self.index = index
        super.init(match?.subject ?? .empty, match?.start(index) ?? 0, match?.length(index) ?? 0)
    }

    /// True when it took part in the match.
    public var isSuccess: Bool { match?.isSet(index) ?? false }
    /// Its name, or its number as text.
    public var name: String { match.map { $0.pattern.groupNames[index] } ?? "0" }

    /// All that the group captured, in order.
    var captures: [Value] {
        guard let match, isSuccess else { return [] }
        // The last capture is the group itself.
        let earlier = match.captures(index).dropLast()
        return earlier.map { .host(CaptureObject(match.subject, $0.lowerBound, $0.count)) } + [.host(self)]
    }

    public override var type: TypeInfo { .regexGroup }
}

/// A `System.Text.RegularExpressions.Match`.
public final class MatchObject: GroupObject {
    /// Makes the object of a match; nil for the failed one.
    public init(_ match: PatternMatch?) { super.init(match, 0) }

    /// The groups, the match itself first.
    var groups: PatternCollection {
        guard let match else { return PatternCollection(.regexGroups, [.host(GroupObject(nil, 0))], nil) }
        var items: [Value] = [.host(self)]
        for index in 1..<Swift.max(match.groupCount, 1) { items.append(.host(GroupObject(match, index))) }
        return PatternCollection(.regexGroups, items, match.pattern)
    }

    public override var type: TypeInfo { .regexMatch }
}

/// A `MatchCollection`, `GroupCollection` or `CaptureCollection`.
final class PatternCollection: HostObject {
    private let shownType: TypeInfo
    let items: [Value]
    /// For groups: names to positions.
    let pattern: CompiledPattern?

    init(_ type: TypeInfo, _ items: [Value], _ pattern: CompiledPattern?) {
        shownType = type
        self.items = items
        self.pattern = pattern
    }

    override var type: TypeInfo { shownType }
    override var isEnumerable: Bool { true }
    override var knownCount: Int? { items.count }
    override func makeIterator() -> ValueIterator? { ArrayIterator(items) }

    override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        if let pattern {
            let place: Int?
            if case .text(let name) = index {
                place = pattern.groups.index(named: name.string)
            } else {
                place = pattern.groups.index(of: try number(index, interpreter))
            }
            return place.map { items[$0] } ?? .host(GroupObject(nil, 0))
        }
        let number = try number(index, interpreter)
        let place = number < 0 ? number + items.count : number
        return place >= 0 && place < items.count ? items[place] : .nothing
    }

    private func number(_ index: Value, _ interpreter: Interpreter) throws -> Int {
        guard case .int(let number) = try Conversions.convert(index, to: .int32, interpreter) else {
            return -1
        }
        return Int(number)
    }
}

extension TypeInfo {
    private static func pattern(
        _ name: String, base: TypeInfo = .object, _ interfaces: [TypeInfo] = []
    ) -> TypeInfo {
        let fullName = "System.Text.RegularExpressions." + name
        return TypeInfo(
            fullName, base: base, interfaces: interfaces, members: { TypeCatalog.members(of: fullName) })
    }

    public static let regex = pattern("Regex")
    public static let regexCapture = pattern("Capture")
    public static let regexGroup = pattern("Group", base: .regexCapture)
    public static let regexMatch = pattern("Match", base: .regexGroup)
    public static let regexMatches = pattern("MatchCollection", [.list])
    public static let regexGroups = pattern("GroupCollection", [.list])
    public static let regexCaptures = pattern("CaptureCollection", [.list])
}
