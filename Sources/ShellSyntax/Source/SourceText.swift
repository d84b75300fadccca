/// The text of one script as UTF-16 code units, the unit in which all offsets and columns count.
public final class SourceText: Sendable {
    /// Name of the file that the text came from; nil for text typed at the prompt.
    public let file: String?
    /// The code units of the whole text, with one zero unit behind the last as a sentinel.
    let units: [UInt16]
    /// Offset of the first unit of each line; lines end in CR LF, LF or CR.
    public let lineStarts: [Int32]

    /// Makes a text of code units; lone surrogates are kept as they are.
    public init(utf16: [UInt16], file: String? = nil) {
        var starts: [Int32] = [0]
        utf16.withUnsafeBufferPointer { text in
            var at = 0
            while at < text.count {
                let unit = text[at]
                at += 1
                if unit > 13 || (unit != 10 && unit != 13) { continue }
                if unit == 13, at < text.count, text[at] == 10 { at += 1 }
                starts.append(Int32(truncatingIfNeeded: at))
            }
        }
        var padded = utf16
        padded.append(0)
        units = padded
        lineStarts = starts
        self.file = file
    }

    /// Makes a text of a string.
    public convenience init(_ string: String, file: String? = nil) {
        self.init(utf16: Array(string.utf16), file: file)
    }

    /// Number of UTF-16 code units.
    public var count: Int { units.count - 1 }

    /// The text between two offsets.
    public func text(from start: Int, to end: Int) -> String {
        let low = max(0, min(start, count))
        let high = max(low, min(end, count))
        return String(decoding: units[low..<high], as: UTF16.self)
    }

    /// The code units between two offsets, lone surrogates included.
    public func units(from start: Int, to end: Int) -> ArraySlice<UInt16> {
        units[max(0, min(start, count))..<max(0, min(end, count))]
    }

    /// The whole text.
    public var string: String { text(from: 0, to: count) }

    /// Line and column of an offset, both counted from 1.
    public func position(at offset: Int) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - Int(lineStarts[low]) + 1)
    }

    /// The text of a line counted from 1, without its line end.
    public func line(_ number: Int) -> String {
        guard number >= 1, number <= lineStarts.count else { return "" }
        let start = Int(lineStarts[number - 1])
        var end = number < lineStarts.count ? Int(lineStarts[number]) : count
        while end > start, units[end - 1] == 10 || units[end - 1] == 13 { end -= 1 }
        return text(from: start, to: end)
    }
}
