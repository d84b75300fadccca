/// Targets of assignments, conversions and variables.
extension SemanticChecker {
    func checkAssignment(_ node: AssignmentStatementAst) {
        checkTarget(node.left, isPlain: node.operator == .equals) { report($0.extent, .invalidLeftHandSide) }
    }

    func checkUnary(_ node: UnaryExpressionAst) {
        switch node.tokenKind {
        case .plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus:
            checkTarget(node.child, isPlain: false) {
                report($0.extent, .operatorRequiresVariableOrProperty, node.tokenKind.text)
            }
        default: break
        }
    }

    private func checkTarget(_ target: ExpressionAst, isPlain: Bool, _ refuse: (Ast) -> Void) {
        switch target {
        case let list as ArrayLiteralAst:
            guard isPlain else { return refuse(list) }
            for element in list.elements { checkTarget(element, isPlain: true, refuse) }
        case let paren as ParenExpressionAst:
            guard let inner = paren.pipeline.pureExpression else { return refuse(paren.pipeline) }
            checkTarget(inner, isPlain: isPlain, refuse)
        case let member as MemberExpressionAst: if member.nullConditional { refuse(member) }
        case let index as IndexExpressionAst: if index.nullConditional { refuse(index) }
        case let attributed as AttributedExpressionAst: checkTypedTarget(attributed, isPlain: isPlain, refuse)
        case is VariableExpressionAst: break
        default: refuse(target)
        }
    }

    private func checkTypedTarget(_ target: AttributedExpressionAst, isPlain: Bool, _ refuse: (Ast) -> Void) {
        var inner: ExpressionAst = target
        var conversions = 0
        var reference: ScriptExtent?
        var lastType: TypeName?
        while let attributed = inner as? AttributedExpressionAst {
            if attributed is ConvertExpressionAst {
                conversions += 1
                let type = attributed.attribute.typeName
                lastType = type
                if type.isReference {
                    reference = attributed.attribute.extent
                } else if type.isVoid {
                    report(attributed.attribute.extent, .voidTypeConstraintNotAllowed)
                }
            }
            inner = attributed.child
        }
        if let reference, conversions > 1 {
            return report(reference, .referenceNeedsToBeByItselfInTypeConstraint)
        }
        if let variable = inner as? VariableExpressionAst { checkAutomatic(variable, lastType, target) }
        checkTarget(inner, isPlain: isPlain, refuse)
    }

    /// Automatic variables keep their types.
    private func checkAutomatic(_ variable: VariableExpressionAst, _ type: TypeName?, _ target: Ast) {
        let path = variable.variablePath
        guard path.scope == .unspecified || path.scope == .local || path.scope == .private else { return }
        let expected: (String, [String])
        switch path.unqualifiedPath.asciiLowercased {
        case "_", "this", "input": expected = ("System.Object", ["object", "system.object"])
        case "args": expected = ("System.Object[]", ["object[]", "system.object[]"])
        case "pscmdlet": expected = ("System.Management.Automation.PSScriptCmdlet", [])
        case "psboundparameters": expected = ("System.Management.Automation.PSBoundParametersDictionary", [])
        case "myinvocation":
            expected = (
                "System.Management.Automation.InvocationInfo", ["system.management.automation.invocationinfo"]
            )
        case "psscriptroot", "pscommandpath": expected = ("System.String", ["string", "system.string"])
        default: return
        }
        if let type, expected.1.contains(type.name.asciiLowercased) { return }
        report(
            target.extent, .assignmentStatementToAutomaticNotSupported, path.unqualifiedPath, expected.0)
    }

    func checkConversion(_ node: ConvertExpressionAst) {
        let type = node.attribute.typeName
        if type.name.isAlike("ordered") {
            if !(node.child is HashtableAst) {
                report(node.extent, .orderedAttributeOnlyOnHashLiteralNode, type.name)
            }
            return
        }
        guard type.isReference else { return }
        var isRepeated = false
        var child = node.child
        while let attributed = child as? AttributedExpressionAst {
            if attributed is ConvertExpressionAst, attributed.attribute.typeName.isReference {
                isRepeated = true
                report(attributed.attribute.extent, .referenceNeedsToBeByItselfInTypeSequence)
            }
            child = attributed.child
        }
        guard !isRepeated, let outer = node.parent as? ConvertExpressionAst,
            !outer.attribute.typeName.isReference, !isInTarget(node)
        else { return }
        report(node.attribute.extent, .referenceNeedsToBeLastTypeInTypeConversion)
    }

