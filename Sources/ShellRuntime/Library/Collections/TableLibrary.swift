/// Members of `Hashtable`, `OrderedDictionary` and `Dictionary[TKey, TValue]`.
enum TableLibrary {
    static func hashtable() -> TypeMembers {
        .build { members in
            properties(members)
            adding(members, key: "System.Object", value: "System.Object")
            asking(members, key: "System.Object", value: "System.Object")
            members.method("System.Object Clone()") { value, _, _ in ObjectCopy.copy(value) }
            removing(members, key: "System.Object", removes: "void")
            enumerating(members)
            hashtableConstructors(members)
            members.staticMethod("hashtable Synchronized(hashtable table)") { arguments, _ in arguments[0] }
        }
    }

    static func ordered() -> TypeMembers {
        .build { members in
            properties(members)
            adding(members, key: "System.Object", value: "System.Object")
            asking(members, key: "System.Object", value: "System.Object")
            removing(members, key: "System.Object", removes: "void")
            enumerating(members)
            members.method("void Insert(int index, System.Object key, System.Object value)") {
                value, arguments, _ in
                let table = try table(value), at = arguments[0].asInt
                guard at >= 0 && at <= table.count else { throw ScriptError.argumentRange("index") }
                if table[arguments[1].unwrapped] != nil { throw duplicate(table, arguments[1]) }
                table.insert(arguments[1].unwrapped, arguments[2], at: at)
                return .nothing
            }
            members.method("void RemoveAt(int index)") { value, arguments, _ in
                let table = try table(value), at = arguments[0].asInt
                guard at >= 0 && at < table.count else {
                    throw ScriptError.argumentRange("index", ListObject.outOfRange)
                }
                table.removeEntry(at: at)
                return .nothing
            }
            members.method("System.Collections.Specialized.OrderedDictionary AsReadOnly()") { value, _, _ in
                value
            }
            members.constructor("OrderedDictionary()") { _, _ in
                .table(TableObject(flavor: .ordered, isCaseSensitive: true))
            }
            members.constructor("OrderedDictionary(int capacity)") { _, _ in
                .table(TableObject(flavor: .ordered, isCaseSensitive: true))
            }
            members.constructor("OrderedDictionary(System.Collections.IEqualityComparer comparer)") {
                arguments, _ in
                .table(TableObject(flavor: .ordered, isCaseSensitive: !ignoresCase(arguments[0])))
            }
        }
    }

    static func dictionary() -> TypeMembers {
        .build { members in
            properties(members)
            adding(members, key: "TKey", value: "TValue")
            asking(members, key: "TKey", value: "TValue")
            members.method("bool TryAdd(TKey key, TValue value)") { value, arguments, _ in
                let table = try table(value)
                if table[arguments[0].unwrapped] != nil { return .bool(false) }
                table.set(arguments[0].unwrapped, arguments[1])
                return .bool(true)
            }
            members.method("bool TryGetValue(TKey key, ref TValue value)") { value, arguments, _ in
                let table = try table(value)
                let found = table[arguments[0].unwrapped]
                arguments[1].assignReference(
                    found ?? Members.defaultValue(of: table.genericType?.genericArguments[1] ?? .object))
                return .bool(found != nil)
            }
            members.method("TValue GetValueOrDefault(TKey key)") { value, arguments, _ in
                let table = try table(value)
                return table[arguments[0].unwrapped]
                    ?? Members.defaultValue(of: table.genericType?.genericArguments[1] ?? .object)
            }
            removing(members, key: "TKey", removes: "bool")
            enumerating(members)
            dictionaryConstructors(members)
        }
    }

    static func table(_ value: Value) throws -> TableObject {
        guard case .table(let table) = value.unwrapped else {
            throw ScriptError.invalidOperation("The object is not a dictionary.")
        }
        return table
    }

    static func ignoresCase(_ comparer: Value) -> Bool {
        (comparer.hostObject as? ComparerObject)?.comparison.ignoresCase ?? false
    }

    private static func duplicate(_ table: TableObject, _ key: Value) -> ScriptError {
        if table.flavor == .dictionary {
            return .argument("An item with the same key has already been added. Key: \(key.string)")
        }
        let known = table.position(of: key.unwrapped).map { table.keys[$0].string } ?? key.string
        return .argument(
            "Item has already been added. Key in dictionary: '\(known)'  Key being added: '\(key.string)'")
    }

