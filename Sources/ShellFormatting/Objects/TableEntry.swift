import ShellRuntime

/// One entry of a table, `DictionaryEntry`, as the formatter takes tables apart.
final class TableEntry: HostObject {
    let key: Value
    let value: Value

    init(key: Value, value: Value) {
        self.key = key
        self.value = value
    }

    private static let entryType = TypeInfo(
        "System.Collections.DictionaryEntry", kind: .valueType, base: .valueType,
        members: {
            TypeMembers(properties: [
                NativeProperty("Key", "System.Object") { value, _ in entry(value)?.key ?? .null },
                NativeProperty("Value", "System.Object") { value, _ in entry(value)?.value ?? .null },
                NativeProperty("Name", "System.Object") { value, _ in entry(value)?.key ?? .null },
            ])
        })

    private static func entry(_ value: Value) -> TableEntry? {
        if case .host(let object) = value { return object as? TableEntry }
        return nil
    }

    override var type: TypeInfo { Self.entryType }
    override func toText() -> Text { Text("[" + Self.text(key) + ", " + Self.text(value) + "]") }

    /// `ToString()` of .NET: arrays are their type's name.
    private static func text(_ value: Value) -> String {
        if case .array(let array) = value { return array.elementType.arrayType.fullName }
        return value.toText().string
    }

    /// The entries of a table in its order.
    static func entries(of table: TableObject) -> [Value] {
        zip(table.keys, table.values).map { .host(TableEntry(key: $0, value: $1)) }
    }
}