    /// Whether a node is on the left of an assignment.
    private func isInTarget(_ node: Ast) -> Bool {
        var inner: Ast = node
        while let outer = inner.parent {
            if let assignment = outer as? AssignmentStatementAst { return assignment.left === inner }
            if outer is CommandExpressionAst { return false }
            inner = outer
        }
        return false
    }

    func checkAttributedExpression(_ node: AttributedExpressionAst) {
        guard !(node is ConvertExpressionAst) else { return }
        var current: AttributedExpressionAst? = node
        while let attributed = current {
            if attributed.child is VariableExpressionAst { return }
            current = attributed.child as? AttributedExpressionAst
        }
        report(node.attribute.extent, .unexpectedAttribute, node.attribute.typeName.fullName)
    }

    func checkUsing(_ node: UsingExpressionAst) {
        var inner = node.subExpression
        while true {
            switch inner {
            case is VariableExpressionAst: return
            case let member as MemberExpressionAst
            where !(member is InvokeMemberExpressionAst) && member.member is StringConstantExpressionAst:
                inner = member.expression
            case let index as IndexExpressionAst:
                guard ConstantCheck(isForClass: false).isConstant(index.index) else {
                    return report(index.index.extent, .invalidUsingExpression)
                }
                inner = index.target
            default: return report(inner.extent, .invalidUsingExpression)
            }
        }
    }

    func checkVariable(_ node: VariableExpressionAst) {
        let path = node.variablePath
        if node.splatted, let parent = node.parent, !(parent is CommandAst), !(parent is UsingExpressionAst) {
            let isInArguments = parent is ArrayLiteralAst && parent.parent is CommandAst
            report(
                node.extent, isInArguments ? .splattingNotPermittedInArgumentList : .splattingNotPermitted,
                path.userPath)
        }
        if unassigned.contains(ObjectIdentifier(node)) { report(node.extent, .variableNotLocal) }
        if path.userPath.isAlike("this"), member?.isStaticMember == true {
            report(node.extent, .nonStaticMemberAccessInStaticMember, path.userPath)
        }
    }

    func checkKeys(_ node: HashtableAst) {
        var keys: Set<String> = []
        for pair in node.keyValuePairs {
            guard let constant = pair.key as? ConstantExpressionAst else { continue }
            let text = constant.value.text
            if !keys.insert(text.lowercased()).inserted {
                report(pair.key.extent, .duplicateKeyInHashLiteral, text)
            }
        }
    }
}

extension MemberAst {
    /// Whether the member belongs to the type and not to its instances.
    var isStaticMember: Bool {
        if let method = self as? FunctionMemberAst { return method.methodAttributes.contains(.static) }
        return (self as? PropertyMemberAst)?.propertyAttributes.contains(.static) == true
    }
}

extension PipelineBaseAst {
    /// The expression that the pipeline is nothing else than.
    public var pureExpression: ExpressionAst? {
        guard let pipeline = self as? PipelineAst, pipeline.pipelineElements.count == 1,
            let element = pipeline.pipelineElements.first as? CommandExpressionAst,
            element.redirections.isEmpty
        else { return nil }
        return element.expression
    }
}

extension TypeName {
    var isReference: Bool {
        let name = name.asciiLowercased
        return name == "ref" || name == "psreference" || name == "system.management.automation.psreference"
    }

    var isVoid: Bool {
        let name = name.asciiLowercased
        return name == "void" || name == "system.void"
    }
}

extension ConstantValue {
    /// The value as text, the way a key of a hash table is compared.
    var text: String {
        switch self {
        case .string(let text): text
        case .boolean(let value): value ? "True" : "False"
        case .number(let number): number.text
        }
    }
}

extension NumericLiteral {
    /// The number in digits.
    public var text: String {
        switch self {
        case .int8(let value): String(value)
        case .uint8(let value): String(value)
        case .int16(let value): String(value)
        case .uint16(let value): String(value)
        case .int32(let value): String(value)
        case .uint32(let value): String(value)
        case .int64(let value): String(value)
        case .uint64(let value): String(value)
        case .double(let value):
            value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
        case .decimal(let text), .bigInteger(let text): text
        }
    }
}
