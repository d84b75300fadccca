/// A script, a function's body or a script block.
public final class ScriptBlockAst: Ast, @unchecked Sendable {
    /// The using statements at the start.
    public let usingStatements: [UsingStatementAst]
    /// Attributes of a block that has no parameter block.
    public let attributes: [AttributeAst]
    /// The `param (...)` block.
    public let paramBlock: ParamBlockAst?
    /// The `dynamicparam` block.
    public let dynamicParamBlock: NamedBlockAst?
    /// The `begin` block.
    public let beginBlock: NamedBlockAst?
    /// The `process` block; of a filter the whole body.
    public let processBlock: NamedBlockAst?
    /// The `end` block, unnamed when the body names no blocks.
    public let endBlock: NamedBlockAst?
    /// The `clean` block.
    public let cleanBlock: NamedBlockAst?
    /// What the `#requires` lines ask for; only at the root.
    public let scriptRequirements: ScriptRequirements?
    /// Whether it is a configuration's body.
    public let isConfiguration: Bool

    init(
        _ extent: ScriptExtent, usingStatements: [UsingStatementAst], attributes: [AttributeAst],
        paramBlock: ParamBlockAst?, dynamicParamBlock: NamedBlockAst?, beginBlock: NamedBlockAst?,
        processBlock: NamedBlockAst?, endBlock: NamedBlockAst?, cleanBlock: NamedBlockAst?,
        scriptRequirements: ScriptRequirements? = nil, isConfiguration: Bool
    ) {
        self.usingStatements = usingStatements
        self.attributes = attributes
        self.paramBlock = paramBlock
        self.dynamicParamBlock = dynamicParamBlock
        self.beginBlock = beginBlock
        self.processBlock = processBlock
        self.endBlock = endBlock
        self.cleanBlock = cleanBlock
        self.scriptRequirements = scriptRequirements
        self.isConfiguration = isConfiguration
        super.init(extent)
    }

    override public var kind: AstKind { .scriptBlock }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in usingStatements { visit(child) }
        if let paramBlock { visit(paramBlock) }
        if let dynamicParamBlock { visit(dynamicParamBlock) }
        if let beginBlock { visit(beginBlock) }
        if let processBlock { visit(processBlock) }
        if let endBlock { visit(endBlock) }
        if let cleanBlock { visit(cleanBlock) }
    }
}

/// The `param (...)` block.
public final class ParamBlockAst: Ast, @unchecked Sendable {
    /// Attributes before `param`.
    public let attributes: [AttributeAst]
    /// The parameters.
    public let parameters: [ParameterAst]

    init(_ extent: ScriptExtent, attributes: [AttributeAst], parameters: [ParameterAst]) {
        self.attributes = attributes
        self.parameters = parameters
        super.init(extent)
    }

    override public var kind: AstKind { .paramBlock }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in attributes { visit(child) }
        for child in parameters { visit(child) }
    }
}

/// A `begin`, `process`, `end`, `clean` or `dynamicparam` block.
public final class NamedBlockAst: Ast, @unchecked Sendable {
    /// Which block it is.
    public let blockKind: TokenKind
    /// Whether the block has no name in the text.
    public let unnamed: Bool
    /// The trap statements.
    public let traps: [TrapStatementAst]
    /// The other statements.
    public let statements: [StatementAst]

    init(
        _ extent: ScriptExtent, blockKind: TokenKind, unnamed: Bool, traps: [TrapStatementAst],
        statements: [StatementAst]
    ) {
        self.blockKind = blockKind
        self.unnamed = unnamed
        self.traps = traps
        self.statements = statements
        super.init(extent)
    }

    override public var kind: AstKind { .namedBlock }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in traps { visit(child) }
        for child in statements { visit(child) }
    }
}

/// One parameter.
public final class ParameterAst: Ast, @unchecked Sendable {
    /// Attributes and type constraints before the name.
    public let attributes: [AttributeBaseAst]
    /// The variable.
    public let name: VariableExpressionAst
    /// The value when none is given.
    public let defaultValue: ExpressionAst?

    init(
        _ extent: ScriptExtent, attributes: [AttributeBaseAst], name: VariableExpressionAst,
        defaultValue: ExpressionAst?
    ) {
        self.attributes = attributes
        self.name = name
        self.defaultValue = defaultValue
        super.init(extent)
    }

    override public var kind: AstKind { .parameter }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in attributes { visit(child) }
        visit(name)
        if let defaultValue { visit(defaultValue) }
    }
}

/// Statements in braces, or in a sub-expression.
public final class StatementBlockAst: Ast, @unchecked Sendable {
    /// The trap statements.
    public let traps: [TrapStatementAst]
    /// The other statements.
    public let statements: [StatementAst]

    init(_ extent: ScriptExtent, traps: [TrapStatementAst], statements: [StatementAst]) {
        self.traps = traps
        self.statements = statements
        super.init(extent)
    }

    override public var kind: AstKind { .statementBlock }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in traps { visit(child) }
        for child in statements { visit(child) }
    }
}
