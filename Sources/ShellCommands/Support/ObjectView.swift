import ShellRuntime

/// Reads properties of any object the way the commands on objects do.
enum ObjectView {
    /// The value of a property, or nil when the object has none of that name.
    static func property(_ value: Value, _ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        if case .object(let object) = value, object.extendedMembers == nil, object.scriptClass == nil,
            let found = object.property(name)
        {
            return found
        }
        return try Members.property(value, name, interpreter)
    }

    /// The names of the readable properties in the object's own order.
    static func propertyNames(_ value: Value, _ interpreter: Interpreter) -> [String] {
        if case .object(let object) = value, object.extendedMembers == nil, object.scriptClass == nil {
            return object.shape.names
        }
        return Members.properties(value, interpreter).map(\.name)
    }

    /// The name of a property as the object spells it, or nil when it has none.
    static func spelling(_ value: Value, of name: String, _ interpreter: Interpreter) -> String? {
        let symbol = Symbol(name)
        return propertyNames(value, interpreter).first { Symbol($0) == symbol }
    }

    /// The type names of an object, most specific first, as `PSTypeNames` shows them.
    static func typeNames(_ value: Value) -> [String] { Members.typeNames(of: value) }

    /// The object with a note property; an existing property of the name gets the value.
    static func adding(note name: String, _ note: Value, to value: Value) -> Value {
        if case .object(let object) = value {
            object.setProperty(name, note)
            return value
        }
        return adding(.note(name: name, value: note), to: value)
    }

    /// The object with a member attached, in place of one of the same name; scalars and texts are wrapped for it.
    static func adding(_ member: MemberList.Member, to value: Value) -> Value {
        switch value {
        case .object(let object): object.extendedMembers = attach(member, object.extendedMembers)
        case .array(let array): array.extendedMembers = attach(member, array.extendedMembers)
        case .table(let table): table.extendedMembers = attach(member, table.extendedMembers)
        case .host(let object): object.extendedMembers = attach(member, object.extendedMembers)
        default:
            let decorated = DecoratedValue(value)
            decorated.extendedMembers = attach(member, nil)
            return .host(decorated)
        }
        return value
    }

    /// The members that scripts attached to an object, or nil.
    static func members(of value: Value) -> MemberList? {
        switch value {
        case .object(let object): object.extendedMembers
        case .array(let array): array.extendedMembers
        case .table(let table): table.extendedMembers
        case .host(let object): object.extendedMembers
        default: nil
        }
    }

    private static func attach(_ member: MemberList.Member, _ known: MemberList?) -> MemberList {
        let list = known ?? MemberList()
        let symbol = Symbol(member.name)
        list.members.removeAll { Symbol($0.name) == symbol }
        list.members.append(member)
        return list
    }
}
