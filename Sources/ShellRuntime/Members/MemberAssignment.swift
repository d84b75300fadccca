/// Writing of members beyond the fast cases of `Members.set`.
enum MemberAssignment {
    /// Sets a key of a table, unless a property of the table is meant; false when the caller goes on.
    static func setTable(
        _ table: TableObject, _ name: Symbol, _ spelled: String?, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        let key: Text = spelled.map { Text($0) } ?? interpreter.symbolTexts.text(name)
        if table[.text(key)] == nil, let list = table.extendedMembers, list.find(name) != nil { return false }
        try Indexing.set(.table(table), [.text(key)], new, interpreter)
        return true
    }

    /// Sets a property of any other value.
    static func set(
        _ value: Value, _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws {
        if value.isNull { throw MemberErrors.propertyNotFound(spelled) }
        if let member = ExtendedMembers.find(value, name, interpreter),
            try ExtendedMembers.set(member, value, new, interpreter)
        {
            return
        }
        if case .host(let object) = value {
            if let decorated = object as? DecoratedValue {
                return try Members.set(decorated.base, name, spelled: spelled, new, interpreter)
            }
            if try object.setDynamicMember(name, spelled, new, interpreter) { return }
        }
        switch value.type.table.member(name) {
        case .property(let property)?:
            try assign(property, value, new, interpreter)
        case .methods?: throw MemberErrors.readOnly(spelled)
        case nil: try missing(value, spelled)
        }
    }

    /// Writes a property of the type after converting the value.
    static func assign(
        _ property: NativeProperty, _ value: Value, _ new: Value, _ interpreter: Interpreter
    ) throws {
        guard let set = property.set else { throw MemberErrors.readOnly(property.name) }
        do {
            let fit = property.convertsItself ? new : try converted(new, property, interpreter)
            try set(value, fit, interpreter)
        } catch let error as ScriptError {
            let exception = error.record.exception
            if exception.exceptionType.name == "SetValueException" { throw error }
            throw MemberErrors.setFailed(property.name, exception.message, inner: exception)
        }
    }

    private static func converted(
        _ new: Value, _ property: NativeProperty, _ interpreter: Interpreter
    ) throws -> Value {
        guard let type = TypeCatalog.shared.resolve(property.typeName), type !== TypeInfo.object else {
            return new
        }
        return try Conversions.convert(new, to: type, interpreter)
    }

    private static func missing(_ value: Value, _ spelled: String) throws {
        if case .object(let object) = value, object.scriptClass == nil {
            throw MemberErrors.setFailed(
                spelled,
                "The property '\(spelled)' cannot be found on this object. "
                    + "Verify that the property exists and can be set.")
        }
        throw MemberErrors.propertyNotFound(spelled, id: "PropertyAssignmentException")
    }
}
