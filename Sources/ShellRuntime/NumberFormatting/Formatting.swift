/// .NET's composite and standard formats.
public enum Formatting {
    /// `template -f arguments`, current culture.
    public static func format(
        _ template: Text, _ arguments: [Value], _ interpreter: Interpreter
    ) throws -> Text { throw Operators.notImplemented("-f") }

    /// `value.ToString(specifier)`, current culture; an empty specifier is the general format.
    public static func format(
        _ value: Value, _ specifier: String, _ interpreter: Interpreter
    ) throws -> Text { value.toText() }
}
