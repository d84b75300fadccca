import ShellSyntax

/// PowerShell's operators on any values. The evaluator handles the common cases of numbers in place and comes
/// here for the rest.
public enum Operators {
    /// `left + right`.
    public static func add(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        let base = left.unwrapped
        switch base {
        case .null, .nothing, .unset: return right
        case .text(let text):
            return .text(text.appending(try Conversions.text(right, interpreter)))
        case .char(let unit):
            if case .table = right.unwrapped { break }
            return .text(Text(unit: unit).appending(try Conversions.text(right, interpreter)))
        case .array(let array): return try addArrays(array, right, interpreter)
        case .table(let table):
            if case .table(let other) = right.unwrapped { return try addTables(table, other) }
            if right.isNull { return .table(table.copy()) }
            throw ScriptError.make(
                id: "AddHashTableToNonHashTable", category: .invalidOperation,
                message: "A hash table can only be added to another hash table.", target: right)
        case .host(let object):
            if let array = try elements(of: base), !(object is EnumObject) {
                return try addArrays(array, right, interpreter)
            }
        default: break
        }
        return try arithmetic(.add, base, right, interpreter)
    }

    /// `left - right`.
    public static func subtract(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        try arithmetic(.subtract, left, right, interpreter)
    }

    /// `left * right`.
    public static func multiply(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        let base = left.unwrapped
        switch base {
        case .null, .nothing, .unset: return .null
        case .text(let text): return try repeatText(text, right, interpreter)
        case .array(let array): return try multiplyArray(array, right, interpreter)
        case .host:
            if let array = try elements(of: base) { return try multiplyArray(array, right, interpreter) }
        default: break
        }
        return try arithmetic(.multiply, base, right, interpreter)
    }

    private static func multiplyArray(
        _ array: ArrayObject, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        if case .array = right.unwrapped {
            return try overloaded("*", "op_Multiply", .array(array), right, interpreter)
        }
        return try repeatArray(array, right, interpreter)
    }

    /// `left / right`.
    public static func divide(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        try arithmetic(.divide, left, right, interpreter)
    }

