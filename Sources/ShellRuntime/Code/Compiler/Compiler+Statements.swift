import ShellSyntax

extension Compiler {
    /// The node of a statement.
    func statement(_ ast: StatementAst) throws -> Node {
        switch ast {
        case let ast as PipelineBaseAst: return try pipelineBase(ast)
        case let ast as IfStatementAst:
            return IfNode(
                ast.extent, try ast.clauses.map { (try condition($0.condition), try list($0.body)) },
                try ast.elseClause.map { try list($0) })
        case let ast as LabeledStatementAst: return try labeled(ast)
        case let ast as FunctionDefinitionAst: return FunctionDefinitionNode(ast)
        case let ast as ReturnStatementAst:
            return ReturnNode(ast.extent, try ast.pipeline.map { try pipelineBase($0) })
        case let ast as ThrowStatementAst:
            return ThrowNode(ast.extent, try ast.pipeline.map { try pipelineBase($0) })
        case let ast as ExitStatementAst:
            return ExitNode(ast.extent, try ast.pipeline.map { try pipelineBase($0) })
        case let ast as BreakStatementAst:
            return JumpNode(ast.extent, .breaking, try ast.label.map { try expression($0) })
        case let ast as ContinueStatementAst:
            return JumpNode(ast.extent, .continuing, try ast.label.map { try expression($0) })
        case let ast as TryStatementAst: return try tryStatement(ast)
        case let ast as TrapStatementAst:
            return TrapNode(ast.extent, ast.trapType.map { type($0.typeName, $0.extent) }, try list(ast.body))
        case let ast as DataStatementAst: return try data(ast)
        case let ast as CommandExpressionAst:
            if ast.redirections.isEmpty { return try expression(ast.expression) }
            return PipelineNode(
                ast.extent, [.expression(try expression(ast.expression), try redirections(ast.redirections))])
        case let ast as CommandAst: return PipelineNode(ast.extent, [.command(try command(ast))])
        case let ast as BlockStatementAst: return BlockNode(ast.extent, try list(ast.body))
        case let ast as UsingStatementAst: return UsingNode(ast)
        case let ast as TypeDefinitionAst: return try typeDefinition(ast)
        default:
            return UnsupportedNode(
                ast.extent, "The statement '\(ast.kind.typeName)' is not built in this shell.")
        }
    }

    private func data(_ ast: DataStatementAst) throws -> Node {
        let body = BlockNode(ast.extent, try list(ast.body))
        guard let name = ast.variable else { return body }
        let path = VariablePath(name)
        return AssignmentNode(ast.extent, NamedTarget(ast.extent, path), body)
    }

    private func tryStatement(_ ast: TryStatementAst) throws -> Node {
        let clauses = try ast.catchClauses.map { clause in
            TryNode.Clause(
                types: clause.catchTypes.map { type($0.typeName, $0.extent) }, body: try list(clause.body))
        }
        return TryNode(ast.extent, try list(ast.body), clauses, try ast.finally.map { try list($0) })
    }

    /// A condition: the value of a pipeline.
    func condition(_ ast: PipelineBaseAst) throws -> Node {
        if let sole = ast.soleExpression { return try expression(sole) }
        return try pipelineBase(ast)
    }

    private func labeled(_ ast: LabeledStatementAst) throws -> Node {
        switch ast {
        case let ast as WhileStatementAst:
            return WhileNode(
                ast.extent, label: ast.label, try condition(ast.condition!), try list(ast.body),
                bodyFirst: false,
                until: false)
        case let ast as DoWhileStatementAst:
            return WhileNode(
                ast.extent, label: ast.label, try condition(ast.condition!), try list(ast.body),
                bodyFirst: true,
                until: false)
        case let ast as DoUntilStatementAst:
            return WhileNode(
                ast.extent, label: ast.label, try condition(ast.condition!), try list(ast.body),
                bodyFirst: true,
                until: true)
        case let ast as ForStatementAst:
            return ForNode(
                ast.extent, label: ast.label, try ast.initializer.map { try pipelineBase($0) },
                try ast.condition.map { try condition($0) }, try ast.iterator.map { try pipelineBase($0) },
                try list(ast.body))
        case let ast as ForEachStatementAst:
            if ast.flags.contains(.parallel) {
                return UnsupportedNode(ast.extent, "foreach -parallel is not built in this shell.")
            }
            return ForEachNode(
                ast.extent, label: ast.label, target(ast.variable), try condition(ast.condition!),
                try list(ast.body))
        case let ast as SwitchStatementAst:
            let clauses = try ast.clauses.map { clause in
                SwitchNode.Clause(
                    pattern: try expression(clause.condition), block: try switchTest(clause.condition),
                    body: try list(clause.body))
            }
            return SwitchNode(
                ast.extent, label: ast.label, ast.flags, try condition(ast.condition!), clauses,
                try ast.default.map { try list($0) })
        default:
            return UnsupportedNode(
                ast.extent, "The statement '\(ast.kind.typeName)' is not built in this shell.")
        }
    }

    /// A block as a pattern of `switch`, compiled into the code around it.
    private func switchTest(_ ast: ExpressionAst) throws -> StatementListNode? {
        guard let block = (ast as? ScriptBlockExpressionAst)?.scriptBlock, block.paramBlock == nil,
            let body = block.endBlock, block.beginBlock == nil, block.processBlock == nil
        else { return nil }
        return StatementListNode(body.extent, try body.statements.map { try statement($0) })
    }

