/// `+ - * / %` on two widened numbers.
extension Operators {
    /// The operators that share the widening.
    enum Arithmetic {
        case add, subtract, multiply, divide, remainder

        var symbol: String {
            switch self {
            case .add: "+"
            case .subtract: "-"
            case .multiply: "*"
            case .divide: "/"
            case .remainder: "%"
            }
        }

        /// The name of the .NET method that overloads it.
        var method: String {
            switch self {
            case .add: "op_Addition"
            case .subtract: "op_Subtraction"
            case .multiply: "op_Multiply"
            case .divide: "op_Division"
            case .remainder: "op_Modulus"
            }
        }
    }

    static func calculate(_ operation: Arithmetic, _ left: Operand, _ right: Operand) throws -> Value {
        switch Operand.pair(left, right) {
        case .int(let a, let b)?: try integers(operation, a, b) { .int($0) }
        case .long(let a, let b)?: try integers(operation, a, b) { .long($0) }
        case .uint(let a, let b)?: try integers(operation, a, b) { .uint($0) }
        case .ulong(let a, let b)?: try integers(operation, a, b) { .ulong($0) }
        case .double(let a, let b)?: .double(doubles(operation, a, b))
        case .decimal(let a, let b)?: try decimals(operation, a, b)
        case nil: throw decimalOverflow()
        }
    }

    @inline(__always)
    private static func integers<Number: FixedWidthInteger>(
        _ operation: Arithmetic, _ a: Number, _ b: Number, _ wrap: (Number) -> Value
    ) throws -> Value {
        switch operation {
        case .add:
            let (result, overflow) = a.addingReportingOverflow(b)
            return overflow ? .double(Double(a) + Double(b)) : wrap(result)
        case .subtract:
            let (result, overflow) = a.subtractingReportingOverflow(b)
            return overflow ? .double(Double(a) - Double(b)) : wrap(result)
        case .multiply:
            let (result, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? .double(truncatedProduct(a, b)) : wrap(result)
        case .divide:
            if b == 0 { throw divisionByZero() }
            let (result, overflow) = a.dividedReportingOverflow(by: b)
            if overflow || result &* b != a { return .double(Double(a) / Double(b)) }
            return wrap(result)
        case .remainder:
            if b == 0 { throw divisionByZero() }
            return wrap(a.remainderReportingOverflow(dividingBy: b).partialValue)
        }
    }

    /// The exact product as a double rounded toward zero, which is how .NET's big integers become doubles.
    private static func truncatedProduct<Number: FixedWidthInteger>(_ a: Number, _ b: Number) -> Double {
        if Number.bitWidth <= 32 { return Double(a) * Double(b) }
        let size = UInt128(a.magnitude) * UInt128(b.magnitude)
        let surplus = Swift.max(0, 128 - size.leadingZeroBitCount - 53)
        let number = Double((size >> UInt128(surplus)) << UInt128(surplus))
        return (a < 0) != (b < 0) ? -number : number
    }

    private static func doubles(_ operation: Arithmetic, _ a: Double, _ b: Double) -> Double {
        switch operation {
        case .add: a + b
        case .subtract: a - b
        case .multiply: a * b
        case .divide: a / b
        case .remainder: a.truncatingRemainder(dividingBy: b)
        }
    }

    private static func decimals(
        _ operation: Arithmetic, _ a: DecimalNumber, _ b: DecimalNumber
    ) throws -> Value {
        let result: DecimalNumber?
        switch operation {
        case .add: result = a.adding(b)
        case .subtract: result = a.adding(b.negated)
        case .multiply: result = a.multiplied(by: b)
        case .divide:
            if b.isZero { throw divisionByZero() }
            result = a.divided(by: b)
        case .remainder:
            if b.isZero { throw divisionByZero() }
            result = a.remainder(dividingBy: b)
        }
        guard let result else { throw decimalOverflow() }
        return Value(result)
    }

    static func divisionByZero() -> ScriptError {
        runtimeError("System.DivideByZeroException", "Attempted to divide by zero.")
    }

    static func decimalOverflow() -> ScriptError {
        runtimeError(
            "System.OverflowException", "Value was either too large or too small for a Decimal.")
    }

    /// A .NET exception inside an operator, wrapped as PowerShell wraps it.
    static func runtimeError(_ inner: String, _ message: String) -> ScriptError {
        .make(
            id: "RuntimeException", category: .notSpecified, message: message,
            inner: ExceptionObject(inner, message))
    }
}
