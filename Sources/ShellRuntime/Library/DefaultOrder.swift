/// Order and equality as .NET's default comparers have them.
enum DefaultOrder {
    /// The order of two values of a kind; texts by culture.
    static func compare(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Int {
        let left = left.unwrapped, right = right.unwrapped
        if left.isNull || right.isNull { return left.isNull ? (right.isNull ? 0 : -1) : 1 }
        switch (left, right) {
        case (.text(let a), .text(let b)):
            return try TextOperations.compare(a, b, .culture, interpreter)
        case (.bool(let a), .bool(let b)): return (a ? 1 : 0) - (b ? 1 : 0)
        case (.host(let a), _):
            if let order = a.compare(to: right) { return order }
        case (.object, _):
            if case .methods? = left.type.table.member(Symbol("CompareTo")) {
                return try Members.invoke(left, "CompareTo", [right], interpreter).asInt
            }
        default:
            if left.type === right.type, left.type.isNumeric || left.type === TypeInfo.char {
                return try NumberLibrary.order(left, right)
            }
        }
        throw notComparable(left, right)
    }

    private static func notComparable(_ left: Value, _ right: Value) -> ScriptError {
        let isComparable = left.type.isAssignable(to: .comparable)
        let inner = ScriptError.argument(
            isComparable
                ? "Object must be of type \(left.type.name)."
                : "At least one object must implement IComparable.")
        return .dotNet(
            "System.InvalidOperationException", "Failed to compare two elements in the array.",
            inner: inner.record.exception)
    }

    /// Sorts by a comparer: none, a script block or a comparer object.
    static func sort(_ values: inout [Value], by comparer: Value, _ interpreter: Interpreter) throws {
        let keyed = values
        values = try mergeSort(keyed) { try order($0, $1, comparer, interpreter) <= 0 }
    }

    /// The order that a comparer gives.
    static func order(
        _ left: Value, _ right: Value, _ comparer: Value, _ interpreter: Interpreter
    ) throws -> Int {
        switch comparer.unwrapped {
        case .null, .nothing, .unset: return try compare(left, right, interpreter)
        case .block(let block): return try interpreter.callDelegate(block, [left, right]).asInt
        case .host(let object as ComparerObject):
            return try object.compare(left, right, interpreter)
        default: return try Members.invoke(comparer, "Compare", [left, right], interpreter).asInt
        }
    }

    /// A stable sort that lets errors through.
    static func mergeSort(_ values: [Value], _ inOrder: (Value, Value) throws -> Bool) throws -> [Value] {
        var source = values
        var target = values
        var width = 1
        while width < source.count {
            var start = 0
            while start < source.count {
                let middle = min(start + width, source.count), end = min(start + 2 * width, source.count)
                var left = start, right = middle
                for place in start..<end {
                    if left < middle,
                        try right >= end || inOrder(source[left], source[right])
                    {
                        target[place] = source[left]
                        left += 1
                    } else {
                        target[place] = source[right]
                        right += 1
                    }
                }
                start = end
            }
            swap(&source, &target)
            width *= 2
        }
        return source
    }
}

/// A `StringComparer` or a default comparer.
final class ComparerObject: HostObject {
    let comparison: TextOperations.Comparison
    private let shownType: TypeInfo

    init(_ comparison: TextOperations.Comparison, type: TypeInfo = .stringComparer) {
        self.comparison = comparison
        shownType = type
    }

    override var type: TypeInfo { shownType }

    func compare(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Int {
        if case .text(let a) = left.unwrapped, case .text(let b) = right.unwrapped {
            return try TextOperations.compare(a, b, comparison, interpreter)
        }
        return try DefaultOrder.compare(left, right, interpreter)
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.StringComparer", { .stringComparer }, members),
        LibraryType("System.Collections.IComparer", { .comparer }),
        LibraryType("System.Collections.IEqualityComparer", { .equalityComparer }),
        LibraryType("System.Collections.CaseInsensitiveComparer", { .stringComparer }),
        LibraryType("System.Collections.Comparer", { .stringComparer }),
    ]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            func named(_ name: String, _ comparison: TextOperations.Comparison) {
                members.staticProperty(name, "System.StringComparer") { _ in .host(ComparerObject(comparison))
                }
            }
            named("Ordinal", .ordinal)
            named("OrdinalIgnoreCase", .ordinalIgnoreCase)
            named("CurrentCulture", .culture)
            named("CurrentCultureIgnoreCase", .cultureIgnoreCase)
            named("InvariantCulture", .culture)
            named("InvariantCultureIgnoreCase", .cultureIgnoreCase)
            members.staticProperty("Default", "System.StringComparer") { _ in .host(ComparerObject(.culture))
            }
            members.method("int Compare(System.Object x, System.Object y)") { value, arguments, interpreter in
                guard let comparer = value.hostObject as? ComparerObject else { return .int(0) }
                return Value(int: try comparer.compare(arguments[0], arguments[1], interpreter).signum())
            }
            members.method("bool Equals(System.Object x, System.Object y)") { value, arguments, interpreter in
                guard let comparer = value.hostObject as? ComparerObject else { return .bool(false) }
                return .bool(try comparer.compare(arguments[0], arguments[1], interpreter) == 0)
            }
            members.method("int GetHashCode(System.Object obj)") { value, arguments, _ in
                let ignoresCase = (value.hostObject as? ComparerObject)?.comparison.ignoresCase ?? false
                let text = arguments[0].asText
                return .int(
                    Int32(truncatingIfNeeded: ignoresCase ? text.foldedHashCode() : text.hashCode()))
            }
        }
    }
}

extension TypeInfo {
    static let comparer = TypeLibrary.type("System.Collections.IComparer", .interface, base: nil)
    static let equalityComparer = TypeLibrary.type(
        "System.Collections.IEqualityComparer", .interface, base: nil)
    static let stringComparer = TypeLibrary.type(
        "System.StringComparer", .class, base: .object, [.comparer, .equalityComparer])
}
