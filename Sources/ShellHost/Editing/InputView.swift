/// Draws the line being typed: continuation prompts, wrapping at the edge, what stands behind and below it.
final class InputView {
    private static let continuation = ">> "

    private let terminal: Terminal
    private let width: Int
    /// Column where the typed text begins, behind the prompt.
    private let startColumn: Int
    /// Row of the cursor as last drawn, from the row of the prompt.
    private var cursorRow = 0
    /// Number of rows below the first that hold something.
    private var lastRow = 0

    init(_ terminal: Terminal, width: Int, startColumn: Int) {
        self.terminal = terminal
        self.width = max(width, 10)
        self.startColumn = startColumn
    }

    /// Rows of text, and where the cursor is among them.
    private struct Layout {
        var rows: [String] = [""]
        var column: Int
        var cursor = (row: 0, column: 0)
    }

    /// Draws the text. `suggestion` stands behind it, `status` on rows of its own below.
    func draw(_ buffer: EditBuffer, suggestion: String = "", status: [String] = []) {
        var layout = Layout(column: startColumn)
        for (index, character) in buffer.text.enumerated() {
            if index == buffer.cursor { place(&layout) }
            append(character, to: &layout)
        }
        if buffer.cursor == buffer.text.count { place(&layout) }
        for character in suggestion { append(character, to: &layout) }
        for line in status {
            layout.rows.append("")
            layout.column = 0
            for character in line { append(character, to: &layout) }
        }
        output(layout)
    }

    private func place(_ layout: inout Layout) {
        if layout.column >= width {
            layout.cursor = (layout.rows.count, 0)
        } else {
            layout.cursor = (layout.rows.count - 1, layout.column)
        }
    }

    private func append(_ character: Character, to layout: inout Layout) {
        if character == "\n" {
            layout.rows.append(Self.continuation)
            layout.column = Self.continuation.count
            return
        }
        let shown = Self.shown(character)
        let cells = CharacterCells.count(shown)
        if layout.column + cells > width {
            layout.rows.append("")
            layout.column = 0
        }
        layout.rows[layout.rows.count - 1] += shown
        layout.column += cells
    }

    /// A control character as `^X`.
    private static func shown(_ character: Character) -> String {
        guard let value = character.asciiValue, value < 0x20 else { return String(character) }
        return "^" + String(Character(Unicode.Scalar(value + 0x40)))
    }

    private func output(_ layout: Layout) {
        var layout = layout
        var endsFull = layout.column >= width
        while layout.rows.count <= layout.cursor.row {
            layout.rows.append("")
            endsFull = false
        }
        var text = "\u{1B}[?25l" + toStart()
        text += layout.rows.joined(separator: "\u{1B}[K\r\n")
        // A full last row leaves the cursor in it; clearing there would wipe its last character.
        text += endsFull ? "" : "\u{1B}[J"
        lastRow = layout.rows.count - 1
        if lastRow > layout.cursor.row { text += "\u{1B}[\(lastRow - layout.cursor.row)A" }
        text += "\r"
        if layout.cursor.column > 0 { text += "\u{1B}[\(layout.cursor.column)C" }
        cursorRow = layout.cursor.row
        terminal.write(text + "\u{1B}[?25h")
    }

    private func toStart() -> String {
        var text = "\r"
        if cursorRow > 0 { text += "\u{1B}[\(cursorRow)A" }
        if startColumn > 0 { text += "\u{1B}[\(startColumn)C" }
        return text
    }

    /// Goes below everything drawn, to the start of a new row.
    func leave() {
        var text = ""
        if lastRow > cursorRow { text += "\u{1B}[\(lastRow - cursorRow)B" }
        terminal.write(text + "\r\n")
        cursorRow = 0
        lastRow = 0
    }
}

/// Columns that characters take in a terminal.
enum CharacterCells {
    /// Columns of a text; combining characters take none.
    static func count(_ text: String) -> Int {
        var total = 0
        for character in text {
            guard let first = character.unicodeScalars.first else { continue }
            total += isWide(first) ? 2 : 1
        }
        return total
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF,
            0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
