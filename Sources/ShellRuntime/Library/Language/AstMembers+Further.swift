import ShellSyntax

/// The rest of the nodes' properties, and their methods.
extension AstMembers {
    static func typeName<Node: Ast>(_ kind: Node.Type, _ read: @escaping (Node) -> TypeName) -> NativeProperty
    {
        property("TypeName", "System.Management.Automation.Language.ITypeName", kind) { node, _, _ in
            .host(TypeNameObject(read(node)))
        }
    }

    private static func enumeration<Node: Ast>(
        _ name: String, _ type: String, _ kind: Node.Type, _ read: @escaping (Node) -> String
    ) -> NativeProperty {
        let full = "System.Management.Automation.Language." + type
        return property(name, full, kind) { node, _, _ in
            EnumObject.parse(read(node), .known(full)).map { .host($0) } ?? Value(read(node))
        }
    }

    /// The type that an expression is known to give before it runs.
    private static func staticType<Node: Ast>(_ kind: Node.Type, _ read: @escaping (Node) -> TypeInfo)
        -> NativeProperty
    {
        property("StaticType", "type", kind) { node, _, _ in .type(read(node)) }
    }

    private static func named(_ name: TypeName?) -> TypeInfo {
        name.flatMap { TypeCatalog.shared.resolve($0.fullName) } ?? .object
    }

    /// Properties beside those of `properties(of:)`.
    static func further(of kind: AstKind) -> [NativeProperty] {
        switch kind {
        case .ifStatement, .switchStatement, .hashtable, .trapStatement, .dataStatement, .blockStatement,
            .breakStatement, .continueStatement, .usingStatement:
            statements(kind)
        case .fileRedirection, .mergingRedirection, .pipelineChain: pipelines(kind)
        case .parameter, .functionMember, .propertyMember, .namedAttributeArgument: declarations(kind)
        default: expressions(kind)
        }
    }

    private static func statements(_ kind: AstKind) -> [NativeProperty] {
        switch kind {
        case .ifStatement:
            [
                pairs("Clauses", IfStatementAst.self) { $0.clauses.map { ($0.condition, $0.body) } },
                node("ElseClause", IfStatementAst.self, \.elseClause),
            ]
        case .switchStatement:
            [
                node("Condition", SwitchStatementAst.self, \.condition),
                pairs("Clauses", SwitchStatementAst.self) { $0.clauses.map { ($0.condition, $0.body) } },
                node("Default", SwitchStatementAst.self, \.default),
                text("Label", SwitchStatementAst.self, \.label),
            ]
        case .hashtable:
            [
                pairs("KeyValuePairs", HashtableAst.self) { $0.keyValuePairs.map { ($0.key, $0.value) } },
                staticType(HashtableAst.self) { _ in .hashtable },
            ]
        case .trapStatement:
            [
                node("TrapType", TrapStatementAst.self, \.trapType),
                node("Body", TrapStatementAst.self, \.body),
            ]
        case .dataStatement:
            [
                text("Variable", DataStatementAst.self, \.variable),
                nodes("CommandsAllowed", DataStatementAst.self, \.commandsAllowed),
                node("Body", DataStatementAst.self, \.body),
            ]
        case .blockStatement: [node("Body", BlockStatementAst.self, \.body)]
        case .breakStatement: [node("Label", BreakStatementAst.self, \.label)]
        case .continueStatement: [node("Label", ContinueStatementAst.self, \.label)]
        default:
            [
                enumeration("UsingStatementKind", "UsingStatementKind", UsingStatementAst.self) {
                    "\($0.usingStatementKind)".capitalizedFirst
                },
                node("Name", UsingStatementAst.self, \.name), node("Alias", UsingStatementAst.self, \.alias),
                node("ModuleSpecification", UsingStatementAst.self, \.moduleSpecification),
            ]
        }
    }

    private static func pipelines(_ kind: AstKind) -> [NativeProperty] {
        switch kind {
        case .pipelineChain:
            [
                node("LhsPipelineChain", PipelineChainAst.self, \.lhsPipelineChain),
                node("RhsPipeline", PipelineChainAst.self, \.rhsPipeline),
                tokenKind("Operator", PipelineChainAst.self, \.operator),
                flag("Background", PipelineChainAst.self, \.background),
            ]
        default:
            [
                enumeration("FromStream", "RedirectionStream", RedirectionAst.self) {
                    "\($0.fromStream)".capitalizedFirst
                },
                enumeration("ToStream", "RedirectionStream", MergingRedirectionAst.self) {
                    "\($0.toStream)".capitalizedFirst
                },
                node("Location", FileRedirectionAst.self, \.location),
                flag("Append", FileRedirectionAst.self, \.append),
            ]
        }
    }

