/// Static members and constructors.
enum StaticMembers {
    static func get(_ type: TypeInfo, _ name: String, _ interpreter: Interpreter) throws -> Value? {
        if let info = type.enumeration, let value = enumeration(type, info, name) { return value }
        switch type.table.staticMember(Symbol(name)) {
        case .property(let property)?:
            do {
                return try property.get(.type(type), interpreter)
            } catch let error as ScriptError {
                throw MemberErrors.getFailed(property.name, error)
            }
        case .methods(let group)?: return .host(MethodReference(.null, .statics(type, group)))
        case nil: break
        }
        if name.lowercased() == "new" { return .host(MethodReference(.null, .constructor(type))) }
        return nil
    }

    private static func enumeration(_ type: TypeInfo, _ info: EnumerationInfo, _ name: String) -> Value? {
        let folded = name.lowercased()
        guard let member = info.members.first(where: { $0.name.lowercased() == folded }) else { return nil }
        return .host(EnumObject(type, member.value))
    }

    static func set(
        _ type: TypeInfo, _ name: String, _ new: Value, _ interpreter: Interpreter
    ) throws {
        guard case .property(let property)? = type.table.staticMember(Symbol(name)) else {
            throw MemberErrors.propertyNotFound(name)
        }
        guard let set = property.set else { throw MemberErrors.readOnly(property.name) }
        do {
            let wanted = TypeCatalog.shared.resolve(property.typeName) ?? .object
            let converted =
                wanted === TypeInfo.object ? new : try Conversions.convert(new, to: wanted, interpreter)
            try set(.type(type), converted, interpreter)
        } catch let error as ScriptError {
            throw MemberErrors.setFailed(
                name, error.record.exception.message, inner: error.record.exception)
        }
    }

    static func invoke(
        _ type: TypeInfo, _ name: String, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        let symbol = Symbol(name)
        if case .methods(let group)? = type.table.staticMember(symbol) {
            return try MethodCalls.call(group, .type(type), arguments, interpreter, name: name)
        }
        if symbol == MemberNames.new {
            return try construct(type, arguments, interpreter, name: "new")
        }
        throw MemberErrors.methodNotFound(type, name)
    }

    static func construct(
        _ type: TypeInfo, _ arguments: [Value], _ interpreter: Interpreter, name: String
    ) throws -> Value {
        if type.kind == .array, let element = type.element {
            return try array(type, element, arguments, interpreter)
        }
        let group = type.table.constructors
        if arguments.isEmpty, !group.overloads.contains(where: { $0.signature.required == 0 }),
            let zero = zero(type)
        {
            return zero
        }
        if group.overloads.isEmpty { throw MemberErrors.overload(name, arguments.count) }
        return try MethodCalls.call(group, .type(type), arguments, interpreter, name: name)
    }

    /// `[int[]]::new(3)`, `[int[,]]::new(2, 3)`.
    private static func array(
        _ type: TypeInfo, _ element: TypeInfo, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Value {
        guard arguments.count == type.rank else { throw MemberErrors.overload("new", arguments.count) }
        let lengths = try arguments.map { try Indexing.number($0, interpreter) }
        guard lengths.allSatisfy({ $0 >= 0 }) else {
            throw ScriptError.dotNet(
                "System.OverflowException", "Arithmetic operation resulted in an overflow.")
        }
        try MemoryLimits.checkArray(lengths: lengths)
        let array = ArrayObject(
            repeating: defaultValue(element), count: lengths.reduce(1, *), elementType: element)
        if type.rank > 1 { array.grid = ArrayGrid(lengths) }
        return .array(array)
    }

    /// The zero of a value type; nil for types that have none.
    private static func zero(_ type: TypeInfo) -> Value? {
        type.isValueType ? defaultValue(type) : nil
    }

    /// What a fresh array element or field of a type holds.
    static func defaultValue(_ type: TypeInfo) -> Value {
        switch type.numberRank {
        case 0: return .byte(0)
        case 1: return .sbyte(0)
        case 2: return .short(0)
        case 3: return .ushort(0)
        case 4: return .int(0)
        case 5: return .uint(0)
        case 6: return .long(0)
        case 7: return .ulong(0)
        case 8: return .single(0)
        case 9: return .double(0)
        default: break
        }
        if type === TypeInfo.boolean { return .bool(false) }
        if type === TypeInfo.char { return .char(0) }
        if type.enumeration != nil { return .host(EnumObject(type, 0)) }
        return ValueDefaults.boxed(type) ?? .null
    }

    /// The declarations of the constructors.
    static func constructorDefinitions(_ type: TypeInfo) -> [String] {
        type.table.constructors.overloads.map { overload in
            let text = overload.signature.text
            let list = text[(text.firstIndex(of: "(") ?? text.startIndex)...]
            return type.displayName + " new" + list
        }
    }
}

extension Members {
    /// What a fresh element or field of a type holds: 0, `$false` or `$null`.
    public static func defaultValue(of type: TypeInfo) -> Value { StaticMembers.defaultValue(type) }
}