    private static func properties(_ members: MemberBuilder) {
        members.property("Count", "int") { value, _ in Value(int: try table(value).count) }
        members.property("IsFixedSize", "bool") { _, _ in .bool(false) }
        members.property("IsReadOnly", "bool") { _, _ in .bool(false) }
        members.property("IsSynchronized", "bool") { _, _ in .bool(false) }
        members.property("Keys", "System.Collections.ICollection") { value, _ in
            let table = try table(value)
            return .host(TablePartObject(table, table.keys, type: keysType(table)))
        }
        members.property("SyncRoot", "System.Object") { value, _ in value }
        members.property("Values", "System.Collections.ICollection") { value, _ in
            let table = try table(value)
            return .host(TablePartObject(table, table.values, type: valuesType(table)))
        }
    }

    private static func keysType(_ table: TableObject) -> TypeInfo {
        switch table.flavor {
        case .hashtable: .hashtableKeys
        case .ordered: .orderedKeys
        case .dictionary: .dictionaryKeys
        }
    }

    private static func valuesType(_ table: TableObject) -> TypeInfo {
        switch table.flavor {
        case .hashtable: .hashtableValues
        case .ordered: .orderedKeys
        case .dictionary: .dictionaryValues
        }
    }

    private static func adding(_ members: MemberBuilder, key: String, value valueType: String) {
        members.method("void Add(\(key) key, \(valueType) value)") { value, arguments, _ in
            let table = try table(value), key = arguments[0].unwrapped
            if key.isNull { throw ScriptError.argumentNull("key") }
            if table[key] != nil { throw duplicate(table, key) }
            table.set(key, arguments[1])
            return .nothing
        }
        members.method("\(valueType) Item(\(key) key)") { value, arguments, interpreter in
            try Indexing.get(value, [arguments[0]], interpreter)
        }
    }

    private static func asking(_ members: MemberBuilder, key: String, value valueType: String) {
        members.method("bool Contains(\(key) key)") { value, arguments, _ in
            .bool(try contains(value, arguments[0]))
        }
        members.method("bool ContainsKey(\(key) key)") { value, arguments, _ in
            .bool(try contains(value, arguments[0]))
        }
        members.method("bool ContainsValue(\(valueType) value)") { value, arguments, _ in
            .bool(try table(value).values.contains { $0.unwrapped.equals(arguments[0].unwrapped) })
        }
    }

    private static func contains(_ value: Value, _ key: Value) throws -> Bool {
        if key.isNull { throw ScriptError.argumentNull("key") }
        return try table(value)[key.unwrapped] != nil
    }

    private static func removing(_ members: MemberBuilder, key: String, removes: String) {
        members.method("\(removes) Remove(\(key) key)") { value, arguments, _ in
            if arguments[0].isNull { throw ScriptError.argumentNull("key") }
            return .bool(try table(value).remove(arguments[0].unwrapped))
        }
        members.method("void Clear()") { value, _, _ in
            try table(value).removeAll()
            return .nothing
        }
        members.method("void CopyTo(array array, int index)") { value, arguments, _ in
            let table = try table(value)
            guard case .array(let array) = arguments[0], arguments[1].asInt >= 0,
                arguments[1].asInt + table.count <= array.count
            else { throw ScriptError.argument("Destination array is not long enough.") }
            for (offset, entry) in EntryObject.entries(of: table).enumerated() {
                array[arguments[1].asInt + offset] = entry
            }
            return .nothing
        }
    }

    private static func enumerating(_ members: MemberBuilder) {
        members.method("System.Collections.IDictionaryEnumerator GetEnumerator()") { value, _, _ in
            let table = try table(value)
            let make: () -> ValueIterator = { ArrayIterator(EntryObject.entries(of: table)) }
            return .host(EnumeratorObject(make(), type: .dictionaryEnumerator, restart: make))
        }
    }

    private static func hashtableConstructors(_ members: MemberBuilder) {
        members.constructor("Hashtable()") { _, _ in .table(TableObject(isCaseSensitive: true)) }
        members.constructor("Hashtable(int capacity)") { _, _ in .table(TableObject(isCaseSensitive: true)) }
        members.constructor("Hashtable(System.Collections.IDictionary d)") { arguments, _ in
            let result = TableObject(isCaseSensitive: true)
            let source = try table(arguments[0])
            for (key, value) in zip(source.keys, source.values) { result.set(key, value) }
            return .table(result)
        }
        members.constructor("Hashtable(System.Collections.IEqualityComparer equalityComparer)") {
            arguments, _ in
            .table(TableObject(isCaseSensitive: !ignoresCase(arguments[0])))
        }
    }

