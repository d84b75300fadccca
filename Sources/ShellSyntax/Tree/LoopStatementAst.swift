/// A loop or switch, which may have a label.
public class LabeledStatementAst: StatementAst, @unchecked Sendable {
    /// The label without its colon.
    public let label: String?
    /// The condition; of `foreach` and `switch` what is gone through.
    public let condition: PipelineBaseAst?

    init(_ extent: ScriptExtent, label: String? = nil, condition: PipelineBaseAst?) {
        self.label = label
        self.condition = condition
        super.init(extent)
    }
}

/// A loop.
public class LoopStatementAst: LabeledStatementAst, @unchecked Sendable {
    /// The body.
    public let body: StatementBlockAst

    init(
        _ extent: ScriptExtent, label: String? = nil, condition: PipelineBaseAst?, body: StatementBlockAst
    ) {
        self.body = body
        super.init(extent, label: label, condition: condition)
    }
}

/// `foreach`.
public final class ForEachStatementAst: LoopStatementAst, @unchecked Sendable {
    /// Whether it is parallel.
    public let flags: ForEachFlags
    /// The value of `-throttlelimit`.
    public let throttleLimit: ExpressionAst?
    /// The loop variable.
    public let variable: VariableExpressionAst

    init(
        _ extent: ScriptExtent, label: String? = nil, condition: PipelineBaseAst?, body: StatementBlockAst,
        flags: ForEachFlags, throttleLimit: ExpressionAst?, variable: VariableExpressionAst
    ) {
        self.flags = flags
        self.throttleLimit = throttleLimit
        self.variable = variable
        super.init(extent, label: label, condition: condition, body: body)
    }

    override public var kind: AstKind { .forEachStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(variable)
        if let condition { visit(condition) }
        visit(body)
    }
}

/// `for`.
public final class ForStatementAst: LoopStatementAst, @unchecked Sendable {
    /// Run first.
    public let initializer: PipelineBaseAst?
    /// Run after each turn.
    public let iterator: PipelineBaseAst?

    init(
        _ extent: ScriptExtent, label: String? = nil, condition: PipelineBaseAst?, body: StatementBlockAst,
        initializer: PipelineBaseAst?, iterator: PipelineBaseAst?
    ) {
        self.initializer = initializer
        self.iterator = iterator
        super.init(extent, label: label, condition: condition, body: body)
    }

    override public var kind: AstKind { .forStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let initializer { visit(initializer) }
        if let condition { visit(condition) }
        if let iterator { visit(iterator) }
        visit(body)
    }
}

/// `do ... while`.
public final class DoWhileStatementAst: LoopStatementAst, @unchecked Sendable {
    override public var kind: AstKind { .doWhileStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let condition { visit(condition) }
        visit(body)
    }
}

/// `do ... until`.
public final class DoUntilStatementAst: LoopStatementAst, @unchecked Sendable {
    override public var kind: AstKind { .doUntilStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let condition { visit(condition) }
        visit(body)
    }
}

/// `while`.
public final class WhileStatementAst: LoopStatementAst, @unchecked Sendable {
    override public var kind: AstKind { .whileStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let condition { visit(condition) }
        visit(body)
    }
}

/// `switch`.
public final class SwitchStatementAst: LabeledStatementAst, @unchecked Sendable {
    /// The options.
    public let flags: SwitchFlags
    /// Patterns and bodies in order.
    public let clauses: [SwitchClause]
    /// The body of `default`.
    public let `default`: StatementBlockAst?

    init(
        _ extent: ScriptExtent, label: String? = nil, condition: PipelineBaseAst?, flags: SwitchFlags,
        clauses: [SwitchClause], default: StatementBlockAst?
    ) {
        self.flags = flags
        self.clauses = clauses
        self.default = `default`
        super.init(extent, label: label, condition: condition)
    }

    override public var kind: AstKind { .switchStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let condition { visit(condition) }
        for clause in clauses {
            visit(clause.condition)
            visit(clause.body)
        }
        if let `default` { visit(`default`) }
    }
}
