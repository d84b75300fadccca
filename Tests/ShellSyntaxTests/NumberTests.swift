import ShellSyntax
import Testing

@Suite("Numbers")
struct NumberTests {
    private func value(_ text: String) -> NumericLiteral? {
        guard let token = Parser.parse(text).tokens.first as? NumberToken else { return nil }
        return token.value
    }

    @Test("A number takes the smallest type that holds it")
    func sizes() {
        #expect(value("2147483647") == .int32(.max))
        #expect(value("2147483648") == .int64(2_147_483_648))
        #expect(value("9223372036854775808") == .decimal("9223372036854775808"))
        #expect(value("1.5") == .double(1.5))
        #expect(value("1e3") == .double(1000))
        #expect(value(".5") == .double(0.5))
    }

    @Test("Suffixes choose the type")
    func suffixes() {
        #expect(value("1l") == .int64(1))
        #expect(value("1u") == .uint32(1))
        #expect(value("1ul") == .uint64(1))
        #expect(value("1s") == .int16(1))
        #expect(value("1us") == .uint16(1))
        #expect(value("1y") == .int8(1))
        #expect(value("1uy") == .uint8(1))
        #expect(value("1.50d") == .decimal("1.50"))
        #expect(value("7n") == .bigInteger("7"))
    }

    @Test("Multipliers are powers of 1024")
    func multipliers() {
        #expect(value("1kb") == .int32(1024))
        #expect(value("2MB") == .int32(2_097_152))
        #expect(value("4gb") == .int64(4_294_967_296))
        #expect(value("1.5kb") == .double(1536))
    }

    @Test("Hexadecimal and binary numbers carry their sign in the highest bit")
    func radixes() {
        #expect(value("0xFF") == .int32(255))
        #expect(value("0xFFFFFFFF") == .int32(-1))
        #expect(value("0x7FFFFFFFFFFFFFFF") == .int64(.max))
        #expect(value("0b101") == .int32(5))
        #expect(value("0x") == .int32(0))
    }

    @Test("What is no number is an error in an expression and a word as an argument")
    func notNumbers() {
        #expect(errors("1 + 1000y") == ["BadNumericConstant <1000y>"])
        #expect(errors("f 1000y") == [])
        #expect(command("f 1.2.3")?.commandElements.last is StringConstantExpressionAst)
    }

    @Test("A number of more digits than can be converted in time is refused")
    func tooLong() {
        let digits = String(repeating: "7", count: 1_000_000)
        #expect(errors("1 + \(digits)n").first?.hasPrefix("BadNumericConstant") == true)
        #expect(errors("1 + " + String(repeating: "0", count: 1_000_000) + "1") == [])
    }
}
