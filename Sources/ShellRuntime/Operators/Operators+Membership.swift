/// `-contains`, `-in`, `-is`, `-as`.
extension Operators {
    /// True when one element of the collection equals the item; a scalar is a collection of one.
    public static func contains(
        _ collection: Value, _ item: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Bool {
        guard let array = try elements(of: collection) else {
            return try compareEqual(collection, item, ignoreCase: ignoreCase, interpreter)
        }
        for index in 0..<array.count
        where try compareEqual(array.elements[index], item, ignoreCase: ignoreCase, interpreter) {
            return true
        }
        return false
    }

    static func isInstance(
        _ value: Value, _ right: Value, _ symbol: String, _ interpreter: Interpreter
    ) throws -> Bool {
        let type = try typeOperand(
            right, id: "IsOperatorRequiresType",
            message: "The right operand of '\(symbol)' must be a type.", interpreter)
        return isInstance(value, of: type)
    }

    /// True when the value is of a type or one derived from it; `$null` is of none.
    public static func isInstance(_ value: Value, of type: TypeInfo) -> Bool {
        if value.isNull { return false }
        if type === TypeInfo.psCustomObject || type === TypeInfo.psObject {
            if case .host(let object) = value, object is DecoratedValue { return true }
            if case .object(let object) = value, object.scriptClass == nil { return true }
            if type === TypeInfo.psCustomObject { return false }
        }
        return value.unwrapped.type.isAssignable(to: type)
    }

    static func convertAs(_ value: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        let type = try typeOperand(
            right, id: "AsOperatorRequiresType",
            message: "The right operand of '-as' must be a type.", interpreter)
        return Conversions.tryConvert(value, to: type, interpreter) ?? .null
    }

    /// A type, or the name of one.
    private static func typeOperand(
        _ value: Value, id: String, message: String, _ interpreter: Interpreter
    ) throws -> TypeInfo {
        switch value.unwrapped {
        case .type(let type): return type
        case .null, .nothing, .unset:
            throw ScriptError.make(id: id, category: .invalidOperation, message: message, target: value)
        case let name:
            guard case .type(let type) = try Conversions.convert(name, to: .type, interpreter) else {
                throw ScriptError.make(
                    id: id, category: .invalidOperation, message: message, target: value)
            }
            return type
        }
    }
}
