/// Members of `System.Double`, `System.Single`, `System.Decimal` and `System.Numerics.BigInteger`.
enum RealLibrary {
    static func double() -> TypeMembers {
        .build { members in
            NumberLibrary.common(members, .double)
            members.staticProperty("MaxValue", "double") { _ in .double(.greatestFiniteMagnitude) }
            members.staticProperty("MinValue", "double") { _ in .double(-.greatestFiniteMagnitude) }
            members.staticProperty("Epsilon", "double") { _ in .double(.leastNonzeroMagnitude) }
            members.staticProperty("NaN", "double") { _ in .double(.nan) }
            members.staticProperty("PositiveInfinity", "double") { _ in .double(.infinity) }
            members.staticProperty("NegativeInfinity", "double") { _ in .double(-.infinity) }
            members.staticProperty("Pi", "double") { _ in .double(.pi) }
            members.staticProperty("E", "double") { _ in .double(2.718281828459045) }
            tests(members, "double")
            NumberLibrary.parsing(members, .double)
        }
    }

    static func single() -> TypeMembers {
        .build { members in
            NumberLibrary.common(members, .single)
            members.staticProperty("MaxValue", "float") { _ in .single(.greatestFiniteMagnitude) }
            members.staticProperty("MinValue", "float") { _ in .single(-.greatestFiniteMagnitude) }
            members.staticProperty("Epsilon", "float") { _ in .single(.leastNonzeroMagnitude) }
            members.staticProperty("NaN", "float") { _ in .single(.nan) }
            members.staticProperty("PositiveInfinity", "float") { _ in .single(.infinity) }
            members.staticProperty("NegativeInfinity", "float") { _ in .single(-.infinity) }
            tests(members, "float")
            NumberLibrary.parsing(members, .single)
        }
    }

    private static func tests(_ members: MemberBuilder, _ name: String) {
        members.staticMethod("bool IsNaN(\(name) d)") { arguments, _ in .bool(arguments[0].asDouble.isNaN) }
        members.staticMethod("bool IsInfinity(\(name) d)") { arguments, _ in
            .bool(arguments[0].asDouble.isInfinite)
        }
        members.staticMethod("bool IsPositiveInfinity(\(name) d)") { arguments, _ in
            .bool(arguments[0].asDouble == .infinity)
        }
        members.staticMethod("bool IsNegativeInfinity(\(name) d)") { arguments, _ in
            .bool(arguments[0].asDouble == -.infinity)
        }
        members.staticMethod("bool IsFinite(\(name) d)") { arguments, _ in
            .bool(arguments[0].asDouble.isFinite)
        }
        members.staticMethod("bool IsInteger(\(name) value)") { arguments, _ in
            let number = arguments[0].asDouble
            return .bool(number.isFinite && number == number.rounded(.towardZero))
        }
        members.staticMethod("bool IsNegative(\(name) d)") { arguments, _ in
            .bool(arguments[0].asDouble.sign == .minus)
        }
    }

    static func decimal() -> TypeMembers {
        .build { members in
            NumberLibrary.common(members, .decimal)
            members.staticProperty("MaxValue", "decimal") { _ in
                Value(DecimalNumber(magnitude: (1 << 96) - 1))
            }
            members.staticProperty("MinValue", "decimal") { _ in
                Value(DecimalNumber(magnitude: (1 << 96) - 1, isNegative: true))
            }
            members.staticProperty("Zero", "decimal") { _ in Value(DecimalNumber(magnitude: 0)) }
            members.staticProperty("One", "decimal") { _ in Value(DecimalNumber(magnitude: 1)) }
            members.staticProperty("MinusOne", "decimal") { _ in
                Value(DecimalNumber(magnitude: 1, isNegative: true))
            }
            decimalStatics(members)
            NumberLibrary.parsing(members, .decimal)
            for type in ["int", "long", "double", "float"] {
                members.constructor("Decimal(\(type) value)") { arguments, interpreter in
                    try Conversions.convert(arguments[0], to: .decimal, interpreter)
                }
            }
        }
    }

