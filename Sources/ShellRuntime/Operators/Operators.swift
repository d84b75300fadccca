import ShellSyntax

/// PowerShell's operators on any values. The evaluator handles the common cases of numbers in place and comes
/// here for the rest.
public enum Operators {
    /// `left + right`.
    public static func add(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        if case .int(let a) = left, case .int(let b) = right {
            let (sum, overflow) = a.addingReportingOverflow(b)
            return overflow ? .double(Double(a) + Double(b)) : .int(sum)
        }
        throw notImplemented("+")
    }
    /// `left - right`.
    public static func subtract(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        throw notImplemented("-")
    }
    /// `left * right`.
    public static func multiply(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        throw notImplemented("*")
    }
    /// `left / right`.
    public static func divide(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        throw notImplemented("/")
    }
    /// `left % right`.
    public static func remainder(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        throw notImplemented("%")
    }
    /// Any binary operator but `-and`, `-or`, `-xor`... which the evaluator runs itself when it can.
    public static func binary(
        _ operation: TokenKind, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        switch operation {
        case .plus: try add(left, right, interpreter)
        default: throw notImplemented(operation.text)
        }
    }
    /// A unary operator: `-not`, `!`, `-bnot`, `-`, `+`, `-split`, `-join`, `++` and `--` (the new value).
    public static func unary(
        _ operation: TokenKind, _ value: Value, _ interpreter: Interpreter
    ) throws -> Value {
        switch operation {
        case .not, .exclaim: .bool(!value.isTrue)
        default: throw notImplemented(operation.text)
        }
    }
    /// `first..last`.
    public static func range(_ first: Value, _ last: Value, _ interpreter: Interpreter) throws -> Value {
        throw notImplemented("..")
    }
    /// `-eq` of two scalars; a collection is compared as one object.
    public static func compareEqual(
        _ left: Value, _ right: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Bool { left.equals(right) }
    /// The order of two scalars: negative, zero or positive. The right one is converted to the left one's type.
    public static func compareOrder(
        _ left: Value, _ right: Value, ignoreCase: Bool, _ interpreter: Interpreter
    ) throws -> Int { throw notImplemented("-lt") }

    static func notImplemented(_ text: String) -> ScriptError {
        .make(
            id: "OperatorNotSupported", category: .notImplemented, message: "Operator '\(text)' is missing.")
    }
}
