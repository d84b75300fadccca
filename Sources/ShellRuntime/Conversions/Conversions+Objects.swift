/// Conversions to classes: by PowerShell's own rules, then by the members of the target type.
extension Conversions {
    static func object(
        _ base: Value, _ value: Value, to type: TypeInfo, _ interpreter: Interpreter
    ) -> Outcome {
        if type === TypeInfo.array { return array(base, of: TypeInfo.object, type, interpreter) }
        if type === TypeInfo.psCustomObject { return .success(customObject(base, value)) }
        if case .table(let table) = base {
            if type === TypeInfo.hashtable || type === TypeInfo.orderedDictionary {
                return .success(.table(copy(table, type === TypeInfo.hashtable ? .hashtable : .ordered)))
            }
        }
        if isNullable(type), let inner = type.genericArguments.first {
            return attempt(value, to: inner, interpreter)
        }
        return members(base, to: type, interpreter) ?? .failure(.noConversion)
    }

    private static func copy(_ table: TableObject, _ flavor: TableObject.Flavor) -> TableObject {
        let result = TableObject(flavor: flavor, isCaseSensitive: false)
        for entry in 0..<table.count { result.set(table.keys[entry], table.values[entry]) }
        return result
    }

    /// `[pscustomobject]` of a table makes an object of its entries; other values pass.
    private static func customObject(_ base: Value, _ value: Value) -> Value {
        guard case .table(let table) = base else { return value }
        let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
        for entry in 0..<table.count {
            object.setProperty(table.keys[entry].toText().string, table.values[entry])
        }
        return .object(object)
    }

    /// By members of the target type; nil when none fits.
    static func members(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Outcome? { nil }

    static func outputSeparator(_ interpreter: Interpreter) throws -> Text { Text(" ") }

    static func scriptText(
        _ value: Value, _ object: ScriptObject, _ interpreter: Interpreter
    ) throws -> Text { object.toText() }
}