    private static func declarations(_ kind: AstKind) -> [NativeProperty] {
        switch kind {
        case .parameter:
            [
                staticType(ParameterAst.self) { parameter in
                    named(parameter.attributes.first { $0 is TypeConstraintAst }?.typeName)
                }
            ]
        case .functionMember:
            [
                nodes("Attributes", FunctionMemberAst.self, \.attributes),
                nodes("Parameters", FunctionMemberAst.self) { $0.functionDefinition.parameters ?? [] },
                node("ReturnType", FunctionMemberAst.self, \.returnType),
                node("Body", FunctionMemberAst.self, \.functionDefinition.body),
                flag("IsStatic", FunctionMemberAst.self) { $0.methodAttributes.contains(.static) },
                flag("IsHidden", FunctionMemberAst.self) { $0.methodAttributes.contains(.hidden) },
                flag("IsConstructor", FunctionMemberAst.self) {
                    ($0.parent as? TypeDefinitionAst)?.name == $0.functionDefinition.name
                },
            ]
        case .propertyMember:
            [
                nodes("Attributes", PropertyMemberAst.self, \.attributes),
                flag("IsStatic", PropertyMemberAst.self) { $0.propertyAttributes.contains(.static) },
                flag("IsHidden", PropertyMemberAst.self) { $0.propertyAttributes.contains(.hidden) },
            ]
        default:
            [
                text("ArgumentName", NamedAttributeArgumentAst.self, \.argumentName),
                node("Argument", NamedAttributeArgumentAst.self, \.argument),
                flag("ExpressionOmitted", NamedAttributeArgumentAst.self, \.expressionOmitted),
            ]
        }
    }

    private static func expressions(_ kind: AstKind) -> [NativeProperty] {
        switch kind {
        case .ternaryExpression:
            [
                node("Condition", TernaryExpressionAst.self, \.condition),
                node("IfTrue", TernaryExpressionAst.self, \.ifTrue),
                node("IfFalse", TernaryExpressionAst.self, \.ifFalse),
                staticType(TernaryExpressionAst.self) { _ in .object },
            ]
        case .usingExpression: [node("SubExpression", UsingExpressionAst.self, \.subExpression)]
        case .convertExpression:
            [
                node("Type", ConvertExpressionAst.self, \.attribute),
                staticType(ConvertExpressionAst.self) { named($0.attribute.typeName) },
            ]
        case .constantExpression, .stringConstantExpression:
            [
                property("StaticType", "type", ConstantExpressionAst.self) { node, _, interpreter in
                    switch node.value {
                    case .string: .type(.string)
                    case .boolean: .type(.boolean)
                    case .number(let literal): .type(try number(literal, interpreter).type)
                    }
                }
            ]
        case .expandableStringExpression:
            [
                property("StringConstantType", "string", ExpandableStringExpressionAst.self) { node, _, _ in
                    Value("\(node.stringConstantType)".capitalizedFirst)
                }, staticType(ExpandableStringExpressionAst.self) { _ in .string },
            ]
        case .scriptBlockExpression: [staticType(ScriptBlockExpressionAst.self) { _ in .scriptBlock }]
        case .arrayLiteral, .arrayExpression: [staticType(ExpressionAst.self) { _ in .array(of: .object) }]
        case .typeExpression: [staticType(TypeExpressionAst.self) { _ in .type }]
        case .binaryExpression, .unaryExpression, .variableExpression, .memberExpression,
            .invokeMemberExpression, .indexExpression, .subExpression, .parenExpression:
            [staticType(ExpressionAst.self) { _ in .object }]
        default: []
        }
    }

    /// Pairs of nodes as tuples with `Item1` and `Item2`.
    private static func pairs<Node: Ast>(
        _ name: String, _ kind: Node.Type, _ read: @escaping (Node) -> [(Ast, Ast)]
    ) -> NativeProperty {
        property(name, "System.Collections.ObjectModel.ReadOnlyCollection", kind) { node, object, _ in
            .list(
                read(node).map { .host(TupleObject([object.other($0.0), object.other($0.1)])) })
        }
    }

    /// The methods of one sort of node.
    static func methods(of kind: AstKind) -> [NativeMethod] {
        switch kind {
        case .command:
            [
                NativeMethod("string GetCommandName()") { value, _, _ in
                    guard let command = (value.hostObject as? AstObject)?.ast as? CommandAst,
                        let name = command.commandElements.first as? StringConstantExpressionAst
                    else { return .null }
                    return Value(name.string)
                }
            ]
        case .scriptBlock:
            [
                NativeMethod("scriptblock GetScriptBlock()") { value, _, _ in
                    guard let tree = (value.hostObject as? AstObject)?.ast as? ScriptBlockAst else {
                        return .null
                    }
                    return .block(ScriptBlock(tree, isRoot: tree.parent == nil))
                }
            ]
        default: []
        }
    }
}

/// The name of a type in a script: `ITypeName`.
final class TypeNameObject: HostObject {
    private let name: TypeName

    init(_ name: TypeName) { self.name = name }

    override var type: TypeInfo { TypeNameObject.typeInfo }
    override func toText() -> Text { Text(name.fullName) }

    private static let typeInfo = TypeInfo("System.Management.Automation.Language.TypeName", base: .object) {
        .build { members in
            func own(_ value: Value) -> TypeName? { (value.hostObject as? TypeNameObject)?.name }
            members.property("FullName", "string") { value, _ in Value(own(value)?.fullName ?? "") }
            members.property("Name", "string") { value, _ in Value(own(value)?.name ?? "") }
            members.property("AssemblyName", "string") { value, _ in
                own(value)?.assemblyName.map { Value($0) } ?? .null
            }
            members.property("IsArray", "bool") { value, _ in .bool(own(value)?.isArray ?? false) }
            members.property("IsGeneric", "bool") { value, _ in .bool(own(value)?.isGeneric ?? false) }
            members.property("Extent", "System.Management.Automation.Language.IScriptExtent") { value, _ in
                own(value).map { .host(ExtentObject($0.extent)) } ?? .null
            }
            members.method("type GetReflectionType()") { value, _, _ in
                own(value).flatMap { TypeCatalog.shared.resolve($0.fullName) }.map { .type($0) } ?? .null
            }
        }
    }
}
