/// Members that scripts added, to one object or to a type by `Update-TypeData`.
enum ExtendedMembers {
    /// The list of members added to one object; nil for nearly all.
    static func list(of value: Value) -> MemberList? {
        switch value {
        case .host(let object): object.extendedMembers
        case .object(let object): object.extendedMembers
        case .array(let array): array.extendedMembers
        case .table(let table): table.extendedMembers
        default: nil
        }
    }

    /// The added member of a name: the object's own, then its types'.
    static func find(_ value: Value, _ name: Symbol, _ interpreter: Interpreter) -> MemberList.Member? {
        if let own = list(of: value)?.find(name) { return own }
        guard !interpreter.typeData.isEmpty else { return nil }
        return interpreter.typeData.find(TypeNames.names(of: value), name)
    }

    /// Reads an added member that is a property; nil for methods.
    static func get(
        _ member: MemberList.Member, _ value: Value, _ interpreter: Interpreter
    ) throws -> Value? {
        switch member {
        case .note(_, let value): return value
        case .alias(_, let target): return try Members.get(value, Symbol(target), interpreter)
        case .scriptProperty(let name, let getter, _):
            do {
                return try interpreter.callMember(getter, this: value, [])
            } catch let error as ScriptError {
                throw MemberErrors.getFailed(name, error)
            }
        case .scriptMethod: return .host(MethodReference(value, .added(member)))
        case .propertySet(_, let members):
            return .array(ArrayObject(members.map { Value($0) }))
        }
    }

    /// Writes an added property; false when the member is none.
    static func set(
        _ member: MemberList.Member, _ value: Value, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        switch member {
        case .note(let name, _):
            list(of: value)?.replace(.note(name: name, value: new))
            return true
        case .alias(_, let target):
            try Members.set(value, Symbol(target), spelled: target, new, interpreter)
            return true
        case .scriptProperty(let name, _, let setter):
            guard let setter else {
                throw MemberErrors.setFailed(name, "Set accessor for property \"\(name)\" is unavailable.")
            }
            do {
                _ = try interpreter.callMember(setter, this: value, [new])
            } catch let error as ScriptError {
                throw MemberErrors.setFailed(
                    name, error.record.exception.message, inner: error.record.exception)
            }
            return true
        case .scriptMethod, .propertySet: return false
        }
    }

    /// Attaches a member to a value, replacing one of its name; gives the value to use from now on, which is another
    /// one for scalars and strings.
    static func add(_ member: MemberList.Member, to value: Value) -> Value {
        if case .object(let object) = value, case .note(let name, let note) = member {
            object.extendedMembers?.remove(Symbol(name))
            object.setProperty(name, note)
            return value
        }
        switch value {
        case .object(let object):
            object.removeProperty(Symbol(member.name))
            object.extendedMembers = appended(object.extendedMembers, member)
        case .host(let object): object.extendedMembers = appended(object.extendedMembers, member)
        case .array(let array): array.extendedMembers = appended(array.extendedMembers, member)
        case .table(let table): table.extendedMembers = appended(table.extendedMembers, member)
        default:
            let decorated = DecoratedValue(value)
            decorated.extendedMembers = appended(nil, member)
            return .host(decorated)
        }
        return value
    }

    private static func appended(_ list: MemberList?, _ member: MemberList.Member) -> MemberList {
        let list = list ?? MemberList()
        list.replace(member)
        return list
    }
}

extension Members {
    /// Attaches a member to a value (`Add-Member`), replacing one of its name.
    ///
    /// - Returns: the value to use from now on; another one for scalars and strings, which are wrapped.
    public static func add(_ member: MemberList.Member, to value: Value) -> Value {
        ExtendedMembers.add(member, to: value)
    }

    /// The names of a value's types, most specific first: `PSTypeNames`.
    public static func typeNames(of value: Value) -> [String] { TypeNames.names(of: value) }
}

