/// Member access on any value, as PowerShell's dot and double colon do it.
public enum Members {
    /// The value of an instance member, or nil when there is none of that name.
    ///
    /// A method's name without parentheses gives a `MethodReference`; on a collection without such a member the
    /// members of its elements are collected.
    public static func get(_ value: Value, _ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        switch value {
        case .object(let object):
            if let slot = object.shape.slot(of: name) { return object.slots[slot] }
        case .table(let table):
            if let found = table[.text(interpreter.symbolTexts.text(name))] { return found }
        case .text(let text):
            if name == MemberNames.length { return .int(Int32(truncatingIfNeeded: text.count)) }
        case .array(let array):
            if name == MemberNames.count || name == MemberNames.length, array.extendedMembers == nil {
                return .int(Int32(truncatingIfNeeded: array.count))
            }
        case .null, .nothing, .unset:
            return name == MemberNames.count || name == MemberNames.length ? .int(0) : nil
        case .variable(let box): return try get(box.value, name, interpreter)
        default: break
        }
        return try MemberLookup.get(value, name, interpreter, enumerating: true)
    }

    /// Sets an instance property; a missing key of a table is added.
    ///
    /// - Parameter spelled: the name as written, which becomes the spelling of a new key; the symbol's own if nil.
    public static func set(
        _ value: Value, _ name: Symbol, spelled: String? = nil, _ new: Value, _ interpreter: Interpreter
    ) throws {
        switch value {
        case .object(let object):
            if object.scriptClass == nil, let slot = object.shape.slot(of: name) {
                object.slots[slot] = new
                return
            }
        case .table(let table):
            if try MemberAssignment.setTable(table, name, spelled, new, interpreter) { return }
        case .variable(let box): return try set(box.value, name, spelled: spelled, new, interpreter)
        default: break
        }
        try MemberAssignment.set(value, name, spelled ?? name.name, new, interpreter)
    }

    /// Calls an instance method; the best overload is chosen and the arguments are converted to its types.
    public static func invoke(
        _ value: Value, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        try invoke(value, Symbol(name), name, arguments, interpreter)
    }

    /// Calls an instance method of a name already interned.
    public static func invoke(
        _ value: Value, _ symbol: Symbol, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        try MethodCalls.invoke(value, symbol, name, arguments, interpreter, enumerating: true)
    }

    /// The value of a static member, an enumeration's name included, or nil when there is none.
    public static func getStatic(_ type: TypeInfo, _ name: String, _ interpreter: Interpreter) throws
        -> Value?
    {
        try StaticMembers.get(type, name, interpreter)
    }

    /// Sets a static property.
    public static func setStatic(
        _ type: TypeInfo, _ name: String, _ new: Value, _ interpreter: Interpreter
    ) throws {
        try StaticMembers.set(type, name, new, interpreter)
    }

    /// Calls a static method, or the constructor by the name `new`.
    public static func invokeStatic(
        _ type: TypeInfo, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        try StaticMembers.invoke(type, name, arguments, interpreter)
    }

    /// Makes an object: `[T]::new(...)`, `New-Object T ...`.
    public static func construct(
        _ type: TypeInfo, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        try StaticMembers.construct(type, arguments, interpreter, name: "new")
    }
}
