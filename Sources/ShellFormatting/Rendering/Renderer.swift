import ShellRuntime

/// Lays format objects out as lines: headers, rows, lists, and the blank lines between them.
final class Renderer {
    private let writer: LineWriter
    private let style: FormatStyle
    private let pageHeight: Int
    private var buffer: GroupBuffer
    private var start: FormatStartData?
    private var table: TableRenderer?
    private var wide: WideRenderer?
    private var measured: [Int]?
    private var isFirstGroup = true

    /// Lays out onto a writer.
    init(_ writer: LineWriter, style: FormatStyle = .plain, pageHeight: Int = 0, patienceMilliseconds: UInt64)
    {
        self.writer = writer
        self.style = style
        self.pageHeight = pageHeight
        buffer = GroupBuffer(patienceMilliseconds: patienceMilliseconds)
    }

    /// Takes one format object.
    func process(_ data: FormatData) throws {
        if let start = data as? FormatStartData { prepare(start) }
        let (ready, needsMeasuring) = buffer.add(data)
        if needsMeasuring { measured = measure(ready) }
        for data in ready { try show(data) }
    }

    /// Shows what is still held back.
    func finish() throws {
        let rest = buffer.release()
        if !rest.isEmpty { measured = measure(rest) }
        for data in rest { try show(data) }
        try wide?.flush(writer)
    }

    private func prepare(_ start: FormatStartData) {
        if start.autosize {
            buffer.measure(wholeGroup: true)
        } else if case .table(let columns, _, _) = start.shape, columns.first?.width == 0 {
            buffer.measure(wholeGroup: false)
        }
        self.start = start
        measured = nil
    }

    /// Widths that the cells of a group need; one width for a wide view.
    private func measure(_ group: [FormatData]) -> [Int]? {
        switch start?.shape {
        case .table(let columns, _, _): return measure(columns, group)
        case .wide(let columns):
            if columns != 0 { return nil }
            var widest = 0
            for case let data as FormatEntryData in group {
                if case .wide(let text) = data.entry { widest = max(widest, DisplayCells.count(text)) }
            }
            return [widest]
        default: return nil
        }
    }

    private func measure(_ columns: [TableColumn], _ group: [FormatData]) -> [Int] {
        var widths = columns.map { DisplayCells.count($0.label) }
        for case let data as FormatEntryData in group {
            guard case .row(let cells, _) = data.entry else { continue }
            for index in 0..<min(cells.count, widths.count) {
                let count = DisplayCells.count(cells[index].text)
                if count > widths[index] { widths[index] = count }
            }
        }
        return widths
    }

    private func show(_ data: FormatData) throws {
        switch data {
        case let start as FormatStartData:
            self.start = start
            isFirstGroup = true
            try writer.writeLine("")
        case let group as GroupStartData: try openGroup(group)
        case let entry as FormatEntryData: try show(entry)
        case is GroupEndData: break
        case is FormatEndData: try closeDocument()
        default: break
        }
    }

    private func closeDocument() throws {
        try wide?.flush(writer)
        wide = nil
        table = nil
        // A list has written its blank line behind the last entry.
        if case .list? = start?.shape {} else { try writer.writeLine("") }
        start = nil
    }

    private func openGroup(_ group: GroupStartData) throws {
        if let heading = group.heading {
            if !isFirstGroup { try writer.writeLine("") }
            try wide?.flush(writer)
            var custom = CustomWriter(width: writer.width) { [writer] in try writer.writeLine($0) }
            try custom.write(heading)
            try writer.writeLine("")
        }
        isFirstGroup = false
        try wide?.flush(writer)
        wide = nil
        table = nil
        switch start?.shape {
        case .table(let columns, let hidesHeader, let repeats)?:
            let made = TableRenderer(
                columns, widths: measured, width: writer.width, hidesHeader: hidesHeader, style: style,
                repeatsEvery: repeats ? pageHeight : 0)
            try made.writeHeader(writer)
            table = made
        case .wide(let columns)?:
            wide = WideRenderer(columns: columns, widest: measured?.first, width: writer.width)
        default: break
        }
    }

    private func show(_ data: FormatEntryData) throws {
        if data.isOutOfBand { return try showOutOfBand(data) }
        switch data.entry {
        case .row(let cells, let wraps): try table?.write(cells, wraps: wraps, writer)
        case .wide(let text): try wide?.add(text, writer)
        case .list(let lines):
            try ListWriter(width: writer.width, style: style).write(lines) { try writer.writeLine($0) }
            try writer.writeLine("")
        case .custom(let pieces):
            var custom = CustomWriter(width: writer.width) { [writer] in try writer.writeLine($0) }
            try custom.write(pieces)
        case .text(let text): try writer.writeText(text)
        }
    }

    private func showOutOfBand(_ data: FormatEntryData) throws {
        switch data.entry {
        case .text(let text): try writer.writeText(text)
        case .custom(let pieces):
            var lines: [String] = []
            var custom = CustomWriter(width: Int.max / 2) { lines.append($0) }
            try custom.write(pieces)
            try writer.writeMessage(lines.joined(separator: "\n"), data.stream)
        case .list(let lines):
            try writer.writeLine("")
            try ListWriter(width: writer.width, style: style).write(lines) { try writer.writeLine($0) }
            try writer.writeLine("")
        case .row, .wide: break
        }
    }
}
