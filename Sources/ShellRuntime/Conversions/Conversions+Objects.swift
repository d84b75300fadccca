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
        if type === TypeInfo.type || type === TypeInfo.runtimeType { return typeName(base) }
        if type === TypeInfo.regex { return regex(base, interpreter) }
        if type === TypeInfo.switchParameter {
            guard case .bool(let flag) = base else { return .failure(.noConversion) }
            return .success(.host(SwitchObject(flag)))
        }
        if case .block = base, ConversionRank.isDelegate(type) { return .success(value) }
        if isNullable(type), let inner = type.genericArguments.first {
            return attempt(value, to: inner, interpreter)
        }
        return members(base, to: type, interpreter) ?? .failure(.noConversion)
    }

    private static func copy(_ table: TableObject, _ flavor: TableObject.Flavor) -> TableObject {
        let result = TableObject(flavor: flavor, isCaseSensitive: false)
        for entry in 0..<table.count { result.set(table.key(at: entry), table.value(at: entry)) }
        return result
    }

    private static func typeName(_ value: Value) -> Outcome {
        guard case .text(let text) = value else { return .failure(.noConversion) }
        if let type = TypeCatalog.shared.resolve(text.string) { return .success(.type(type)) }
        let message =
            "Cannot convert the \"\(text.string)\" value of type \"System.String\" to type \"System.Type\"."
        return .failure(.complete(castError("InvalidCastFromStringToType", message)))
    }

    private static func regex(_ value: Value, _ interpreter: Interpreter) -> Outcome {
        do {
            let pattern = try Patterns.regex(try text(value, interpreter), options: [])
            return .success(.host(RegexObject(pattern)))
        } catch let error as ScriptError {
            let exception = error.record.exception
            return .failure(
                .threw(
                    id: "InvalidCastFromStringToRegex", exception: exception.exceptionType.fullName,
                    message: exception.message))
        } catch { return .failure(.noConversion) }
    }

    /// A cast error with PowerShell's inner exception.
    static func castError(_ id: String, _ message: String, _ cause: ExceptionObject? = nil) -> ScriptError {
        let inner = ExceptionObject("System.Management.Automation.PSInvalidCastException", message)
        inner.inner = cause
        return .make(id: id, category: .invalidArgument, message: message, inner: inner)
    }

    /// `[pscustomobject]` of a table makes an object of its entries; other values pass.
    private static func customObject(_ base: Value, _ value: Value) -> Value {
        guard case .table(let table) = base else { return value }
        let object = ScriptObject(shape: Shape.makeRoot(), slots: [])
        for entry in 0..<table.count {
            object.setProperty(table.key(at: entry).toText().string, table.value(at: entry))
        }
        return .object(object)
    }

    static func outputSeparator(_ interpreter: Interpreter) throws -> Text { interpreter.fieldSeparator }

    private static let toStringName = Symbol("ToString")

    /// `ToString()` of a script class, else the class's name.
    static func scriptText(
        _ value: Value, _ object: ScriptObject, _ interpreter: Interpreter
    ) throws -> Text {
        guard Operators.declares(value, toStringName) else { return object.toText() }
        return try text(
            Members.invoke(value, toStringName, "ToString", [], interpreter), interpreter)
    }
}
