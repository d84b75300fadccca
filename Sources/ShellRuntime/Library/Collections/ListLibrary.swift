/// Members of `List[T]`, `Collection[T]` and, with the names of its own signatures, `ArrayList`.
enum ListLibrary {
    /// `List[T]` and its kin.
    static func members() -> TypeMembers {
        .build { members in
            properties(members)
            adding(members, element: "T", adds: "void")
            removing(members, element: "T", removes: "bool")
            searching(members, element: "T")
            ordering(members)
            predicates(members)
            members.method("T[] ToArray()") { value, _, _ in
                let list = try self.list(value)
                return .list(Array(list.elements), of: list.elementType)
            }
            members.method("System.Collections.Generic.List[T] GetRange(int index, int count)") {
                value, arguments, _ in
                let list = try self.list(value)
                let range = try range(list, arguments[0].asInt, arguments[1].asInt)
                return .host(ListObject(list.elements[range], type: list.type, elementType: list.elementType))
            }
            members.method("System.Collections.Generic.List[T] Slice(int start, int length)") {
                value, arguments, _ in
                let list = try self.list(value)
                let range = try range(list, arguments[0].asInt, arguments[1].asInt)
                return .host(ListObject(list.elements[range], type: list.type, elementType: list.elementType))
            }
            members.method("System.Object AsReadOnly()") { value, _, _ in
                let list = try self.list(value)
                let copy = ListObject(list.elements, type: list.type, elementType: list.elementType)
                copy.isReadOnly = true
                return .host(copy)
            }
        }
    }

    static func constructors(_ members: MemberBuilder, _ name: String, element: String) {
        func make(_ elements: [Value], _ type: Value, _ interpreter: Interpreter) throws -> Value {
            guard case .type(let type) = type else { return .null }
            let list = ListObject(type: type, elementType: type.genericArguments.first ?? .object)
            for element in elements { list.elements.append(try list.converted(element, interpreter)) }
            return .host(list)
        }
        members.receiverConstructor("\(name)()") { type, _, interpreter in try make([], type, interpreter) }
        members.receiverConstructor("\(name)(int capacity)") { type, arguments, interpreter in
            if arguments[0].asInt < 0 {
                throw ScriptError.argumentRange("capacity", "Non-negative number required.")
            }
            return try make([], type, interpreter)
        }
        members.receiverConstructor("\(name)(\(element) collection)") { type, arguments, interpreter in
            if arguments[0].isNull { throw ScriptError.argumentNull("collection") }
            return try make(Enumeration.elements(arguments[0]), type, interpreter)
        }
    }

    /// The list of a receiver; a read-only one for reading only.
    static func list(_ value: Value) throws -> ListObject {
        guard let list = value.hostObject as? ListObject else {
            throw ScriptError.invalidOperation("The object is not a list.")
        }
        return list
    }

    /// The list of a receiver that is about to be changed.
    static func writable(_ value: Value) throws -> ListObject {
        let list = try list(value)
        if list.isReadOnly {
            throw ScriptError.dotNet("System.NotSupportedException", "Collection was of a fixed size.")
        }
        return list
    }

    static func range(_ list: ListObject, _ start: Int, _ count: Int) throws -> Range<Int> {
        if start < 0 { throw ScriptError.argumentRange("index", "Non-negative number required.") }
        if count < 0 { throw ScriptError.argumentRange("count", "Non-negative number required.") }
        guard start + count <= list.elements.count else {
            throw ScriptError.argument(
                "Offset and length were out of bounds for the array or count is greater than the number of "
                    + "elements from index to the end of the source collection.")
        }
        return start..<start + count
    }

    static func properties(_ members: MemberBuilder) {
        members.property(
            "Capacity", "int", { value, _ in Value(int: max(try list(value).elements.count, 4)) },
            set: { _, _, _ in })
        members.property("Count", "int") { value, _ in Value(int: try list(value).elements.count) }
        members.property("IsReadOnly", "bool") { value, _ in .bool(try list(value).isReadOnly) }
        members.property("IsFixedSize", "bool") { value, _ in .bool(try list(value).isReadOnly) }
        members.property("SyncRoot", "System.Object") { value, _ in value }
        members.property("IsSynchronized", "bool") { _, _ in .bool(false) }
    }

