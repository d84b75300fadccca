/// An expression.
public class ExpressionAst: CommandElementAst, @unchecked Sendable {
}

/// `a ? b : c`.
public final class TernaryExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The condition.
    public let condition: ExpressionAst
    /// The value when it holds.
    public let ifTrue: ExpressionAst
    /// The value when it does not.
    public let ifFalse: ExpressionAst

    init(_ extent: ScriptExtent, condition: ExpressionAst, ifTrue: ExpressionAst, ifFalse: ExpressionAst) {
        self.condition = condition
        self.ifTrue = ifTrue
        self.ifFalse = ifFalse
        super.init(extent)
    }

    override public var kind: AstKind { .ternaryExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(condition)
        visit(ifTrue)
        visit(ifFalse)
    }
}

/// An operator between two operands.
public final class BinaryExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The left operand.
    public let left: ExpressionAst
    /// The operator.
    public let `operator`: TokenKind
    /// The right operand.
    public let right: ExpressionAst
    /// Where the operator stands.
    public let errorPosition: ScriptExtent

    init(
        _ extent: ScriptExtent, left: ExpressionAst, operator: TokenKind, right: ExpressionAst,
        errorPosition: ScriptExtent
    ) {
        self.left = left
        self.operator = `operator`
        self.right = right
        self.errorPosition = errorPosition
        super.init(extent)
    }

    override public var kind: AstKind { .binaryExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(left)
        visit(right)
    }
}

/// An operator with one operand.
public final class UnaryExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The operator; `postfixPlusPlus` and `postfixMinusMinus` stand behind.
    public let tokenKind: TokenKind
    /// The operand.
    public let child: ExpressionAst

    init(_ extent: ScriptExtent, tokenKind: TokenKind, child: ExpressionAst) {
        self.tokenKind = tokenKind
        self.child = child
        super.init(extent)
    }

    override public var kind: AstKind { .unaryExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(child)
    }
}

/// An expression with an attribute before it.
public class AttributedExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The attribute.
    public let attribute: AttributeBaseAst
    /// The expression.
    public let child: ExpressionAst

    init(_ extent: ScriptExtent, attribute: AttributeBaseAst, child: ExpressionAst) {
        self.attribute = attribute
        self.child = child
        super.init(extent)
    }

    override public var kind: AstKind { .attributedExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(attribute)
        visit(child)
    }
}

/// An expression with a type before it.
public final class ConvertExpressionAst: AttributedExpressionAst, @unchecked Sendable {
    override public var kind: AstKind { .convertExpression }
}

/// `a.b` or `a::b`.
public class MemberExpressionAst: ExpressionAst, @unchecked Sendable {
    /// What has the member.
    public let expression: ExpressionAst
    /// The member's name.
    public let member: CommandElementAst
    /// Whether it is `::`.
    public let `static`: Bool
    /// Whether it is `?.`.
    public let nullConditional: Bool

    init(
        _ extent: ScriptExtent, expression: ExpressionAst, member: CommandElementAst, static: Bool,
        nullConditional: Bool
    ) {
        self.expression = expression
        self.member = member
        self.static = `static`
        self.nullConditional = nullConditional
        super.init(extent)
    }

    override public var kind: AstKind { .memberExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(expression)
        visit(member)
    }
}

/// `a.b(...)` or `a::b(...)`.
public class InvokeMemberExpressionAst: MemberExpressionAst, @unchecked Sendable {
    /// The arguments; nil for none.
    public let arguments: [ExpressionAst]?
    /// Type arguments of a generic method.
    public let genericTypeArguments: [TypeName]?

    init(
        _ extent: ScriptExtent, expression: ExpressionAst, member: CommandElementAst, static: Bool,
        nullConditional: Bool, arguments: [ExpressionAst]?, genericTypeArguments: [TypeName]? = nil
    ) {
        self.arguments = arguments
        self.genericTypeArguments = genericTypeArguments
        super.init(
            extent, expression: expression, member: member, static: `static`, nullConditional: nullConditional
        )
    }

    override public var kind: AstKind { .invokeMemberExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        super.forEachChild(visit)
        for child in arguments ?? [] { visit(child) }
    }
}

/// The call of the base class's constructor.
public final class BaseCtorInvokeMemberExpressionAst: InvokeMemberExpressionAst, @unchecked Sendable {
    override public var kind: AstKind { .baseCtorInvokeMemberExpression }
}

/// `a[b]`.
public final class IndexExpressionAst: ExpressionAst, @unchecked Sendable {
    /// What is indexed.
    public let target: ExpressionAst
    /// The index.
    public let index: ExpressionAst
    /// Whether it is `?[`.
    public let nullConditional: Bool

    init(_ extent: ScriptExtent, target: ExpressionAst, index: ExpressionAst, nullConditional: Bool) {
        self.target = target
        self.index = index
        self.nullConditional = nullConditional
        super.init(extent)
    }

    override public var kind: AstKind { .indexExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(target)
        visit(index)
    }
}

