/// Operators of .NET types and of script classes.
extension Operators {
    /// Calls the operator method of the operands' type, or says that there is none.
    ///
    /// The left operand's type is asked unless it is a primitive or null, then the right one's.
    static func overloaded(
        _ symbol: String, _ method: String, _ left: Value, _ right: Value?, _ interpreter: Interpreter
    ) throws -> Value {
        if let result = try bigIntegers(method, left, right, interpreter) { return result }
        let arguments = right.map { [left, $0] } ?? [left]
        guard let type = operatorType(left, right) else {
            let names = arguments.map { $0.isNull ? "$null" : $0.type.fullName }
            throw ScriptError.make(
                id: "NotADefinedOperationForType", category: .invalidOperation,
                message: "The operation '[\(names[0])] \(symbol) [\(names.last ?? "")]' is not defined.",
                target: left)
        }
        return try Members.invokeStatic(type, method, arguments, interpreter)
    }

    private static func operatorType(_ left: Value, _ right: Value?) -> TypeInfo? {
        if !left.isNull && !isPrimitive(left) { return left.type }
        guard let right, !right.isNull, !isPrimitive(right) else { return nil }
        return right.type
    }

    private static func isPrimitive(_ value: Value) -> Bool {
        switch value {
        case .bool, .int, .long, .double, .single, .char, .byte, .sbyte, .short, .ushort, .uint, .ulong: true
        default: false
        }
    }

    private static func bigIntegers(
        _ method: String, _ left: Value, _ right: Value?, _ interpreter: Interpreter
    ) throws -> Value? {
        guard left.bigInteger != nil || (right?.bigInteger != nil && (Operand(left) != nil)),
            let right
        else { return nil }
        guard let a = try big(left, interpreter), let b = try big(right, interpreter) else { return nil }
        switch method {
        case "op_Addition": return Value(a.adding(b))
        case "op_Subtraction": return Value(a.subtracting(b))
        case "op_Multiply": return Value(a.multiplied(by: b))
        case "op_BitwiseAnd": return Value(a.and(b))
        case "op_BitwiseOr": return Value(a.or(b))
        case "op_ExclusiveOr": return Value(a.xor(b))
        case "op_Division", "op_Modulus":
            if b.sign == 0 { throw divisionByZero() }
            return Value(method == "op_Division" ? a.divided(by: b) : a.remainder(dividingBy: b))
        case "op_LeftShift", "op_RightShift":
            let count = b.integer(Int.self) ?? 0
            return Value(a.shifted(left: method == "op_LeftShift" ? count : -count))
        default: return nil
        }
    }

    private static func big(_ value: Value, _ interpreter: Interpreter) throws -> BigInteger? {
        if let number = value.bigInteger { return number }
        return try Conversions.convert(value, to: .bigInteger, interpreter).bigInteger
    }
}
