import ShellSyntax

/// The enumerations of tokens, taken from the parser's own.
enum TokenTypes {
    /// `System.Management.Automation.Language.TokenKind`.
    static let tokenKind: TypeInfo = {
        let members = TokenKind.allCases.map { (name: $0.name, value: Int64($0.rawValue)) }
        return TypeInfo(
            "System.Management.Automation.Language.TokenKind", kind: .enumeration, base: .enumeration,
            enumeration: EnumerationInfo(members))
    }()

    /// `System.Management.Automation.Language.TokenFlags`.
    static let tokenFlags = TypeInfo(
        "System.Management.Automation.Language.TokenFlags", kind: .enumeration, base: .enumeration,
        enumeration: EnumerationInfo(flagNames.map { ($0.0, Int64($0.1)) }, isFlags: true))

    private static let flagNames: [(String, UInt32)] = [
        ("None", 0), ("BinaryPrecedenceLogical", 1), ("BinaryPrecedenceBitwise", 2),
        ("BinaryPrecedenceComparison", 5), ("BinaryPrecedenceCoalesce", 7), ("BinaryPrecedenceAdd", 9),
        ("BinaryPrecedenceMultiply", 10), ("BinaryPrecedenceFormat", 12), ("BinaryPrecedenceRange", 13),
        ("BinaryPrecedenceMask", 15), ("Keyword", 16), ("ScriptBlockBlockName", 32), ("BinaryOperator", 256),
        ("UnaryOperator", 512), ("CaseSensitiveOperator", 1024), ("TernaryOperator", 2048),
        ("SpecialOperator", 4096), ("AssignmentOperator", 8192), ("ParseModeInvariant", 32768),
        ("TokenInError", 65536), ("DisallowedInRestrictedMode", 131072),
        ("PrefixOrPostfixOperator", 262144), ("CommandName", 524288), ("MemberName", 1_048_576),
        ("TypeName", 2_097_152), ("AttributeName", 4_194_304), ("CanConstantFold", 8_388_608),
        ("StatementDoesntSupportAttributes", 16_777_216),
    ]
}
