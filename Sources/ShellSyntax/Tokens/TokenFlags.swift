/// Facts of a token, with PowerShell's numbers. The lowest four bits hold the precedence of a binary operator.
public struct TokenFlags: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt32
    /// Makes flags of bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// `-and`, `-or`, `-xor`.
    public static let binaryPrecedenceLogical = TokenFlags(rawValue: 0x1)
    /// `-band`, `-bor`, `-bxor`.
    public static let binaryPrecedenceBitwise = TokenFlags(rawValue: 0x2)
    /// Comparison, matching, `-split`, `-join`, `-is`, `-as`, shifts.
    public static let binaryPrecedenceComparison = TokenFlags(rawValue: 0x5)
    /// `??`.
    public static let binaryPrecedenceCoalesce = TokenFlags(rawValue: 0x7)
    /// `+`, `-`.
    public static let binaryPrecedenceAdd = TokenFlags(rawValue: 0x9)
    /// `*`, `/`, `%`.
    public static let binaryPrecedenceMultiply = TokenFlags(rawValue: 0xa)
    /// `-f`.
    public static let binaryPrecedenceFormat = TokenFlags(rawValue: 0xc)
    /// `..`.
    public static let binaryPrecedenceRange = TokenFlags(rawValue: 0xd)
    /// A word of the language.
    public static let keyword = TokenFlags(rawValue: 0x10)
    /// `begin`, `process`, `end`, `clean`, `dynamicparam`.
    public static let scriptBlockBlockName = TokenFlags(rawValue: 0x20)
    /// An operator between two operands.
    public static let binaryOperator = TokenFlags(rawValue: 0x100)
    /// An operator before its operand.
    public static let unaryOperator = TokenFlags(rawValue: 0x200)
    /// Compares case.
    public static let caseSensitiveOperator = TokenFlags(rawValue: 0x400)
    /// `?` of a conditional expression.
    public static let ternaryOperator = TokenFlags(rawValue: 0x800)
    /// `&`, `|`.
    public static let specialOperator = TokenFlags(rawValue: 0x1000)
    /// `=` and its kin.
    public static let assignmentOperator = TokenFlags(rawValue: 0x2000)
    /// Read alike as an argument and in an expression.
    public static let parseModeInvariant = TokenFlags(rawValue: 0x8000)
    /// The token is part of a syntax error.
    public static let tokenInError = TokenFlags(rawValue: 0x10000)
    /// Not permitted in data sections and module manifests.
    public static let disallowedInRestrictedMode = TokenFlags(rawValue: 0x20000)
    /// `++`, `--`.
    public static let prefixOrPostfixOperator = TokenFlags(rawValue: 0x40000)
    /// Names a command.
    public static let commandName = TokenFlags(rawValue: 0x80000)
    /// Names a member.
    public static let memberName = TokenFlags(rawValue: 0x100000)
    /// Names a type.
    public static let typeName = TokenFlags(rawValue: 0x200000)
    /// Names an attribute.
    public static let attributeName = TokenFlags(rawValue: 0x400000)
    /// Constant operands give a constant.
    public static let canConstantFold = TokenFlags(rawValue: 0x800000)
    /// A statement that takes no attributes before it.
    public static let statementDoesntSupportAttributes = TokenFlags(rawValue: 0x1000000)

    /// Precedence of a binary operator; 0 for none.
    public var precedence: UInt32 { rawValue & 0xf }
}