    private static func decimalStatics(_ members: MemberBuilder) {
        func argument(_ arguments: [Value]) -> DecimalNumber {
            arguments[0].decimalNumber ?? DecimalNumber(magnitude: 0)
        }
        members.staticMethod("decimal Round(decimal d)") { arguments, _ in
            Value(argument(arguments).rounded())
        }
        members.staticMethod("decimal Round(decimal d, int decimals)") { arguments, _ in
            Value(argument(arguments).rounded(to: arguments[1].asInt))
        }
        members.staticMethod("decimal Truncate(decimal d)") { arguments, _ in
            Value(argument(arguments).rounded(to: 0, .towardZero))
        }
        members.staticMethod("decimal Floor(decimal d)") { arguments, _ in
            Value(argument(arguments).rounded(to: 0, .down))
        }
        members.staticMethod("decimal Ceiling(decimal d)") { arguments, _ in
            Value(argument(arguments).rounded(to: 0, .up))
        }
        members.staticMethod("decimal Negate(decimal d)") { arguments, interpreter in
            try Operators.subtract(Value(DecimalNumber(magnitude: 0)), arguments[0], interpreter)
        }
        members.staticMethod("int ToInt32(decimal d)") { arguments, interpreter in
            try Conversions.convert(
                Value(argument(arguments).rounded(to: 0, .towardZero)), to: .int32, interpreter)
        }
        members.staticMethod("double ToDouble(decimal d)") { arguments, _ in
            .double(argument(arguments).doubleValue)
        }
        members.staticMethod("int[] GetBits(decimal d)") { arguments, _ in
            let number = argument(arguments)
            let flags = Int32(number.scale) << 16 | (number.isNegative ? Int32.min : 0)
            let words = [0, 32, 64].map { Int32(truncatingIfNeeded: number.magnitude >> $0) } + [flags]
            return .list(words.map { .int($0) }, of: .int32)
        }
    }

    static func bigInteger() -> TypeMembers {
        .build { members in
            NumberLibrary.common(members, .bigInteger)
            members.property("IsZero", "bool") { value, _ in .bool(value.bigInteger?.sign == 0) }
            members.property("IsOne", "bool") { value, _ in
                .bool(value.bigInteger?.compare(to: BigInteger(1)) == 0)
            }
            members.property("IsEven", "bool") { value, _ in
                .bool(value.bigInteger?.remainder(dividingBy: BigInteger(2)).sign == 0)
            }
            members.property("Sign", "int") { value, _ in Value(int: value.bigInteger?.sign ?? 0) }
            members.staticProperty("Zero", "bigint") { _ in Value(BigInteger(0)) }
            members.staticProperty("One", "bigint") { _ in Value(BigInteger(1)) }
            members.staticProperty("MinusOne", "bigint") { _ in Value(BigInteger(-1)) }
            bigStatics(members)
            NumberLibrary.parsing(members, .bigInteger)
            for type in ["int", "long", "double", "decimal"] {
                members.constructor("BigInteger(\(type) value)") { arguments, interpreter in
                    try Conversions.convert(arguments[0], to: .bigInteger, interpreter)
                }
            }
        }
    }

    private static func bigStatics(_ members: MemberBuilder) {
        func operand(_ value: Value) -> BigInteger { value.bigInteger ?? BigInteger(0) }
        members.staticMethod("bigint Pow(bigint value, int exponent)") { arguments, _ in
            guard arguments[1].asInt >= 0 else { throw ScriptError.argumentRange("exponent") }
            return Value(operand(arguments[0]).power(UInt(arguments[1].asInt)))
        }
        members.staticMethod("bigint ModPow(bigint value, bigint exponent, bigint modulus)") { arguments, _ in
            Value(operand(arguments[0]).power(operand(arguments[1]), modulo: operand(arguments[2])))
        }
        members.staticMethod("bigint GreatestCommonDivisor(bigint left, bigint right)") { arguments, _ in
            Value(operand(arguments[0]).greatestCommonDivisor(operand(arguments[1])))
        }
        members.staticMethod("bigint Abs(bigint value)") { arguments, _ in
            let number = operand(arguments[0])
            return Value(number.sign < 0 ? BigInteger(0).subtracting(number) : number)
        }
        members.staticMethod("bigint Add(bigint left, bigint right)") { arguments, _ in
            Value(operand(arguments[0]).adding(operand(arguments[1])))
        }
        members.staticMethod("bigint Subtract(bigint left, bigint right)") { arguments, _ in
            Value(operand(arguments[0]).subtracting(operand(arguments[1])))
        }
        members.staticMethod("bigint Multiply(bigint left, bigint right)") { arguments, _ in
            Value(operand(arguments[0]).multiplied(by: operand(arguments[1])))
        }
        members.staticMethod("bigint Divide(bigint dividend, bigint divisor)") { arguments, _ in
            Value(try divided(operand(arguments[0]), operand(arguments[1])))
        }
        members.staticMethod("bigint Remainder(bigint dividend, bigint divisor)") { arguments, _ in
            let divisor = operand(arguments[1])
            if divisor.sign == 0 { throw byZero() }
            return Value(operand(arguments[0]).remainder(dividingBy: divisor))
        }
        members.staticMethod("int Compare(bigint left, bigint right)") { arguments, _ in
            Value(int: operand(arguments[0]).compare(to: operand(arguments[1])))
        }
        members.staticMethod("double Log10(bigint value)") { arguments, _ in
            .double(MathFunctions.log10(operand(arguments[0]).doubleValue))
        }
    }

    private static func divided(_ left: BigInteger, _ right: BigInteger) throws -> BigInteger {
        if right.sign == 0 { throw byZero() }
        return left.divided(by: right)
    }

    private static func byZero() -> ScriptError {
        .dotNet("System.DivideByZeroException", "Attempted to divide by zero.")
    }
}
