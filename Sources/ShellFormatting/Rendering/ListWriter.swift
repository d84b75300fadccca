/// Writes one object as lines of label and value; the labels of an object are padded to the longest.
struct ListWriter {
    private static let separator = " : "

    let width: Int
    let style: FormatStyle

    func write(_ lines: [(label: String, value: String)], _ writeLine: (String) throws -> Void) rethrows {
        let limit = width - Self.separator.count - 1
        guard !lines.isEmpty, limit >= 1 else { return }
        let counts = lines.map { DisplayCells.count($0.label) }
        let labelWidth = min(counts.max() ?? 0, limit)
        for (line, count) in zip(lines, counts) {
            var label = line.label
            if count < labelWidth {
                label += String(repeating: " ", count: labelWidth - count)
            } else if count > labelWidth {
                label = DisplayCells.prefix(label, labelWidth - 1) + "…"
            }
            try write(style.label(label + Self.separator), line.value, labelWidth, writeLine)
        }
    }

    private func write(
        _ label: String, _ value: String, _ labelWidth: Int, _ writeLine: (String) throws -> Void
    ) rethrows {
        let field = width - labelWidth - Self.separator.count
        let padding = String(repeating: " ", count: labelWidth + Self.separator.count)
        var isFirst = true
        for line in LineBreaking.lines(value) {
            for piece in LineBreaking.wrap(line, first: field, following: field) {
                try writeLine((isFirst ? label : padding) + piece)
                isFirst = false
            }
        }
    }
}

/// Escape sequences around headings, or none.
struct FormatStyle {
    /// `$PSStyle.Formatting.TableHeader`; empty for plain text.
    var tableHeader = ""
    /// The label of a list's line.
    var listLabel = ""
    private static let reset = "\u{1B}[0m"

    /// No escape sequences.
    static let plain = FormatStyle()
    /// A heading, coloured when headings are.
    func header(_ text: String) -> String {
        tableHeader.isEmpty ? text : tableHeader + text + Self.reset
    }

    /// A label, coloured when labels are.
    func label(_ text: String) -> String {
        listLabel.isEmpty ? text : listLabel + text + Self.reset
    }
}
