/// A type or an attribute in brackets.
public class AttributeBaseAst: Ast, @unchecked Sendable {
    /// The type that is named.
    public let typeName: TypeName

    init(_ extent: ScriptExtent, typeName: TypeName) {
        self.typeName = typeName
        super.init(extent)
    }
}

/// A type in brackets that constrains or converts.
public final class TypeConstraintAst: AttributeBaseAst, @unchecked Sendable {
    override public var kind: AstKind { .typeConstraint }
}

/// An attribute with its arguments.
public final class AttributeAst: AttributeBaseAst, @unchecked Sendable {
    /// Arguments by position.
    public let positionalArguments: [ExpressionAst]
    /// Arguments by name.
    public let namedArguments: [NamedAttributeArgumentAst]

    init(
        _ extent: ScriptExtent, typeName: TypeName, positionalArguments: [ExpressionAst],
        namedArguments: [NamedAttributeArgumentAst]
    ) {
        self.positionalArguments = positionalArguments
        self.namedArguments = namedArguments
        super.init(extent, typeName: typeName)
    }

    override public var kind: AstKind { .attribute }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in positionalArguments { visit(child) }
        for child in namedArguments { visit(child) }
    }
}

/// `Name = value` of an attribute.
public final class NamedAttributeArgumentAst: Ast, @unchecked Sendable {
    /// The name.
    public let argumentName: String
    /// The value; `$true` when it is left out.
    public let argument: ExpressionAst
    /// Whether the value is left out.
    public let expressionOmitted: Bool

    init(_ extent: ScriptExtent, argumentName: String, argument: ExpressionAst, expressionOmitted: Bool) {
        self.argumentName = argumentName
        self.argument = argument
        self.expressionOmitted = expressionOmitted
        super.init(extent)
    }

    override public var kind: AstKind { .namedAttributeArgument }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(argument)
    }
}
