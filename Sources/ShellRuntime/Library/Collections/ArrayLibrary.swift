/// Members of `System.Array`.
enum ArrayLibrary {
    static func members() -> TypeMembers {
        .build { members in
            properties(members)
            methods(members)
            searching(members)
            ordering(members)
            creating(members)
            predicates(members)
        }
    }

    static func array(_ value: Value) throws -> ArrayObject {
        guard case .array(let array) = value.unwrapped else { throw ScriptError.argumentNull("array") }
        return array
    }

    private static func properties(_ members: MemberBuilder) {
        members.property("Count", "Length", kind: .alias) { value, _ in Value(int: try array(value).count) }
        members.property("Length", "int") { value, _ in Value(int: try array(value).count) }
        members.property("LongLength", "long") { value, _ in .long(Int64(try array(value).count)) }
        members.property("Rank", "int") { value, _ in Value(int: try array(value).grid?.lengths.count ?? 1) }
        members.property("SyncRoot", "System.Object") { value, _ in value }
        members.property("IsReadOnly", "bool") { _, _ in .bool(false) }
        members.property("IsFixedSize", "bool") { _, _ in .bool(true) }
        members.property("IsSynchronized", "bool") { _, _ in .bool(false) }
    }

    private static func methods(_ members: MemberBuilder) {
        members.method("int GetLength(int dimension)") { value, arguments, _ in
            Value(int: try length(array(value), arguments[0].asInt))
        }
        members.method("int GetUpperBound(int dimension)") { value, arguments, _ in
            Value(int: try length(array(value), arguments[0].asInt) - 1)
        }
        members.method("int GetLowerBound(int dimension)") { value, arguments, _ in
            _ = try length(array(value), arguments[0].asInt)
            return .int(0)
        }
        members.method("System.Object GetValue(params int[] indices)") { value, arguments, interpreter in
            let array = try array(value)
            let index = arguments[0].asElements
            if let grid = array.grid { return try grid.get(array, index, interpreter) }
            guard index.count == 1, index[0].asInt >= 0, index[0].asInt < array.count else {
                throw outOfBounds()
            }
            return array[index[0].asInt]
        }
        members.method("void SetValue(System.Object value, params int[] indices)") {
            value, arguments, interpreter in
            try Indexing.set(value, arguments[1].asElements, arguments[0], interpreter)
            return .nothing
        }
        members.method("System.Object Get(params int[] indices)") { value, arguments, interpreter in
            try Indexing.get(value, arguments[0].asElements, interpreter)
        }
        members.method("void Set(int index, System.Object value)") { value, arguments, interpreter in
            try Indexing.set(value, [arguments[0]], arguments[1], interpreter)
            return .nothing
        }
        members.method("System.Object Clone()") { value, _, _ in ObjectCopy.copy(.array(try array(value))) }
        members.method("void CopyTo(array array, int index)") { value, arguments, _ in
            try copy(array(value), 0, array(arguments[0]), arguments[1].asInt, array(value).count)
        }
        members.method("int IndexOf(System.Object value)") { value, arguments, _ in
            let found = try array(value).values.firstIndex { $0.unwrapped.equals(arguments[0].unwrapped) }
            return Value(int: found ?? -1)
        }
        members.method("bool Contains(System.Object value)") { value, arguments, _ in
            .bool(try array(value).values.contains { $0.unwrapped.equals(arguments[0].unwrapped) })
        }
        members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, _ in
            let array = try array(value)
            let make: () -> ValueIterator = { ArrayIterator(array.values) }
            return .host(EnumeratorObject(make(), restart: make))
        }
        members.method("void Initialize()") { _, _, _ in .nothing }
        for (name, parameters) in [
            ("int Add", "System.Object value"), ("void Remove", "System.Object value"),
            ("void RemoveAt", "int index"), ("void Insert", "int index, System.Object value"),
        ] {
            members.method("\(name)(\(parameters))") { _, _, _ in
                throw ScriptError.dotNet("System.NotSupportedException", "Collection was of a fixed size.")
            }
        }
        members.method("void Clear()") { value, _, _ in
            let array = try array(value)
            for index in 0..<array.count { array[index] = Members.defaultValue(of: array.elementType) }
            return .nothing
        }
    }

    private static func length(_ array: ArrayObject, _ dimension: Int) throws -> Int {
        let lengths = array.grid?.lengths ?? [array.count]
        guard lengths.indices.contains(dimension) else { throw outOfBounds() }
        return lengths[dimension]
    }

    private static func outOfBounds() -> ScriptError {
        .dotNet("System.IndexOutOfRangeException", "Index was outside the bounds of the array.")
    }

    static func copy(
        _ source: ArrayObject, _ from: Int, _ target: ArrayObject, _ to: Int, _ count: Int
    ) throws -> Value {
        guard count >= 0 else { throw ScriptError.argumentRange("length", "Non-negative number required.") }
        guard from >= 0, from + count <= source.count else {
            throw ScriptError.argument(
                "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
                "sourceArray")
        }
        guard to >= 0, to + count <= target.count else {
            throw ScriptError.argument(
                "Destination array was not long enough. Check the destination index, length, and the array's "
                    + "lower bounds.", "destinationArray")
        }
        let moved = Array(UnsafeBufferPointer(start: source.elements + from, count: count))
        for (offset, value) in moved.enumerated() { target[to + offset] = value }
        return .nothing
    }

    private static func searching(_ members: MemberBuilder) {
        func find(_ array: ArrayObject, _ wanted: Value, _ range: Range<Int>, last: Bool = false) -> Value {
            let matches = { (index: Int) in array[index].unwrapped.equals(wanted.unwrapped) }
            return Value(int: (last ? range.last(where: matches) : range.first(where: matches)) ?? -1)
        }
        members.staticMethod("int IndexOf(array array, System.Object value)") { arguments, _ in
            let array = try array(arguments[0])
            return find(array, arguments[1], 0..<array.count)
        }
        members.staticMethod("int IndexOf(array array, System.Object value, int startIndex)") {
            arguments, _ in
            let array = try array(arguments[0]), start = arguments[2].asInt
            guard start >= 0 && start <= array.count else {
                throw ScriptError.argumentRange("startIndex", ListObject.outOfRange)
            }
            return find(array, arguments[1], start..<array.count)
        }
        members.staticMethod("int LastIndexOf(array array, System.Object value)") { arguments, _ in
            let array = try array(arguments[0])
            return find(array, arguments[1], 0..<array.count, last: true)
        }
        members.staticMethod("int BinarySearch(array array, System.Object value)") { arguments, interpreter in
            try ListLibrary.search(array(arguments[0]).values, arguments[1], .null, interpreter)
        }
        members.staticMethod("int BinarySearch(array array, System.Object value, System.Object comparer)") {
            arguments, interpreter in
            try ListLibrary.search(array(arguments[0]).values, arguments[1], arguments[2], interpreter)
        }
    }

    private static func ordering(_ members: MemberBuilder) {
        func store(_ values: [Value], _ array: ArrayObject, at start: Int = 0) {
            for (index, value) in values.enumerated() { array[start + index] = value }
        }
        members.staticMethod("void Sort(array array)") { arguments, interpreter in
            let array = try array(arguments[0])
            var values = array.values
            try DefaultOrder.sort(&values, by: .null, interpreter)
            store(values, array)
            return .nothing
        }
        members.staticMethod("void Sort(array keys, array items)") { arguments, interpreter in
            let keys = try array(arguments[0]), items = try array(arguments[1])
            guard items.count >= keys.count else {
                throw ScriptError.argument("Keys and items differ in length.")
            }
            let order = try DefaultOrder.mergeSort((0..<keys.count).map { Value(int: $0) }) {
                try DefaultOrder.compare(keys[$0.asInt], keys[$1.asInt], interpreter) <= 0
            }
            let sortedKeys = order.map { keys[$0.asInt] }, sortedItems = order.map { items[$0.asInt] }
            store(sortedKeys, keys)
            store(sortedItems, items)
            return .nothing
        }
        members.staticMethod("void Sort(array array, System.Object comparer)") { arguments, interpreter in
            let array = try array(arguments[0])
            var values = array.values
            try DefaultOrder.sort(&values, by: arguments[1], interpreter)
            store(values, array)
            return .nothing
        }
        members.staticMethod("void Sort(array array, int index, int length)") { arguments, interpreter in
            let array = try array(arguments[0])
            let range = try ListLibrary.range(
                ListObject(array.values, type: .arrayList), arguments[1].asInt, arguments[2].asInt)
            var values = Array(array.values[range])
            try DefaultOrder.sort(&values, by: .null, interpreter)
            store(values, array, at: range.lowerBound)
            return .nothing
        }
        members.staticMethod("void Reverse(array array)") { arguments, _ in
            let array = try array(arguments[0])
            store(array.values.reversed(), array)
            return .nothing
        }
        members.staticMethod("void Reverse(array array, int index, int length)") { arguments, _ in
            let array = try array(arguments[0])
            let range = try ListLibrary.range(
                ListObject(array.values, type: .arrayList), arguments[1].asInt, arguments[2].asInt)
            store(array.values[range].reversed(), array, at: range.lowerBound)
            return .nothing
        }
    }

    private static func creating(_ members: MemberBuilder) {
        members.staticMethod("void Copy(array sourceArray, array destinationArray, int length)") {
            arguments, _ in
            try copy(array(arguments[0]), 0, array(arguments[1]), 0, arguments[2].asInt)
        }
        members.staticMethod(
            "void Copy(array sourceArray, int sourceIndex, array destinationArray, int destinationIndex, int length)"
        ) { arguments, _ in
            try copy(
                array(arguments[0]), arguments[1].asInt, array(arguments[2]), arguments[3].asInt,
                arguments[4].asInt)
        }
        members.staticMethod("array CreateInstance(type elementType, params int[] lengths)") {
            arguments, interpreter in
            guard case .type(let type) = arguments[0] else { throw ScriptError.argumentNull("elementType") }
            let lengths = arguments[1].asElements
            return try Members.construct(TypeInfo.array(of: type, rank: lengths.count), lengths, interpreter)
        }
        members.staticMethod("void Clear(array array)") { arguments, interpreter in
            try Members.invoke(arguments[0], "Clear", [], interpreter)
        }
        members.staticMethod("void Clear(array array, int index, int length)") { arguments, _ in
            let array = try array(arguments[0])
            guard arguments[1].asInt >= 0, arguments[1].asInt + arguments[2].asInt <= array.count else {
                throw outOfBounds()
            }
            for index in arguments[1].asInt..<arguments[1].asInt + arguments[2].asInt {
                array[index] = Members.defaultValue(of: array.elementType)
            }
            return .nothing
        }
        members.staticMethod("void Fill(array array, System.Object value)") { arguments, interpreter in
            let array = try array(arguments[0])
            let value = try Conversions.convert(arguments[1], to: array.elementType, interpreter)
            for index in 0..<array.count { array[index] = value }
            return .nothing
        }
        members.staticMethod("void Resize(ref array array, int newSize)") { arguments, _ in
            guard let reference = arguments[0].hostObject as? ReferenceObject else { return .nothing }
            let old = try? array(reference.value)
            let type = old?.elementType ?? .object
            if arguments[1].asInt < 0 { throw ScriptError.argumentRange("newSize") }
            try MemoryLimits.checkArray(count: arguments[1].asInt)
            let new = ArrayObject(
                repeating: Members.defaultValue(of: type), count: arguments[1].asInt, elementType: type)
            for index in 0..<min(old?.count ?? 0, new.count) { new[index] = old![index] }
            reference.value = .array(new)
            return .nothing
        }
        members.staticMethod("System.Object AsReadOnly(array array)") { arguments, _ in arguments[0] }
        members.staticMethod("System.Object[] Empty()") { _, _ in .list([]) }
    }

    private static func predicates(_ members: MemberBuilder) {
        func matches(_ arguments: [Value], _ value: Value, _ interpreter: Interpreter) throws -> Bool {
            try interpreter.callDelegate(arguments[1], [value]).isTrue
        }
        members.staticMethod("System.Object Find(array array, System.Predicate[object] match)") {
            arguments, interpreter in
            try array(arguments[0]).values.first { try matches(arguments, $0, interpreter) } ?? .null
        }
        members.staticMethod("array FindAll(array array, System.Predicate[object] match)") {
            arguments, interpreter in
            let array = try array(arguments[0])
            return .list(
                try array.values.filter { try matches(arguments, $0, interpreter) }, of: array.elementType)
        }
        members.staticMethod("int FindIndex(array array, System.Predicate[object] match)") {
            arguments, interpreter in
            Value(
                int: try array(arguments[0]).values.firstIndex { try matches(arguments, $0, interpreter) }
                    ?? -1)
        }
        members.staticMethod("bool Exists(array array, System.Predicate[object] match)") {
            arguments, interpreter in
            .bool(try array(arguments[0]).values.contains { try matches(arguments, $0, interpreter) })
        }
        members.staticMethod("bool TrueForAll(array array, System.Predicate[object] match)") {
            arguments, interpreter in
            .bool(try array(arguments[0]).values.allSatisfy { try matches(arguments, $0, interpreter) })
        }
        members.staticMethod("void ForEach(array array, System.Action[object] action)") {
            arguments, interpreter in
            for value in try array(arguments[0]).values {
                _ = try interpreter.callDelegate(arguments[1], [value])
            }
            return .nothing
        }
        members.staticMethod("array ConvertAll(array array, System.Func[object,object] converter)") {
            arguments, interpreter in
            .list(try array(arguments[0]).values.map { try interpreter.callDelegate(arguments[1], [$0]) })
        }
    }
}
