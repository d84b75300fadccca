/// Calls of instance methods.
enum MethodCalls {
    static func invoke(
        _ value: Value, _ symbol: Symbol, _ name: String, _ arguments: [Value], _ interpreter: Interpreter,
        enumerating: Bool
    ) throws -> Value {
        switch value {
        case .null, .unset: throw MemberErrors.invokeOnNull()
        case .nothing: throw MemberErrors.invokeOnNull()
        case .variable(let box):
            return try invoke(box.value, symbol, name, arguments, interpreter, enumerating: enumerating)
        default: break
        }
        if let member = ExtendedMembers.find(value, symbol, interpreter),
            let result = try added(member, value, arguments, interpreter)
        {
            return result
        }
        if case .host(let object) = value, let decorated = object as? DecoratedValue {
            return try invoke(
                decorated.base, symbol, name, arguments, interpreter, enumerating: enumerating)
        }
        if case .host(let object) = value, let view = object as? BaseView {
            return try invoke(view.base, symbol, name, arguments, interpreter, enumerating: enumerating)
        }
        if case .methods(let group)? = value.type.table.member(symbol) {
            return try call(group, value, arguments, interpreter, name: name)
        }
        if symbol == MemberNames.forEach {
            return try IntrinsicMethods.forEach(value, arguments, interpreter)
        }
        if symbol == MemberNames.whereMethod {
            return try IntrinsicMethods.filter(value, arguments, interpreter)
        }
        if enumerating, MemberLookup.isEnumerated(value),
            let result = try onElements(value, symbol, name, arguments, interpreter)
        {
            return result
        }
        return try fallback(value, symbol, name, arguments, interpreter)
    }

    /// A property that holds a method object or delegate can be called as well.
    private static func fallback(
        _ value: Value, _ symbol: Symbol, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        if case .property(let property)? = value.type.table.member(symbol),
            case .host(let object) = try property.get(value, interpreter),
            let indexed = object as? IndexedProperty
        {
            return try indexed.get(arguments, interpreter)
        }
        if let result = try accessor(value, name, arguments, interpreter) { return result }
        throw MemberErrors.methodNotFound(value.type, name)
    }

    /// `get_Name()` and `set_Name(value)` of properties, as .NET compiles them.
    private static func accessor(
        _ value: Value, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value? {
        let prefix = name.prefix(4).lowercased()
        let symbol = Symbol(String(name.dropFirst(4)))
        guard prefix == "get_" || prefix == "set_",
            case .property(let property)? = value.type.table.member(symbol)
        else { return nil }
        if prefix == "get_", arguments.isEmpty { return try property.get(value, interpreter) }
        guard prefix == "set_", arguments.count == 1 else { return nil }
        try MemberAssignment.assign(property, value, arguments[0], interpreter)
        return .nothing
    }

    private static func added(
        _ member: MemberList.Member, _ value: Value, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value? {
        switch member {
        case .scriptMethod(let name, let body):
            do {
                return try interpreter.callMember(body, this: value, arguments)
            } catch let error as ScriptError {
                throw MemberErrors.invocation(name, arguments.count, error)
            }
        default: return nil
        }
    }

    /// Calls the method on each element; nil for an empty collection.
    private static func onElements(
        _ value: Value, _ symbol: Symbol, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value? {
        let results = ArrayObject(capacity: 8)
        var any = false
        try Enumeration.forEach(value) { element in
            any = true
            let result = try invoke(element, symbol, name, arguments, interpreter, enumerating: false)
            if case .nothing = result { return }
            if MemberLookup.isEnumerated(result) {
                try Enumeration.forEach(result) { results.append($0) }
            } else {
                results.append(result)
            }
        }
        guard any else { return nil }
        switch results.count {
        case 0: return .nothing
        case 1: return results[0]
        default: return .array(results)
        }
    }

    /// Calls the best overload and writes back references.
    static func call(
        _ group: MethodGroup, _ receiver: Value, _ arguments: [Value], _ interpreter: Interpreter,
        name: String
    ) throws -> Value {
        let choice = try OverloadChoice.choose(group, arguments, interpreter, name: name)
        do {
            let result = try choice.overload.method.body(receiver, choice.arguments, interpreter)
            return choice.overload.returnsNothing ? .nothing : result
        } catch let error as ScriptError {
            if group.owner.kind == .scriptClass { throw error }
            throw MemberErrors.invocation(group.shownName, arguments.count, error)
        }
    }
}