    // MARK: Pipelines

    /// The node of a pipeline, an assignment or a chain.
    func pipelineBase(_ ast: PipelineBaseAst) throws -> Node {
        switch ast {
        case let ast as AssignmentStatementAst: return try assignment(ast)
        case let ast as PipelineChainAst:
            if ast.background { return BackgroundNode(ast.extent) }
            return ChainNode(
                ast.extent, try pipelineBase(ast.lhsPipelineChain), ast.operator,
                try pipelineBase(ast.rhsPipeline))
        case let ast as PipelineAst: return try pipeline(ast)
        default: return UnsupportedNode(ast.extent, "The text could not be understood.")
        }
    }

    private func pipeline(_ ast: PipelineAst) throws -> Node {
        if ast.background { return BackgroundNode(ast.extent) }
        if let sole = ast.soleExpression { return try expression(sole) }
        return PipelineNode(
            ast.extent,
            try ast.pipelineElements.map { element in
                if let element = element as? CommandExpressionAst {
                    return .expression(
                        try expression(element.expression), try redirections(element.redirections))
                }
                return .command(try command(element as! CommandAst))
            })
    }

    private func assignment(_ ast: AssignmentStatementAst) throws -> Node {
        let value = try right(ast.right)
        let target = try target(ast.left)
        if ast.operator == .equals { return AssignmentNode(ast.extent, target, value) }
        return CompoundAssignmentNode(ast.extent, target, ast.operator, value)
    }

    private func right(_ ast: StatementAst) throws -> Node {
        if let ast = ast as? CommandExpressionAst, ast.redirections.isEmpty {
            return try expression(ast.expression)
        }
        if let ast = ast as? PipelineBaseAst, let sole = ast.soleExpression { return try expression(sole) }
        return try statement(ast)
    }

    func redirections(_ all: [RedirectionAst]) throws -> [RedirectionNode] {
        try all.map { redirection in
            if let file = redirection as? FileRedirectionAst {
                return .file(
                    stream: Int(file.fromStream.rawValue), try expression(file.location), append: file.append)
            }
            let merging = redirection as! MergingRedirectionAst
            return .merge(stream: Int(merging.fromStream.rawValue), to: Int(merging.toStream.rawValue))
        }
    }

    func command(_ ast: CommandAst) throws -> CommandNode {
        var elements = ast.commandElements[...]
        let first = elements.removeFirst()
        let name: CommandNode.Name
        if let text = first as? StringConstantExpressionAst {
            name = .fixed(text.string)
        } else {
            name = .computed(try expression(first as! ExpressionAst))
        }
        return CommandNode(
            ast.extent, name, try arguments(Array(elements)), try redirections(ast.redirections),
            ast.invocationOperator, isMethodLike: isMethodLike(ast))
    }

    /// `Name(1, 2)`, without a blank in front of the list.
    private func isMethodLike(_ ast: CommandAst) -> Bool {
        guard ast.commandElements.count == 2, let list = ast.commandElements[1] as? ParenExpressionAst,
            ast.commandElements[0].extent.endOffset == list.extent.startOffset
        else { return false }
        return list.pipeline.soleExpression is ArrayLiteralAst
    }

    private func arguments(_ elements: [CommandElementAst]) throws -> [ArgumentNode] {
        var all: [ArgumentNode] = []
        var isVerbatim = false
        for element in elements {
            if let parameter = element as? CommandParameterAst {
                all.append(
                    .parameter(
                        parameter.parameterName, try parameter.argument.map { try expression($0) },
                        parameter.extent,
                        text: parameter.argument == nil
                            ? parameter.extent.text : "-" + parameter.parameterName))
                continue
            }
            guard let expression = element as? ExpressionAst else { continue }
            if let word = expression as? StringConstantExpressionAst, word.stringConstantType == .bareWord {
                if word.string == "--%" && !isVerbatim {
                    isVerbatim = true
                    continue
                }
                if isVerbatim {
                    for part in word.string.split(separator: " ") { all.append(.verbatim(String(part))) }
                    continue
                }
            }
            if let variable = expression as? VariableExpressionAst, variable.splatted {
                all.append(.splat(self.variable(variable)))
            } else if let using = expression as? UsingExpressionAst,
                let variable = using.subExpression as? VariableExpressionAst, variable.splatted
            {
                all.append(.splat(self.variable(variable)))
            } else {
                let node = try self.expression(expression)
                all.append(
                    expression is ArrayLiteralAst ? .list(node) : .value(node, text: bareText(expression)))
            }
        }
        return all
    }

    /// The text of a word without quotes, empty for anything else: programs expand patterns in it.
    private func bareText(_ ast: ExpressionAst) -> String {
        if let word = ast as? StringConstantExpressionAst, word.stringConstantType == .bareWord {
            return word.extent.text
        }
        if ast is ConstantExpressionAst, !(ast is StringConstantExpressionAst) { return ast.extent.text }
        return ""
    }
}

/// A construct that this shell does not run yet.
final class UnsupportedNode: StatementNode {
    private let message: String

    init(_ extent: ScriptExtent, _ message: String) {
        self.message = message
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow { throw failure(frame) }
    override func eval(_ frame: Frame) throws -> Value { throw failure(frame) }

    private func failure(_ frame: Frame) -> ScriptError {
        frame.locate(
            .make(
                "System.NotImplementedException", id: "NotBuilt", category: .notImplemented, message: message),
            extent)
    }
}
