/// A variable with a type, attributes, options or a `[ref]` to it; plain variables are bare values in slots.
public final class VariableBox {
    /// The value.
    public var value: Value
    /// The declared type that assignments convert to; nil for none.
    public var type: TypeInfo?
    /// `ReadOnly`, `Constant`, `AllScope`, `Private`.
    public var options: Set<String> = []

    /// Boxes a value.
    public init(_ value: Value, type: TypeInfo? = nil) {
        self.value = value
        self.type = type
    }
}
