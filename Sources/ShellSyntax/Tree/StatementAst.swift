/// A statement.
public class StatementAst: Ast, @unchecked Sendable {
}

/// `if` with its `elseif` and `else`.
public final class IfStatementAst: StatementAst, @unchecked Sendable {
    /// Conditions and bodies in order.
    public let clauses: [IfClause]
    /// The body of `else`.
    public let elseClause: StatementBlockAst?

    init(_ extent: ScriptExtent, clauses: [IfClause], elseClause: StatementBlockAst?) {
        self.clauses = clauses
        self.elseClause = elseClause
        super.init(extent)
    }

    override public var kind: AstKind { .ifStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for clause in clauses {
            visit(clause.condition)
            visit(clause.body)
        }
        if let elseClause { visit(elseClause) }
    }
}

/// A `data` section.
public final class DataStatementAst: StatementAst, @unchecked Sendable {
    /// Name of the variable that takes the result.
    public let variable: String?
    /// Commands permitted by `-SupportedCommand`.
    public let commandsAllowed: [ExpressionAst]
    /// The body.
    public let body: StatementBlockAst

    init(
        _ extent: ScriptExtent, variable: String? = nil, commandsAllowed: [ExpressionAst],
        body: StatementBlockAst
    ) {
        self.variable = variable
        self.commandsAllowed = commandsAllowed
        self.body = body
        super.init(extent)
    }

    override public var kind: AstKind { .dataStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in commandsAllowed { visit(child) }
        visit(body)
    }
}

/// `try` with `catch` and `finally`.
public final class TryStatementAst: StatementAst, @unchecked Sendable {
    /// The body.
    public let body: StatementBlockAst
    /// The handlers in order.
    public let catchClauses: [CatchClauseAst]
    /// The body of `finally`.
    public let finally: StatementBlockAst?

    init(
        _ extent: ScriptExtent, body: StatementBlockAst, catchClauses: [CatchClauseAst],
        finally: StatementBlockAst?
    ) {
        self.body = body
        self.catchClauses = catchClauses
        self.finally = finally
        super.init(extent)
    }

    override public var kind: AstKind { .tryStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(body)
        for child in catchClauses { visit(child) }
        if let finally { visit(finally) }
    }
}

/// One handler of `try`.
public final class CatchClauseAst: Ast, @unchecked Sendable {
    /// The types caught; none for all.
    public let catchTypes: [TypeConstraintAst]
    /// The body.
    public let body: StatementBlockAst

    init(_ extent: ScriptExtent, catchTypes: [TypeConstraintAst], body: StatementBlockAst) {
        self.catchTypes = catchTypes
        self.body = body
        super.init(extent)
    }

    override public var kind: AstKind { .catchClause }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in catchTypes { visit(child) }
        visit(body)
    }
}

/// A `trap`.
public final class TrapStatementAst: StatementAst, @unchecked Sendable {
    /// The type trapped; nil for all.
    public let trapType: TypeConstraintAst?
    /// The body.
    public let body: StatementBlockAst

    init(_ extent: ScriptExtent, trapType: TypeConstraintAst?, body: StatementBlockAst) {
        self.trapType = trapType
        self.body = body
        super.init(extent)
    }

    override public var kind: AstKind { .trapStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let trapType { visit(trapType) }
        visit(body)
    }
}

/// `parallel`, `sequence` or `inlinescript` of a workflow.
public final class BlockStatementAst: StatementAst, @unchecked Sendable {
    /// The keyword.
    public let kindToken: Token
    /// The body.
    public let body: StatementBlockAst

    init(_ extent: ScriptExtent, kindToken: Token, body: StatementBlockAst) {
        self.kindToken = kindToken
        self.body = body
        super.init(extent)
    }

    override public var kind: AstKind { .blockStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(body)
    }
}

/// `break`.
public final class BreakStatementAst: StatementAst, @unchecked Sendable {
    /// The label.
    public let label: ExpressionAst?

    init(_ extent: ScriptExtent, label: ExpressionAst?) {
        self.label = label
        super.init(extent)
    }

    override public var kind: AstKind { .breakStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let label { visit(label) }
    }
}

/// `continue`.
public final class ContinueStatementAst: StatementAst, @unchecked Sendable {
    /// The label.
    public let label: ExpressionAst?

    init(_ extent: ScriptExtent, label: ExpressionAst?) {
        self.label = label
        super.init(extent)
    }

    override public var kind: AstKind { .continueStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let label { visit(label) }
    }
}

/// `return`.
public final class ReturnStatementAst: StatementAst, @unchecked Sendable {
    /// What is returned.
    public let pipeline: PipelineBaseAst?

    init(_ extent: ScriptExtent, pipeline: PipelineBaseAst?) {
        self.pipeline = pipeline
        super.init(extent)
    }

    override public var kind: AstKind { .returnStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let pipeline { visit(pipeline) }
    }
}

/// `exit`.
public final class ExitStatementAst: StatementAst, @unchecked Sendable {
    /// The exit code.
    public let pipeline: PipelineBaseAst?

    init(_ extent: ScriptExtent, pipeline: PipelineBaseAst?) {
        self.pipeline = pipeline
        super.init(extent)
    }

    override public var kind: AstKind { .exitStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let pipeline { visit(pipeline) }
    }
}

/// `throw`.
public final class ThrowStatementAst: StatementAst, @unchecked Sendable {
    /// What is thrown; nil in a handler throws again.
    public let pipeline: PipelineBaseAst?

    init(_ extent: ScriptExtent, pipeline: PipelineBaseAst?) {
        self.pipeline = pipeline
        super.init(extent)
    }

    override public var kind: AstKind { .throwStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let pipeline { visit(pipeline) }
    }
}
