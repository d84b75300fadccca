/// Columns of a table fitted to a width, and rows as lines.
struct TableLayout {
    /// One column: its width is negative when it has no place.
    struct Column {
        var width: Int
        var alignment: Alignment
    }

    /// Under this width nothing is shown.
    private static let leastWidth = 5

    private(set) var columns: [Column]
    /// True when no column has a place.
    let isDisabled: Bool

    /// Fits columns; width 0 shares what is left.
    init(width: Int, columns wanted: [Column]) {
        var columns = wanted
        if width >= Self.leastWidth { Self.fit(&columns, into: width) }
        self.columns = columns
        isDisabled = width < Self.leastWidth || !columns.contains { $0.width >= 1 }
    }

    private static func total(_ columns: [Column]) -> Int {
        var sum = 0
        var visible = 0
        for column in columns where column.width > 0 {
            sum += column.width
            visible += 1
        }
        return sum + visible - 1
    }

    private static func fit(_ columns: inout [Column], into width: Int) {
        let open = columns.indices.filter { columns[$0].width <= 0 }
        for index in open { columns[index].width = 1 }
        var left = width - total(columns)
        while left > 0 && !open.isEmpty {
            for index in open where left > 0 {
                columns[index].width += 1
                left -= 1
            }
        }
        if left < 0 { trim(&columns, to: width) }
    }

    /// Narrows the last column, or drops it and narrows the one before.
    private static func trim(_ columns: inout [Column], to width: Int) {
        while true {
            let excess = total(columns) - width
            guard excess > 0, let last = columns.lastIndex(where: { $0.width > 0 }) else { return }
            let narrowed = columns[last].width - excess
            columns[last].width = narrowed < 1 ? -1 : narrowed
        }
    }

    /// A row on one line. `styles` wraps the text of each cell in escape sequences.
    func line(_ cells: [TableCell], style: FormatStyle = .plain) -> String {
        var line = ""
        for (index, column) in columns.enumerated() where column.width > 0 {
            if index > 0 { line += " " }
            let cell: TableCell = index < cells.count ? cells[index] : TableCell(text: "")
            if style.tableHeader.isEmpty {
                appendField(cell, column, pads: index < columns.count - 1, to: &line)
            } else {
                var field = ""
                appendField(cell, column, pads: index < columns.count - 1, to: &field)
                line += style.header(field)
            }
        }
        return line
    }

    private func appendField(_ cell: TableCell, _ column: Column, pads: Bool, to line: inout String) {
        let text = Self.firstLine(cell.text)
        let alignment = cell.alignment == .unset ? column.alignment : cell.alignment
        let count = DisplayCells.count(text)
        if count == column.width {
            line += text
        } else if count > column.width {
            line += Self.cut(text, column.width, alignment)
        } else {
            Self.appendPadded(text, column.width - count, alignment, pads: pads, to: &line)
        }
    }

    static func firstLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        return String(text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }) + "…"
    }

    /// Numbers keep their end, other text its beginning.
    private static func cut(_ text: String, _ width: Int, _ alignment: Alignment) -> String {
        let plain = DisplayCells.withoutEscapes(text)
        if width == 1 {
            return alignment == .right ? DisplayCells.suffix(plain, 1) : DisplayCells.prefix(plain, 1)
        }
        let kept =
            alignment == .right
            ? "…" + DisplayCells.suffix(plain, width - 1) : DisplayCells.prefix(plain, width - 1) + "…"
        let short = width - DisplayCells.count(kept)
        return short > 0 ? kept + String(repeating: " ", count: short) : kept
    }

    private static func appendPadded(
        _ text: String, _ padding: Int, _ alignment: Alignment, pads: Bool, to line: inout String
    ) {
        switch alignment {
        case .right:
            line += String(repeating: " ", count: padding)
            line += text
        case .center:
            line += String(repeating: " ", count: padding / 2)
            line += text
            if pads { line += String(repeating: " ", count: padding - padding / 2) }
        case .left, .unset:
            line += text
            if pads { line += String(repeating: " ", count: padding) }
        }
    }

    /// A row over as many lines as its longest cell needs. A header's last column is not padded; other rows have no
    /// blanks at the end.
    func wrapped(_ cells: [TableCell], isHeader: Bool = false, style: FormatStyle = .plain) -> [String] {
        let visible = columns.indices.filter { columns[$0].width > 0 }
        let wrapped: [[String]] = visible.map { index in
            let text = index < cells.count ? cells[index].text : ""
            return LineBreaking.wrap(text, first: columns[index].width, following: columns[index].width)
        }
        let height = wrapped.map(\.count).max() ?? 0
        return (0..<height).map { row in
            var line = ""
            for (place, index) in visible.enumerated() {
                if place > 0 { line += " " }
                let text = row < wrapped[place].count ? wrapped[place][row] : ""
                var cell = index < cells.count ? cells[index] : TableCell(text: "")
                cell.text = text
                let isLast = place == visible.count - 1
                var field = ""
                // In colours the blank in front of a column belongs to its heading.
                if place > 0 && !style.tableHeader.isEmpty { line.removeLast() }
                if place > 0 && !style.tableHeader.isEmpty { field = " " }
                appendField(cell, columns[index], pads: !isHeader || !isLast, to: &field)
                line += isHeader ? style.header(field) : field
            }
            return isHeader ? line : line.trimmingBlanksAtEnd
        }
    }
}

extension String {
    /// The text without blanks at its end.
    var trimmingBlanksAtEnd: String {
        var end = utf8.endIndex
        while end > utf8.startIndex {
            let before = utf8.index(before: end)
            if utf8[before] != 0x20 { break }
            end = before
        }
        return String(self[..<end])
    }
}
