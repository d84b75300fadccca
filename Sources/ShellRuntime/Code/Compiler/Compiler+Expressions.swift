import ShellSyntax

extension Compiler {
    /// The node of an expression.
    func expression(_ ast: ExpressionAst) throws -> Node {
        switch ast {
        case let ast as VariableExpressionAst: return variable(ast)
        case let ast as StringConstantExpressionAst: return ConstantNode(ast.extent, Value(ast.string))
        case let ast as ConstantExpressionAst: return ConstantNode(ast.extent, Value(ast.value))
        case let ast as ExpandableStringExpressionAst:
            return ExpandableStringNode(
                ast.extent,
                try ast.parts.map { part in
                    switch part {
                    case .text(let text): .text(Text(text))
                    case .expression(let inner): .node(try expression(inner))
                    }
                })
        case let ast as BinaryExpressionAst: return try binary(ast)
        case let ast as UnaryExpressionAst: return try unary(ast)
        case let ast as TernaryExpressionAst:
            return TernaryNode(
                ast.extent, try expression(ast.condition), try expression(ast.ifTrue),
                try expression(ast.ifFalse))
        case let ast as AttributedExpressionAst: return try attributed(ast)
        case let ast as MemberExpressionAst: return try member(ast)
        case let ast as IndexExpressionAst:
            return IndexNode(
                ast.extent, try expression(ast.target), try expression(ast.index),
                conditional: ast.nullConditional, isObject: Self.isObjectCast(ast.index))
        case let ast as TypeExpressionAst: return type(ast.typeName, ast.extent)
        case let ast as ScriptBlockExpressionAst:
            return ScriptBlockNode(ast.extent, ast.scriptBlock, surrounding: layout)
        case let ast as ArrayLiteralAst:
            return ArrayLiteralNode(ast.extent, try ast.elements.map { try expression($0) })
        case let ast as ArrayExpressionAst:
            return ArrayExpressionNode(
                ast.extent, try list(ast.subExpression), single: try single(ast.subExpression))
        case let ast as SubExpressionAst: return SubExpressionNode(ast.extent, try list(ast.subExpression))
        case let ast as ParenExpressionAst: return ParenNode(ast.extent, try condition(ast.pipeline))
        case let ast as HashtableAst: return try table(ast, ordered: false)
        case let ast as UsingExpressionAst: return UsingVariableNode(ast.extent)
        default:
            return UnsupportedNode(
                ast.extent, "The expression '\(ast.kind.typeName)' is not built in this shell.")
        }
    }

    /// The only expression of `@( ... )`, whose array is the result as it is.
    private func single(_ block: StatementBlockAst) throws -> Node? {
        guard block.statements.count == 1, block.traps.isEmpty,
            let pipeline = block.statements[0] as? PipelineBaseAst,
            let sole = pipeline.soleExpression
        else { return nil }
        let isIncrement = (sole as? UnaryExpressionAst)?.tokenKind.isIncrement ?? false
        return sole is ArrayLiteralAst || isIncrement ? try expression(sole) : nil
    }

    /// `[object]$key`, which makes the index of an ordered dictionary a key even when it is a number.
    private static func isObjectCast(_ ast: ExpressionAst) -> Bool {
        guard let cast = ast as? ConvertExpressionAst else { return false }
        return TypeCatalog.shared.resolve(cast.attribute.typeName.fullName) === TypeInfo.object
    }

    private func binary(_ ast: BinaryExpressionAst) throws -> Node {
        let left = try expression(ast.left)
        let right = try expression(ast.right)
        switch ast.operator {
        case .plus, .minus, .multiply, .divide, .rem:
            return ArithmeticNode(ast.extent, ast.operator, left, right)
        case .ieq, .ceq, .ine, .cne, .ilt, .clt, .ile, .cle, .igt, .cgt, .ige, .cge:
            return ComparisonNode(ast.extent, ast.operator, left, right)
        case .and, .or, .xor: return LogicalNode(ast.extent, ast.operator, left, right)
        case .imatch, .cmatch, .inotmatch, .cnotmatch: return MatchNode(ast.extent, ast.operator, left, right)
        case .dotDot: return RangeNode(ast.extent, left, right)
        case .questionQuestion: return CoalesceNode(ast.extent, left, right)
        default: return BinaryNode(ast.extent, ast.operator, left, right)
        }
    }

    private func unary(_ ast: UnaryExpressionAst) throws -> Node {
        switch ast.tokenKind {
        case .not, .exclaim: return NotNode(ast.extent, try expression(ast.child))
        case .plusPlus: return IncrementNode(ast.extent, try target(ast.child), increment: true, prefix: true)
        case .minusMinus:
            return IncrementNode(ast.extent, try target(ast.child), increment: false, prefix: true)
        case .postfixPlusPlus:
            return IncrementNode(ast.extent, try target(ast.child), increment: true, prefix: false)
        case .postfixMinusMinus:
            return IncrementNode(ast.extent, try target(ast.child), increment: false, prefix: false)
        default: return UnaryNode(ast.extent, ast.tokenKind, try expression(ast.child))
        }
    }

    private func attributed(_ ast: AttributedExpressionAst) throws -> Node {
        guard ast.attribute is TypeConstraintAst else { return try expression(ast.child) }
        let name = ast.attribute.typeName.fullName.lowercased()
        if let hashtable = ast.child as? HashtableAst {
            if name == "ordered" { return try table(hashtable, ordered: true) }
            if ["pscustomobject", "psobject", "system.management.automation.pscustomobject"].contains(name) {
                return CustomObjectNode(ast.extent, try table(hashtable, ordered: true))
            }
        }
        if name == "ref" {
            let variable = ast.child as? VariableExpressionAst
            return ReferenceNode(
                ast.extent, variable.map { Symbol($0.variablePath.unscopedName) }, try expression(ast.child))
        }
        return ConvertNode(
            ast.extent, type(ast.attribute.typeName, ast.attribute.extent), try expression(ast.child))
    }

    private func table(_ ast: HashtableAst, ordered: Bool) throws -> HashtableNode {
        HashtableNode(
            ast.extent,
            try ast.keyValuePairs.map { pair in
                (key: try expression(pair.key), value: try tableValue(pair.value))
            }, ordered: ordered)
    }

    private func tableValue(_ ast: StatementAst) throws -> Node {
        if let ast = ast as? PipelineBaseAst, let sole = ast.soleExpression { return try expression(sole) }
        return try statement(ast)
    }

    private func member(_ ast: MemberExpressionAst) throws -> Node {
        let name: MemberName
        if let text = ast.member as? StringConstantExpressionAst {
            name = .fixed(Symbol(text.string), text.string)
        } else {
            name = .computed(try expression(ast.member as! ExpressionAst))
        }
        let target = try expression(ast.expression)
        if let call = ast as? InvokeMemberExpressionAst {
            let arguments = try (call.arguments ?? []).map { try expression($0) }
            if ast.static { return InvokeStaticNode(ast.extent, target, name, arguments) }
            if ast is BaseCtorInvokeMemberExpressionAst { return ConstantNode(ast.extent, .nothing) }
            return InvokeMethodNode(ast.extent, target, name, arguments, conditional: ast.nullConditional)
        }
        if ast.static { return StaticPropertyNode(ast.extent, target, name) }
        return PropertyNode(ast.extent, target, name, conditional: ast.nullConditional)
    }
}
