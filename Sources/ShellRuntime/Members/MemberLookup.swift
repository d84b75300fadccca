/// Reading of members beyond the fast cases of `Members.get`.
enum MemberLookup {
    /// The value of a member, or nil.
    ///
    /// - Parameter enumerating: whether the elements of a collection are asked when it has no such member itself.
    static func get(
        _ value: Value, _ name: Symbol, _ interpreter: Interpreter, enumerating: Bool
    ) throws -> Value? {
        if let member = ExtendedMembers.find(value, name, interpreter) {
            return try ExtendedMembers.get(member, value, interpreter)
        }
        if case .host(let object) = value {
            if let decorated = object as? DecoratedValue {
                return try ownOrIntrinsic(decorated.base, name, interpreter, decorated: value)
            }
            if let dynamic = try object.dynamicMember(name, interpreter) { return dynamic }
        }
        if let entry = value.type.table.member(name) { return try read(entry, value, name, interpreter) }
        if enumerating, isEnumerated(value), let collected = try collect(value, name, interpreter) {
            return collected
        }
        return try intrinsic(value, name, interpreter)
    }

    private static func ownOrIntrinsic(
        _ base: Value, _ name: Symbol, _ interpreter: Interpreter, decorated: Value
    ) throws -> Value? {
        if name == MemberNames.psobject || name == MemberNames.pstypenames {
            return try intrinsic(decorated, name, interpreter)
        }
        return try Members.get(base, name, interpreter)
    }

    private static func read(
        _ entry: MemberTable.Entry, _ value: Value, _ name: Symbol, _ interpreter: Interpreter
    ) throws -> Value {
        switch entry {
        case .property(let property):
            do {
                return try property.get(value, interpreter)
            } catch let error as ScriptError {
                throw MemberErrors.getFailed(property.name, error)
            }
        case .methods(let group): return .host(MethodReference(value, .native(group)))
        }
    }

    /// True for collections whose elements are asked for members; tables are not.
    static func isEnumerated(_ value: Value) -> Bool {
        switch value {
        case .array: true
        case .host(let object): object.isEnumerable
        default: false
        }
    }

    /// The members of the elements; an element without one gives null, or nothing in strict mode. One result
    /// stands for itself.
    private static func collect(
        _ value: Value, _ name: Symbol, _ interpreter: Interpreter
    ) throws -> Value? {
        let found = ArrayObject(capacity: 8)
        let isStrict = interpreter.isStrict(2)
        var any = false
        try Enumeration.forEach(value) { element in
            if element.isNull { return }
            guard let member = try getOnce(element, name, interpreter) ?? (isStrict ? nil : .null) else {
                return
            }
            any = true
            if isEnumerated(member) {
                try Enumeration.forEach(member) { found.append($0) }
            } else {
                found.append(member)
            }
        }
        guard any else { return nil }
        return found.count == 1 ? found[0] : .array(found)
    }

    /// The member of one element.
    private static func getOnce(
        _ element: Value, _ name: Symbol, _ interpreter: Interpreter
    ) throws -> Value? {
        switch element {
        case .array, .host: return try nonEnumerating(element, name, interpreter)
        default: return try Members.get(element, name, interpreter)
        }
    }

    private static func nonEnumerating(
        _ element: Value, _ name: Symbol, _ interpreter: Interpreter
    ) throws -> Value? {
        if case .array(let array) = element, name == MemberNames.count || name == MemberNames.length {
            return .int(Int32(truncatingIfNeeded: array.count))
        }
        return try get(element, name, interpreter, enumerating: false)
    }

    /// What every object has: `psobject` and its kin; `Count` and `Length` of a single object.
    private static func intrinsic(
        _ value: Value, _ name: Symbol, _ interpreter: Interpreter
    ) throws -> Value? {
        if name == MemberNames.count || name == MemberNames.length { return .int(1) }
        if name == MemberNames.psobject { return .host(PSObjectView(value)) }
        if name == MemberNames.psbase || name == MemberNames.psadapted { return .host(BaseView(value)) }
        if name == MemberNames.psextended { return value }
        if name == MemberNames.pstypenames { return .host(TypeNameList(value)) }
        return nil
    }
}
