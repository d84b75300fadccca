import ShellSyntax

/// The properties of the nodes, by PowerShell's names.
enum AstMembers {
    static func of(_ value: Value) -> AstObject? { value.hostObject as? AstObject }

    /// What every node has.
    static var common: TypeMembers {
        TypeMembers(
            properties: [
                NativeProperty(
                    "Extent", "System.Management.Automation.Language.IScriptExtent",
                    get: { value, _ in
                        of(value).map { .host(ExtentObject($0.ast.extent)) } ?? .null
                    }),
                NativeProperty(
                    "Parent", "System.Management.Automation.Language.Ast",
                    get: { value, _ in
                        of(value).map { $0.other($0.ast.parent) } ?? .null
                    }),
            ],
            methods: [
                NativeMethod(
                    "System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(scriptblock predicate, bool searchNestedScriptBlocks)"
                ) { value, arguments, interpreter in
                    guard let object = of(value), case .block(let predicate) = arguments[0] else {
                        return .null
                    }
                    let found = try object.findAll(
                        predicate, nested: arguments[1].isTrue, first: false, interpreter)
                    return .array(ArrayObject(found))
                },
                NativeMethod(
                    "System.Management.Automation.Language.Ast Find(scriptblock predicate, bool searchNestedScriptBlocks)"
                ) { value, arguments, interpreter in
                    guard let object = of(value), case .block(let predicate) = arguments[0] else {
                        return .null
                    }
                    return try object.findAll(
                        predicate, nested: arguments[1].isTrue, first: true, interpreter
                    ).first ?? .null
                },
                NativeMethod("string ToString()") { value, _, _ in .text(value.toText()) },
                NativeMethod("System.Object SafeGetValue()") { value, _, interpreter in
                    guard let ast = of(value)?.ast as? ExpressionAst else { return .null }
                    return try Compiler.expression(ast, over: nil, interpreter).eval(interpreter.current)
                },
            ])
    }

    static func property<Node: Ast>(
        _ name: String, _ type: String, _ kind: Node.Type,
        _ read: @escaping (Node, AstObject, Interpreter) throws -> Value
    ) -> NativeProperty {
        NativeProperty(
            name, type,
            get: { value, interpreter in
                guard let object = of(value), let node = object.ast as? Node else { return .null }
                return try read(node, object, interpreter)
            })
    }

    static func node<Node: Ast>(_ name: String, _ kind: Node.Type, _ read: @escaping (Node) -> Ast?)
        -> NativeProperty
    {
        property(name, "System.Management.Automation.Language.Ast", kind) { node, object, _ in
            object.other(read(node))
        }
    }

    static func nodes<Node: Ast>(_ name: String, _ kind: Node.Type, _ read: @escaping (Node) -> [Ast])
        -> NativeProperty
    {
        property(name, "System.Collections.ObjectModel.ReadOnlyCollection", kind) { node, object, _ in
            object.list(read(node))
        }
    }

    static func text<Node: Ast>(
        _ name: String, _ kind: Node.Type, _ read: @escaping (Node) -> String?
    ) -> NativeProperty {
        property(name, "string", kind) { node, _, _ in read(node).map { Value($0) } ?? .null }
    }

    static func flag<Node: Ast>(_ name: String, _ kind: Node.Type, _ read: @escaping (Node) -> Bool)
        -> NativeProperty
    {
        property(name, "bool", kind) { node, _, _ in .bool(read(node)) }
    }

    static func tokenKind<Node: Ast>(
        _ name: String, _ node: Node.Type, _ read: @escaping (Node) -> TokenKind
    ) -> NativeProperty {
        property(name, "System.Management.Automation.Language.TokenKind", node) { node, _, _ in
            LanguageEnumerations.kind(read(node))
        }
    }

    /// A number literal as a value.
    static func number(_ literal: NumericLiteral, _ interpreter: Interpreter) throws -> Value {
        Value(literal)
    }

    /// The properties of one sort of node.
    static func members(of kind: AstKind) -> TypeMembers {
        TypeMembers(properties: properties(of: kind) + further(of: kind), methods: methods(of: kind))
    }

