extension Members {
    /// The value of a property of the object itself, or nil: neither the elements of a collection are asked, nor do
    /// methods, `psobject` or the `Count` of a single object count. What the commands on objects read.
    public static func property(
        _ value: Value, _ name: Symbol, _ interpreter: Interpreter
    ) throws -> Value? {
        switch value {
        case .object(let object):
            if let slot = object.shape.slot(of: name) { return object.slots[slot] }
        case .table(let table):
            if let found = table[.text(interpreter.symbolTexts.text(name))] { return found }
        case .null, .nothing, .unset: return nil
        case .variable(let box): return try property(box.value, name, interpreter)
        default: break
        }
        if let member = ExtendedMembers.find(value, name, interpreter) {
            return member.isMethod ? nil : try ExtendedMembers.get(member, value, interpreter)
        }
        if case .host(let object) = value {
            if let decorated = object as? DecoratedValue {
                return try property(decorated.base, name, interpreter)
            }
            if let dynamic = try object.dynamicMember(name, interpreter) { return dynamic }
        }
        guard case .property(let property)? = value.type.table.member(name) else { return nil }
        do { return try property.get(value, interpreter) } catch let error as ScriptError {
            throw MemberErrors.getFailed(property.name, error)
        }
    }

    /// True when a method of the name can be called on the object itself.
    public static func hasMethod(_ value: Value, _ name: String, _ interpreter: Interpreter) -> Bool {
        let symbol = Symbol(name)
        if let member = ExtendedMembers.find(value, symbol, interpreter) { return member.isMethod }
        if case .methods? = value.unwrapped.type.table.member(symbol) { return true }
        return false
    }
}
