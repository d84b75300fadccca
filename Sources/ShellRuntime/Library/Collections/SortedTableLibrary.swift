/// A `SortedDictionary`, `SortedList` (generic or not): entries in order of their keys.
final class SortedTableObject: HostObject {
    var entries: [(key: Value, value: Value)] = []
    let comparer: Value
    private let tableType: TypeInfo

    init(type: TypeInfo, comparer: Value = .null) {
        tableType = type
        self.comparer = comparer
    }

    override var type: TypeInfo { tableType }
    override var knownCount: Int? { entries.count }
    override var isEnumerable: Bool { false }

    private func position(_ key: Value, _ interpreter: Interpreter) throws -> (index: Int, found: Bool) {
        var low = 0, high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let order = try DefaultOrder.order(entries[middle].key, key, comparer, interpreter)
            if order == 0 { return (middle, true) }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        return (low, false)
    }

    private func converted(_ value: Value, _ index: Int, _ interpreter: Interpreter) throws -> Value {
        guard type.genericArguments.count == 2 else { return value }
        return try Conversions.convert(value, to: type.genericArguments[index], interpreter)
    }

    func value(_ key: Value, _ interpreter: Interpreter) throws -> Value? {
        let place = try position(converted(key, 0, interpreter), interpreter)
        return place.found ? entries[place.index].value : nil
    }

    func index(_ key: Value, _ interpreter: Interpreter) throws -> Int? {
        let place = try position(converted(key, 0, interpreter), interpreter)
        return place.found ? place.index : nil
    }

    func set(_ key: Value, _ value: Value, mustBeNew: Bool, _ interpreter: Interpreter) throws {
        let key = try converted(key, 0, interpreter), value = try converted(value, 1, interpreter)
        let place = try position(key, interpreter)
        if place.found {
            if mustBeNew {
                throw ScriptError.argument(
                    "An item with the same key has already been added. Key: \(key.string)")
            }
            entries[place.index].value = value
        } else {
            entries.insert((key, value), at: place.index)
        }
    }

    func remove(_ key: Value, _ interpreter: Interpreter) throws -> Bool {
        let place = try position(converted(key, 0, interpreter), interpreter)
        if place.found { entries.remove(at: place.index) }
        return place.found
    }

    override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        try value(index, interpreter) ?? .nothing
    }

    override func setElement(at index: Value, _ new: Value, _ interpreter: Interpreter) throws -> Bool {
        try set(index, new, mustBeNew: false, interpreter)
        return true
    }

    override func dynamicMember(_ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        for entry in entries {
            if case .text(let text) = entry.key, Symbol(text.string) == name { return entry.value }
        }
        return nil
    }

    override func setDynamicMember(
        _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        if type.table.member(name) != nil { return false }
        try set(Value(spelled), new, mustBeNew: false, interpreter)
        return true
    }
}

