/// A variable with a type, attributes, options or a `[ref]` to it; plain variables are bare values in slots.
public final class VariableBox {
    /// The value.
    public var value: Value
    /// The declared type that assignments convert to; nil for none.
    public var type: TypeInfo?
    /// `ReadOnly`, `Constant`, `AllScope`, `Private`.
    public var options: Set<String> = []
    /// `Description` as `New-Variable` sets it.
    public var summary = ""
    /// Name as spelled, for errors.
    public var name = ""
    /// True for a variable of a function: a failed conversion is then the cast's own error.
    var isLocal = false
    /// Attributes that check or change what is assigned.
    var rules: [ValueRule] = []
    /// Computes the value of an automatic variable at each reading.
    var compute: (() -> Value)?

    /// Boxes a value.
    public init(_ value: Value, type: TypeInfo? = nil) {
        self.value = value
        self.type = type
    }

    /// The value as a script reads it.
    public var current: Value { compute?() ?? value }

    /// True for `ReadOnly` and `Constant` variables.
    public var isReadOnly: Bool { options.contains("ReadOnly") || options.contains("Constant") }

    /// Assigns as a script does: checks options, converts to the type, applies the attributes.
    public func assign(_ new: Value, _ interpreter: Interpreter) throws {
        if isReadOnly { throw Self.notWritable(name) }
        guard type != nil || !rules.isEmpty else {
            value = new
            return
        }
        var converted = new.asElement
        if let type { converted = try self.converted(converted, to: type, interpreter) }
        for rule in rules { converted = try rule.apply(converted, variable: name, interpreter) }
        value = converted
    }

    /// The error of writing to a constant.
    static func notWritable(_ name: String) -> ScriptError {
        .make(
            "System.Management.Automation.SessionStateUnauthorizedAccessException",
            id: "VariableNotWritable", category: .writeError,
            message: "Cannot overwrite variable \(name) because it is read-only or constant.",
            target: Value(name))
    }

    private func converted(_ value: Value, to type: TypeInfo, _ interpreter: Interpreter) throws -> Value {
        if isLocal { return try Conversions.convert(value, to: type, interpreter) }
        do {
            // A variable is stricter than a cast: no text becomes a truth value.
            guard type === TypeInfo.boolean, case .text = value.unwrapped else {
                return try Conversions.convert(value, to: type, interpreter)
            }
            throw ScriptError.make(
                id: "RuntimeException", category: .metadataError,
                message:
                    "Cannot convert value \"System.String\" to type \"System.Boolean\". Boolean parameters accept only "
                    + "Boolean values and numbers, such as $True, $False, 1 or 0.")
        } catch let error as ScriptError {
            throw ScriptError.make(
                "System.Management.Automation.ArgumentTransformationMetadataException",
                id: "RuntimeException", category: .metadataError,
                message: error.record.exception.message, inner: error.record.exception)
        }
    }
}
