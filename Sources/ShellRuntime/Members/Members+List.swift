extension Members {
    /// All members of a value in the order in which objects show them: properties first, then methods.
    public static func list(_ value: Value, _ interpreter: Interpreter) -> [MemberDescription] {
        properties(value, interpreter) + methods(value, interpreter)
    }

    /// The properties of a value in the order in which `Format-List *` shows them.
    public static func properties(_ value: Value, _ interpreter: Interpreter) -> [MemberDescription] {
        var collector = Collector(owner: value)
        if case .object(let object) = value {
            for property in interpreter.classProperties(of: object) {
                let symbol = Symbol(property.name)
                if property.isHidden {
                    collector.seen.insert(symbol)
                } else {
                    collector.add(property.name, symbol, .property, .note)
                }
            }
            for (index, symbol) in object.shape.symbols.enumerated() {
                collector.add(object.shape.names[index], symbol, .noteProperty, .note)
            }
        }
        let base = value.unwrapped
        if let list = ExtendedMembers.list(of: value) { collector.add(list, methods: false) }
        if case .host(let object) = base {
            for name in object.dynamicMemberNames(interpreter) {
                collector.add(name, Symbol(name), .property, .dynamic)
            }
        }
        if !base.isNull, !(base.isCustomObject) {
            // Aliases of a type's own properties, such as an array's Count, come last.
            for wantsAlias in [false, true] {
                for property in base.type.table.properties where (property.kind == .alias) == wantsAlias {
                    collector.add(
                        property.name, Symbol(property.name), property.memberKind, .native(property))
                }
            }
        }
        if !interpreter.typeData.isEmpty {
            for name in TypeNames.names(of: value) {
                if let entry = interpreter.typeData.entry(name) {
                    collector.add(entry.members, methods: false)
                }
            }
        }
        return collector.members
    }

    /// The methods of a value.
    public static func methods(_ value: Value, _ interpreter: Interpreter) -> [MemberDescription] {
        var collector = Collector(owner: value)
        if let list = ExtendedMembers.list(of: value) { collector.add(list, methods: true) }
        if !interpreter.typeData.isEmpty {
            for name in TypeNames.names(of: value) {
                if let entry = interpreter.typeData.entry(name) {
                    collector.add(entry.members, methods: true)
                }
            }
        }
        let base = value.unwrapped
        if base.isNull { return collector.members }
        for group in base.type.table.methods where !group.isHidden {
            let kind = group.isIndexed ? MemberKind.parameterizedProperty : .method
            collector.add(group.name, Symbol(group.name), kind, .methods(group, isStatic: false))
        }
        return collector.members
    }

    /// The static members of a type, constructors as `new` included.
    public static func listStatic(_ type: TypeInfo) -> [MemberDescription] {
        var collector = Collector(owner: .type(type))
        for member in type.enumeration?.members ?? [] {
            collector.add(member.name, Symbol(member.name), .property, .enumerationName(type))
        }
        for property in type.table.staticProperties {
            collector.add(property.name, Symbol(property.name), .property, .native(property))
        }
        for group in type.table.staticMethods {
            collector.add(group.name, Symbol(group.name), .method, .methods(group, isStatic: true))
        }
        if !type.table.constructors.overloads.isEmpty {
            collector.add("new", MemberNames.new, .method, .constructor(type))
        }
        return collector.members
    }

    private struct Collector {
        let owner: Value
        var members: [MemberDescription] = []
        var seen: Set<Symbol> = []

        init(owner: Value) { self.owner = owner }

        mutating func add(
            _ name: String, _ symbol: Symbol, _ kind: MemberKind, _ source: MemberDescription.Source
        ) {
            guard seen.insert(symbol).inserted else { return }
            members.append(
                MemberDescription(name: name, symbol: symbol, kind: kind, owner: owner, source: source))
        }

        mutating func add(_ list: MemberList, methods: Bool) {
            for member in list.members where member.isMethod == methods {
                add(member.name, Symbol(member.name), member.kind, .added(member))
            }
        }
    }
}

extension NativeProperty {
    /// What `Get-Member` calls it.
    var memberKind: MemberKind {
        switch kind {
        case .property: .property
        case .alias: .aliasProperty
        case .script: .scriptProperty
        case .code: .codeProperty
        case .note: .noteProperty
        }
    }
}

extension MethodGroup {
    /// Methods that scripts can call but `Get-Member` does not list.
    var isHidden: Bool { name.hasPrefix("op_") }

    /// Properties with an index, which are called like methods.
    var isIndexed: Bool { name == "Chars" || name == "Item" }
}

extension MemberList.Member {
    var isMethod: Bool {
        if case .scriptMethod = self { return true }
        return false
    }

    /// What `Get-Member` calls it.
    public var kind: MemberKind {
        switch self {
        case .note: .noteProperty
        case .alias: .aliasProperty
        case .scriptProperty: .scriptProperty
        case .scriptMethod: .scriptMethod
        case .propertySet: .propertySet
        }
    }
}

extension Value {
    /// True for a `PSCustomObject`: its type has no properties of its own.
    var isCustomObject: Bool {
        if case .object(let object) = self { return object.scriptClass == nil }
        return false
    }
}
