import ShellRuntime

/// Makes the entries of one view; one is chosen by the first object and serves those after it.
class EntryGenerator {
    let cells: CellReader
    let request: FormatRequest
    /// The view it follows; nil when it follows the properties of the first object.
    let view: ViewDefinition?

    init(_ cells: CellReader, _ request: FormatRequest, view: ViewDefinition?) {
        self.cells = cells
        self.request = request
        self.view = view
    }

    /// The header of the view.
    func start(_ first: Value) throws -> FormatStartData { FormatStartData(.list, autosize: false) }

    /// The entry of one object.
    func entry(_ object: Value) throws -> FormatEntry { .list([]) }

    /// True when an object may be shown in the view without leaving it.
    func accepts(_ object: Value) -> Bool {
        guard let view else { return true }
        let names = cells.reader.typeNames(object)
        return view.types.contains { wanted in names.contains { $0.lowercased() == wanted.lowercased() } }
    }

    /// What groups objects, from the command line or the view.
    var grouping: ViewDefinition.Grouping? { view?.grouping }
}

/// Rows of a table.
final class TableGenerator: EntryGenerator {
    private var columns: [PropertyParameter] = []
    private var wraps = false

    override func start(_ first: Value) throws -> FormatStartData {
        var autosize = request.autosize
        var hidesHeader = request.hidesHeader
        var header: [TableColumn] = []
        wraps = request.wraps
        if let view, case .table(let viewColumns, let hides, let viewWraps, let sizes) = view.layout {
            columns = viewColumns.map(Self.parameter)
            hidesHeader = hidesHeader || hides
            wraps = wraps || viewWraps
            autosize = autosize || sizes
            header = columns.map {
                TableColumn(label: $0.label ?? $0.name, width: $0.width, alignment: $0.alignment)
            }
        } else {
            let resolved = try activeProperties(first)
            columns = resolved.map(\.parameter)
            header = try resolved.map { try column($0, first) }
        }
        let shape = FormatShape.table(
            columns: header, hidesHeader: hidesHeader, repeatsHeader: request.repeatsHeader)
        return FormatStartData(shape, autosize: autosize)
    }

    private static func parameter(_ column: ViewColumn) -> PropertyParameter {
        PropertyParameter(
            expression: .view(column.value), label: column.label, width: column.width,
            alignment: column.alignment, format: column.format)
    }

    private func activeProperties(_ first: Value) throws -> [ResolvedProperty] {
        if request.properties.isEmpty {
            // More than ten columns would hardly be read; PowerShell stops there too.
            return Array(try cells.resolver.defaults(of: first).prefix(10))
        }
        return try request.properties.flatMap { parameter -> [ResolvedProperty] in
            let found = try cells.resolver.resolve(parameter, on: first)
            if found.isEmpty, case .name(let name) = parameter.expression,
                !name.contains(where: { "*?[".contains($0) })
            {
                return [ResolvedProperty(parameter: parameter, name: name)]
            }
            return found
        }
    }

    /// Numbers and the like stand at the right, by the value in the first object.
    private func column(_ property: ResolvedProperty, _ first: Value) throws -> TableColumn {
        var alignment = property.parameter.alignment
        if alignment == .unset {
            let value = try cells.value(property.parameter, of: first)
            alignment = isRightAligned(value) ? .right : .left
        }
        return TableColumn(label: property.label, width: property.parameter.width, alignment: alignment)
    }

    private func isRightAligned(_ value: Value) -> Bool {
        switch value {
        case .null, .nothing, .unset, .text: return false
        default:
            let names = cells.reader.typeNames(value)
            return names.first != "System.String" && ScalarTypes.contains(names)
        }
    }

    override func entry(_ object: Value) throws -> FormatEntry {
        var row: [TableCell] = []
        row.reserveCapacity(columns.count)
        for column in columns {
            row.append(TableCell(text: try cells.text(column, of: object, inTable: view == nil)))
        }
        return .row(cells: row, wraps: wraps)
    }
}

/// Lines of a list.
final class ListGenerator: EntryGenerator {
    override func entry(_ object: Value) throws -> FormatEntry {
        if let view, case .list(let items) = view.layout { return .list(try lines(items, object)) }
        let properties =
            request.properties.isEmpty
            ? try cells.resolver.defaults(of: object)
            : try request.properties.flatMap { try cells.resolver.resolve($0, on: object) }
        return .list(
            try properties.map { (label: $0.label, value: try cells.text($0.parameter, of: object)) })
    }

    private func lines(_ items: [ViewItem], _ object: Value) throws -> [(label: String, value: String)] {
        var lines: [(label: String, value: String)] = []
        for item in items {
            if let condition = item.condition {
                let holds = try cells.value(PropertyParameter(expression: .view(condition)), of: object)
                if !holds.isTrue { continue }
            }
            let parameter = PropertyParameter(expression: .view(item.value), format: item.format)
            let label = item.label ?? parameter.name
            lines.append((label: label, value: try cells.text(parameter, of: object)))
        }
        return lines
    }
}

/// Entries of a wide view.
final class WideGenerator: EntryGenerator {
    override func start(_ first: Value) throws -> FormatStartData {
        var columns = request.columns
        var autosize = request.autosize
        if let view, case .wide(_, let viewColumns, let sizes, _) = view.layout {
            if columns == 0 { columns = viewColumns }
            autosize = autosize || sizes
        }
        return FormatStartData(.wide(columns: autosize ? 0 : columns), autosize: autosize)
    }

    override func entry(_ object: Value) throws -> FormatEntry {
        if let view, case .wide(let value, _, _, let format) = view.layout {
            let parameter = PropertyParameter(expression: .view(value), format: format)
            return .wide(try cells.text(parameter, of: object))
        }
        if let asked = request.properties.first {
            let resolved = try cells.resolver.resolve(asked, on: object).first?.parameter ?? asked
            return .wide(try cells.text(resolved, of: object))
        }
        guard
            let name = try DisplayName.find(object, cells.reader)
                ?? cells.reader.propertyNames(object).first
        else { return .wide(try cells.cells.text(object)) }
        return .wide(try cells.text(PropertyParameter(expression: .name(name)), of: object))
    }
}
