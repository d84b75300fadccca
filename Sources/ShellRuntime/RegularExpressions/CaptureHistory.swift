import CPCRE2

/// All that a repeated group captured.
///
/// PCRE2 keeps only the last capture, so the match is run once more with a callout after each group, and what
/// backtracking undid is dropped again.
struct CaptureHistory {
    private struct Event {
        let group: Int
        let range: Range<Int>
    }

    private var events: [Event] = []

    /// The captures of each group in .NET's order.
    static func find(_ match: PatternMatch) -> [[Range<Int>]] {
        let last = (0..<match.groupCount).map { index -> [Range<Int>] in
            match.isSet(index) ? [match.start(index)..<match.start(index) + match.length(index)] : []
        }
        guard let events = record(match) else { return last }
        let groups = match.pattern.groups
        return (0..<match.groupCount).map { index in
            guard index > 0, let final = last[index].first else { return last[index] }
            var found = events.filter { groups.engine[index].contains($0.group) }.map(\.range)
            while let tail = found.last, tail != final { _ = tail; found.removeLast() }
            return found.isEmpty ? [final] : found
        }
    }

    private static func record(_ match: PatternMatch) -> [Event]? {
        let pattern = match.pattern
        guard
            let translated = try? PatternTranslator.translate(
                pattern.pattern, options: pattern.options, isWide: true, recordsCaptures: true),
            let code = try? EngineCode(
                translated.units, pattern.options, isWide: true, pattern: pattern.pattern)
        else { return nil }
        var history = CaptureHistory()
        let matched = withUnsafeMutablePointer(to: &history) { pointer in
            code.run(match.subject, from: match.start, calling: callout, with: pointer)
        }
        return matched ? history.events : nil
    }

    private static let callout:
        @convention(c) (
            UnsafeMutablePointer<pcre2_callout_block_16>?, UnsafeMutableRawPointer?
        ) -> Int32 = { block, data in
            guard let block = block?.pointee, let data, let offsets = block.offset_vector else { return 0 }
            let group = Int(block.capture_last)
            let range = offsets[group * 2]..<Swift.max(offsets[group * 2], offsets[group * 2 + 1])
            data.assumingMemoryBound(to: CaptureHistory.self).pointee.add(Event(group: group, range: range))
            return 0
        }

    /// Positions only grow along the way that succeeds, and captures of one group do not overlap.
    private mutating func add(_ event: Event) {
        while let top = events.last,
            top.range.upperBound > event.range.upperBound
                || (top.group == event.group && top.range.upperBound > event.range.lowerBound)
        {
            events.removeLast()
        }
        events.append(event)
    }
}

extension PatternMatch {
    /// What the group at a position of .NET's order captured, in order.
    public func captures(_ index: Int) -> [Range<Int>] { CaptureHistory.find(self)[index] }
}
