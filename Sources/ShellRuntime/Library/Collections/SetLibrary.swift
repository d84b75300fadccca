/// A `HashSet[T]` or `SortedSet[T]`.
final class SetObject: HostObject {
    /// The elements are the keys.
    var storage: TableObject
    let elementType: TypeInfo
    let isSorted: Bool
    private let setType: TypeInfo

    init(type: TypeInfo, ignoreCase: Bool = false) {
        setType = type
        elementType = type.genericArguments.first ?? .object
        isSorted = type.definitionName.contains("Sorted")
        storage = TableObject(isCaseSensitive: !ignoreCase)
    }

    override var type: TypeInfo { setType }
    override var isEnumerable: Bool { true }
    override var knownCount: Int? { storage.count }
    override func makeIterator() -> ValueIterator? { ArrayIterator(values) }
    override func toText() -> Text { ArrayObject(values).joinedText }

    var values: [Value] {
        let keys = Array(storage.keys)
        guard isSorted else { return keys }
        return (try? DefaultOrder.mergeSort(keys) { SetObject.order($0, $1) <= 0 }) ?? keys
    }

    private static func order(_ left: Value, _ right: Value) -> Int {
        if case .text(let a) = left, case .text(let b) = right { return a.string < b.string ? -1 : 1 }
        return (try? NumberLibrary.order(left, right)) ?? 0
    }

    func contains(_ value: Value) -> Bool { storage[value.unwrapped] != nil }

    func insert(_ value: Value) -> Bool {
        if contains(value) { return false }
        storage.set(value.unwrapped, .null)
        return true
    }

    func keep(_ condition: (Value) -> Bool) {
        for key in Array(storage.keys) where !condition(key) { storage.remove(key) }
    }
}

/// Members of `HashSet[T]`.
enum SetLibrary {
    static func members() -> TypeMembers {
        .build { members in
            members.property("Count", "int") { value, _ in Value(int: set(value).storage.count) }
            members.property("Comparer", "System.Object") { value, _ in
                .host(ComparerObject(set(value).storage.isCaseSensitive ? .ordinal : .ordinalIgnoreCase))
            }
            members.method("bool Add(T item)") { value, arguments, _ in .bool(set(value).insert(arguments[0]))
            }
            members.method("bool Remove(T item)") { value, arguments, _ in
                .bool(set(value).storage.remove(arguments[0].unwrapped))
            }
            members.method("bool Contains(T item)") { value, arguments, _ in
                .bool(set(value).contains(arguments[0]))
            }
            members.method("void Clear()") { value, _, _ in
                set(value).storage.removeAll()
                return .nothing
            }
            operations(members)
            questions(members)
            others(members)
            constructors(members)
        }
    }

    private static func set(_ value: Value) -> SetObject {
        (value.hostObject as? SetObject) ?? SetObject(type: .hashSetOfObjects)
    }

    /// The elements of an argument as a set that compares as `like` does.
    private static func other(_ value: Value, like: SetObject, _ interpreter: Interpreter) throws -> SetObject
    {
        let result = SetObject(type: like.type, ignoreCase: !like.storage.isCaseSensitive)
        if value.isNull { throw ScriptError.argumentNull("other") }
        for element in try Enumeration.elements(value) {
            _ = result.insert(try Conversions.convert(element, to: like.elementType, interpreter))
        }
        return result
    }

    private static func operations(_ members: MemberBuilder) {
        func operation(_ name: String, _ run: @escaping (SetObject, SetObject) -> Void) {
            members.method("void \(name)(System.Collections.IEnumerable other)") {
                value, arguments, interpreter in
                let left = set(value)
                run(left, try other(arguments[0], like: left, interpreter))
                return .nothing
            }
        }
        operation("UnionWith") { left, right in for value in right.values { _ = left.insert(value) } }
        operation("IntersectWith") { left, right in left.keep { right.contains($0) } }
        operation("ExceptWith") { left, right in left.keep { !right.contains($0) } }
        operation("SymmetricExceptWith") { left, right in
            for value in right.values where !left.insert(value) { left.storage.remove(value) }
        }
    }