    private static func dictionaryConstructors(_ members: MemberBuilder) {
        func make(_ type: Value, ignoreCase: Bool) -> TableObject {
            let table = TableObject(flavor: .dictionary, isCaseSensitive: !ignoreCase)
            if case .type(let type) = type { table.genericType = type }
            return table
        }
        func fill(_ table: TableObject, _ source: Value, _ interpreter: Interpreter) throws -> Value {
            for entry in EntryObject.entries(of: try self.table(source)) {
                guard let entry = entry.hostObject as? EntryObject else { continue }
                try Indexing.set(.table(table), [entry.key], entry.value, interpreter)
            }
            return .table(table)
        }
        members.receiverConstructor("Dictionary()") { type, _, _ in .table(make(type, ignoreCase: false)) }
        members.receiverConstructor("Dictionary(System.Collections.IDictionary dictionary)") {
            type, arguments, interpreter in
            try fill(make(type, ignoreCase: false), arguments[0], interpreter)
        }
        members.receiverConstructor("Dictionary(System.Collections.IEqualityComparer comparer)") {
            type, arguments, _ in
            .table(make(type, ignoreCase: ignoresCase(arguments[0])))
        }
        members.receiverConstructor("Dictionary(int capacity)") { type, _, _ in
            .table(make(type, ignoreCase: false))
        }
        members.receiverConstructor("Dictionary(int capacity, System.Collections.IEqualityComparer comparer)")
        { type, arguments, _ in
            .table(make(type, ignoreCase: ignoresCase(arguments[1])))
        }
        members.receiverConstructor(
            "Dictionary(System.Collections.IDictionary dictionary, System.Collections.IEqualityComparer comparer)"
        ) { type, arguments, interpreter in
            try fill(make(type, ignoreCase: ignoresCase(arguments[1])), arguments[0], interpreter)
        }
    }
}

extension TypeInfo {
    private static func keys(_ name: String) -> TypeInfo {
        TypeInfo(name, base: .object, interfaces: [.collection]) {
            // `ForEach` of these is the language's, not that of `List[T]`.
            let all = ListLibrary.members()
            return TypeMembers(
                properties: all.properties, methods: all.methods.filter { $0.name != "ForEach" })
        }
    }

    static let hashtableKeys = keys("System.Collections.Hashtable+KeyCollection")
    static let hashtableValues = keys("System.Collections.Hashtable+ValueCollection")
    static let orderedKeys = keys(
        "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection")
    static let dictionaryKeys = keys("System.Collections.Generic.Dictionary`2+KeyCollection")
    static let dictionaryValues = keys("System.Collections.Generic.Dictionary`2+ValueCollection")
    static let dictionaryEnumerator = TypeInfo(
        "System.Collections.Hashtable+HashtableEnumerator", base: .object, interfaces: [.enumerator],
        members: {
            .build { members in
                func entry(_ value: Value) -> EntryObject? {
                    (value.hostObject as? EnumeratorObject)?.current.hostObject as? EntryObject
                }
                members.property("Entry", "System.Object") { value, _ in
                    (value.hostObject as? EnumeratorObject)?.current ?? .null
                }
                members.property("Key", "System.Object") { value, _ in entry(value)?.key ?? .null }
                members.property("Value", "System.Object") { value, _ in entry(value)?.value ?? .null }
                members.property("Name", "System.Object") { value, _ in entry(value)?.key ?? .null }
                let common = EnumeratorObject.members()
                for property in common.properties { members.add(property) }
                for method in common.methods { members.add(method) }
            }
        })
}

/// The keys or values of a table; going through them notices when the table grows or shrinks meanwhile.
final class TablePartObject: ListObject {
    private let table: TableObject

    init(_ table: TableObject, _ elements: some Sequence<Value>, type: TypeInfo) {
        self.table = table
        super.init(elements, type: type)
        isReadOnly = true
    }

    override func makeIterator() -> ValueIterator? { PartIterator(Array(elements), table) }

    private final class PartIterator: ValueIterator {
        private let elements: [Value]
        private let table: TableObject
        private var at = 0

        init(_ elements: [Value], _ table: TableObject) {
            self.elements = elements
            self.table = table
        }

        override func next() throws -> Value? {
            guard table.count == elements.count else { throw ListObject.wasModified() }
            guard at < elements.count else { return nil }
            at += 1
            return elements[at - 1]
        }
    }
}
