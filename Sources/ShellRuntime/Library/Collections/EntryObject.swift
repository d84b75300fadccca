/// A `DictionaryEntry` or `KeyValuePair`.
public final class EntryObject: HostObject {
    /// The key.
    public let key: Value
    /// The value.
    public var value: Value
    private let entryType: TypeInfo

    /// Makes an entry; without a type it is a `DictionaryEntry`.
    public init(_ key: Value, _ value: Value, type: TypeInfo = .dictionaryEntry) {
        self.key = key
        self.value = value
        entryType = type
    }

    public override var type: TypeInfo { entryType }

    public override func toText() -> Text {
        entryType === TypeInfo.dictionaryEntry
            ? Text(entryType.fullName) : Text("[\(key.string), \(value.string)]")
    }

    public override func isEqual(to other: Value) -> Bool {
        guard let entry = other.hostObject as? EntryObject else { return false }
        return entry.type === type && entry.key.equals(key) && entry.value.equals(value)
    }

    /// The entries of a table, in order.
    public static func entries(of table: TableObject) -> [Value] {
        var type = TypeInfo.dictionaryEntry
        if let generic = table.genericType, generic.genericArguments.count == 2 {
            type =
                TypeCatalog.shared.generic(
                    "System.Collections.Generic.KeyValuePair", generic.genericArguments)
                ?? type
        }
        return zip(table.keys, table.values).map { .host(EntryObject($0, $1, type: type)) }
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.Collections.DictionaryEntry", { .dictionaryEntry }) {
            .build { members in
                members.property(
                    "Key", "System.Object", { value, _ in entry(value)?.key ?? .null }, set: { _, _, _ in })
                members.property(
                    "Value", "System.Object", { value, _ in entry(value)?.value ?? .null },
                    set: { value, new, _ in entry(value)?.value = new })
                members.property("Name", "Key", kind: .alias) { value, _ in entry(value)?.key ?? .null }
                members.constructor("DictionaryEntry(System.Object key, System.Object value)") {
                    arguments, _ in
                    .host(EntryObject(arguments[0], arguments[1]))
                }
            }
        }
    ]

    /// `KeyValuePair[TKey, TValue]`.
    static func pairMembers() -> TypeMembers {
        .build { members in
            members.property("Key", "TKey") { value, _ in entry(value)?.key ?? .null }
            members.property("Value", "TValue") { value, _ in entry(value)?.value ?? .null }
            members.receiverConstructor("KeyValuePair(TKey key, TValue value)") { type, arguments, _ in
                guard case .type(let type) = type else { return .null }
                return .host(EntryObject(arguments[0], arguments[1], type: type))
            }
        }
    }

    private static func entry(_ value: Value) -> EntryObject? { value.hostObject as? EntryObject }
}

extension TypeInfo {
    /// `System.Collections.DictionaryEntry`.
    public static let dictionaryEntry = TypeLibrary.type(
        "System.Collections.DictionaryEntry", .valueType, base: .valueType)
}
