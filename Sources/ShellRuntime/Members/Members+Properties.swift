extension Members {
    /// Whether a value has a property of a name: what binding by property name looks for.
    static func hasProperty(_ value: Value, _ name: Symbol, _ interpreter: Interpreter) -> Bool {
        switch value {
        case .object(let object):
            if object.shape.slot(of: name) != nil { return true }
        case .table(let table):
            if table[.text(interpreter.symbolTexts.text(name))] != nil { return true }
        case .null, .nothing, .unset: return false
        default: break
        }
        if let member = ExtendedMembers.find(value, name, interpreter) {
            if case .scriptMethod = member { return false }
            return true
        }
        if case .host(let object) = value.unwrapped,
            let found = try? object.dynamicMember(name, interpreter), !(found.hostObject is MethodReference)
        {
            return true
        }
        if case .property? = value.unwrapped.type.table.member(name) { return true }
        return false
    }
}
