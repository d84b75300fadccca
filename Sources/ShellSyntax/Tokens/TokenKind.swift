/// The kinds of token, with the names and numbers that `System.Management.Automation.Language.TokenKind` has.
public enum TokenKind: UInt8, Sendable, CaseIterable {
    /// `Unknown`.
    case unknown = 0
    /// `Variable`.
    case variable = 1
    /// `SplattedVariable`.
    case splattedVariable = 2
    /// `Parameter`.
    case parameter = 3
    /// `Number`.
    case number = 4
    /// `Label`.
    case label = 5
    /// `Identifier`.
    case identifier = 6
    /// `Generic`.
    case generic = 7
    /// `NewLine`.
    case newLine = 8
    /// `LineContinuation`.
    case lineContinuation = 9
    /// `Comment`.
    case comment = 10
    /// `EndOfInput`.
    case endOfInput = 11
    /// `StringLiteral`.
    case stringLiteral = 12
    /// `StringExpandable`.
    case stringExpandable = 13
    /// `HereStringLiteral`.
    case hereStringLiteral = 14
    /// `HereStringExpandable`.
    case hereStringExpandable = 15
    /// `LParen`.
    case lParen = 16
    /// `RParen`.
    case rParen = 17
    /// `LCurly`.
    case lCurly = 18
    /// `RCurly`.
    case rCurly = 19
    /// `LBracket`.
    case lBracket = 20
    /// `RBracket`.
    case rBracket = 21
    /// `AtParen`.
    case atParen = 22
    /// `AtCurly`.
    case atCurly = 23
    /// `DollarParen`.
    case dollarParen = 24
    /// `Semi`.
    case semi = 25
    /// `AndAnd`.
    case andAnd = 26
    /// `OrOr`.
    case orOr = 27
    /// `Ampersand`.
    case ampersand = 28
    /// `Pipe`.
    case pipe = 29
    /// `Comma`.
    case comma = 30
    /// `MinusMinus`.
    case minusMinus = 31
    /// `PlusPlus`.
    case plusPlus = 32
    /// `DotDot`.
    case dotDot = 33
    /// `ColonColon`.
    case colonColon = 34
    /// `Dot`.
    case dot = 35
    /// `Exclaim`.
    case exclaim = 36
    /// `Multiply`.
    case multiply = 37
    /// `Divide`.
    case divide = 38
    /// `Rem`.
    case rem = 39
    /// `Plus`.
    case plus = 40
    /// `Minus`.
    case minus = 41
    /// `Equals`.
    case equals = 42
    /// `PlusEquals`.
    case plusEquals = 43
    /// `MinusEquals`.
    case minusEquals = 44
    /// `MultiplyEquals`.
    case multiplyEquals = 45
    /// `DivideEquals`.
    case divideEquals = 46
    /// `RemainderEquals`.
    case remainderEquals = 47
    /// `Redirection`.
    case redirection = 48
    /// `RedirectInStd`.
    case redirectInStd = 49
    /// `Format`.
    case format = 50
    /// `Not`.
    case not = 51
    /// `Bnot`.
    case bnot = 52
    /// `And`.
    case and = 53
    /// `Or`.
    case or = 54
    /// `Xor`.
    case xor = 55
    /// `Band`.
    case band = 56
    /// `Bor`.
    case bor = 57
    /// `Bxor`.
    case bxor = 58
    /// `Join`.
    case join = 59
    /// `Ieq`.
    case ieq = 60
    /// `Ine`.
    case ine = 61
    /// `Ige`.
    case ige = 62
    /// `Igt`.
    case igt = 63
    /// `Ilt`.
    case ilt = 64
    /// `Ile`.
    case ile = 65
    /// `Ilike`.
    case ilike = 66
    /// `Inotlike`.
    case inotlike = 67
    /// `Imatch`.
    case imatch = 68
    /// `Inotmatch`.
    case inotmatch = 69
    /// `Ireplace`.
    case ireplace = 70
    /// `Icontains`.
    case icontains = 71
    /// `Inotcontains`.
    case inotcontains = 72
    /// `Iin`.
    case iin = 73
    /// `Inotin`.
    case inotin = 74
    /// `Isplit`.
    case isplit = 75
    /// `Ceq`.
    case ceq = 76
    /// `Cne`.
    case cne = 77
    /// `Cge`.
    case cge = 78
    /// `Cgt`.
    case cgt = 79
    /// `Clt`.
    case clt = 80
    /// `Cle`.
    case cle = 81
    /// `Clike`.
    case clike = 82
    /// `Cnotlike`.
    case cnotlike = 83
    /// `Cmatch`.
    case cmatch = 84
    /// `Cnotmatch`.
    case cnotmatch = 85
    /// `Creplace`.
    case creplace = 86
    /// `Ccontains`.
    case ccontains = 87
    /// `Cnotcontains`.
    case cnotcontains = 88
    /// `Cin`.
    case cin = 89
    /// `Cnotin`.
    case cnotin = 90
    /// `Csplit`.
    case csplit = 91
    /// `Is`.
    case `is` = 92
    /// `IsNot`.
    case isNot = 93
    /// `As`.
    case `as` = 94
    /// `PostfixPlusPlus`.
    case postfixPlusPlus = 95
    /// `PostfixMinusMinus`.
    case postfixMinusMinus = 96
    /// `Shl`.
    case shl = 97
    /// `Shr`.
    case shr = 98
    /// `Colon`.
    case colon = 99
    /// `QuestionMark`.
    case questionMark = 100
    /// `QuestionQuestionEquals`.
    case questionQuestionEquals = 101
    /// `QuestionQuestion`.
    case questionQuestion = 102
    /// `QuestionDot`.
    case questionDot = 103
    /// `QuestionLBracket`.
    case questionLBracket = 104
    /// `Begin`.
    case begin = 119
    /// `Break`.
    case `break` = 120
    /// `Catch`.
    case `catch` = 121
    /// `Class`.
    case `class` = 122
    /// `Continue`.
    case `continue` = 123
    /// `Data`.
    case data = 124
    /// `Define`.
    case define = 125
    /// `Do`.
    case `do` = 126
    /// `Dynamicparam`.
    case dynamicparam = 127
    /// `Else`.
    case `else` = 128
    /// `ElseIf`.
    case elseIf = 129
    /// `End`.
    case end = 130
    /// `Exit`.
    case exit = 131
    /// `Filter`.
    case filter = 132
    /// `Finally`.
    case finally = 133
    /// `For`.
    case `for` = 134
    /// `Foreach`.
    case foreach = 135
    /// `From`.
    case from = 136
    /// `Function`.
    case function = 137
    /// `If`.
    case `if` = 138
    /// `In`.
    case `in` = 139
    /// `Param`.
    case param = 140
    /// `Process`.
    case process = 141
    /// `Return`.
    case `return` = 142
    /// `Switch`.
    case `switch` = 143
    /// `Throw`.
    case `throw` = 144
    /// `Trap`.
    case trap = 145
    /// `Try`.
    case `try` = 146
    /// `Until`.
    case until = 147
    /// `Using`.
    case using = 148
    /// `Var`.
    case `var` = 149
    /// `While`.
    case `while` = 150
    /// `Workflow`.
    case workflow = 151
    /// `Parallel`.
    case parallel = 152
    /// `Sequence`.
    case sequence = 153
    /// `InlineScript`.
    case inlineScript = 154
    /// `Configuration`.
    case configuration = 155
    /// `DynamicKeyword`.
    case dynamicKeyword = 156
    /// `Public`.
    case `public` = 157
    /// `Private`.
    case `private` = 158
    /// `Static`.
    case `static` = 159
    /// `Interface`.
    case interface = 160
    /// `Enum`.
    case `enum` = 161
    /// `Namespace`.
    case namespace = 162
    /// `Module`.
    case module = 163
    /// `Type`.
    case type = 164
    /// `Assembly`.
    case assembly = 165
    /// `Command`.
    case command = 166
    /// `Hidden`.
    case hidden = 167
    /// `Base`.
    case base = 168
    /// `Default`.
    case `default` = 169
    /// `Clean`.
    case clean = 170
}
