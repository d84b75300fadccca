import Testing

@testable import ShellRuntime

@Suite struct FormatTests {
    private func format(_ template: String, _ arguments: Value...) -> String {
        do {
            return try Formatting.format(Text(template), arguments, makeInterpreter()).string
        } catch let error as ScriptError {
            return error.record.exception.message
        } catch { return "\(error)" }
    }

    @Test(arguments: [
        (1.0, "1"), (0.1, "0.1"), (1e5, "100000"), (1e14, "100000000000000"), (1e15, "1E+15"),
        (1e-4, "0.0001"),
        (1e-5, "1E-05"), (123_456_789_012_345_680.0, "1.23456789012346E+17"), (-0.0, "-0"),
        (0.1 + 0.2, "0.3"),
        (1.0 / 3, "0.333333333333333"), (1e20, "1E+20"), (.nan, "NaN"), (-.infinity, "-Infinity"),
        (.leastNonzeroMagnitude, "4.94065645841247E-324"),
    ])
    func doublesShowFifteenDigits(_ value: Double, _ text: String) {
        #expect(Value.double(value).toText().string == text)
    }

    @Test(arguments: [
        ("{0:F0}", 0.5, "0"), ("{0:F0}", 2.5, "2"), ("{0:F1}", 0.25, "0.2"), ("{0:F2}", 1.005, "1.00"),
        ("{0:N1}", 0.05, "0.1"), ("{0:G17}", 0.1, "0.10000000000000001"),
        ("{0:G5}", 123456.789, "1.2346E+05"),
        ("{0:E3}", 0.00012345, "1.234E-004"), ("{0:F2}", -0.001, "-0.00"), ("{0:0.00}", -0.001, "-0.00"),
        ("{0:F20}", 0.1, "0.10000000000000000555"), ("{0:P}", 0.256, "25.600%"), ("{0:C2}", -1.5, "-$1.50"),
        ("{0}", 1e15, "1000000000000000"), ("{0}", 0.1 + 0.2, "0.30000000000000004"),
    ])
    func standardFormatsRoundTheExactValue(_ template: String, _ value: Double, _ text: String) {
        #expect(format(template, .double(value)) == text)
    }

    @Test(arguments: [
        ("{0:0}", 3.7, "4"), ("{0:#.##}", 0.5, ".5"), ("{0:#,##0.00}", 1234.5, "1,234.50"),
        ("{0:0.0,}", 12345, "12345.0"),
        ("{0:0%}", 0.256, "26%"), ("{0:000-00-0000}", 123_456_789, "123-45-6789"),
        ("{0:0.###e+00}", 12345, "1.235e+04"),
        ("{0:(0)}", 12, "(12)"), ("{0:0' units'}", 3, "3 units"), ("{0:0 \\#}", 4, "4 #"),
        ("{0:#,##0,K}", 2_500_000, "2,500K"),
        ("{0:##-##}", 1234, "12-34"), ("{0:abc}", 5, "abc"), ("{0:#;minus #}", -3, "minus 3"),
        ("{0:0,0}", 12, "12"),
        ("{0:0.0;(0.0);nil}", -0.001, "nil"), ("{0:0.0;(0.0);nil}", -12.5, "(12.5)"), ("{0:#}", 0, ""),
    ])
    func customFormatsFollowTheirSections(_ template: String, _ value: Double, _ text: String) {
        #expect(format(template, .double(value)) == text)
    }

    @Test func integersHaveTheirOwnFormats() {
        #expect(format("{0:X} {0:x8} {0:D6}", .int(3054)) == "BEE 00000bee 003054")
        #expect(format("{0:X}", .int(-255)) == "FFFFFF01")
        #expect(format("{0:N0}", .int(1_234_567)) == "1,234,567")
        #expect(format("{0:0000 0000}", .int(1_234_567)) == "0123 4567")
        #expect(format("{0:X}", Value(BigInteger(2).power(70))) == "400000000000000000")
        #expect(format("{0:F2} {0}", decimal("1.005")) == "1.01 1.005")
    }

    @Test func itemsAreAligned() {
        #expect(
            format("[{0,6}] [{0,-6}] [{1,8:N2}]", .int(42), .double(3.14159))
                == "[    42] [42    ] [    3.14]")
        #expect(format("{{{0}}}", .int(1)) == "{1}")
    }

    @Test(arguments: [
        (
            "{0} {1}",
            "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."
        ),
        (
            "{",
            "Input string was not in a correct format. Failure to parse near offset 1. Format item ends prematurely."
        ),
        (
            "{x}",
            "Input string was not in a correct format. Failure to parse near offset 1. Expected an ASCII digit."
        ),
        (
            "{0",
            "Input string was not in a correct format. Failure to parse near offset 2. Format item ends prematurely."
        ),
        ("{0:D}", "Format specifier was invalid."),
    ])
    func wrongTemplatesSayWhere(_ template: String, _ reason: String) {
        #expect(format(template, .double(1.5)) == "Error formatting a string: \(reason).")
    }
}