/// A type as a value.
public final class TypeExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The type.
    public let typeName: TypeName

    init(_ extent: ScriptExtent, typeName: TypeName) {
        self.typeName = typeName
        super.init(extent)
    }

    override public var kind: AstKind { .typeExpression }
}

/// A variable.
public final class VariableExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The name with its scope or drive.
    public let variablePath: VariablePath
    /// Whether it is written with `@`.
    public let splatted: Bool

    init(_ extent: ScriptExtent, variablePath: VariablePath, splatted: Bool) {
        self.variablePath = variablePath
        self.splatted = splatted
        super.init(extent)
    }

    override public var kind: AstKind { .variableExpression }
}

/// A number.
public class ConstantExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The value.
    public let value: ConstantValue

    init(_ extent: ScriptExtent, value: ConstantValue) {
        self.value = value
        super.init(extent)
    }

    override public var kind: AstKind { .constantExpression }
}

/// A string without anything to expand, or a bare word.
public final class StringConstantExpressionAst: ConstantExpressionAst, @unchecked Sendable {
    /// The text, without quotes and escapes.
    public let string: String
    /// How it is written.
    public let stringConstantType: StringConstantType

    init(_ extent: ScriptExtent, string: String, stringConstantType: StringConstantType) {
        self.string = string
        self.stringConstantType = stringConstantType
        super.init(extent, value: .string(string))
    }

    override public var kind: AstKind { .stringConstantExpression }
}

/// A string with variables or sub-expressions inside.
public final class ExpandableStringExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The text with the nested expressions as they are written.
    public let value: String
    /// How it is written.
    public let stringConstantType: StringConstantType
    /// Text and expressions in order.
    public let parts: [ExpandablePart]
    /// The expressions alone.
    public let nestedExpressions: [ExpressionAst]

    init(
        _ extent: ScriptExtent, value: String, stringConstantType: StringConstantType,
        parts: [ExpandablePart], nestedExpressions: [ExpressionAst]
    ) {
        self.value = value
        self.stringConstantType = stringConstantType
        self.parts = parts
        self.nestedExpressions = nestedExpressions
        super.init(extent)
    }

    override public var kind: AstKind { .expandableStringExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in nestedExpressions { visit(child) }
    }
}

/// A script block as a value.
public final class ScriptBlockExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The block.
    public let scriptBlock: ScriptBlockAst

    init(_ extent: ScriptExtent, scriptBlock: ScriptBlockAst) {
        self.scriptBlock = scriptBlock
        super.init(extent)
    }

    override public var kind: AstKind { .scriptBlockExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(scriptBlock)
    }
}

/// Values joined by commas.
public final class ArrayLiteralAst: ExpressionAst, @unchecked Sendable {
    /// The values.
    public let elements: [ExpressionAst]

    init(_ extent: ScriptExtent, elements: [ExpressionAst]) {
        self.elements = elements
        super.init(extent)
    }

    override public var kind: AstKind { .arrayLiteral }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in elements { visit(child) }
    }
}

/// `@(...)`.
public final class ArrayExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The statements.
    public let subExpression: StatementBlockAst

    init(_ extent: ScriptExtent, subExpression: StatementBlockAst) {
        self.subExpression = subExpression
        super.init(extent)
    }

    override public var kind: AstKind { .arrayExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(subExpression)
    }
}

/// `$(...)`.
public final class SubExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The statements.
    public let subExpression: StatementBlockAst

    init(_ extent: ScriptExtent, subExpression: StatementBlockAst) {
        self.subExpression = subExpression
        super.init(extent)
    }

    override public var kind: AstKind { .subExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(subExpression)
    }
}

/// `(...)`.
public final class ParenExpressionAst: ExpressionAst, @unchecked Sendable {
    /// What is inside.
    public let pipeline: PipelineBaseAst

    init(_ extent: ScriptExtent, pipeline: PipelineBaseAst) {
        self.pipeline = pipeline
        super.init(extent)
    }

    override public var kind: AstKind { .parenExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(pipeline)
    }
}

/// `@{...}`.
public final class HashtableAst: ExpressionAst, @unchecked Sendable {
    /// Keys and values in order.
    public let keyValuePairs: [HashtablePair]
    /// Whether it is the body of a configuration's keyword.
    public let isSchemaElement: Bool

    init(_ extent: ScriptExtent, keyValuePairs: [HashtablePair], isSchemaElement: Bool) {
        self.keyValuePairs = keyValuePairs
        self.isSchemaElement = isSchemaElement
        super.init(extent)
    }

    override public var kind: AstKind { .hashtable }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for pair in keyValuePairs {
            visit(pair.key)
            visit(pair.value)
        }
    }
}

/// `$using:name`.
public final class UsingExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The variable without its scope.
    public let subExpression: ExpressionAst

    init(_ extent: ScriptExtent, subExpression: ExpressionAst) {
        self.subExpression = subExpression
        super.init(extent)
    }

    override public var kind: AstKind { .usingExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(subExpression)
    }
}
