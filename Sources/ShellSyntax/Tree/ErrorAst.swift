/// A statement with a syntax error, and what could be read of it.
public final class ErrorStatementAst: PipelineBaseAst, @unchecked Sendable {
    /// The keyword that started it.
    public let kindToken: Token?
    /// Options that were read.
    public let flags: [ErrorStatementFlag]
    /// Conditions that were read.
    public let conditions: [Ast]
    /// Bodies that were read.
    public let bodies: [Ast]
    /// Other parts that were read.
    public let nestedAst: [Ast]

    init(
        _ extent: ScriptExtent, kindToken: Token? = nil, flags: [ErrorStatementFlag], conditions: [Ast],
        bodies: [Ast], nestedAst: [Ast]
    ) {
        self.kindToken = kindToken
        self.flags = flags
        self.conditions = conditions
        self.bodies = bodies
        self.nestedAst = nestedAst
        super.init(extent)
    }

    override public var kind: AstKind { .errorStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in nestedAst { visit(child) }
        for flag in flags {
            if let argument = flag.argument { visit(argument) }
        }
        for child in conditions { visit(child) }
        for child in bodies { visit(child) }
    }
}

/// An expression with a syntax error, and what could be read of it.
public final class ErrorExpressionAst: ExpressionAst, @unchecked Sendable {
    /// The parts that were read.
    public let nestedAst: [Ast]

    init(_ extent: ScriptExtent, nestedAst: [Ast]) {
        self.nestedAst = nestedAst
        super.init(extent)
    }

    override public var kind: AstKind { .errorExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in nestedAst { visit(child) }
    }
}