    private static func questions(_ members: MemberBuilder) {
        func question(_ name: String, _ ask: @escaping (SetObject, SetObject) -> Bool) {
            members.method("bool \(name)(System.Collections.IEnumerable other)") {
                value, arguments, interpreter in
                let left = set(value)
                return .bool(ask(left, try other(arguments[0], like: left, interpreter)))
            }
        }
        func isSubset(_ left: SetObject, _ right: SetObject) -> Bool {
            left.values.allSatisfy(right.contains)
        }
        question("IsSubsetOf", isSubset)
        question("IsSupersetOf") { isSubset($1, $0) }
        question("IsProperSubsetOf") { isSubset($0, $1) && $0.storage.count < $1.storage.count }
        question("IsProperSupersetOf") { isSubset($1, $0) && $1.storage.count < $0.storage.count }
        question("Overlaps") { left, right in left.values.contains(where: right.contains) }
        question("SetEquals") { isSubset($0, $1) && $0.storage.count == $1.storage.count }
    }

    private static func others(_ members: MemberBuilder) {
        members.method("int RemoveWhere(System.Predicate[T] match)") { value, arguments, interpreter in
            let set = set(value), before = set.storage.count
            for element in set.values where try interpreter.callDelegate(arguments[0], [element]).isTrue {
                set.storage.remove(element)
            }
            return Value(int: before - set.storage.count)
        }
        members.method("void CopyTo(array array)") { value, arguments, _ in
            let set = set(value)
            guard case .array(let array) = arguments[0], set.storage.count <= array.count else {
                throw ScriptError.argument("Destination array is not long enough.")
            }
            for (index, element) in set.values.enumerated() { array[index] = element }
            return .nothing
        }
        members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, _ in
            let values = set(value).values
            return .host(EnumeratorObject(ArrayIterator(values), restart: { ArrayIterator(values) }))
        }
        members.property("Min", "T") { value, _ in set(value).values.first ?? .null }
        members.property("Max", "T") { value, _ in set(value).values.last ?? .null }
    }

    private static func constructors(_ members: MemberBuilder) {
        func make(_ type: Value, _ elements: Value?, _ comparer: Value?, _ interpreter: Interpreter) throws
            -> Value
        {
            guard case .type(let type) = type else { return .null }
            let set = SetObject(type: type, ignoreCase: comparer.map(TableLibrary.ignoresCase) ?? false)
            if let elements {
                if elements.isNull { throw ScriptError.argumentNull("collection") }
                for element in try Enumeration.elements(elements) {
                    _ = set.insert(try Conversions.convert(element, to: set.elementType, interpreter))
                }
            }
            return .host(set)
        }
        members.receiverConstructor("HashSet()") { type, _, interpreter in
            try make(type, nil, nil, interpreter)
        }
        members.receiverConstructor("HashSet(System.Collections.IEnumerable collection)") {
            type, arguments, interpreter in
            try make(type, arguments[0], nil, interpreter)
        }
        members.receiverConstructor("HashSet(System.Collections.IEqualityComparer comparer)") {
            type, arguments, interpreter in
            try make(type, nil, arguments[0], interpreter)
        }
        members.receiverConstructor("HashSet(int capacity)") { type, _, interpreter in
            try make(type, nil, nil, interpreter)
        }
        members.receiverConstructor(
            "HashSet(System.Collections.IEnumerable collection, System.Collections.IEqualityComparer comparer)"
        ) { type, arguments, interpreter in try make(type, arguments[0], arguments[1], interpreter) }
    }
}

extension TypeInfo {
    fileprivate static let hashSetOfObjects =
        TypeCatalog.shared.generic("System.Collections.Generic.HashSet", [.object]) ?? .object
}
