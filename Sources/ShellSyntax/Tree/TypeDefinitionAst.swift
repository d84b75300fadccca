/// A class or an enumeration.
public final class TypeDefinitionAst: StatementAst, @unchecked Sendable {
    /// The type's name.
    public let name: String
    /// Attributes before it.
    public let attributes: [AttributeAst]
    /// The base class and interfaces, or an enumeration's underlying type.
    public let baseTypes: [TypeConstraintAst]
    /// The members.
    public let members: [MemberAst]
    /// What sort of type it is.
    public let typeAttributes: TypeAttributes

    init(
        _ extent: ScriptExtent, name: String, attributes: [AttributeAst], baseTypes: [TypeConstraintAst],
        members: [MemberAst], typeAttributes: TypeAttributes
    ) {
        self.name = name
        self.attributes = attributes
        self.baseTypes = baseTypes
        self.members = members
        self.typeAttributes = typeAttributes
        super.init(extent)
    }

    override public var kind: AstKind { .typeDefinition }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in attributes { visit(child) }
        for child in baseTypes { visit(child) }
        for child in members { visit(child) }
    }
}

/// A property or method of a type.
public class MemberAst: Ast, @unchecked Sendable {
    /// The member's name.
    public let name: String

    init(_ extent: ScriptExtent, name: String) {
        self.name = name
        super.init(extent)
    }
}

/// A property, or a label of an enumeration.
public final class PropertyMemberAst: MemberAst, @unchecked Sendable {
    /// The type.
    public let propertyType: TypeConstraintAst?
    /// Attributes before it.
    public let attributes: [AttributeAst]
    /// Its modifiers.
    public let propertyAttributes: PropertyAttributes
    /// The initial value.
    public let initialValue: ExpressionAst?

    init(
        _ extent: ScriptExtent, name: String, propertyType: TypeConstraintAst?, attributes: [AttributeAst],
        propertyAttributes: PropertyAttributes, initialValue: ExpressionAst?
    ) {
        self.propertyType = propertyType
        self.attributes = attributes
        self.propertyAttributes = propertyAttributes
        self.initialValue = initialValue
        super.init(extent, name: name)
    }

    override public var kind: AstKind { .propertyMember }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let propertyType { visit(propertyType) }
        for child in attributes { visit(child) }
        if let initialValue { visit(initialValue) }
    }
}

/// A method or constructor.
public final class FunctionMemberAst: MemberAst, @unchecked Sendable {
    /// Attributes before it.
    public let attributes: [AttributeAst]
    /// The type of the result; nil for a constructor and for `void`-less methods.
    public let returnType: TypeConstraintAst?
    /// Parameters and body.
    public let functionDefinition: FunctionDefinitionAst
    /// Its modifiers.
    public let methodAttributes: MethodAttributes

    init(
        _ extent: ScriptExtent, name: String, attributes: [AttributeAst], returnType: TypeConstraintAst?,
        functionDefinition: FunctionDefinitionAst, methodAttributes: MethodAttributes
    ) {
        self.attributes = attributes
        self.returnType = returnType
        self.functionDefinition = functionDefinition
        self.methodAttributes = methodAttributes
        super.init(extent, name: name)
    }

    override public var kind: AstKind { .functionMember }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in attributes { visit(child) }
        if let returnType { visit(returnType) }
        visit(functionDefinition)
    }
}

/// A function, filter or workflow.
public final class FunctionDefinitionAst: StatementAst, @unchecked Sendable {
    /// The name.
    public let name: String
    /// Where the name stands.
    public let nameExtent: ScriptExtent
    /// Whether it is a filter.
    public let isFilter: Bool
    /// Whether it is a workflow.
    public let isWorkflow: Bool
    /// Parameters in parentheses after the name; nil without any.
    public let parameters: [ParameterAst]?
    /// The body.
    public let body: ScriptBlockAst

    init(
        _ extent: ScriptExtent, name: String, nameExtent: ScriptExtent, isFilter: Bool, isWorkflow: Bool,
        parameters: [ParameterAst]?, body: ScriptBlockAst
    ) {
        self.name = name
        self.nameExtent = nameExtent
        self.isFilter = isFilter
        self.isWorkflow = isWorkflow
        self.parameters = parameters?.isEmpty == true ? nil : parameters
        self.body = body
        super.init(extent)
    }

    override public var kind: AstKind { .functionDefinition }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in parameters ?? [] { visit(child) }
        visit(body)
    }
}

/// `using namespace`, `using module` or `using assembly`.
public final class UsingStatementAst: StatementAst, @unchecked Sendable {
    /// What is used.
    public let usingStatementKind: UsingStatementKind
    /// The name; nil for a module given as a table.
    public let name: StringConstantExpressionAst?
    /// The name after `=`.
    public let alias: StringConstantExpressionAst?
    /// The module as a table.
    public let moduleSpecification: HashtableAst?

    init(
        _ extent: ScriptExtent, usingStatementKind: UsingStatementKind, name: StringConstantExpressionAst?,
        alias: StringConstantExpressionAst?, moduleSpecification: HashtableAst?
    ) {
        self.usingStatementKind = usingStatementKind
        self.name = name
        self.alias = alias
        self.moduleSpecification = moduleSpecification
        super.init(extent)
    }

    override public var kind: AstKind { .usingStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let name { visit(name) }
        if let moduleSpecification { visit(moduleSpecification) }
        if let alias { visit(alias) }
    }
}

/// A `configuration`.
public final class ConfigurationDefinitionAst: StatementAst, @unchecked Sendable {
    /// Its name.
    public let instanceName: ExpressionAst
    /// Its body.
    public let body: ScriptBlockExpressionAst
    /// What it configures.
    public let configurationType: ConfigurationType

    init(
        _ extent: ScriptExtent, instanceName: ExpressionAst, body: ScriptBlockExpressionAst,
        configurationType: ConfigurationType
    ) {
        self.instanceName = instanceName
        self.body = body
        self.configurationType = configurationType
        super.init(extent)
    }

    override public var kind: AstKind { .configurationDefinition }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(instanceName)
        visit(body)
    }
}

/// A statement of a keyword that a configuration defines.
public final class DynamicKeywordStatementAst: StatementAst, @unchecked Sendable {
    /// Its words.
    public let commandElements: [CommandElementAst]

    init(_ extent: ScriptExtent, commandElements: [CommandElementAst]) {
        self.commandElements = commandElements
        super.init(extent)
    }

    override public var kind: AstKind { .dynamicKeywordStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in commandElements { visit(child) }
    }
}