    /// `left % right`.
    public static func remainder(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Value {
        try arithmetic(.remainder, left, right, interpreter)
    }

    /// Numbers, null as zero, texts that are numbers; else the overloaded operator of the .NET type.
    private static func arithmetic(
        _ operation: Arithmetic, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        let left = left.unwrapped
        let right = right.unwrapped
        if let a = Operand(left), let b = Operand(right) {
            return enumResult(try calculate(operation, a, b), left)
        }
        if let a = try numericOperand(left, interpreter), let b = try numericOperand(right, interpreter) {
            return enumResult(try calculate(operation, a, b), left)
        }
        return try overloaded(operation.symbol, operation.method, left, right, interpreter)
    }

    /// A calculation with an enumeration on the left stays in the enumeration.
    private static func enumResult(_ result: Value, _ left: Value) -> Value {
        guard let named = left.enumObject else { return result }
        switch result {
        case .int(let number): return .host(EnumObject(named.enumType, Int64(number)))
        case .long(let number): return .host(EnumObject(named.enumType, number))
        case .uint(let number): return .host(EnumObject(named.enumType, Int64(number)))
        default: return result
        }
    }

    /// Numbers, null as zero, texts that are numbers (an error when they are not); nil for other objects.
    private static func numericOperand(_ value: Value, _ interpreter: Interpreter) throws -> Operand? {
        if value.isNull { return .int(0) }
        if case .text = value { return try operand(value, interpreter) }
        return Operand(value)
    }

    /// The number of a text, or of a value that is one.
    static func operand(_ value: Value, _ interpreter: Interpreter) throws -> Operand {
        if let number = Operand(value) { return number }
        guard case .text(let text) = value else {
            return Operand(try Conversions.convert(value, to: .int32, interpreter)) ?? .int(0)
        }
        if let number = NumericText.number(in: text), let operand = Operand(number) { return operand }
        return Operand(try Conversions.convert(value, to: .int32, interpreter)) ?? .int(0)
    }

    /// Any binary operator.
    public static func binary(
        _ operation: TokenKind, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        switch operation {
        case .plus, .plusEquals: try add(left, right, interpreter)
        case .minus, .minusEquals: try subtract(left, right, interpreter)
        case .multiply, .multiplyEquals: try multiply(left, right, interpreter)
        case .divide, .divideEquals: try divide(left, right, interpreter)
        case .rem, .remainderEquals: try remainder(left, right, interpreter)
        case .dotDot: try range(left, right, interpreter)
        case .and: .bool(left.isTrue && right.isTrue)
        case .or: .bool(left.isTrue || right.isTrue)
        case .xor: .bool(left.isTrue != right.isTrue)
        case .band: try bitwise(.and, left, right, interpreter)
        case .bor: try bitwise(.or, left, right, interpreter)
        case .bxor: try bitwise(.xor, left, right, interpreter)
        case .shl: try bitwise(.shiftLeft, left, right, interpreter)
        case .shr: try bitwise(.shiftRight, left, right, interpreter)
        case .questionQuestion: left.isNull ? right : left
        case .format: try formatOperator(left, right, interpreter)
        case .join: try join(left, separator: right, interpreter)
        default: try comparison(operation, left, right, interpreter)
        }
    }

    private static func comparison(
        _ operation: TokenKind, _ left: Value, _ right: Value, _ interpreter: Interpreter
    ) throws -> Value {
        switch operation {
        case .ieq, .ceq, .ine, .cne, .igt, .cgt, .ige, .cge, .ilt, .clt, .ile, .cle:
            return try compare(Comparison(operation), left, right, interpreter)
        case .ilike, .clike, .inotlike, .cnotlike:
            return try like(
                left, right, ignoreCase: operation == .ilike || operation == .inotlike,
                negated: operation == .inotlike || operation == .cnotlike, interpreter)
        case .imatch, .cmatch, .inotmatch, .cnotmatch:
            return try match(
                left, right, ignoreCase: operation == .imatch || operation == .inotmatch,
                negated: operation == .inotmatch || operation == .cnotmatch, interpreter
            ).result
        case .ireplace, .creplace:
            return try replace(left, right, ignoreCase: operation == .ireplace, interpreter)
        case .isplit, .csplit:
            return try split(left, right, ignoreCase: operation == .isplit, interpreter)
        case .icontains, .ccontains, .inotcontains, .cnotcontains:
            let ignoreCase = operation == .icontains || operation == .inotcontains
            let found = try contains(left, right, ignoreCase: ignoreCase, interpreter)
            return .bool(found == (operation == .icontains || operation == .ccontains))
        case .iin, .cin, .inotin, .cnotin:
            let ignoreCase = operation == .iin || operation == .inotin
            let found = try contains(right, left, ignoreCase: ignoreCase, interpreter)
            return .bool(found == (operation == .iin || operation == .cin))
        case .is: return .bool(try isInstance(left, right, "-is", interpreter))
        case .isNot: return .bool(!(try isInstance(left, right, "-isnot", interpreter)))
        case .as: return try convertAs(left, right, interpreter)
        default:
            throw ScriptError.make(
                id: "OperatorNotSupported", category: .notImplemented,
                message: "The operator '\(operation.text)' does not take two operands.")
        }
    }

    /// A unary operator: `-not`, `!`, `-bnot`, `-`, `+`, `-split`, `-join`, `++` and `--` (the new value).
    public static func unary(
        _ operation: TokenKind, _ value: Value, _ interpreter: Interpreter
    ) throws -> Value {
        switch operation {
        case .not, .exclaim: .bool(!value.isTrue)
        case .bnot: try complement(value, interpreter)
        case .minus: try negate(value, interpreter)
        case .plus: try arithmetic(.add, .int(0), numberOrNull(value), interpreter)
        case .isplit, .csplit: try split(value, interpreter)
        case .join: try join(value, separator: .text(.empty), interpreter)
        case .plusPlus, .postfixPlusPlus: try step(value, 1, interpreter)
        case .minusMinus, .postfixMinusMinus: try step(value, -1, interpreter)
        case .comma: .array(ArrayObject([value]))
        default:
            throw ScriptError.make(
                id: "OperatorNotSupported", category: .notImplemented,
                message: "The operator '\(operation.text)' does not take one operand.")
        }
    }

    private static func numberOrNull(_ value: Value) -> Value { value.isNull ? .int(0) : value }

    private static func negate(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        let base = value.unwrapped
        if case .double(let number) = base { return .double(-number) }
        if case .single(let number) = base { return .double(-Double(number)) }
        if let number = base.decimalNumber { return Value(number.negated) }
        if let number = base.bigInteger { return Value(number.negated) }
        if base.isNull || Operand(base) != nil {
            return try subtract(.int(0), base, interpreter)
        }
        if case .text = base { return try subtract(.int(0), base, interpreter) }
        if case .host(let object) = base, object.makeIterator() == nil {
            return try overloaded("-", "op_UnaryNegation", base, nil, interpreter)
        }
        return try arithmetic(.subtract, .int(0), base, interpreter)
    }

    private static func step(_ value: Value, _ by: Int32, _ interpreter: Interpreter) throws -> Value {
        switch value.unwrapped {
        case .null, .nothing, .unset: return .int(by)
        case .text, .array, .table, .object, .block, .type:
            let symbol = by > 0 ? "++" : "--"
            throw ScriptError.make(
                id: "OperatorRequiresNumber", category: .invalidOperation,
                message: "The '\(symbol)' operator works only on numbers. The operand is a "
                    + "'\(value.unwrapped.type.fullName)'.", target: .text(Text(symbol)))
        case let number:
            return by > 0
                ? try arithmetic(.add, number, .int(1), interpreter)
                : try arithmetic(.subtract, number, .int(1), interpreter)
        }
    }
}
