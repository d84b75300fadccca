import ShellRuntime

/// Turns a value into the text of a cell.
struct CellText {
    let reader: ObjectReader
    /// `$FormatEnumerationLimit`; negative for no limit.
    let enumerationLimit: Int

    /// The text of a value under a format. `inTable` gives fractions the culture's number of decimals.
    func text(_ value: Value, format: String? = nil, inTable: Bool = false) throws -> String {
        if let format, !format.isEmpty, let formatted = apply(format, to: value) { return formatted }
        switch value {
        case .null, .nothing, .unset: return ""
        case .text(let text): return text.string
        case .int(let number): return String(number)
        default: break
        }
        if let elements = try reader.elements(value) { return try list(elements) }
        if inTable, isFraction(value), let rounded = fraction(value) { return rounded }
        return reader.text(value).string
    }

    private func apply(_ format: String, to value: Value) -> String? {
        let made =
            format.contains("{0") || format.contains("}")
            ? try? Formatting.format(Text(format), [value], reader.interpreter)
            : try? Formatting.format(value.isNull ? Value("") : value, format, reader.interpreter)
        return made?.string
    }

    private func isFraction(_ value: Value) -> Bool {
        switch value.unwrapped {
        case .double, .single: true
        case .host: value.unwrapped.type === TypeInfo.decimal
        default: false
        }
    }

    private func fraction(_ value: Value) -> String? {
        (try? Formatting.format(value, "F", reader.interpreter))?.string
    }

    /// `{a, b, c…}`.
    private func list(_ elements: [Value]) throws -> String {
        var text = "{"
        for (index, element) in elements.enumerated() {
            if enumerationLimit >= 0 && index == enumerationLimit {
                text += "…"
                break
            }
            if index > 0 && !(enumerationLimit >= 0 && index == enumerationLimit) { text += ", " }
            text += try elementName(element)
        }
        return text + "}"
    }

    /// `ToString()` inside an entry: arrays are their type's name.
    private func netText(_ value: Value) -> String {
        if case .array(let array) = value { return array.elementType.arrayType.fullName }
        return reader.text(value).string
    }

    /// How an element of a collection is named: its text, or a property that serves as a name.
    private func elementName(_ element: Value) throws -> String {
        switch element {
        case .null, .nothing, .unset: return "$null"
        case .host(let object):
            if let entry = object as? EntryObject {
                return "[\(netText(entry.key)), \(netText(entry.value))]"
            }
            if object.hasOwnText { return reader.text(element).string }
            if let name = try DisplayName.find(element, reader),
                let value = try reader.property(element, Symbol(name))
            {
                return reader.text(value).string
            }
        default: break
        }
        return reader.text(element).string
    }
}

/// The property that names an object in a collection and in `Format-Wide`.
enum DisplayName {
    /// `Name`, `Id`, `Key`, else the first that ends so; nil when there is none.
    static func find(_ value: Value, _ reader: ObjectReader) throws -> String? {
        let names = reader.propertyNames(value)
        for wanted in ["name", "id", "key"] {
            if let found = names.first(where: { $0.lowercased() == wanted }) { return found }
        }
        for ending in ["key", "name", "id"] {
            if let found = names.first(where: { $0.lowercased().hasSuffix(ending) }) { return found }
        }
        return nil
    }
}

extension HostObject {
    /// True when the type itself says what its text is; groups of a match inherit theirs, and show their name.
    var hasOwnText: Bool {
        if type.fullName == "System.Text.RegularExpressions.Group"
            || type.fullName == "System.Text.RegularExpressions.Match"
        {
            return false
        }
        return toText().string != type.fullName
    }
}
