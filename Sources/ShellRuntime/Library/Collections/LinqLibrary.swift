/// Members of `System.Linq.Enumerable`, the ones that scripts use.
enum LinqLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [LibraryType("System.Linq.Enumerable", { .linq }, members)]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            aggregates(members)
            elements(members)
            sets(members)
            shapes(members)
            delegates(members)
        }
    }

    private static let source = "System.Collections.IEnumerable source"

    private static func values(_ value: Value) throws -> [Value] {
        if value.isNull { throw ScriptError.argumentNull("source") }
        return try Enumeration.elements(value)
    }

    /// A collection of the element type of the source.
    private static func like(_ source: Value, _ values: [Value]) -> Value {
        .list(values, of: elementType(source))
    }

    private static func elementType(_ value: Value) -> TypeInfo {
        switch value.unwrapped {
        case .array(let array): array.elementType
        case .host(let list as ListObject): list.elementType
        default: .object
        }
    }

    private static func empty() -> ScriptError { .invalidOperation("Sequence contains no elements") }

    private static func aggregates(_ members: MemberBuilder) {
        members.staticMethod("int Count(\(source))") { arguments, _ in
            Value(int: try values(arguments[0]).count)
        }
        members.staticMethod("bool Any(\(source))") { arguments, _ in
            .bool(!(try values(arguments[0])).isEmpty)
        }
        members.staticMethod("System.Object Sum(\(source))") { arguments, interpreter in
            let all = try values(arguments[0])
            guard let first = all.first else { return .int(0) }
            return try all.dropFirst().reduce(first) { try Operators.add($0, $1, interpreter) }
        }
        members.staticMethod("double Average(\(source))") { arguments, interpreter in
            let all = try values(arguments[0])
            if all.isEmpty { throw empty() }
            let sum = try all.reduce(0.0) {
                $0 + (try Conversions.convert($1, to: .double, interpreter)).asDouble
            }
            return .double(sum / Double(all.count))
        }
        for (name, sign) in [("Max", 1), ("Min", -1)] {
            members.staticMethod("System.Object \(name)(\(source))") { arguments, interpreter in
                let all = try values(arguments[0])
                guard var best = all.first else { throw empty() }
                for value in all.dropFirst()
                where try DefaultOrder.compare(value, best, interpreter).signum() == sign { best = value }
                return best
            }
        }
    }

    private static func elements(_ members: MemberBuilder) {
        for (name, last) in [("First", false), ("Last", true)] {
            members.staticMethod("System.Object \(name)(\(source))") { arguments, _ in
                let all = try values(arguments[0])
                guard let found = last ? all.last : all.first else { throw empty() }
                return found
            }
            members.staticMethod("System.Object \(name)OrDefault(\(source))") { arguments, _ in
                let all = try values(arguments[0])
                return (last ? all.last : all.first) ?? Members.defaultValue(of: elementType(arguments[0]))
            }
        }
        members.staticMethod("System.Object Single(\(source))") { arguments, _ in
            let all = try values(arguments[0])
            guard all.count == 1 else {
                throw all.isEmpty ? empty() : .invalidOperation("Sequence contains more than one element")
            }
            return all[0]
        }
        members.staticMethod("System.Object ElementAt(\(source), int index)") { arguments, _ in
            let all = try values(arguments[0])
            guard all.indices.contains(arguments[1].asInt) else {
                throw ScriptError.argumentRange("index", ListObject.outOfRange)
            }
            return all[arguments[1].asInt]
        }
        members.staticMethod("bool Contains(\(source), System.Object value)") { arguments, _ in
            .bool(try values(arguments[0]).contains { $0.unwrapped.equals(arguments[1].unwrapped) })
        }
        members.staticMethod("bool SequenceEqual(\(source), System.Collections.IEnumerable second)") {
            arguments, _ in
            let left = try values(arguments[0]), right = try values(arguments[1])
            return .bool(
                left.count == right.count && zip(left, right).allSatisfy { $0.unwrapped.equals($1.unwrapped) }
            )
        }
    }

    private static func unique(_ values: [Value]) -> [Value] {
        let seen = TableObject(isCaseSensitive: true)
        return values.filter { value in
            if seen[value.unwrapped] != nil { return false }
            seen.set(value.unwrapped, .null)
            return true
        }
    }

    private static func sets(_ members: MemberBuilder) {
        members.staticMethod("System.Object Distinct(\(source))") { arguments, _ in
            like(arguments[0], unique(try values(arguments[0])))
        }
        func pair(_ name: String, _ run: @escaping ([Value], [Value]) -> [Value]) {
            members.staticMethod("System.Object \(name)(\(source), System.Collections.IEnumerable second)") {
                arguments, _ in
                like(arguments[0], run(try values(arguments[0]), try values(arguments[1])))
            }
        }
        func holds(_ values: [Value]) -> (Value) -> Bool {
            let table = TableObject(isCaseSensitive: true)
            for value in values { table.set(value.unwrapped, .null) }
            return { table[$0.unwrapped] != nil }
        }
        pair("Union") { unique($0 + $1) }
        pair("Concat") { $0 + $1 }
        pair("Intersect") { left, right in unique(left).filter(holds(right)) }
        pair("Except") { left, right in
            let known = holds(right)
            return unique(left).filter { !known($0) }
        }
        members.staticMethod("System.Object Zip(\(source), System.Collections.IEnumerable second)") {
            arguments, _ in
            .list(
                zip(try values(arguments[0]), try values(arguments[1])).map {
                    .host(TupleObject([$0, $1], isValue: true))
                })
        }
    }

    private static func shapes(_ members: MemberBuilder) {
        members.staticMethod("System.Object Range(int start, int count)") { arguments, _ in
            let start = arguments[0].asInt, count = arguments[1].asInt
            guard count >= 0, start + count - 1 <= Int(Int32.max) else {
                throw ScriptError.argumentRange("count")
            }
            try MemoryLimits.checkArray(count: count)
            return .list((start..<start + count).map { Value(int: $0) }, of: .int32)
        }
        members.staticMethod("System.Object Repeat(System.Object element, int count)") { arguments, _ in
            let count = max(arguments[1].asInt, 0)
            try MemoryLimits.checkArray(count: count)
            return .list(Array(repeating: arguments[0], count: count))
        }
        members.staticMethod("System.Object Reverse(\(source))") { arguments, _ in
            like(arguments[0], try values(arguments[0]).reversed())
        }
        members.staticMethod("System.Object Skip(\(source), int count)") { arguments, _ in
            like(arguments[0], Array(try values(arguments[0]).dropFirst(max(arguments[1].asInt, 0))))
        }
        members.staticMethod("System.Object Take(\(source), int count)") { arguments, _ in
            like(arguments[0], Array(try values(arguments[0]).prefix(max(arguments[1].asInt, 0))))
        }
        members.staticMethod("System.Object ToArray(\(source))") { arguments, _ in
            like(arguments[0], try values(arguments[0]))
        }
        members.staticMethod("System.Object ToList(\(source))") { arguments, _ in
            let element = elementType(arguments[0])
            let type = TypeCatalog.shared.generic("System.Collections.Generic.List", [element]) ?? .arrayList
            return .host(ListObject(try values(arguments[0]), type: type, elementType: element))
        }
        for name in ["Cast", "OfType", "AsEnumerable"] {
            members.staticMethod("System.Object \(name)(\(source))") { arguments, _ in arguments[0] }
        }
    }

    private static func delegates(_ members: MemberBuilder) {
        func test(_ arguments: [Value], _ value: Value, _ interpreter: Interpreter) throws -> Bool {
            try interpreter.callDelegate(arguments[1], [value]).isTrue
        }
        let predicate = source + ", System.Func[object,bool] predicate"
        let selector = source + ", System.Func[object,object] selector"
        members.staticMethod("System.Object Where(\(predicate))") { arguments, interpreter in
            like(arguments[0], try values(arguments[0]).filter { try test(arguments, $0, interpreter) })
        }
        members.staticMethod("System.Object Select(\(selector))") { arguments, interpreter in
            .list(try values(arguments[0]).map { try interpreter.callDelegate(arguments[1], [$0]) })
        }
        members.staticMethod("bool Any(\(predicate))") { arguments, interpreter in
            .bool(try values(arguments[0]).contains { try test(arguments, $0, interpreter) })
        }
        members.staticMethod("bool All(\(predicate))") { arguments, interpreter in
            .bool(try values(arguments[0]).allSatisfy { try test(arguments, $0, interpreter) })
        }
        members.staticMethod("int Count(\(predicate))") { arguments, interpreter in
            Value(int: try values(arguments[0]).count { try test(arguments, $0, interpreter) })
        }
        members.staticMethod("System.Object First(\(predicate))") { arguments, interpreter in
            guard let found = try values(arguments[0]).first(where: { try test(arguments, $0, interpreter) })
            else {
                throw ScriptError.invalidOperation("Sequence contains no matching element")
            }
            return found
        }
        for (name, sign) in [("OrderBy", 1), ("OrderByDescending", -1)] {
            members.staticMethod("System.Object \(name)(\(selector))") { arguments, interpreter in
                let all = try values(arguments[0])
                let keys = try all.map { try interpreter.callDelegate(arguments[1], [$0]) }
                let order = try DefaultOrder.mergeSort(all.indices.map { Value(int: $0) }) {
                    try DefaultOrder.compare(keys[$0.asInt], keys[$1.asInt], interpreter) * sign <= 0
                }
                return like(arguments[0], order.map { all[$0.asInt] })
            }
        }
        members.staticMethod("System.Object Aggregate(\(source), System.Func[object,object,object] func)") {
            arguments, interpreter in
            let all = try values(arguments[0])
            guard let first = all.first else { throw empty() }
            return try all.dropFirst().reduce(first) { try interpreter.callDelegate(arguments[1], [$0, $1]) }
        }
    }
}

extension TypeInfo {
    static let linq = TypeLibrary.type("System.Linq.Enumerable")
}
