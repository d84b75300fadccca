/// One match: the subject and where the groups lie. Texts are made when someone reads them.
public final class PatternMatch {
    /// What matched.
    public let pattern: CompiledPattern
    /// The text it matched in.
    public let subject: Text
    /// Start and end of each group in .NET's order; -1 for groups that took no part.
    private let bounds: [Int32]

    init(_ pattern: CompiledPattern, _ subject: Text, _ offsets: UnsafePointer<Int>, _ set: Int) {
        self.pattern = pattern
        self.subject = subject
        let groups = pattern.groups
        bounds = [Int32](unsafeUninitializedCapacity: groups.count * 2) { buffer, count in
            for index in 0..<groups.count {
                var start: Int32 = -1
                var end: Int32 = -1
                let engine =
                    groups.isDirect
                    ? index : groups.engine[index].last { PatternMatch.isSet(offsets, set, $0) } ?? Int.max
                if engine < set, offsets[engine * 2] <= subject.count {
                    start = Int32(offsets[engine * 2])
                    end = Int32(offsets[engine * 2 + 1])
                }
                buffer[index * 2] = start
                buffer[index * 2 + 1] = end
            }
            count = groups.count * 2
        }
    }

    private static func isSet(_ offsets: UnsafePointer<Int>, _ set: Int, _ group: Int) -> Bool {
        group < set && offsets[group * 2] >= 0 && offsets[group * 2] < Int(Int32.max)
    }

    /// Where the match begins and ends.
    public var start: Int { Int(bounds[0]) }
    public var end: Int { Int(bounds[1]) }
    /// Length of the match.
    public var length: Int { end - start }
    /// Number of groups, the match itself included.
    public var groupCount: Int { bounds.count / 2 }

    /// True when the group at a position of .NET's order took part.
    public func isSet(_ index: Int) -> Bool { bounds[index * 2] >= 0 }
    /// Where a group begins; 0 when it took no part.
    public func start(_ index: Int) -> Int { Swift.max(0, Int(bounds[index * 2])) }
    /// Length of a group.
    public func length(_ index: Int) -> Int {
        isSet(index) ? Int(bounds[index * 2 + 1] - bounds[index * 2]) : 0
    }
    /// The text of a group; empty when it took no part.
    public func text(_ index: Int) -> Text {
        isSet(index) ? subject.slice(start(index), length(index)) : .empty
    }

    /// The text of the whole match.
    public var text: Text { text(0) }

    /// The next match in the same text, or nil.
    public func next() throws -> PatternMatch? {
        let position = length == 0 ? end + 1 : end
        return position <= subject.count ? try pattern.match(subject, from: position) : nil
    }

    /// What `$Matches` becomes: group numbers and names to texts, for the groups that took part.
    public func makeTable() -> TableObject {
        let table = TableObject()
        let groups = pattern.groups
        for index in stride(from: groups.count - 1, through: 0, by: -1) where isSet(index) {
            let name = groups.names[index]
            let key: Value =
                Int(name) == groups.numbers[index] ? .int(Int32(groups.numbers[index])) : Value(name)
            table.set(key, .text(text(index)))
        }
        return table
    }
}