/// Members of the sorted tables.
enum SortedTableLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Collections.SortedList", { .sortedList }) {
            members(key: "System.Object", value: "System.Object")
        }
    ]

    static func members(key: String, value valueType: String) -> TypeMembers {
        .build { members in
            properties(members)
            members.method("void Add(\(key) key, \(valueType) value)") { value, arguments, interpreter in
                try object(value).set(arguments[0], arguments[1], mustBeNew: true, interpreter)
                return .nothing
            }
            members.method("bool Remove(\(key) key)") { value, arguments, interpreter in
                .bool(try object(value).remove(arguments[0], interpreter))
            }
            for name in ["ContainsKey", "Contains"] {
                members.method("bool \(name)(\(key) key)") { value, arguments, interpreter in
                    .bool(try object(value).value(arguments[0], interpreter) != nil)
                }
            }
            members.method("bool ContainsValue(\(valueType) value)") { value, arguments, _ in
                .bool(try object(value).entries.contains { $0.value.equals(arguments[0]) })
            }
            members.method("bool TryGetValue(\(key) key, ref \(valueType) value)") {
                value, arguments, interpreter in
                let found = try object(value).value(arguments[0], interpreter)
                arguments[1].assignReference(found ?? .null)
                return .bool(found != nil)
            }
            places(members, key: key, value: valueType)
            constructors(members)
        }
    }

    private static func object(_ value: Value) throws -> SortedTableObject {
        guard let object = value.hostObject as? SortedTableObject else {
            throw ScriptError.invalidOperation("The object is not a sorted dictionary.")
        }
        return object
    }

    private static func properties(_ members: MemberBuilder) {
        members.property("Count", "int") { value, _ in Value(int: try object(value).entries.count) }
        members.property("Keys", "System.Collections.ICollection") { value, _ in
            .host(ListObject(try object(value).entries.map(\.key), type: .dictionaryKeys))
        }
        members.property("Values", "System.Collections.ICollection") { value, _ in
            .host(ListObject(try object(value).entries.map(\.value), type: .dictionaryValues))
        }
    }

    private static func places(_ members: MemberBuilder, key: String, value valueType: String) {
        members.method("void Clear()") { value, _, _ in
            try object(value).entries.removeAll()
            return .nothing
        }
        members.method("int IndexOfKey(\(key) key)") { value, arguments, interpreter in
            Value(int: try object(value).index(arguments[0], interpreter) ?? -1)
        }
        members.method("void RemoveAt(int index)") { value, arguments, _ in
            let object = try object(value)
            guard object.entries.indices.contains(arguments[0].asInt) else {
                throw ScriptError.argumentRange("index", ListObject.outOfRange)
            }
            object.entries.remove(at: arguments[0].asInt)
            return .nothing
        }
        for name in ["GetByIndex", "GetValueAtIndex"] {
            members.method("\(valueType) \(name)(int index)") { value, arguments, _ in
                try entry(object(value), arguments[0].asInt).value
            }
        }
        for name in ["GetKey", "GetKeyAtIndex"] {
            members.method("\(key) \(name)(int index)") { value, arguments, _ in
                try entry(object(value), arguments[0].asInt).key
            }
        }
        members.method("System.Collections.IDictionaryEnumerator GetEnumerator()") { value, _, _ in
            let object = try object(value)
            let pair =
                object.type.genericArguments.count == 2
                ? TypeCatalog.shared.generic(
                    "System.Collections.Generic.KeyValuePair", object.type.genericArguments) : nil
            let entries: [Value] = object.entries.map {
                .host(EntryObject($0.key, $0.value, type: pair ?? .dictionaryEntry))
            }
            return .host(EnumeratorObject(ArrayIterator(entries), restart: { ArrayIterator(entries) }))
        }
    }

    private static func entry(_ object: SortedTableObject, _ index: Int) throws -> (key: Value, value: Value)
    {
        guard object.entries.indices.contains(index) else {
            throw ScriptError.argumentRange("index", ListObject.outOfRange)
        }
        return object.entries[index]
    }

    private static func constructors(_ members: MemberBuilder) {
        func make(_ type: Value, _ comparer: Value = .null) throws -> SortedTableObject {
            guard case .type(let type) = type else { return SortedTableObject(type: .sortedList) }
            return SortedTableObject(type: type, comparer: comparer)
        }
        members.receiverConstructor("SortedList()") { type, _, _ in .host(try make(type)) }
        members.receiverConstructor("SortedList(System.Collections.IDictionary dictionary)") {
            type, arguments, interpreter in
            let object = try make(type)
            let source = try TableLibrary.table(arguments[0])
            for (key, value) in zip(source.keys, source.values) {
                try object.set(key, value, mustBeNew: true, interpreter)
            }
            return .host(object)
        }
        members.receiverConstructor("SortedList(System.Collections.IComparer comparer)") {
            type, arguments, _ in
            .host(try make(type, arguments[0]))
        }
        members.receiverConstructor("SortedList(int capacity)") { type, _, _ in .host(try make(type)) }
    }
}

extension TypeInfo {
    static let sortedList = TypeLibrary.type(
        "System.Collections.SortedList", .class, base: .object, [.dictionary])
}
