import ShellSyntax

extension Value {
    /// The value of a constant in the text of a script.
    public init(_ constant: ConstantValue) {
        switch constant {
        case .number(let literal): self.init(literal)
        case .string(let text): self = .text(Text(text))
        case .boolean(let flag): self = .bool(flag)
        }
    }

    /// The value of a number as its literal says.
    public init(_ literal: NumericLiteral) {
        switch literal {
        case .int8(let number): self = .sbyte(number)
        case .uint8(let number): self = .byte(number)
        case .int16(let number): self = .short(number)
        case .uint16(let number): self = .ushort(number)
        case .int32(let number): self = .int(number)
        case .uint32(let number): self = .uint(number)
        case .int64(let number): self = .long(number)
        case .uint64(let number): self = .ulong(number)
        case .double(let number): self = .double(number)
        case .decimal(let text): self = NumericText.decimal(in: text).map { Value($0) } ?? .double(.nan)
        case .bigInteger(let text): self = BigInteger(text).map { Value($0) } ?? .int(0)
        }
    }
}
