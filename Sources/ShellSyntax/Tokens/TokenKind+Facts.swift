extension TokenKind {
    /// PowerShell's name of the kind.
    public var name: String { Self.facts[Int(rawValue)].name }

    /// How the kind is written, or a short name of it.
    public var text: String { Self.facts[Int(rawValue)].text }

    /// What holds for all tokens of the kind.
    public var flags: TokenFlags { Self.facts[Int(rawValue)].flags }

    /// One row a kind.
    private struct Facts {
        let name: String
        let text: String
        let flags: TokenFlags
    }

    private static let facts: [Facts] = {
        let none = Facts(name: "Unknown", text: "unknown", flags: [])
        var rows = [Facts](repeating: none, count: 256)
        func row(_ kind: TokenKind, _ name: String, _ text: String, _ flags: TokenFlags...) {
            var all: TokenFlags = []
            for flag in flags { all.insert(flag) }
            rows[Int(kind.rawValue)] = Facts(name: name, text: text, flags: all)
        }
        row(.unknown, "Unknown", "unknown")
        row(.variable, "Variable", "var")
        row(.splattedVariable, "SplattedVariable", "@var")
        row(.parameter, "Parameter", "param")
        row(.number, "Number", "number")
        row(.label, "Label", "label")
        row(.identifier, "Identifier", "ident")
        row(.generic, "Generic", "generic")
        row(.newLine, "NewLine", "newline", .parseModeInvariant)
        row(.lineContinuation, "LineContinuation", "line continuation", .parseModeInvariant)
        row(.comment, "Comment", "comment", .parseModeInvariant)
        row(.endOfInput, "EndOfInput", "eof", .parseModeInvariant)
        row(.stringLiteral, "StringLiteral", "sqstr", .parseModeInvariant)
        row(.stringExpandable, "StringExpandable", "dqstr", .parseModeInvariant)
        row(.hereStringLiteral, "HereStringLiteral", "sq here string", .parseModeInvariant)
        row(.hereStringExpandable, "HereStringExpandable", "dq here string", .parseModeInvariant)
        row(.lParen, "LParen", "(", .parseModeInvariant)
        row(.rParen, "RParen", ")", .parseModeInvariant)
        row(.lCurly, "LCurly", "{", .parseModeInvariant)
        row(.rCurly, "RCurly", "}", .parseModeInvariant)
        row(.lBracket, "LBracket", "[")
        row(.rBracket, "RBracket", "]", .parseModeInvariant)
        row(.atParen, "AtParen", "@(", .parseModeInvariant)
        row(.atCurly, "AtCurly", "@{", .parseModeInvariant)
        row(.dollarParen, "DollarParen", "$(", .parseModeInvariant)
        row(.semi, "Semi", ";", .parseModeInvariant)
        row(.andAnd, "AndAnd", "&&", .parseModeInvariant)
        row(.orOr, "OrOr", "||", .parseModeInvariant)
        row(.ampersand, "Ampersand", "&", .specialOperator, .parseModeInvariant)
        row(.pipe, "Pipe", "|", .specialOperator, .parseModeInvariant)
        row(.comma, "Comma", ",", .unaryOperator, .parseModeInvariant)
        row(
            .minusMinus, "MinusMinus", "--", .unaryOperator, .prefixOrPostfixOperator,
            .disallowedInRestrictedMode)
        row(
            .plusPlus, "PlusPlus", "++", .unaryOperator, .prefixOrPostfixOperator, .disallowedInRestrictedMode
        )
        row(.dotDot, "DotDot", "..", .binaryOperator, .binaryPrecedenceRange, .disallowedInRestrictedMode)
        row(.colonColon, "ColonColon", "::", .specialOperator, .disallowedInRestrictedMode)
        row(.dot, "Dot", ".", .specialOperator, .disallowedInRestrictedMode)
        row(.exclaim, "Exclaim", "!", .unaryOperator, .canConstantFold)
        row(.multiply, "Multiply", "*", .binaryOperator, .binaryPrecedenceMultiply, .canConstantFold)
        row(.divide, "Divide", "/", .binaryOperator, .binaryPrecedenceMultiply, .canConstantFold)
        row(.rem, "Rem", "%", .binaryOperator, .binaryPrecedenceMultiply, .canConstantFold)
        row(.plus, "Plus", "+", .binaryOperator, .binaryPrecedenceAdd, .unaryOperator, .canConstantFold)
        row(.minus, "Minus", "-", .binaryOperator, .binaryPrecedenceAdd, .unaryOperator, .canConstantFold)
        row(.equals, "Equals", "=", .assignmentOperator)
        row(.plusEquals, "PlusEquals", "+=", .assignmentOperator)
        row(.minusEquals, "MinusEquals", "-=", .assignmentOperator)
        row(.multiplyEquals, "MultiplyEquals", "*=", .assignmentOperator)
        row(.divideEquals, "DivideEquals", "/=", .assignmentOperator)
        row(.remainderEquals, "RemainderEquals", "%=", .assignmentOperator)
        row(.redirection, "Redirection", "redirection", .disallowedInRestrictedMode)
        row(.redirectInStd, "RedirectInStd", "<", .parseModeInvariant, .disallowedInRestrictedMode)
        row(.format, "Format", "-f", .binaryOperator, .binaryPrecedenceFormat, .disallowedInRestrictedMode)
        row(.not, "Not", "-not", .unaryOperator, .canConstantFold)
        row(.bnot, "Bnot", "-bnot", .unaryOperator, .canConstantFold)
        row(.and, "And", "-and", .binaryOperator, .binaryPrecedenceLogical, .canConstantFold)
        row(.or, "Or", "-or", .binaryOperator, .binaryPrecedenceLogical, .canConstantFold)
        row(.xor, "Xor", "-xor", .binaryOperator, .binaryPrecedenceLogical, .canConstantFold)
        row(.band, "Band", "-band", .binaryOperator, .binaryPrecedenceBitwise, .canConstantFold)
        row(.bor, "Bor", "-bor", .binaryOperator, .binaryPrecedenceBitwise, .canConstantFold)
        row(.bxor, "Bxor", "-bxor", .binaryOperator, .binaryPrecedenceBitwise, .canConstantFold)
        row(
            .join, "Join", "-join", .binaryOperator, .unaryOperator, .binaryPrecedenceComparison,
            .disallowedInRestrictedMode)
        row(.ieq, "Ieq", "-ieq", .binaryOperator, .binaryPrecedenceComparison)
        row(.ine, "Ine", "-ine", .binaryOperator, .binaryPrecedenceComparison)
        row(.ige, "Ige", "-ige", .binaryOperator, .binaryPrecedenceComparison)
        row(.igt, "Igt", "-igt", .binaryOperator, .binaryPrecedenceComparison)
        row(.ilt, "Ilt", "-ilt", .binaryOperator, .binaryPrecedenceComparison)
        row(.ile, "Ile", "-ile", .binaryOperator, .binaryPrecedenceComparison)
        row(.ilike, "Ilike", "-ilike", .binaryOperator, .binaryPrecedenceComparison)
        row(.inotlike, "Inotlike", "-inotlike", .binaryOperator, .binaryPrecedenceComparison)
        row(
            .imatch, "Imatch", "-imatch", .binaryOperator, .binaryPrecedenceComparison,
            .disallowedInRestrictedMode)
        row(
            .inotmatch, "Inotmatch", "-inotmatch", .binaryOperator, .binaryPrecedenceComparison,
            .disallowedInRestrictedMode)
        row(
            .ireplace, "Ireplace", "-ireplace", .binaryOperator, .binaryPrecedenceComparison,
            .disallowedInRestrictedMode)
        row(.icontains, "Icontains", "-icontains", .binaryOperator, .binaryPrecedenceComparison)
        row(.inotcontains, "Inotcontains", "-inotcontains", .binaryOperator, .binaryPrecedenceComparison)
        row(.iin, "Iin", "-iin", .binaryOperator, .binaryPrecedenceComparison)
        row(.inotin, "Inotin", "-inotin", .binaryOperator, .binaryPrecedenceComparison)
        row(
            .isplit, "Isplit", "-isplit", .binaryOperator, .unaryOperator, .binaryPrecedenceComparison,
            .disallowedInRestrictedMode)
        row(.ceq, "Ceq", "-ceq", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(.cne, "Cne", "-cne", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(.cge, "Cge", "-cge", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(.cgt, "Cgt", "-cgt", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(.clt, "Clt", "-clt", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(.cle, "Cle", "-cle", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(.clike, "Clike", "-clike", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(
            .cnotlike, "Cnotlike", "-cnotlike", .binaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator)
        row(
            .cmatch, "Cmatch", "-cmatch", .binaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator, .disallowedInRestrictedMode)
        row(
            .cnotmatch, "Cnotmatch", "-cnotmatch", .binaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator, .disallowedInRestrictedMode)
        row(
            .creplace, "Creplace", "-creplace", .binaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator, .disallowedInRestrictedMode)
        row(
            .ccontains, "Ccontains", "-ccontains", .binaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator)
        row(
            .cnotcontains, "Cnotcontains", "-cnotcontains", .binaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator)
        row(.cin, "Cin", "-cin", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator)
        row(
            .cnotin, "Cnotin", "-cnotin", .binaryOperator, .binaryPrecedenceComparison, .caseSensitiveOperator
        )
        row(
            .csplit, "Csplit", "-csplit", .binaryOperator, .unaryOperator, .binaryPrecedenceComparison,
            .caseSensitiveOperator, .disallowedInRestrictedMode)
        row(.is, "Is", "-is", .binaryOperator, .binaryPrecedenceComparison)
        row(.isNot, "IsNot", "-isnot", .binaryOperator, .binaryPrecedenceComparison)
        row(.as, "As", "-as", .binaryOperator, .binaryPrecedenceComparison, .disallowedInRestrictedMode)
        row(
            .postfixPlusPlus, "PostfixPlusPlus", "++", .unaryOperator, .prefixOrPostfixOperator,
            .disallowedInRestrictedMode)
        row(
            .postfixMinusMinus, "PostfixMinusMinus", "--", .unaryOperator, .prefixOrPostfixOperator,
            .disallowedInRestrictedMode)
        row(.shl, "Shl", "-shl", .binaryOperator, .binaryPrecedenceComparison, .canConstantFold)
        row(.shr, "Shr", "-shr", .binaryOperator, .binaryPrecedenceComparison, .canConstantFold)
        row(.colon, "Colon", ":", .specialOperator, .disallowedInRestrictedMode)
        row(.questionMark, "QuestionMark", "?", .ternaryOperator, .disallowedInRestrictedMode)
        row(.questionQuestionEquals, "QuestionQuestionEquals", "??=", .assignmentOperator)
        row(.questionQuestion, "QuestionQuestion", "??", .binaryOperator, .binaryPrecedenceCoalesce)
        row(.questionDot, "QuestionDot", "?.", .specialOperator, .disallowedInRestrictedMode)
        row(.questionLBracket, "QuestionLBracket", "?[")
        row(.begin, "Begin", "begin", .keyword, .scriptBlockBlockName)
        row(.break, "Break", "break", .keyword, .statementDoesntSupportAttributes)
        row(.catch, "Catch", "catch", .keyword)
        row(.class, "Class", "class", .keyword)
        row(.continue, "Continue", "continue", .keyword, .statementDoesntSupportAttributes)
        row(.data, "Data", "data", .keyword, .statementDoesntSupportAttributes)
        row(.define, "Define", "define", .keyword, .statementDoesntSupportAttributes)
        row(.do, "Do", "do", .keyword, .statementDoesntSupportAttributes)
        row(.dynamicparam, "Dynamicparam", "dynamicparam", .keyword, .scriptBlockBlockName)
        row(.else, "Else", "else", .keyword)
        row(.elseIf, "ElseIf", "elseif", .keyword)
        row(.end, "End", "end", .keyword, .scriptBlockBlockName)
        row(.exit, "Exit", "exit", .keyword, .statementDoesntSupportAttributes)
        row(.filter, "Filter", "filter", .keyword, .statementDoesntSupportAttributes)
        row(.finally, "Finally", "finally", .keyword)
        row(.for, "For", "for", .keyword, .statementDoesntSupportAttributes)
        row(.foreach, "Foreach", "foreach", .keyword, .statementDoesntSupportAttributes)
        row(.from, "From", "from", .keyword, .statementDoesntSupportAttributes)
        row(.function, "Function", "function", .keyword, .statementDoesntSupportAttributes)
        row(.if, "If", "if", .keyword, .statementDoesntSupportAttributes)
        row(.in, "In", "in", .keyword)
        row(.param, "Param", "param", .keyword)
        row(.process, "Process", "process", .keyword, .scriptBlockBlockName)
        row(.return, "Return", "return", .keyword, .statementDoesntSupportAttributes)
        row(.switch, "Switch", "switch", .keyword, .statementDoesntSupportAttributes)
        row(.throw, "Throw", "throw", .keyword, .statementDoesntSupportAttributes)
        row(.trap, "Trap", "trap", .keyword, .statementDoesntSupportAttributes)
        row(.try, "Try", "try", .keyword, .statementDoesntSupportAttributes)
        row(.until, "Until", "until", .keyword)
        row(.using, "Using", "using", .keyword, .statementDoesntSupportAttributes)
        row(.var, "Var", "var", .keyword, .statementDoesntSupportAttributes)
        row(.while, "While", "while", .keyword, .statementDoesntSupportAttributes)
        row(.workflow, "Workflow", "workflow", .keyword, .statementDoesntSupportAttributes)
        row(.parallel, "Parallel", "parallel", .keyword, .statementDoesntSupportAttributes)
        row(.sequence, "Sequence", "sequence", .keyword, .statementDoesntSupportAttributes)
        row(.inlineScript, "InlineScript", "inlinescript", .keyword, .statementDoesntSupportAttributes)
        row(.configuration, "Configuration", "configuration", .keyword)
        row(.dynamicKeyword, "DynamicKeyword", "dynamickeyword", .keyword)
        row(.public, "Public", "public", .keyword)
        row(.private, "Private", "private", .keyword)
        row(.static, "Static", "static", .keyword)
        row(.interface, "Interface", "interface", .keyword)
        row(.enum, "Enum", "enum", .keyword)
        row(.namespace, "Namespace", "namespace", .keyword)
        row(.module, "Module", "module", .keyword)
        row(.type, "Type", "type", .keyword)
        row(.assembly, "Assembly", "assembly", .keyword)
        row(.command, "Command", "command", .keyword)
        row(.hidden, "Hidden", "hidden", .keyword)
        row(.base, "Base", "base", .keyword)
        row(.default, "Default", "default", .keyword)
        row(.clean, "Clean", "clean", .keyword, .scriptBlockBlockName)
        return rows
    }()
}
