import ShellSyntax

@testable import ShellRuntime

/// An engine without commands, enough for values and operators.
func makeInterpreter() -> Interpreter { Interpreter(host: HostInterface(), modules: []) }

/// A decimal value of its text.
func decimal(_ text: String) -> Value { Value(NumericText.decimal(in: text)!) }

/// An `object[]`.
func list(_ values: Value...) -> Value { .array(ArrayObject(values)) }

extension Value {
    /// Text and type, as the conformance cases print them: `3|Int32`.
    var described: String { isNull ? "null" : toText().string + "|" + type.name }
}

/// The result of a binary operator, or the message of its error.
func evaluate(_ left: Value, _ operation: TokenKind, _ right: Value) -> String {
    do {
        return try Operators.binary(operation, left, right, makeInterpreter()).described
    } catch let error as ScriptError {
        return error.record.fullyQualifiedErrorId + ": " + error.record.exception.message
    } catch { return "\(error)" }
}
