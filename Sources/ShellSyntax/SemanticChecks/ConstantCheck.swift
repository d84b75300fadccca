/// Tells whether an expression has a value before the script runs, as arguments of attributes must.
struct ConstantCheck {
    /// Attributes of classes take no script blocks.
    let isForClass: Bool

    func isConstant(_ node: Ast) -> Bool {
        switch node {
        case is ConstantExpressionAst, is TypeExpressionAst: return true
        case let variable as VariableExpressionAst:
            let name = variable.variablePath.unqualifiedPath.asciiLowercased
            return variable.variablePath.isVariable && ["true", "false", "null"].contains(name)
        case is ScriptBlockExpressionAst: return !isForClass
        case let list as ArrayLiteralAst: return list.elements.allSatisfy(isConstant)
        case let paren as ParenExpressionAst: return isConstantPipeline(paren.pipeline)
        case let sub as SubExpressionAst: return isConstantBlock(sub.subExpression)
        case let array as ArrayExpressionAst: return isConstantBlock(array.subExpression)
        case let binary as BinaryExpressionAst:
            return binary.operator.flags.contains(.canConstantFold) && isConstant(binary.left)
                && isConstant(binary.right)
        case let unary as UnaryExpressionAst:
            return unary.tokenKind.flags.contains(.canConstantFold) && isConstant(unary.child)
        case let ternary as TernaryExpressionAst:
            return isConstant(ternary.condition) && isConstant(ternary.ifTrue) && isConstant(ternary.ifFalse)
        case let convert as ConvertExpressionAst:
            return Self.safeTypes.contains(convert.attribute.typeName.name.asciiLowercased)
                && isConstant(convert.child)
        case let member as MemberExpressionAst:
            return member.static && member.expression is TypeExpressionAst
                && member.member is StringConstantExpressionAst && !(member is InvokeMemberExpressionAst)
        default: return false
        }
    }

    private func isConstantPipeline(_ pipeline: PipelineBaseAst) -> Bool {
        pipeline.pureExpression.map(isConstant) ?? false
    }

    private func isConstantBlock(_ block: StatementBlockAst) -> Bool {
        guard block.traps.isEmpty, block.statements.count <= 1 else { return false }
        guard let pipeline = block.statements.first as? PipelineBaseAst else { return false }
        return isConstantPipeline(pipeline)
    }

    /// Types whose conversions need nothing of the running script.
    private static let safeTypes: Set<String> = [
        "string", "int", "long", "short", "byte", "sbyte", "uint", "ulong", "ushort", "double", "float",
        "single",
        "decimal", "bool", "char", "int16", "int32", "int64", "uint16", "uint32", "uint64", "bigint",
        "switch",
        "system.string", "system.int32", "system.int64", "system.double", "system.boolean",
    ]
}
