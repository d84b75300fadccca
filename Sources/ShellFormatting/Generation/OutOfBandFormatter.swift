import ShellRuntime

/// Entries shown between those of a view: text of scalars, errors, and objects that the open view does not know.
struct OutOfBandFormatter {
    private let session: FormatSession
    private let cells: CellReader

    init(_ session: FormatSession, _ cells: CellReader) {
        self.session = session
        self.cells = cells
    }

    /// The entry of an object that does not need a view of its own; nil when it does.
    ///
    /// - Parameter fallsBackToList: whether an object without a view is shown as a list of its properties.
    func entry(_ object: Value, fallsBackToList: Bool) throws -> FormatEntryData? {
        switch object {
        case .text(let text): return FormatEntryData(.text(text), isOutOfBand: true)
        case .int, .bool, .double, .long: return scalar(object)
        default: break
        }
        let names = cells.reader.typeNames(object)
        if let view = session.views.findOutOfBand(names) { return try entry(object, view) }
        if ScalarTypes.contains(names) { return scalar(object) }
        if session.views.find(names) == nil, cells.reader.isShownAsText(object) { return scalar(object) }
        guard fallsBackToList else { return nil }
        let generator = ListGenerator(cells, FormatRequest(), view: nil)
        return FormatEntryData(try generator.entry(object), isOutOfBand: true)
    }

    private func scalar(_ object: Value) -> FormatEntryData {
        FormatEntryData(.text(cells.reader.text(object)), isOutOfBand: true)
    }

    private func entry(_ object: Value, _ view: ViewDefinition) throws -> FormatEntryData {
        let stream = cells.reader.stream(of: object)
        let generator: EntryGenerator =
            view.shape == .custom
            ? CustomGenerator(cells, FormatRequest(), view: view)
            : ListGenerator(cells, FormatRequest(), view: view)
        return FormatEntryData(try generator.entry(object), isOutOfBand: true, stream: stream)
    }
}
