/// Members that every object has, and those of `System.ValueType`, `System.Enum` and `System.Type`.
enum ObjectLibrary {
    static func object() -> TypeMembers {
        .build { members in
            members.method("type GetType()") { value, _, _ in .type(value.unwrapped.type) }
            members.method("string ToString()") { value, _, interpreter in
                if case .array(let array) = value { return Value(array.elementType.arrayType.fullName) }
                if case .type(let type) = value { return Value(type.fullName) }
                if case .object(let object) = value, object.scriptClass == nil { return .text(.empty) }
                return .text(value.unwrapped.toText())
            }
            members.method("bool Equals(System.Object obj)") { value, arguments, _ in
                .bool(value.unwrapped.equals(arguments[0].unwrapped))
            }
            members.method("int GetHashCode()") { value, _, _ in
                .int(Int32(truncatingIfNeeded: value.unwrapped.hashCode()))
            }
            members.staticMethod("bool Equals(System.Object objA, System.Object objB)") { arguments, _ in
                .bool(arguments[0].unwrapped.equals(arguments[1].unwrapped))
            }
            members.staticMethod("bool ReferenceEquals(System.Object objA, System.Object objB)") {
                arguments, _ in
                .bool(isSame(arguments[0].unwrapped, arguments[1].unwrapped))
            }
            members.constructor("Object()") { _, _ in .host(PlainObject()) }
        }
    }

    private static func isSame(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.host(let a), .host(let b)): a === b
        case (.text(let a), .text(let b)): a === b
        case (.array, .array), (.table, .table), (.object, .object), (.type, .type), (.block, .block):
            left.equals(right)
        default: left.isNull && right.isNull
        }
    }
}

/// A bare `[object]::new()`.
final class PlainObject: HostObject {
    override var type: TypeInfo { .object }
}
