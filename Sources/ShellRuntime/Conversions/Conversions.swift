/// PowerShell's conversions: casts, parameters, typed variables, text in strings.
public enum Conversions {
    /// `[type]$value`; throws PowerShell's cast error.
    public static func convert(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) throws -> Value
    {
        if value.type === type || type === TypeInfo.object { return value }
        if let made = tryConvert(value, to: type, interpreter) { return made }
        throw ScriptError.make(
            id: "ConvertToFinalInvalidCastException", category: .invalidArgument,
            message: "Cannot convert the \"\(value.toText().string)\" value of type "
                + "\"\(value.type.fullName)\" to type \"\(type.fullName)\".")
    }

    /// `$value -as [type]`: nil when the conversion fails; makes no error object.
    public static func tryConvert(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) -> Value? {
        if type === TypeInfo.string { return .text(value.toText()) }
        if type === TypeInfo.boolean { return .bool(value.isTrue) }
        return value.type === type ? value : nil
    }

    /// `"$value"`: collections joined with `$OFS`, `ToString()` of script classes.
    public static func text(_ value: Value, _ interpreter: Interpreter) throws -> Text { value.toText() }
}
