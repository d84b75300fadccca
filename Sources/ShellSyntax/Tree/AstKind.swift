/// The concrete node types, for a `switch` over a node.
public enum AstKind: UInt8, Sendable, CaseIterable {
    /// `ScriptBlockAst`.
    case scriptBlock
    /// `ParamBlockAst`.
    case paramBlock
    /// `NamedBlockAst`.
    case namedBlock
    /// `ParameterAst`.
    case parameter
    /// `StatementBlockAst`.
    case statementBlock
    /// `TypeConstraintAst`.
    case typeConstraint
    /// `AttributeAst`.
    case attribute
    /// `NamedAttributeArgumentAst`.
    case namedAttributeArgument
    /// `TypeDefinitionAst`.
    case typeDefinition
    /// `PropertyMemberAst`.
    case propertyMember
    /// `FunctionMemberAst`.
    case functionMember
    /// `FunctionDefinitionAst`.
    case functionDefinition
    /// `UsingStatementAst`.
    case usingStatement
    /// `ConfigurationDefinitionAst`.
    case configurationDefinition
    /// `DynamicKeywordStatementAst`.
    case dynamicKeywordStatement
    /// `IfStatementAst`.
    case ifStatement
    /// `DataStatementAst`.
    case dataStatement
    /// `TryStatementAst`.
    case tryStatement
    /// `CatchClauseAst`.
    case catchClause
    /// `TrapStatementAst`.
    case trapStatement
    /// `BlockStatementAst`.
    case blockStatement
    /// `BreakStatementAst`.
    case breakStatement
    /// `ContinueStatementAst`.
    case continueStatement
    /// `ReturnStatementAst`.
    case returnStatement
    /// `ExitStatementAst`.
    case exitStatement
    /// `ThrowStatementAst`.
    case throwStatement
    /// `ForEachStatementAst`.
    case forEachStatement
    /// `ForStatementAst`.
    case forStatement
    /// `DoWhileStatementAst`.
    case doWhileStatement
    /// `DoUntilStatementAst`.
    case doUntilStatement
    /// `WhileStatementAst`.
    case whileStatement
    /// `SwitchStatementAst`.
    case switchStatement
    /// `PipelineAst`.
    case pipeline
    /// `PipelineChainAst`.
    case pipelineChain
    /// `AssignmentStatementAst`.
    case assignmentStatement
    /// `CommandAst`.
    case command
    /// `CommandExpressionAst`.
    case commandExpression
    /// `CommandParameterAst`.
    case commandParameter
    /// `FileRedirectionAst`.
    case fileRedirection
    /// `MergingRedirectionAst`.
    case mergingRedirection
    /// `TernaryExpressionAst`.
    case ternaryExpression
    /// `BinaryExpressionAst`.
    case binaryExpression
    /// `UnaryExpressionAst`.
    case unaryExpression
    /// `AttributedExpressionAst`.
    case attributedExpression
    /// `ConvertExpressionAst`.
    case convertExpression
    /// `MemberExpressionAst`.
    case memberExpression
    /// `InvokeMemberExpressionAst`.
    case invokeMemberExpression
    /// `BaseCtorInvokeMemberExpressionAst`.
    case baseCtorInvokeMemberExpression
    /// `IndexExpressionAst`.
    case indexExpression
    /// `TypeExpressionAst`.
    case typeExpression
    /// `VariableExpressionAst`.
    case variableExpression
    /// `ConstantExpressionAst`.
    case constantExpression
    /// `StringConstantExpressionAst`.
    case stringConstantExpression
    /// `ExpandableStringExpressionAst`.
    case expandableStringExpression
    /// `ScriptBlockExpressionAst`.
    case scriptBlockExpression
    /// `ArrayLiteralAst`.
    case arrayLiteral
    /// `ArrayExpressionAst`.
    case arrayExpression
    /// `SubExpressionAst`.
    case subExpression
    /// `ParenExpressionAst`.
    case parenExpression
    /// `HashtableAst`.
    case hashtable
    /// `UsingExpressionAst`.
    case usingExpression
    /// `ErrorStatementAst`.
    case errorStatement
    /// `ErrorExpressionAst`.
    case errorExpression
}

