/// Checks what the grammar allows and the language does not.
final class SemanticChecker {
    private let errors: ErrorSink

    init(_ errors: ErrorSink) { self.errors = errors }

    /// A node still to be checked, with the class member whose body it is in.
    private struct Pending {
        let node: Ast
        let member: MemberAst?
    }

    /// The member that the node being checked belongs to.
    private(set) var member: MemberAst?
    /// Variables of methods that are read before they must have a value.
    var unassigned: Set<ObjectIdentifier> = []

    /// Checks a whole tree, in the order in which PowerShell visits it.
    func check(_ root: ScriptBlockAst) {
        guard !errors.isClosed else { return }
        var pending = [Pending(node: root, member: nil)]
        while let item = pending.popLast() {
            member = item.member
            check(item.node)
            let inner = memberInside(item.node, item.member)
            let first = pending.count
            item.node.forEachChild { pending.append(Pending(node: $0, member: inner)) }
            pending[first...].reverse()
        }
    }

    func report(_ extent: ScriptExtent, _ id: SyntaxErrorID, _ arguments: String...) {
        errors.report(extent, id, arguments, incomplete: false)
    }

    private func memberInside(_ node: Ast, _ outer: MemberAst?) -> MemberAst? {
        switch node.kind {
        case .functionMember, .propertyMember: node as? MemberAst
        case .scriptBlock: node.parent?.parent is FunctionMemberAst ? outer : nil
        default: outer
        }
    }

    private func check(_ node: Ast) {
        switch node {
        case let node as VariableExpressionAst: checkVariable(node)
        case let node as AssignmentStatementAst: checkAssignment(node)
        case let node as UnaryExpressionAst: checkUnary(node)
        case let node as ConvertExpressionAst: checkConversion(node)
        case let node as AttributedExpressionAst: checkAttributedExpression(node)
        case let node as UsingExpressionAst: checkUsing(node)
        case let node as HashtableAst: checkKeys(node)
        case let node as ParamBlockAst: checkParameters(node.parameters)
        case let node as ParameterAst: checkParameterTypes(node)
        case let node as AttributeAst: checkAttribute(node)
        case let node as FunctionDefinitionAst: checkFunction(node)
        case let node as FunctionMemberAst: checkMethod(node)
        case let node as PropertyMemberAst: checkProperty(node)
        case let node as UsingStatementAst: checkUsingStatement(node)
        case let node as TryStatementAst: checkCatchOrder(node)
        case let node as BreakStatementAst: checkJump(node, Self.label(node.label))
        case let node as ContinueStatementAst: checkJump(node, Self.label(node.label))
        case let node as ReturnStatementAst: checkReturn(node)
        case let node as BlockStatementAst: checkBlock(node)
        case let node as SwitchStatementAst:
            if node.flags.contains(.parallel) {
                report(node.extent, .keywordParameterReservedForFutureUse, "switch", "parallel")
            }
        case let node as ForEachStatementAst: checkForEach(node)
        case let node as DataStatementAst: RestrictedLanguageChecker(self, node).check()
        case let node as ScriptBlockAst: checkTypeNames(node)
        default: break
        }
    }

    private func checkForEach(_ node: ForEachStatementAst) {
        let isParallel = node.flags.contains(.parallel)
        if isParallel { report(node.extent, .keywordParameterReservedForFutureUse, "foreach", "parallel") }
        guard node.throttleLimit != nil else { return }
        report(node.extent, .keywordParameterReservedForFutureUse, "foreach", "throttlelimit")
        if !isParallel { report(node.extent, .throttleLimitRequiresParallelFlag) }
    }

    private func checkBlock(_ node: BlockStatementAst) {
        var ancestor = node.parent
        while let current = ancestor {
            if let function = current as? FunctionDefinitionAst, function.isWorkflow { return }
            ancestor = current.parent
        }
        report(node.kindToken.extent, .unexpectedKeyword, node.kindToken.text)
    }

    /// Types of one name in one block.
    private func checkTypeNames(_ node: ScriptBlockAst) {
        guard let statements = node.endBlock?.statements else { return }
        var seen: Set<String> = []
        for case let type as TypeDefinitionAst in statements
        where !seen.insert(type.name.asciiLowercased).inserted {
            report(type.extent, .memberAlreadyDefined, type.name)
        }
    }

    private func checkUsingStatement(_ node: UsingStatementAst) {
        let isSupported: Bool =
            switch node.usingStatementKind {
            case .namespace, .assembly, .module: node.alias == nil
            case .command, .type: false
            }
        if !isSupported { report(node.extent, .usingStatementNotSupported) }
        if node.usingStatementKind == .assembly, let name = node.name {
            report(name.extent, .errorLoadingAssembly, name.string)
        }
        guard node.usingStatementKind == .namespace, let name = node.name else { return }
        let parts = name.string.split(separator: ".", omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            part.utf16.first?.startsIdentifier == true && part.utf16.allSatisfy(\.continuesIdentifier)
        }
        if !isName { report(name.extent, .invalidNamespaceValue) }
    }
}
