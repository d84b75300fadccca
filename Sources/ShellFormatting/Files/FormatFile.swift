/// Reads the views of a format file (`.format.ps1xml`).
enum FormatFile {
    /// The views in the order of the file.
    static func views(_ text: String) throws(MarkupError) -> [ViewDefinition] {
        let root = try MarkupReader.read(text)
        guard root.name == "Configuration" else {
            throw MarkupError(message: "The root element is '\(root.name)' and not 'Configuration'.")
        }
        var views: [ViewDefinition] = []
        let sets = selectionSets(root)
        for view in root.child("ViewDefinitions")?.children ?? [] where view.name == "View" {
            views.append(try read(view, sets))
        }
        return views
    }

    /// Names for lists of types, `SelectionSets`.
    private static func selectionSets(_ root: MarkupElement) -> [String: [String]] {
        var sets: [String: [String]] = [:]
        for set in root.child("SelectionSets")?.children ?? [] {
            guard let name = set.child("Name")?.trimmed else { continue }
            sets[name] = (set.child("Types")?.children ?? []).map(\.trimmed)
        }
        return sets
    }

    private static func read(
        _ view: MarkupElement, _ sets: [String: [String]]
    ) throws(MarkupError) -> ViewDefinition {
        let name = view.child("Name")?.trimmed ?? ""
        var types: [String] = []
        for selected in view.child("ViewSelectedBy")?.children ?? [] {
            switch selected.name {
            case "TypeName": types.append(selected.trimmed)
            case "SelectionSetName": types += sets[selected.trimmed] ?? []
            default: break
            }
        }
        guard let layout = layout(view) else {
            throw MarkupError(message: "The view '\(name)' has no control that is known here.")
        }
        return ViewDefinition(
            name, types: types, layout, grouping: grouping(view), isOutOfBand: view.child("OutOfBand") != nil)
    }

    private static func layout(_ view: MarkupElement) -> ViewDefinition.Layout? {
        if let table = view.child("TableControl") { return FormatFile.table(table) }
        if let list = view.at("ListControl", "ListEntries", "ListEntry", "ListItems") {
            return .list(list.children.map(item))
        }
        if let wide = view.child("WideControl") { return FormatFile.wide(wide) }
        if let custom = view.at("CustomControl", "CustomEntries", "CustomEntry", "CustomItem") {
            return .custom(pieces(custom))
        }
        return nil
    }

    private static func expression(_ element: MarkupElement?) -> ViewExpression {
        if let name = element?.child("PropertyName") { return .property(name.trimmed) }
        if let script = element?.child("ScriptBlock") { return .script(.init(script.text)) }
        return .property("")
    }

    private static func grouping(_ view: MarkupElement) -> ViewDefinition.Grouping? {
        guard let group = view.child("GroupBy") else { return nil }
        let value = expression(group)
        var label = group.child("Label")?.trimmed
        if label == nil, case .property(let name) = value { label = name }
        let heading = group.at("CustomControl", "CustomEntries", "CustomEntry", "CustomItem").map(pieces)
        return .init(value, label: label ?? "", heading: heading)
    }

    // MARK: - Tables

    private static func table(_ control: MarkupElement) -> ViewDefinition.Layout {
        let headers = control.child("TableHeaders")?.children ?? []
        let row = control.at("TableRowEntries", "TableRowEntry")
        let items = row?.child("TableColumnItems")?.children ?? []
        let columns = items.enumerated().map { index, item in
            column(item, index < headers.count ? headers[index] : nil)
        }
        return .table(
            columns: columns, hidesHeader: control.child("HideTableHeaders") != nil,
            wraps: row?.child("Wrap") != nil, autosize: control.child("AutoSize") != nil)
    }

    private static func column(_ item: MarkupElement, _ header: MarkupElement?) -> ViewColumn {
        let value = expression(item)
        var label = header?.child("Label")?.trimmed
        if label == nil {
            switch value {
            case .property(let name): label = name
            case .script(let source): label = source.text
            case .computed: break
            }
        }
        return ViewColumn(
            value, label: label, width: Int(header?.child("Width")?.trimmed ?? "") ?? 0,
            alignment: alignment(item.child("Alignment") ?? header?.child("Alignment")),
            format: item.child("FormatString")?.trimmed)
    }

    private static func alignment(_ element: MarkupElement?) -> Alignment {
        switch element?.trimmed.lowercased() {
        case "right": .right
        case "center": .center
        default: .left
        }
    }

    // MARK: - Other shapes

    private static func item(_ element: MarkupElement) -> ViewItem {
        let value = expression(element)
        var label = element.child("Label")?.trimmed
        if label == nil, case .property(let name) = value { label = name }
        return ViewItem(
            value, label: label, format: element.child("FormatString")?.trimmed,
            condition: element.child("ItemSelectionCondition").map { expression($0) })
    }

    private static func wide(_ control: MarkupElement) -> ViewDefinition.Layout? {
        guard let item = control.at("WideEntries", "WideEntry", "WideItem") else { return nil }
        return .wide(
            expression(item), columns: Int(control.child("ColumnNumber")?.trimmed ?? "") ?? 0,
            autosize: control.child("AutoSize") != nil, format: item.child("FormatString")?.trimmed)
    }

    private static func pieces(_ element: MarkupElement) -> [ViewPiece] {
        element.children.compactMap(piece)
    }

    private static func piece(_ element: MarkupElement) -> ViewPiece? {
        switch element.name {
        case "Text": return .text(element.text)
        case "NewLine": return .newLine
        case "ExpressionBinding": return binding(element)
        case "Frame":
            func number(_ name: String) -> Int { Int(element.child(name)?.trimmed ?? "") ?? 0 }
            return .frame(
                leftIndent: number("LeftIndent"), rightIndent: number("RightIndent"),
                firstLine: number("FirstLineIndent") - number("FirstLineHanging"),
                element.child("CustomItem").map(pieces) ?? [])
        default: return nil
        }
    }

    private static func binding(_ element: MarkupElement) -> ViewPiece {
        let value = expression(element)
        var shown = ViewPiece.value(value, format: element.child("FormatString")?.trimmed)
        let inner = element.at("CustomControl", "CustomEntries", "CustomEntry", "CustomItem")
        if let inner { shown = .each(value, pieces(inner)) }
        guard let condition = element.child("ItemSelectionCondition") else { return shown }
        return .when(expression(condition), [shown])
    }
}
