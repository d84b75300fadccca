import ShellSyntax

/// Finds the names that a block assigns: they become its slots.
enum AssignedNames {
    static func collect(_ ast: ScriptBlockAst, _ head: [ParameterAst]?, into layout: Layout) {
        for parameter in (head ?? []) + (ast.paramBlock?.parameters ?? []) { add(parameter.name, to: layout) }
        ast.visit { node in
            switch node {
            case is FunctionDefinitionAst, is TypeDefinitionAst: return .skipChildren
            case let node as AssignmentStatementAst: targets(node.left, layout)
            case let node as ForEachStatementAst: add(node.variable, to: layout)
            case let node as UnaryExpressionAst where node.tokenKind.isIncrement:
                targets(node.child, layout)
            default: break
            }
            return .continue
        }
    }

    private static func targets(_ ast: ExpressionAst, _ layout: Layout) {
        switch ast {
        case let ast as VariableExpressionAst: add(ast, to: layout)
        case let ast as ArrayLiteralAst: for element in ast.elements { targets(element, layout) }
        case let ast as ParenExpressionAst:
            if let inner = ast.pipeline.soleExpression { targets(inner, layout) }
        case let ast as AttributedExpressionAst: targets(ast.child, layout)
        default: break
        }
    }

    private static func add(_ variable: VariableExpressionAst, to layout: Layout) {
        let path = variable.variablePath
        guard path.scope == .unspecified else { return }
        let name = path.userPath.lowercased()
        if ["true", "false", "null", "_", "psitem", "?"].contains(name) { return }
        layout.add(Symbol(path.userPath))
    }
}

extension TokenKind {
    /// `++` and `--` before or behind a variable.
    var isIncrement: Bool {
        switch self {
        case .plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus: true
        default: false
        }
    }
}