    static func adding(_ members: MemberBuilder, element: String, adds: String) {
        members.method("\(adds) Add(\(element) item)") { value, arguments, _ in
            let list = try writable(value)
            list.elements.append(arguments[0])
            list.didChange()
            return Value(int: list.elements.count - 1)
        }
        members.method("void AddRange(System.Collections.IEnumerable collection)") {
            value, arguments, interpreter in
            if arguments[0].isNull { throw ScriptError.argumentNull("collection") }
            let list = try writable(value)
            for element in try Enumeration.elements(arguments[0]) {
                list.elements.append(try list.converted(element, interpreter))
            }
            list.didChange()
            return .nothing
        }
        members.method("void Insert(int index, \(element) item)") { value, arguments, _ in
            let list = try writable(value)
            guard arguments[0].asInt >= 0, arguments[0].asInt <= list.elements.count else {
                throw ScriptError.argumentRange(
                    "index", "Index must be within the bounds of the List.")
            }
            list.elements.insert(arguments[1], at: arguments[0].asInt)
            list.didChange()
            return .nothing
        }
        members.method("void InsertRange(int index, System.Collections.IEnumerable collection)") {
            value, arguments, interpreter in
            let list = try writable(value)
            guard arguments[0].asInt >= 0, arguments[0].asInt <= list.elements.count else {
                throw ScriptError.argumentRange("index", ListObject.outOfRange)
            }
            let new = try Enumeration.elements(arguments[1]).map { try list.converted($0, interpreter) }
            list.elements.insert(contentsOf: new, at: arguments[0].asInt)
            list.didChange()
            return .nothing
        }
        members.method("void EnsureCapacity(int capacity)") { _, _, _ in .nothing }
    }

    static func removing(_ members: MemberBuilder, element: String, removes: String) {
        members.method("\(removes) Remove(\(element) item)") { value, arguments, _ in
            let list = try writable(value)
            guard let at = list.elements.firstIndex(where: { $0.unwrapped.equals(arguments[0].unwrapped) })
            else { return .bool(false) }
            list.elements.remove(at: at)
            list.didChange()
            return .bool(true)
        }
        members.method("void RemoveAt(int index)") { value, arguments, _ in
            let list = try writable(value), at = arguments[0].asInt
            guard at >= 0 && at < list.elements.count else {
                throw ScriptError.argumentRange("index", ListObject.outOfRange)
            }
            list.elements.remove(at: at)
            list.didChange()
            return .nothing
        }
        members.method("void RemoveRange(int index, int count)") { value, arguments, _ in
            let list = try writable(value)
            list.elements.removeSubrange(try range(list, arguments[0].asInt, arguments[1].asInt))
            list.didChange()
            return .nothing
        }
        members.method("void Clear()") { value, _, _ in
            let list = try writable(value)
            list.elements.removeAll()
            list.didChange()
            return .nothing
        }
        members.method("void TrimExcess()") { _, _, _ in .nothing }
    }