    static func properties(of kind: AstKind) -> [NativeProperty] {
        switch kind {
        case .scriptBlock:
            [
                node("ParamBlock", ScriptBlockAst.self, \.paramBlock),
                node("BeginBlock", ScriptBlockAst.self, \.beginBlock),
                node("ProcessBlock", ScriptBlockAst.self, \.processBlock),
                node("EndBlock", ScriptBlockAst.self, \.endBlock),
                node("CleanBlock", ScriptBlockAst.self, \.cleanBlock),
                node("DynamicParamBlock", ScriptBlockAst.self, \.dynamicParamBlock),
                nodes("UsingStatements", ScriptBlockAst.self, \.usingStatements),
                nodes("Attributes", ScriptBlockAst.self, \.attributes),
            ]
        case .paramBlock:
            [
                nodes("Attributes", ParamBlockAst.self, \.attributes),
                nodes("Parameters", ParamBlockAst.self, \.parameters),
            ]
        case .namedBlock:
            [
                tokenKind("BlockKind", NamedBlockAst.self, \.blockKind),
                flag("Unnamed", NamedBlockAst.self, \.unnamed),
                nodes("Statements", NamedBlockAst.self, \.statements),
                nodes("Traps", NamedBlockAst.self, \.traps),
            ]
        case .statementBlock:
            [
                nodes("Statements", StatementBlockAst.self, \.statements),
                nodes("Traps", StatementBlockAst.self, \.traps),
            ]
        case .parameter:
            [
                nodes("Attributes", ParameterAst.self, \.attributes), node("Name", ParameterAst.self, \.name),
                node("DefaultValue", ParameterAst.self, \.defaultValue),
            ]
        case .functionDefinition:
            [
                text("Name", FunctionDefinitionAst.self, \.name),
                flag("IsFilter", FunctionDefinitionAst.self, \.isFilter),
                flag("IsWorkflow", FunctionDefinitionAst.self, \.isWorkflow),
                nodes("Parameters", FunctionDefinitionAst.self) { $0.parameters ?? [] },
                node("Body", FunctionDefinitionAst.self, \.body),
            ]
        case .command:
            [
                nodes("CommandElements", CommandAst.self, \.commandElements),
                tokenKind("InvocationOperator", CommandAst.self, \.invocationOperator),
                nodes("Redirections", CommandAst.self, \.redirections),
            ]
        case .commandExpression:
            [
                node("Expression", CommandExpressionAst.self, \.expression),
                nodes("Redirections", CommandExpressionAst.self, \.redirections),
            ]
        case .commandParameter:
            [
                text("ParameterName", CommandParameterAst.self, \.parameterName),
                node("Argument", CommandParameterAst.self, \.argument),
            ]
        case .pipeline:
            [
                nodes("PipelineElements", PipelineAst.self, \.pipelineElements),
                flag("Background", PipelineAst.self, \.background),
            ]
        case .assignmentStatement:
            [
                node("Left", AssignmentStatementAst.self, \.left),
                tokenKind("Operator", AssignmentStatementAst.self, \.operator),
                node("Right", AssignmentStatementAst.self, \.right),
            ]
        case .binaryExpression:
            [
                tokenKind("Operator", BinaryExpressionAst.self, \.operator),
                node("Left", BinaryExpressionAst.self, \.left),
                node("Right", BinaryExpressionAst.self, \.right),
            ]
        case .unaryExpression:
            [
                tokenKind("TokenKind", UnaryExpressionAst.self, \.tokenKind),
                node("Child", UnaryExpressionAst.self, \.child),
            ]
        case .attributedExpression, .convertExpression:
            [
                node("Attribute", AttributedExpressionAst.self, \.attribute),
                node("Child", AttributedExpressionAst.self, \.child),
            ]
        case .memberExpression, .invokeMemberExpression:
            [
                node("Expression", MemberExpressionAst.self, \.expression),
                node("Member", MemberExpressionAst.self, \.member),
                flag("Static", MemberExpressionAst.self, \.static),
                flag("NullConditional", MemberExpressionAst.self, \.nullConditional),
                nodes("Arguments", InvokeMemberExpressionAst.self) { $0.arguments ?? [] },
            ]
        case .indexExpression:
            [
                node("Target", IndexExpressionAst.self, \.target),
                node("Index", IndexExpressionAst.self, \.index),
            ]
        case .variableExpression:
            [
                property(
                    "VariablePath", "System.Management.Automation.VariablePath", VariableExpressionAst.self
                ) { node, _, _ in
                    .host(VariablePathObject(node.variablePath))
                },
                flag("Splatted", VariableExpressionAst.self, \.splatted),
            ]
        case .stringConstantExpression:
            [
                text("Value", StringConstantExpressionAst.self, \.string),
                property("StringConstantType", "string", StringConstantExpressionAst.self) { node, _, _ in
                    Value("\(node.stringConstantType)".capitalizedFirst)
                },
            ]
        case .expandableStringExpression:
            [
                text("Value", ExpandableStringExpressionAst.self, \.value),
                nodes("NestedExpressions", ExpandableStringExpressionAst.self, \.nestedExpressions),
            ]
        case .constantExpression:
            [
                property("Value", "System.Object", ConstantExpressionAst.self) { node, _, interpreter in
                    switch node.value {
                    case .string(let text): Value(text)
                    case .boolean(let flag): .bool(flag)
                    case .number(let literal): try number(literal, interpreter)
                    }
                }
            ]
        case .scriptBlockExpression: [node("ScriptBlock", ScriptBlockExpressionAst.self, \.scriptBlock)]
        case .arrayLiteral: [nodes("Elements", ArrayLiteralAst.self, \.elements)]
        case .arrayExpression: [node("SubExpression", ArrayExpressionAst.self, \.subExpression)]
        case .subExpression: [node("SubExpression", SubExpressionAst.self, \.subExpression)]
        case .parenExpression: [node("Pipeline", ParenExpressionAst.self, \.pipeline)]
        case .typeExpression: [typeName(TypeExpressionAst.self, \.typeName)]
        case .typeConstraint, .attribute:
            [
                typeName(AttributeBaseAst.self, \.typeName),
                nodes("PositionalArguments", AttributeAst.self, \.positionalArguments),
                nodes("NamedArguments", AttributeAst.self, \.namedArguments),
            ]
        case .forEachStatement:
            [
                node("Variable", ForEachStatementAst.self, \.variable),
                node("Condition", ForEachStatementAst.self, \.condition),
                node("Body", ForEachStatementAst.self, \.body),
                text("Label", ForEachStatementAst.self, \.label),
            ]
        case .forStatement:
            [
                node("Initializer", ForStatementAst.self, \.initializer),
                node("Condition", ForStatementAst.self, \.condition),
                node("Iterator", ForStatementAst.self, \.iterator),
                node("Body", ForStatementAst.self, \.body),
            ]
        case .whileStatement, .doWhileStatement, .doUntilStatement:
            [
                node("Condition", LoopStatementAst.self, \.condition),
                node("Body", LoopStatementAst.self, \.body),
                text("Label", LoopStatementAst.self, \.label),
            ]
        case .tryStatement:
            [
                node("Body", TryStatementAst.self, \.body),
                nodes("CatchClauses", TryStatementAst.self, \.catchClauses),
                node("Finally", TryStatementAst.self, \.finally),
            ]
        case .catchClause:
            [
                nodes("CatchTypes", CatchClauseAst.self, \.catchTypes),
                node("Body", CatchClauseAst.self, \.body),
            ]
        case .returnStatement: [node("Pipeline", ReturnStatementAst.self, \.pipeline)]
        case .throwStatement: [node("Pipeline", ThrowStatementAst.self, \.pipeline)]
        case .exitStatement: [node("Pipeline", ExitStatementAst.self, \.pipeline)]
        case .typeDefinition:
            [
                text("Name", TypeDefinitionAst.self, \.name),
                nodes("Members", TypeDefinitionAst.self, \.members),
                nodes("BaseTypes", TypeDefinitionAst.self, \.baseTypes),
                flag("IsEnum", TypeDefinitionAst.self) { $0.typeAttributes.contains(.enum) },
                flag("IsClass", TypeDefinitionAst.self) { $0.typeAttributes.contains(.class) },
            ]
        case .propertyMember:
            [
                text("Name", PropertyMemberAst.self, \.name),
                node("PropertyType", PropertyMemberAst.self, \.propertyType),
                node("InitialValue", PropertyMemberAst.self, \.initialValue),
            ]
        case .functionMember: [text("Name", FunctionMemberAst.self, \.functionDefinition.name)]
        default: []
        }
    }
}

extension String {
    /// The text with its first letter in upper case, as PowerShell spells names of values.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
