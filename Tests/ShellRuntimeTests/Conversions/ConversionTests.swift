import Testing

@testable import ShellRuntime

@Suite struct ConversionTests {
    private func cast(_ value: Value, _ type: TypeInfo) -> String {
        do {
            return try Conversions.convert(value, to: type, makeInterpreter()).described
        } catch let error as ScriptError {
            return error.record.fullyQualifiedErrorId + ": " + error.record.exception.message
        } catch { return "\(error)" }
    }

    @Test(arguments: [
        ("0x1F", "31|Int32"), ("1kb", "1024|Int32"), ("", "0|Int32"), ("  12 ", "12|Int32"),
        ("2.5", "2|Int32"),
        ("3.5", "4|Int32"), ("1e3", "1000|Int32"), ("0b11", "3|Int32"), ("12L", "12|Int32"),
        ("1d", "1|Int32"),
        ("+7", "7|Int32"), ("1,000", "1000|Int32"),
    ])
    func textBecomesAnInteger(_ text: String, _ expected: String) {
        #expect(cast(Value(text), .int32) == expected)
    }

    @Test(arguments: ["abc", "1 2", "5x", "1_0", "--1", "1.2.3"])
    func textThatIsNoNumberFails(_ text: String) {
        #expect(cast(Value(text), .int32).hasPrefix("InvalidCastFromStringToInteger"))
    }

    @Test func halvesGoToTheEvenNeighbour() {
        #expect(cast(.double(2.5), .int32) == "2|Int32")
        #expect(cast(.double(3.5), .int32) == "4|Int32")
        #expect(cast(decimal("2.5"), .int32) == "2|Int32")
        #expect(cast(.double(1.5), .byte) == "2|Byte")
    }

    @Test func numbersOutOfRangeSayWhichType() {
        let start = "InvalidCastIConvertible: Cannot convert value \"256\" to type \"System.Byte\". Error: "
        #expect(
            cast(.int(256), .byte) == start
                + "\"Value was either too large or too small for an unsigned byte.\"")
        #expect(cast(.double(1e20), .int64).hasSuffix("\"Arithmetic operation resulted in an overflow.\""))
        #expect(cast(.double(1e30), .decimal).hasSuffix("too small for a Decimal.\""))
        #expect(cast(Value("3000000000"), .int32).hasPrefix("InvalidCastFromStringToInteger"))
        #expect(cast(.int(70000), .char).hasSuffix("too small for a character.\""))
        #expect(cast(Value("ab"), .char).hasPrefix("InvalidCastParseTargetInvocation: "))
    }

    @Test func realsAndDecimalsReadAsInPowerShell() {
        #expect(cast(Value("1,234.5"), .double) == "1234.5|Double")
        #expect(cast(Value(".5"), .double) == "0.5|Double")
        #expect(cast(Value("1.50"), .decimal) == "1.5|Decimal")
        #expect(cast(.double(12.34), .decimal) == "12.34|Decimal")
        #expect(cast(.double(1e-7), .decimal) == "0.0000001|Decimal")
        #expect(cast(.single(0.1), .decimal) == "0.1|Decimal")
        #expect(cast(.double(0.1), .single) == "0.1|Single")
    }

    @Test func arraysConvertElementByElement() {
        #expect(
            cast(list(Value("1"), .double(2.6), .bool(true)), TypeInfo.int32.arrayType) == "1 3 1|Int32[]")
        #expect(cast(Value("abc"), TypeInfo.char.arrayType) == "a b c|Char[]")
        #expect(cast(.int(5), TypeInfo.int32.arrayType) == "5|Int32[]")
        #expect(
            cast(list(.int(1), Value("x")), TypeInfo.int32.arrayType).hasPrefix(
                "InvalidCastFromStringToInteger"))
    }

    @Test func whatHasNoConversionSaysSo() {
        #expect(
            cast(list(.int(1), .int(2)), .int32) == "ConvertToFinalInvalidCastException: Cannot convert the "
                + "\"System.Object[]\" value of type \"System.Object[]\" to type \"System.Int32\".")
    }

    @Test func truthFollowsTheCountAndTheOnlyElement() {
        #expect(!list().isTrue)
        #expect(!list(.int(0)).isTrue)
        #expect(list(.int(0), .int(0)).isTrue)
        #expect(Value("False").isTrue)
        #expect(!Value.double(0).isTrue)
        #expect(Value.table(TableObject()).isTrue)
    }
}
