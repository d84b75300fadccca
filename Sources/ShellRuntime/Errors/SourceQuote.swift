/// The source line of an error without its secrets, cut to 69 characters around the position, and where the marker goes
/// under it.
public struct SourceQuote {
    private static let limit = 69

    /// The text to show.
    public private(set) var line = ""
    /// Characters before the marker.
    public private(set) var markerStart = 0
    /// Length of the marker.
    public private(set) var markerLength = 0

    /// Reads the position of an invocation.
    public init(_ place: InvocationInfo) {
        let whole = place.line.split(separator: "\n", omittingEmptySubsequences: false).first ?? ""
        var source = Array(whole.unicodeScalars)
        while let last = source.last, last == " " || last == "\t" || last == "\r" { source.removeLast() }
        guard !source.isEmpty else { return }
        var start = min(max(place.offsetInLine - 1, 0), source.count)
        var length = source.count - start
        if place.extentEndLine == place.scriptLineNumber && place.extentEndColumn <= source.count + 1 {
            length = place.extentEndColumn - 1 - start
        }
        length = max(min(length, source.count - start), 1)
        let mask = SecretMask(source)
        (source, length, start) = (
            mask.scalars, mask.moved(start + length) - mask.moved(start), mask.moved(start)
        )
        Self.expandTabs(&source, &start, &length)
        let (hasHead, hasTail) = Self.cut(&source, &start, &length)
        var view = String.UnicodeScalarView()
        if hasHead { view.append(contentsOf: "… ".unicodeScalars) }
        view.append(contentsOf: source)
        if hasTail { view.append(contentsOf: " …".unicodeScalars) }
        line = String(view)
        markerStart = hasHead ? start + 2 : start
        markerLength = length
    }

    private static func expandTabs(_ source: inout [Unicode.Scalar], _ start: inout Int, _ length: inout Int)
    {
        guard source.contains("\t") else { return }
        var expanded: [Unicode.Scalar] = []
        var newStart = start
        var newEnd = start + length
        for (index, scalar) in source.enumerated() {
            if index == start { newStart = expanded.count }
            if index == start + length { newEnd = expanded.count }
            if scalar == "\t" {
                expanded += Array(repeating: " ", count: 4)
            } else {
                expanded.append(scalar)
            }
        }
        if start + length == source.count { newEnd = expanded.count }
        source = expanded
        start = newStart
        length = newEnd - newStart
    }

    /// Cuts the ends of a long line; true where something was cut.
    private static func cut(
        _ source: inout [Unicode.Scalar], _ start: inout Int, _ length: inout Int
    ) -> (head: Bool, tail: Bool) {
        guard source.count > limit else { return (false, false) }
        if start + length <= limit {
            source = Array(source[..<limit])
            return (false, true)
        }
        if start < limit / 2 && length >= limit - start {
            // The position runs over the edge whatever is cut: the line's beginning says more than its end.
            source = Array(source[..<limit])
            length = limit - start
            return (false, true)
        }
        if length >= limit {
            let hasHead = start > 0
            let hasTail = start + limit < source.count
            source = Array(source[start..<min(start + limit, source.count)])
            length = source.count
            start = 0
            return (hasHead, hasTail)
        }
        let context = limit - length
        let after = min(source.count - start - length, min(context, 8))
        let before = min(start, context - after)
        let first = start - before
        let last = min(start + length + after, source.count)
        let hasTail = last < source.count
        source = Array(source[first..<last])
        start = before
        return (first > 0, hasTail)
    }
}

extension InvocationInfo {
    /// `PositionMessage`: where it was, the line and the marker under it.
    public var positionMessage: String {
        guard scriptLineNumber > 0 else { return "" }
        let file = scriptName.isEmpty ? "line" : scriptName
        let quote = SourceQuote(self)
        let marker =
            String(repeating: " ", count: quote.markerStart)
            + String(
                repeating: "~", count: quote.markerLength)
        return "At \(file):\(scriptLineNumber) char:\(offsetInLine)\n+ \(quote.line)\n+ \(marker)"
    }
}
