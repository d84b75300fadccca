/// A pipeline, chain, assignment or an erroneous statement.
public class PipelineBaseAst: StatementAst, @unchecked Sendable {
}

/// What `&&` and `||` join.
public class ChainableAst: PipelineBaseAst, @unchecked Sendable {
}

/// Commands joined by `|`.
public final class PipelineAst: ChainableAst, @unchecked Sendable {
    /// The commands; more than none.
    public let pipelineElements: [CommandBaseAst]
    /// Whether `&` ends it.
    public let background: Bool

    init(_ extent: ScriptExtent, pipelineElements: [CommandBaseAst], background: Bool) {
        self.pipelineElements = pipelineElements
        self.background = background
        super.init(extent)
    }

    override public var kind: AstKind { .pipeline }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in pipelineElements { visit(child) }
    }
}

/// Two pipelines joined by `&&` or `||`.
public final class PipelineChainAst: ChainableAst, @unchecked Sendable {
    /// What runs first.
    public let lhsPipelineChain: ChainableAst
    /// What runs depending on it.
    public let rhsPipeline: PipelineAst
    /// `andAnd` or `orOr`.
    public let `operator`: TokenKind
    /// Whether `&` ends it.
    public let background: Bool

    init(
        _ extent: ScriptExtent, lhsPipelineChain: ChainableAst, rhsPipeline: PipelineAst, operator: TokenKind,
        background: Bool
    ) {
        self.lhsPipelineChain = lhsPipelineChain
        self.rhsPipeline = rhsPipeline
        self.operator = `operator`
        self.background = background
        super.init(extent)
    }

    override public var kind: AstKind { .pipelineChain }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(lhsPipelineChain)
        visit(rhsPipeline)
    }
}

/// An assignment.
public final class AssignmentStatementAst: PipelineBaseAst, @unchecked Sendable {
    /// The target.
    public let left: ExpressionAst
    /// The operator.
    public let `operator`: TokenKind
    /// The value.
    public let right: StatementAst
    /// Where the operator stands.
    public let errorPosition: ScriptExtent

    init(
        _ extent: ScriptExtent, left: ExpressionAst, operator: TokenKind, right: StatementAst,
        errorPosition: ScriptExtent
    ) {
        self.left = left
        self.operator = `operator`
        self.right = right
        self.errorPosition = errorPosition
        super.init(extent)
    }

    override public var kind: AstKind { .assignmentStatement }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(left)
        visit(right)
    }
}

/// An element of a pipeline.
public class CommandBaseAst: StatementAst, @unchecked Sendable {
    /// The redirections.
    public let redirections: [RedirectionAst]

    init(_ extent: ScriptExtent, redirections: [RedirectionAst]) {
        self.redirections = redirections
        super.init(extent)
    }
}

/// A command with its arguments.
public final class CommandAst: CommandBaseAst, @unchecked Sendable {
    /// Name and arguments.
    public let commandElements: [CommandElementAst]
    /// `ampersand`, `dot` or `unknown`.
    public let invocationOperator: TokenKind

    init(
        _ extent: ScriptExtent, redirections: [RedirectionAst], commandElements: [CommandElementAst],
        invocationOperator: TokenKind
    ) {
        self.commandElements = commandElements
        self.invocationOperator = invocationOperator
        super.init(extent, redirections: redirections)
    }

    override public var kind: AstKind { .command }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        for child in commandElements { visit(child) }
        for child in redirections { visit(child) }
    }
}

/// An expression as an element of a pipeline.
public final class CommandExpressionAst: CommandBaseAst, @unchecked Sendable {
    /// The expression.
    public let expression: ExpressionAst

    init(_ extent: ScriptExtent, redirections: [RedirectionAst], expression: ExpressionAst) {
        self.expression = expression
        super.init(extent, redirections: redirections)
    }

    override public var kind: AstKind { .commandExpression }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(expression)
        for child in redirections { visit(child) }
    }
}

/// A word of a command.
public class CommandElementAst: Ast, @unchecked Sendable {
}

/// A parameter of a command.
public final class CommandParameterAst: CommandElementAst, @unchecked Sendable {
    /// The name without its dash.
    public let parameterName: String
    /// The argument after a colon.
    public let argument: ExpressionAst?
    /// Where the name stands.
    public let errorPosition: ScriptExtent

    init(
        _ extent: ScriptExtent, parameterName: String, argument: ExpressionAst?, errorPosition: ScriptExtent
    ) {
        self.parameterName = parameterName
        self.argument = argument
        self.errorPosition = errorPosition
        super.init(extent)
    }

    override public var kind: AstKind { .commandParameter }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        if let argument { visit(argument) }
    }
}

/// A redirection.
public class RedirectionAst: Ast, @unchecked Sendable {
    /// The stream redirected.
    public let fromStream: RedirectionStream

    init(_ extent: ScriptExtent, fromStream: RedirectionStream) {
        self.fromStream = fromStream
        super.init(extent)
    }
}

/// A redirection to a file.
public final class FileRedirectionAst: RedirectionAst, @unchecked Sendable {
    /// The file.
    public let location: ExpressionAst
    /// Whether it is `>>`.
    public let append: Bool

    init(_ extent: ScriptExtent, fromStream: RedirectionStream, location: ExpressionAst, append: Bool) {
        self.location = location
        self.append = append
        super.init(extent, fromStream: fromStream)
    }

    override public var kind: AstKind { .fileRedirection }

    override public func forEachChild(_ visit: (Ast) -> Void) {
        visit(location)
    }
}

/// A redirection to another stream.
public final class MergingRedirectionAst: RedirectionAst, @unchecked Sendable {
    /// The stream written to.
    public let toStream: RedirectionStream

    init(_ extent: ScriptExtent, fromStream: RedirectionStream, toStream: RedirectionStream) {
        self.toStream = toStream
        super.init(extent, fromStream: fromStream)
    }

    override public var kind: AstKind { .mergingRedirection }
}
