import Testing

@testable import ShellRuntime

@Suite struct ArithmeticTests {
    @Test func integersBecomeDoublesWhenTheyOverflow() {
        #expect(evaluate(.int(2_147_483_647), .plus, .int(1)) == "2147483648|Double")
        #expect(evaluate(.int(46341), .multiply, .int(46341)) == "2147488281|Double")
        #expect(evaluate(.long(.max), .plus, .int(1)) == "9.22337203685478E+18|Double")
        #expect(evaluate(.int(.max), .plus, .long(1)) == "2147483648|Int64")
    }

    @Test func smallIntegersWidenToInt32() {
        #expect(evaluate(.byte(200), .plus, .byte(100)) == "300|Int32")
        #expect(evaluate(.uint(4_000_000_000), .plus, .uint(1_000_000_000)) == "5000000000|Double")
        #expect(evaluate(.uint(5), .plus, .int(1)) == "6|UInt32")
        #expect(evaluate(.uint(5), .plus, .int(-1)) == "4|Int64")
        #expect(evaluate(.ulong(5), .minus, .long(6)) == "-1|Double")
        #expect(evaluate(.ulong(.max), .plus, .int(1)) == "1.84467440737096E+19|Double")
    }

    @Test func divisionStaysWholeWhenItIsExact() {
        #expect(evaluate(.int(6), .divide, .int(2)) == "3|Int32")
        #expect(evaluate(.byte(7), .divide, .byte(2)) == "3.5|Double")
        #expect(evaluate(.int(1), .divide, .int(0)) == "RuntimeException: Attempted to divide by zero.")
        #expect(evaluate(.double(1), .divide, .int(0)) == "Infinity|Double")
    }

    @Test func theLeftOperandDecidesWhatPlusMeans() {
        #expect(evaluate(.int(1), .plus, Value("2")) == "3|Int32")
        #expect(evaluate(Value("1"), .plus, .int(2)) == "12|String")
        #expect(evaluate(.char(97), .plus, .int(1)) == "a1|String")
        #expect(evaluate(.int(1), .plus, .char(49)) == "50|Int32")
        #expect(evaluate(.int(5), .plus, Value("0x10")) == "21|Int32")
        #expect(evaluate(.int(5), .plus, Value("1kb")) == "1029|Int32")
        #expect(evaluate(.int(1), .plus, Value("1e2")) == "101|Double")
        #expect(evaluate(.int(1), .plus, Value(" 7 ")) == "8|Int32")
    }

    @Test func textThatIsNoNumberIsACastError() {
        let message =
            "InvalidCastFromStringToInteger: Cannot convert value \"abc\" to type \"System.Int32\". "
            + "Error: \"The input string 'abc' was not in a correct format.\""
        #expect(evaluate(Value("abc"), .divide, .int(2)) == message)
    }

    @Test func nullIsTheOtherOperandOrZero() {
        #expect(evaluate(.null, .plus, .int(1)) == "1|Int32")
        #expect(evaluate(.null, .plus, .null) == "null")
        #expect(evaluate(.null, .minus, .int(1)) == "-1|Int32")
        #expect(evaluate(.null, .multiply, .int(3)) == "null")
        #expect(evaluate(.int(3), .multiply, .null) == "0|Int32")
        #expect(evaluate(Value("ab"), .multiply, .null) == "|String")
    }

    @Test func decimalsKeepTheirScale() {
        #expect(evaluate(decimal("1.10"), .plus, decimal("2.20")) == "3.30|Decimal")
        #expect(evaluate(decimal("1.20"), .multiply, decimal("1.0")) == "1.200|Decimal")
        #expect(evaluate(decimal("1"), .divide, decimal("3")) == "0.3333333333333333333333333333|Decimal")
        #expect(evaluate(decimal("100"), .divide, .int(8)) == "12.5|Decimal")
        #expect(evaluate(decimal("5.50"), .rem, decimal("2")) == "1.50|Decimal")
        #expect(evaluate(decimal("1"), .rem, decimal("0.3")) == "0.1|Decimal")
        #expect(evaluate(decimal("2.50"), .minus, decimal("2.5")) == "0.00|Decimal")
        #expect(
            evaluate(decimal("79228162514264337593543950335"), .plus, decimal("1"))
                == "RuntimeException: Value was either too large or too small for a Decimal.")
    }

    @Test func floatsCalculateAsDoubles() {
        #expect(evaluate(.single(0.1), .plus, .single(0.2)) == "0.300000004470348|Double")
        #expect(evaluate(.single(0.5), .multiply, decimal("2")) == "1.0|Decimal")
    }

    @Test func bitOperatorsKeepTheWidth() {
        #expect(evaluate(.int(12), .band, .int(10)) == "8|Int32")
        #expect(evaluate(.int(255), .band, Value("0x0F")) == "15|Int32")
        #expect(evaluate(.uint(.max), .band, .int(1)) == "1|UInt32")
        #expect(evaluate(.double(5.7), .band, .int(3)) == "2|UInt64")
        #expect(evaluate(.long(4_294_967_295), .bxor, .int(1)) == "4294967294|Int64")
        #expect(evaluate(.int(1), .shl, .int(33)) == "2|Int32")
        #expect(evaluate(.null, .bor, .int(4)) == "4|Int32")
    }

    @Test func arraysAndTextsRepeatAndGrow() throws {
        #expect(evaluate(list(.int(1), .int(2)), .plus, .int(3)) == "1 2 3|Object[]")
        #expect(evaluate(list(.int(1)), .multiply, .int(3)) == "1 1 1|Object[]")
        #expect(evaluate(Value("ab"), .multiply, .int(2)) == "abab|String")
        #expect(evaluate(Value("x"), .plus, list(.int(1), .int(2))) == "x1 2|String")
        #expect(
            evaluate(list(.int(1)), .minus, .int(1)) == "MethodNotFound: Method invocation failed because "
                + "[System.Object[]] does not contain a method named 'op_Subtraction'.")
    }

    @Test func bigIntegersCalculateWithSmallOnes() {
        let big = Value(BigInteger(2).power(100))
        #expect(evaluate(big, .rem, .int(1000)) == "376|BigInteger")
        #expect(evaluate(.int(1), .plus, big) == "1267650600228229401496703205377|BigInteger")
        #expect(evaluate(big, .igt, .int(5)) == "True|Boolean")
        #expect(
            evaluate(big, .multiply, big)
                == "1606938044258990275541962092341162602522202993782792835301376|BigInteger")
    }
}