    static func searching(_ members: MemberBuilder, element: String) {
        func found(_ list: ListObject, _ wanted: Value, _ start: Int = 0) -> Value {
            let at = list.elements[start...].firstIndex { $0.unwrapped.equals(wanted.unwrapped) }
            return Value(int: at ?? -1)
        }
        members.method("bool Contains(\(element) item)") { value, arguments, _ in
            .bool(found(try list(value), arguments[0]).asInt >= 0)
        }
        members.method("int IndexOf(\(element) item)") { value, arguments, _ in
            found(try list(value), arguments[0])
        }
        members.method("int IndexOf(\(element) item, int index)") { value, arguments, _ in
            let list = try list(value), start = arguments[1].asInt
            guard start >= 0 && start <= list.elements.count else {
                throw ScriptError.argumentRange("index", ListObject.outOfRange)
            }
            return found(list, arguments[0], start)
        }
        members.method("int LastIndexOf(\(element) item)") { value, arguments, _ in
            let at = try list(value).elements.lastIndex { $0.unwrapped.equals(arguments[0].unwrapped) }
            return Value(int: at ?? -1)
        }
        members.method("void CopyTo(array array)") { value, arguments, _ in
            try copy(list(value), to: arguments[0], at: 0)
        }
        members.method("void CopyTo(array array, int arrayIndex)") { value, arguments, _ in
            try copy(list(value), to: arguments[0], at: arguments[1].asInt)
        }
        members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, _ in
            let list = try list(value)
            let make: () -> ValueIterator = { list.makeIterator() ?? ValueIterator() }
            return .host(EnumeratorObject(make(), restart: make))
        }
    }

    static func copy(_ list: ListObject, to target: Value, at start: Int) throws -> Value {
        guard case .array(let array) = target, start >= 0, start + list.elements.count <= array.count else {
            throw ScriptError.argument(
                "Destination array was not long enough. Check the destination index, length, and the array's "
                    + "lower bounds.", "destinationArray")
        }
        for (offset, element) in list.elements.enumerated() { array[start + offset] = element }
        return .nothing
    }

    static func ordering(_ members: MemberBuilder) {
        func sort(_ value: Value, _ comparer: Value, _ interpreter: Interpreter) throws -> Value {
            let list = try writable(value)
            var values = Array(list.elements)
            try DefaultOrder.sort(&values, by: comparer, interpreter)
            list.elements = ContiguousArray(values)
            list.didChange()
            return .nothing
        }
        members.method("void Sort()") { value, _, interpreter in try sort(value, .null, interpreter) }
        members.method("void Sort(System.Object comparer)") { value, arguments, interpreter in
            try sort(value, arguments[0], interpreter)
        }
        members.method("void Reverse()") { value, _, _ in
            let list = try writable(value)
            list.elements.reverse()
            list.didChange()
            return .nothing
        }
        members.method("void Reverse(int index, int count)") { value, arguments, _ in
            let list = try writable(value)
            list.elements[try range(list, arguments[0].asInt, arguments[1].asInt)].reverse()
            list.didChange()
            return .nothing
        }
        members.method("int BinarySearch(System.Object item)") { value, arguments, interpreter in
            try search(Array(list(value).elements), arguments[0], .null, interpreter)
        }
        members.method("int BinarySearch(System.Object item, System.Object comparer)") {
            value, arguments, interpreter in
            try search(Array(list(value).elements), arguments[0], arguments[1], interpreter)
        }
    }

    /// The place of a value in sorted ones, or the complement of where it would go.
    static func search(
        _ values: [Value], _ wanted: Value, _ comparer: Value, _ interpreter: Interpreter
    ) throws -> Value {
        var low = 0, high = values.count - 1
        while low <= high {
            let middle = (low + high) / 2
            let order = try DefaultOrder.order(values[middle], wanted, comparer, interpreter)
            if order == 0 { return Value(int: middle) }
            if order < 0 { low = middle + 1 } else { high = middle - 1 }
        }
        return Value(int: ~low)
    }

    private static func predicates(_ members: MemberBuilder) {
        func test(_ predicate: Value, _ element: Value, _ interpreter: Interpreter) throws -> Bool {
            try interpreter.callDelegate(predicate, [element]).isTrue
        }
        members.method("bool Exists(System.Predicate[T] match)") { value, arguments, interpreter in
            .bool(try list(value).elements.contains { try test(arguments[0], $0, interpreter) })
        }
        members.method("T Find(System.Predicate[T] match)") { value, arguments, interpreter in
            let list = try list(value)
            return try list.elements.first { try test(arguments[0], $0, interpreter) }
                ?? Members.defaultValue(of: list.elementType)
        }
        members.method("T FindLast(System.Predicate[T] match)") { value, arguments, interpreter in
            let list = try list(value)
            return try list.elements.last { try test(arguments[0], $0, interpreter) }
                ?? Members.defaultValue(of: list.elementType)
        }
        members.method("System.Collections.Generic.List[T] FindAll(System.Predicate[T] match)") {
            value, arguments, interpreter in
            let list = try list(value)
            let found = try list.elements.filter { try test(arguments[0], $0, interpreter) }
            return .host(ListObject(found, type: list.type, elementType: list.elementType))
        }
        members.method("int FindIndex(System.Predicate[T] match)") { value, arguments, interpreter in
            Value(int: try list(value).elements.firstIndex { try test(arguments[0], $0, interpreter) } ?? -1)
        }
        members.method("int FindLastIndex(System.Predicate[T] match)") { value, arguments, interpreter in
            Value(int: try list(value).elements.lastIndex { try test(arguments[0], $0, interpreter) } ?? -1)
        }
        members.method("int RemoveAll(System.Predicate[T] match)") { value, arguments, interpreter in
            let list = try writable(value)
            let before = list.elements.count
            let kept = try list.elements.filter { !(try test(arguments[0], $0, interpreter)) }
            list.elements = ContiguousArray(kept)
            list.didChange()
            return Value(int: before - kept.count)
        }
        members.method("bool TrueForAll(System.Predicate[T] match)") { value, arguments, interpreter in
            .bool(try list(value).elements.allSatisfy { try test(arguments[0], $0, interpreter) })
        }
        members.method("void ForEach(System.Action[T] action)") { value, arguments, interpreter in
            for element in try list(value).elements {
                _ = try interpreter.callDelegate(arguments[0], [element])
            }
            return .nothing
        }
    }
}
