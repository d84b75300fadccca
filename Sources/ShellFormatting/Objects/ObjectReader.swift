import ShellRuntime

/// What the formatter asks of objects: type names, properties, elements, text.
struct ObjectReader {
    let interpreter: Interpreter

    /// Type names, most derived first, those that a script put in front included.
    func typeNames(_ value: Value) -> [String] {
        if case .host(let object) = value, let decorated = object as? DecoratedValue,
            object.typeNameOverride == nil
        {
            return TypeNames.names(of: decorated.base)
        }
        return TypeNames.names(of: value)
    }

    /// Names of the properties in the order in which `Format-List *` shows them.
    func propertyNames(_ value: Value) -> [String] {
        var names: [String] = []
        for member in Members.properties(value, interpreter) where member.kind.isProperty {
            names.append(member.name)
        }
        return names
    }

    /// The properties that an object has in place of its type's own (attributes and elements of XML); nil for none.
    func replacingNames(_ value: Value) -> [String]? {
        guard case .host(let object) = value.unwrapped, object.dynamicMembersReplaceOwn else { return nil }
        let names = object.dynamicMemberNames(interpreter)
        return names.isEmpty ? nil : names
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

    /// The properties that the object or its type names as those to show; nil for none.
    func defaultDisplaySet(_ value: Value) -> [String]? { propertySet(value, "DefaultDisplayPropertySet") }

    /// The value of a property; nil when there is none of that name.
    func property(_ value: Value, _ name: Symbol) throws -> Value? {
        if case .object(let object) = value, let slot = object.shape.slot(of: name) {
            return object.slots[slot]
        }
        return try Members.property(value, name, interpreter)
    }

    /// The elements when the formatter shows the value as a collection: those of tables are entries.
    func elements(_ value: Value) throws -> [Value]? {
        switch value {
        case .array(let array): return array.values
        case .table(let table): return EntryObject.entries(of: table)
        case .host(let object):
            guard let iterator = try object.makeIterator() ?? dictionaryIterator(value) else { return nil }
            var elements: [Value] = []
            while let element = try iterator.next() { elements.append(element) }
            return elements
        default: return nil
        }
    }

    /// The entries of a dictionary that is not one of the tables.
    private func dictionaryIterator(_ value: Value) throws -> ValueIterator? {
        guard value.type.isAssignable(to: .dictionary),
            case .host(let entries) = try Members.invoke(value, "GetEnumerator", [], interpreter)
        else { return nil }
        return entries.makeIterator()
    }

    /// Text as .NET's `ToString()` gives it in the session's culture.
    func text(_ value: Value) -> Text {
        switch value {
        case .text(let text): return text
        case .type(let type): return Text(type.fullName)
        case .double(let number)
        where !number.isFinite || interpreter.formattingCulture.number.decimalSeparator != ".":
            return (try? Formatting.format(value, "G15", interpreter)) ?? value.toText()
        case .single(let number)
        where !number.isFinite || interpreter.formattingCulture.number.decimalSeparator != ".":
            return (try? Formatting.format(value, "G7", interpreter)) ?? value.toText()
        case .host(let object) where object.type.isAssignable(to: .formattable):
            return (try? Formatting.format(value, "", interpreter)) ?? value.toText()
        default: return (try? Conversions.text(value, interpreter)) ?? value.toText()
        }
    }

    /// The stream of a record of errors, warnings and the like.
    func stream(of value: Value) -> MessageStream {
        guard case .host(let object) = value else { return .output }
        if object is ErrorRecord { return .error }
        return switch object.type.fullName {
        case "System.Management.Automation.WarningRecord": .warning
        case "System.Management.Automation.VerboseRecord": .verbose
        case "System.Management.Automation.DebugRecord": .debug
        default: .output
        }
    }

    /// True for objects that are shown as their text because there is nothing else to show.
    func isShownAsText(_ value: Value) -> Bool {
        if case .block = value { return true }
        return propertyNames(value).isEmpty
    }
}
