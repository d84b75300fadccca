/// How many columns of a terminal a text takes, and cutting a text to a number of columns.
///
/// A UTF-16 unit takes one column, or two when it is East Asian wide; escape sequences take none. That is how
/// PowerShell counts, so that its tables and ours break at the same place.
enum DisplayCells {
    /// Columns that a text takes.
    static func count(_ text: String) -> Int {
        var text = text
        let plain: Int? = text.withUTF8 { bytes in
            for byte in bytes where byte >= 0x80 || byte == 0x1B { return nil }
            return bytes.count
        }
        if let plain { return plain }
        var total = 0
        for piece in pieces(of: text) where !piece.isEscape { total += piece.cells }
        return total
    }

    /// The longest beginning that fits into `width` columns.
    static func prefix(_ text: String, _ width: Int) -> String {
        var total = 0
        var end = text.unicodeScalars.startIndex
        for piece in pieces(of: text) {
            if total + piece.cells > width { break }
            total += piece.cells
            end = piece.end
        }
        return String(text.unicodeScalars[..<end])
    }

    /// The longest end that fits into `width` columns.
    static func suffix(_ text: String, _ width: Int) -> String {
        var kept = 0
        let scalars = text.unicodeScalars
        var start = scalars.endIndex
        while start > scalars.startIndex {
            let before = scalars.index(before: start)
            let cells = cells(of: scalars[before])
            if kept + cells > width { break }
            kept += cells
            start = before
        }
        return String(scalars[start...])
    }

    /// The text without its escape sequences.
    static func withoutEscapes(_ text: String) -> String {
        guard text.utf8.contains(0x1B) else { return text }
        var plain = String.UnicodeScalarView()
        for piece in pieces(of: text) where !piece.isEscape {
            plain.append(contentsOf: text.unicodeScalars[piece.start..<piece.end])
        }
        return String(plain)
    }

    /// Columns of one character.
    static func cells(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x1100 { return 1 }
        if value > 0xFFFF { return 2 }
        let isWide =
            value <= 0x115F || value == 0x2329 || value == 0x232A
            || (value >= 0x2E80 && value <= 0xA4CF && value != 0x303F)
            || (value >= 0xAC00 && value <= 0xD7A3) || (value >= 0xF900 && value <= 0xFAFF)
            || (value >= 0xFE10 && value <= 0xFE19) || (value >= 0xFE30 && value <= 0xFE6F)
            || (value >= 0xFF00 && value <= 0xFF60) || (value >= 0xFFE0 && value <= 0xFFE6)
        return isWide ? 2 : 1
    }

    private struct Piece {
        var start: String.Index
        var end: String.Index
        var cells: Int
        var isEscape: Bool
    }

    /// The text as single characters and whole escape sequences.
    private static func pieces(of text: String) -> [Piece] {
        let scalars = text.unicodeScalars
        var pieces: [Piece] = []
        var index = scalars.startIndex
        while index < scalars.endIndex {
            if scalars[index].value == 0x1B, let end = endOfEscape(scalars, from: index) {
                pieces.append(Piece(start: index, end: end, cells: 0, isEscape: true))
                index = end
                continue
            }
            let next = scalars.index(after: index)
            pieces.append(
                Piece(start: index, end: next, cells: cells(of: scalars[index]), isEscape: false))
            index = next
        }
        return pieces
    }

    /// The end of a sequence `ESC [ … letter` or `ESC ] … BEL`/`ESC \`; nil when it is neither.
    private static func endOfEscape(
        _ scalars: String.UnicodeScalarView, from start: String.Index
    ) -> String.Index? {
        var index = scalars.index(after: start)
        guard index < scalars.endIndex else { return nil }
        let isLink = scalars[index] == "]"
        guard isLink || scalars[index] == "[" else { return nil }
        index = scalars.index(after: index)
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if isLink {
                if scalar.value == 7 { return next }
                if scalar.value == 0x1B, next < scalars.endIndex, scalars[next] == "\\" {
                    return scalars.index(after: next)
                }
            } else if scalar.value >= 0x40 && scalar.value <= 0x7E {
                return next
            }
            index = next
        }
        return nil
    }
}