extension MemberList {
    /// Adds a member, or puts it in the place of the one of its name.
    public func replace(_ member: Member) {
        let symbol = Symbol(member.name)
        if let index = members.firstIndex(where: { Symbol($0.name) == symbol }) {
            members[index] = member
        } else {
            members.append(member)
        }
    }

    /// Removes the member of a name.
    public func remove(_ symbol: Symbol) { members.removeAll { Symbol($0.name) == symbol } }
}

/// The names of a value's types.
public enum TypeNames {
    /// Most derived first, those that a script put in front included.
    public static func names(of value: Value) -> [String] {
        switch value {
        case .object(let object): names(object, value.type)
        case .host(let object): object.typeNameOverride ?? hierarchy(object.type)
        default: hierarchy(value.type)
        }
    }

    /// What came out of a file has the names of the types that it had there, and no others.
    private static func names(_ object: ScriptObject, _ type: TypeInfo) -> [String] {
        guard let names = object.typeNames else { return hierarchy(type) }
        return names.last?.hasPrefix("Deserialized.") == true ? names : names + hierarchy(type)
    }

    static func hierarchy(_ type: TypeInfo) -> [String] {
        var names: [String] = []
        var level: TypeInfo? = type
        while let current = level {
            names.append(current.fullName)
            level = current.base
        }
        return names
    }
}

/// Members that scripts added to types by `Update-TypeData`, by type name.
public final class TypeDataTable {
    /// What is known of one type name.
    public final class Entry {
        /// The added members; `TypeDataTable.add` adds to them.
        public let members = MemberList()
        /// `DefaultDisplayPropertySet`; empty for none.
        public var defaultDisplayProperties: [String] = []
        /// `DefaultDisplayProperty`, the property of wide lists.
        public var defaultDisplayProperty: String?
        /// `DefaultKeyPropertySet`.
        public var defaultKeyProperties: [String] = []
        /// `SerializationDepth`; nil for none.
        public var serializationDepth: Int?
        /// `PropertySerializationSet` and other settings that are kept but not acted upon.
        public var settings: [(name: String, value: Value)] = []
        /// The type name as it was first spelled.
        public let typeName: String

        init(_ typeName: String) { self.typeName = typeName }
    }

    private var entries: [String: Entry] = [:]
    private var order: [String] = []
    /// Names of all added members, so that most look-ups end here.
    private var memberNames: Set<Symbol> = []

    /// An empty table.
    public init() {}

    /// True while no type has added members.
    public var isEmpty: Bool { entries.isEmpty }
    /// The type names in order of addition.
    public var typeNames: [String] { order.compactMap { entries[$0]?.typeName } }

    /// Adds a member to a type name, or replaces the one of its name.
    public func add(_ member: MemberList.Member, to typeName: String) {
        makeEntry(typeName).members.replace(member)
        memberNames.insert(Symbol(member.name))
    }

    /// What was added to a type name, or nil.
    public func entry(_ typeName: String) -> Entry? { entries[typeName.lowercased()] }

    /// What was added to a type name; made when there is nothing yet.
    public func makeEntry(_ typeName: String) -> Entry {
        let key = typeName.lowercased()
        if let known = entries[key] { return known }
        let made = Entry(typeName)
        entries[key] = made
        order.append(key)
        return made
    }

    /// Forgets all that was added to a type name; false when there was nothing.
    @discardableResult
    public func remove(_ typeName: String) -> Bool {
        let key = typeName.lowercased()
        order.removeAll { $0 == key }
        return entries.removeValue(forKey: key) != nil
    }

    /// The added member of the first of the type names that has it.
    func find(_ typeNames: [String], _ name: Symbol) -> MemberList.Member? {
        guard memberNames.contains(name) else { return nil }
        for typeName in typeNames {
            if let member = entries[typeName.lowercased()]?.members.find(name) { return member }
        }
        return nil
    }
}
