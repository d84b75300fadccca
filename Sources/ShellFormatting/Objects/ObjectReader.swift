import ShellRuntime

/// What the formatter asks of objects: type names, properties, elements. Everything below it works on this alone.
struct ObjectReader {
    let interpreter: Interpreter

    /// Type names, most derived first, those that a script put in front included.
    func typeNames(_ value: Value) -> [String] {
        switch value {
        case .object(let object):
            return (object.typeNames ?? []) + chain(object.scriptClass ?? TypeInfo.psCustomObject)
        case .host(let object):
            if let override = object.typeNameOverride { return override + chain(object.type) }
            return chain(object.type)
        default:
            return chain(value.type)
        }
    }

    private func chain(_ type: TypeInfo) -> [String] {
        var names: [String] = []
        var next: TypeInfo? = type
        while let current = next {
            names.append(current.fullName)
            next = current.base
        }
        return names
    }

    /// Names of the properties in the order in which `Format-List *` shows them.
    func propertyNames(_ value: Value) -> [String] {
        var names: [String] = []
        if case .object(let object) = value {
            names = object.shape.names
            names += attached(object.extendedMembers)
            return names
        }
        var seen: Set<Symbol> = []
        var next: TypeInfo? = value.type
        while let type = next {
            for property in type.members.properties where seen.insert(Symbol(property.name)).inserted {
                names.append(property.name)
            }
            next = type.base
        }
        if case .host(let object) = value { names += attached(object.extendedMembers) }
        if case .table(let table) = value { names += attached(table.extendedMembers) }
        return names
    }

    private func attached(_ members: MemberList?) -> [String] {
        (members?.members ?? []).compactMap { member in
            switch member {
            case .note, .alias, .scriptProperty: member.name
            case .scriptMethod, .propertySet: nil
            }
        }
    }

    /// The members of a property set of the object, or nil.
    func propertySet(_ value: Value, _ name: String) -> [String]? {
        let list: MemberList?
        switch value {
        case .object(let object): list = object.extendedMembers
        case .host(let object): list = object.extendedMembers
        default: list = nil
        }
        guard case .propertySet(_, let members)? = list?.find(Symbol(name)) else { return nil }
        return members
    }

    /// The value of a property; nil when there is none of that name.
    func property(_ value: Value, _ name: String) throws -> Value? {
        let symbol = Symbol(name)
        if case .object(let object) = value, let slot = object.shape.slot(of: symbol) {
            return object.slots[slot]
        }
        var next: TypeInfo? = value.type
        while let type = next {
            if let property = type.members.property(symbol) { return try property.get(value, interpreter) }
            next = type.base
        }
        return nil
    }

    /// The elements when the formatter shows the value as a collection: not strings, but tables too.
    func elements(_ value: Value) throws -> [Value]? {
        switch value {
        case .array(let array): return array.values
        case .host(let object):
            guard let iterator = object.makeIterator() else { return nil }
            var elements: [Value] = []
            while let element = try iterator.next() { elements.append(element) }
            return elements
        default: return nil
        }
    }

    /// Text as `"$value"` gives it.
    func text(_ value: Value) -> Text {
        (try? Conversions.text(value, interpreter)) ?? value.toText()
    }
}