extension AstKind {
    /// PowerShell's name of the node type.
    public var typeName: String {
        switch self {
        case .scriptBlock: "ScriptBlockAst"
        case .paramBlock: "ParamBlockAst"
        case .namedBlock: "NamedBlockAst"
        case .parameter: "ParameterAst"
        case .statementBlock: "StatementBlockAst"
        case .typeConstraint: "TypeConstraintAst"
        case .attribute: "AttributeAst"
        case .namedAttributeArgument: "NamedAttributeArgumentAst"
        case .typeDefinition: "TypeDefinitionAst"
        case .propertyMember: "PropertyMemberAst"
        case .functionMember: "FunctionMemberAst"
        case .functionDefinition: "FunctionDefinitionAst"
        case .usingStatement: "UsingStatementAst"
        case .configurationDefinition: "ConfigurationDefinitionAst"
        case .dynamicKeywordStatement: "DynamicKeywordStatementAst"
        case .ifStatement: "IfStatementAst"
        case .dataStatement: "DataStatementAst"
        case .tryStatement: "TryStatementAst"
        case .catchClause: "CatchClauseAst"
        case .trapStatement: "TrapStatementAst"
        case .blockStatement: "BlockStatementAst"
        case .breakStatement: "BreakStatementAst"
        case .continueStatement: "ContinueStatementAst"
        case .returnStatement: "ReturnStatementAst"
        case .exitStatement: "ExitStatementAst"
        case .throwStatement: "ThrowStatementAst"
        case .forEachStatement: "ForEachStatementAst"
        case .forStatement: "ForStatementAst"
        case .doWhileStatement: "DoWhileStatementAst"
        case .doUntilStatement: "DoUntilStatementAst"
        case .whileStatement: "WhileStatementAst"
        case .switchStatement: "SwitchStatementAst"
        case .pipeline: "PipelineAst"
        case .pipelineChain: "PipelineChainAst"
        case .assignmentStatement: "AssignmentStatementAst"
        case .command: "CommandAst"
        case .commandExpression: "CommandExpressionAst"
        case .commandParameter: "CommandParameterAst"
        case .fileRedirection: "FileRedirectionAst"
        case .mergingRedirection: "MergingRedirectionAst"
        case .ternaryExpression: "TernaryExpressionAst"
        case .binaryExpression: "BinaryExpressionAst"
        case .unaryExpression: "UnaryExpressionAst"
        case .attributedExpression: "AttributedExpressionAst"
        case .convertExpression: "ConvertExpressionAst"
        case .memberExpression: "MemberExpressionAst"
        case .invokeMemberExpression: "InvokeMemberExpressionAst"
        case .baseCtorInvokeMemberExpression: "BaseCtorInvokeMemberExpressionAst"
        case .indexExpression: "IndexExpressionAst"
        case .typeExpression: "TypeExpressionAst"
        case .variableExpression: "VariableExpressionAst"
        case .constantExpression: "ConstantExpressionAst"
        case .stringConstantExpression: "StringConstantExpressionAst"
        case .expandableStringExpression: "ExpandableStringExpressionAst"
        case .scriptBlockExpression: "ScriptBlockExpressionAst"
        case .arrayLiteral: "ArrayLiteralAst"
        case .arrayExpression: "ArrayExpressionAst"
        case .subExpression: "SubExpressionAst"
        case .parenExpression: "ParenExpressionAst"
        case .hashtable: "HashtableAst"
        case .usingExpression: "UsingExpressionAst"
        case .errorStatement: "ErrorStatementAst"
        case .errorExpression: "ErrorExpressionAst"
        }
    }
}
