import ShellRuntime

/// Writes the header and the rows of one group of a table.
final class TableRenderer {
    private let columns: [TableColumn]
    private let layout: TableLayout
    private let hidesHeader: Bool
    private let style: FormatStyle
    private let repeatsEvery: Int
    private var rows = 0

    /// `widths` are measured ones, which go before those of the columns.
    init(
        _ columns: [TableColumn], widths: [Int]?, width: Int, hidesHeader: Bool, style: FormatStyle,
        repeatsEvery: Int
    ) {
        self.columns = columns
        self.hidesHeader = hidesHeader
        self.style = style
        self.repeatsEvery = repeatsEvery
        let usesMeasured = widths?.count == columns.count
        let wanted = columns.indices.map { index in
            TableLayout.Column(
                width: usesMeasured ? (widths?[index] ?? 0) : columns[index].width,
                alignment: columns[index].alignment)
        }
        layout = TableLayout(width: width, columns: wanted)
    }

    /// Writes the headings and the dashes under them.
    func writeHeader(_ writer: LineWriter) throws {
        if hidesHeader || layout.isDisabled { return }
        let headings = columns.map { TableCell(text: $0.label) }
        for line in layout.wrapped(headings, isHeader: true, style: style) { try writer.writeLine(line) }
        let dashes = columns.indices.map { index in
            let width = layout.columns[index].width
            let count = min(DisplayCells.count(columns[index].label), width)
            return TableCell(text: String(repeating: "-", count: max(count, 0)))
        }
        try writer.writeLine(layout.line(dashes, style: style))
    }

    /// Writes one row.
    func write(_ cells: [TableCell], wraps: Bool, _ writer: LineWriter) throws {
        if layout.isDisabled { return }
        if repeatsEvery > 2, rows > 0, rows % (repeatsEvery - 2) == 0 { try writeHeader(writer) }
        rows += 1
        if wraps {
            for line in layout.wrapped(cells) { try writer.writeLine(line) }
        } else {
            try writer.writeLine(layout.line(cells))
        }
    }
}

/// Gathers the entries of a wide view into rows.
final class WideRenderer {
    private let layout: TableLayout
    private let perRow: Int
    private var row: [TableCell] = []

    /// `widest` is the measured width of the longest entry when the number of columns follows from it.
    init(columns: Int, widest: Int?, width: Int) {
        if let widest, widest > 0 {
            perRow = Self.bestFit(widest, width)
        } else {
            perRow = columns > 0 ? columns : 2
        }
        let wanted = Array(repeating: TableLayout.Column(width: 0, alignment: .left), count: perRow)
        layout = TableLayout(width: width, columns: wanted)
    }

    /// As many columns as leave a free one at the right.
    private static func bestFit(_ widest: Int, _ width: Int) -> Int {
        var count = 1
        while widest * (count + 1) + count < width { count += 1 }
        return count
    }

    func add(_ text: String, _ writer: LineWriter) throws {
        row.append(TableCell(text: text))
        if row.count == perRow { try flush(writer) }
    }

    /// Writes an unfinished row.
    func flush(_ writer: LineWriter) throws {
        if row.isEmpty { return }
        try writer.writeLine(layout.line(row))
        row.removeAll()
    }
}
