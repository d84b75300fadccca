import Glibc

/// C's functions, out of the way of the names of members.
enum MathFunctions {
    static func log10(_ value: Double) -> Double { Glibc.log10(value) }
}

/// Members of `System.Math`.
enum MathLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Math", { .math }, members), LibraryType("System.MathF", { .math }, members),
    ]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.staticProperty("PI", "double") { _ in .double(.pi) }
            members.staticProperty("E", "double") { _ in .double(M_E) }
            members.staticProperty("Tau", "double") { _ in .double(2 * .pi) }
            functions(members)
            extremes(members)
            absolutes(members)
            rounding(members)
            dividing(members)
        }
    }

    private static func functions(_ members: MemberBuilder) {
        func one(_ name: String, _ function: @escaping (Double) -> Double) {
            members.staticMethod("double \(name)(double d)") { arguments, _ in
                .double(function(arguments[0].asDouble))
            }
        }
        one("Sqrt") { $0.squareRoot() }
        one("Cbrt", cbrt)
        one("Sin", sin)
        one("Cos", cos)
        one("Tan", tan)
        one("Asin", asin)
        one("Acos", acos)
        one("Atan", atan)
        one("Sinh", sinh)
        one("Cosh", cosh)
        one("Tanh", tanh)
        one("Asinh", asinh)
        one("Acosh", acosh)
        one("Atanh", atanh)
        one("Exp", exp)
        one("Log", log)
        one("Log10", log10)
        one("Log2", log2)
        members.staticMethod("double Log(double a, double newBase)") { arguments, _ in
            .double(log(arguments[0].asDouble) / log(arguments[1].asDouble))
        }
        members.staticMethod("double Pow(double x, double y)") { arguments, _ in
            .double(pow(arguments[0].asDouble, arguments[1].asDouble))
        }
        members.staticMethod("double Atan2(double y, double x)") { arguments, _ in
            .double(atan2(arguments[0].asDouble, arguments[1].asDouble))
        }
        members.staticMethod("double IEEERemainder(double x, double y)") { arguments, _ in
            .double(remainder(arguments[0].asDouble, arguments[1].asDouble))
        }
        members.staticMethod("double ScaleB(double x, int n)") { arguments, _ in
            .double(scalbn(arguments[0].asDouble, Int32(truncatingIfNeeded: arguments[1].asInt)))
        }
    }

    private static let types = [
        "byte", "sbyte", "short", "ushort", "int", "uint", "long", "ulong", "float", "double", "decimal",
    ]

    private static func extremes(_ members: MemberBuilder) {
        for type in types {
            members.staticMethod("\(type) Max(\(type) val1, \(type) val2)") { arguments, _ in
                if isNaN(arguments[0]) { return arguments[0] }
                if isNaN(arguments[1]) { return arguments[1] }
                return try NumberLibrary.order(arguments[0], arguments[1]) >= 0 ? arguments[0] : arguments[1]
            }
            members.staticMethod("\(type) Min(\(type) val1, \(type) val2)") { arguments, _ in
                if isNaN(arguments[0]) { return arguments[0] }
                if isNaN(arguments[1]) { return arguments[1] }
                return try NumberLibrary.order(arguments[0], arguments[1]) <= 0 ? arguments[0] : arguments[1]
            }
            members.staticMethod("\(type) Clamp(\(type) value, \(type) min, \(type) max)") { arguments, _ in
                if try NumberLibrary.order(arguments[1], arguments[2]) > 0 {
                    throw ScriptError.argument(
                        "'\(arguments[1].string)' cannot be greater than \(arguments[2].string).")
                }
                if try NumberLibrary.order(arguments[0], arguments[1]) < 0 { return arguments[1] }
                return try NumberLibrary.order(arguments[0], arguments[2]) > 0 ? arguments[2] : arguments[0]
            }
        }
    }

    private static func isNaN(_ value: Value) -> Bool {
        switch value {
        case .double(let number): number.isNaN
        case .single(let number): number.isNaN
        default: false
        }
    }

    private static func absolutes(_ members: MemberBuilder) {
        for type in types where !type.hasPrefix("u") && type != "byte" {
            members.staticMethod("\(type) Abs(\(type) value)") { arguments, interpreter in
                try absolute(arguments[0], interpreter)
            }
            members.staticMethod("int Sign(\(type) value)") { arguments, _ in
                switch arguments[0] {
                case .double(let number):
                    if number.isNaN {
                        throw ScriptError.dotNet(
                            "System.ArithmeticException",
                            "Function does not accept floating point Not-a-Number values.")
                    }
                    return .int(number > 0 ? 1 : number < 0 ? -1 : 0)
                case .single(let number): return .int(number > 0 ? 1 : number < 0 ? -1 : 0)
                case .host:
                    let number = arguments[0].decimalNumber
                    return .int(number?.magnitude == 0 ? 0 : number?.isNegative == true ? -1 : 1)
                default: return Value(int: arguments[0].asInt.signum())
                }
            }
        }
    }

    private static func absolute(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        func checked<Number: FixedWidthInteger & SignedInteger>(_ number: Number) throws -> Number {
            guard number != .min else {
                throw ScriptError.dotNet(
                    "System.OverflowException",
                    "Negating the minimum value of a twos complement number is invalid.")
            }
            return abs(number)
        }
        switch value {
        case .int(let number): return .int(try checked(number))
        case .long(let number): return .long(try checked(number))
        case .short(let number): return .short(try checked(number))
        case .sbyte(let number): return .sbyte(try checked(number))
        case .single(let number): return .single(abs(number))
        case .double(let number): return .double(abs(number))
        default:
            guard let number = value.decimalNumber, number.isNegative else { return value }
            return try Operators.subtract(Value(DecimalNumber(magnitude: 0)), value, interpreter)
        }
    }

    private static func rounding(_ members: MemberBuilder) {
        func one(_ name: String, _ rule: FloatingPointRoundingRule, _ decimal: DecimalNumber.Rounding) {
            members.staticMethod("decimal \(name)(decimal d)") { arguments, _ in
                Value((arguments[0].decimalNumber ?? DecimalNumber(magnitude: 0)).rounded(to: 0, decimal))
            }
            members.staticMethod("double \(name)(double a)") { arguments, _ in
                .double(arguments[0].asDouble.rounded(rule))
            }
        }
        one("Floor", .down, .down)
        one("Ceiling", .up, .up)
        one("Truncate", .towardZero, .towardZero)
        doubleRounding(members)
        decimalRounding(members)
    }

    private static func doubleRounding(_ members: MemberBuilder) {
        members.staticMethod("double Round(double a)") { arguments, _ in
            .double(arguments[0].asDouble.rounded(.toNearestOrEven))
        }
        members.staticMethod("double Round(double value, int digits)") { arguments, _ in
            .double(try round(arguments[0].asDouble, arguments[1].asInt, 0))
        }
        members.staticMethod("double Round(double value, System.MidpointRounding mode)") { arguments, _ in
            .double(arguments[0].asDouble.rounded(rule(arguments[1].asInt)))
        }
        members.staticMethod("double Round(double value, int digits, System.MidpointRounding mode)") {
            arguments, _ in
            .double(try round(arguments[0].asDouble, arguments[1].asInt, arguments[2].asInt))
        }
    }

    private static func decimalRounding(_ members: MemberBuilder) {
        func number(_ value: Value) -> DecimalNumber { value.decimalNumber ?? DecimalNumber(magnitude: 0) }
        members.staticMethod("decimal Round(decimal d)") { arguments, _ in
            Value(number(arguments[0]).rounded())
        }
        members.staticMethod("decimal Round(decimal d, int decimals)") { arguments, _ in
            Value(number(arguments[0]).rounded(to: arguments[1].asInt))
        }
        members.staticMethod("decimal Round(decimal d, System.MidpointRounding mode)") { arguments, _ in
            Value(number(arguments[0]).rounded(to: 0, decimalRule(arguments[1].asInt)))
        }
        members.staticMethod("decimal Round(decimal d, int decimals, System.MidpointRounding mode)") {
            arguments, _ in
            Value(number(arguments[0]).rounded(to: arguments[1].asInt, decimalRule(arguments[2].asInt)))
        }
    }

    private static func rule(_ mode: Int) -> FloatingPointRoundingRule {
        switch mode {
        case 1: .toNearestOrAwayFromZero
        case 2: .towardZero
        case 3: .down
        case 4: .up
        default: .toNearestOrEven
        }
    }

    private static func decimalRule(_ mode: Int) -> DecimalNumber.Rounding {
        switch mode {
        case 1: .awayFromZero
        case 2: .towardZero
        case 3: .down
        case 4: .up
        default: .toEven
        }
    }

    /// .NET scales by a power of ten, rounds and scales back.
    private static func round(_ value: Double, _ digits: Int, _ mode: Int) throws -> Double {
        guard digits >= 0 && digits <= 15 else {
            throw ScriptError.argumentRange(
                "digits", "Rounding digits must be between 0 and 15, inclusive.")
        }
        guard abs(value) < 1e16 else { return value }
        let power = pow(10.0, Double(digits))
        return (value * power).rounded(rule(mode)) / power
    }

    private static func dividing(_ members: MemberBuilder) {
        members.staticMethod("int DivRem(int a, int b, ref int result)") { arguments, _ in
            let (quotient, rest) = try divide(arguments)
            arguments[2].assignReference(Value(int: rest))
            return Value(int: quotient)
        }
        members.staticMethod("long DivRem(long a, long b, ref long result)") { arguments, _ in
            let (quotient, rest) = try divide(arguments)
            arguments[2].assignReference(.long(Int64(rest)))
            return .long(Int64(quotient))
        }
        members.staticMethod("System.ValueTuple[int,int] DivRem(int left, int right)") { arguments, _ in
            let (quotient, rest) = try divide(arguments)
            return .host(TupleObject([Value(int: quotient), Value(int: rest)], isValue: true))
        }
        members.staticMethod("long BigMul(int a, int b)") { arguments, _ in
            .long(Int64(arguments[0].asInt) * Int64(arguments[1].asInt))
        }
    }

    private static func divide(_ arguments: [Value]) throws -> (Int, Int) {
        guard arguments[1].asInt != 0 else {
            throw ScriptError.dotNet("System.DivideByZeroException", "Attempted to divide by zero.")
        }
        return arguments[0].asInt.quotientAndRemainder(dividingBy: arguments[1].asInt)
    }
}

extension TypeInfo {
    static let math = TypeLibrary.type("System.Math")
}
