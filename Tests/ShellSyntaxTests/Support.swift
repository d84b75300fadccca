import ShellSyntax

/// Names of the kinds of a script's tokens, the end of input left out.
func kinds(_ script: String) -> String {
    Parser.parse(script).tokens.dropLast().map(\.kind.name).joined(separator: " ")
}

/// A script's errors: id, text in angle brackets, and a mark for those that more text may mend.
func errors(_ script: String) -> [String] {
    Parser.parse(script).errors.map { error in
        "\(error.errorId) <\(error.extent.text)>\(error.incompleteInput ? " ..." : "")"
    }
}

/// The first statement of a script.
func statement(_ script: String) -> StatementAst? {
    Parser.parse(script).scriptBlock.endBlock?.statements.first
}

/// The first command of a script.
func command(_ script: String) -> CommandAst? {
    (statement(script) as? PipelineAst)?.pipelineElements.first as? CommandAst
}

/// The expression that a script is.
func expression(_ script: String) -> ExpressionAst? { (statement(script) as? PipelineAst)?.pureExpression }

/// Types of a node and all below it: `Pipeline(CommandExpression(ConstantExpression))`.
func outline(_ node: Ast?) -> String {
    guard let node else { return "nothing" }
    let below = node.children.map(outline)
    let name = String(node.kind.typeName.dropLast(3))
    return below.isEmpty ? name : name + "(" + below.joined(separator: " ") + ")"
}

/// Types of the nodes directly below a node.
func parts(_ node: Ast?) -> String {
    (node?.children ?? []).map { String($0.kind.typeName.dropLast(3)) }.joined(separator: " ")
}

/// An expression with parentheses around each operation, to see what binds tighter.
func grouped(_ script: String) -> String { expression(script).map(grouped) ?? "nothing" }

private func grouped(_ node: ExpressionAst) -> String {
    switch node {
    case let node as BinaryExpressionAst:
        "(\(grouped(node.left)) \(node.operator.text) \(grouped(node.right)))"
    case let node as UnaryExpressionAst:
        node.tokenKind == .postfixPlusPlus || node.tokenKind == .postfixMinusMinus
            ? "(\(grouped(node.child))\(node.tokenKind.text))"
            : "(\(node.tokenKind.text) \(grouped(node.child)))"
    case let node as TernaryExpressionAst:
        "(\(grouped(node.condition)) ? \(grouped(node.ifTrue)) : \(grouped(node.ifFalse)))"
    case let node as ArrayLiteralAst: "(" + node.elements.map(grouped).joined(separator: ", ") + ")"
    case let node as ConvertExpressionAst: "([\(node.attribute.typeName.name)] \(grouped(node.child)))"
    case let node as IndexExpressionAst: "(\(grouped(node.target))[\(grouped(node.index))])"
    case let node as InvokeMemberExpressionAst: "(\(grouped(node.expression)).\(node.member.extent.text)())"
    case let node as MemberExpressionAst: "(\(grouped(node.expression)).\(node.member.extent.text))"
    default: node.extent.text
    }
}
