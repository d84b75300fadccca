/// Parameters, attributes, functions and members of classes.
extension SemanticChecker {
    func checkParameters(_ parameters: [ParameterAst]) {
        var names: Set<String> = []
        for parameter in parameters {
            let name = parameter.name.variablePath.userPath
            if !names.insert(name.asciiLowercased).inserted {
                report(parameter.name.extent, .duplicateFormalParameter, name)
            }
            if let type = parameter.attributes.first(where: { $0 is TypeConstraintAst && $0.typeName.isVoid })
            {
                report(type.extent, .voidTypeConstraintNotAllowed)
            }
        }
    }

    func checkParameterTypes(_ node: ParameterAst) {
        let isOfMethod = node.parent?.parent is FunctionMemberAst
        var hasType = false
        for attribute in node.attributes where attribute is TypeConstraintAst {
            if attribute.typeName.fullName.isAlike("ordered") {
                report(
                    attribute.extent, .orderedAttributeOnlyOnHashLiteralNode, attribute.typeName.fullName)
            } else if isOfMethod {
                if hasType { report(attribute.extent, .multipleTypeConstraintsOnMethodParam) }
                hasType = true
            }
        }
    }

    func checkAttribute(_ node: AttributeAst) {
        let isForClass: Bool
        switch node.parent {
        case is TypeDefinitionAst, is PropertyMemberAst, is FunctionMemberAst: isForClass = true
        case is ParameterAst: isForClass = member is FunctionMemberAst
        default: isForClass = false
        }
        let check = ConstantCheck(isForClass: isForClass)
        let id: SyntaxErrorID =
            isForClass
            ? .parameterAttributeArgumentNeedsToBeConstant
            : .parameterAttributeArgumentNeedsToBeConstantOrScriptBlock
        var names: Set<String> = []
        for argument in node.namedArguments {
            if !names.insert(argument.argumentName.asciiLowercased).inserted {
                report(argument.extent, .duplicateNamedArgument, argument.argumentName)
            } else if !argument.expressionOmitted, !check.isConstant(argument.argument) {
                report(argument.argument.extent, id)
            }
        }
        for argument in node.positionalArguments where !check.isConstant(argument) {
            report(argument.extent, id)
        }
    }

    func checkFunction(_ node: FunctionDefinitionAst) {
        if let parameters = node.parameters {
            if let block = node.body.paramBlock {
                report(block.extent, .onlyOneParameterListAllowed)
            } else {
                checkParameters(parameters)
            }
        }
        if node.isWorkflow { report(node.extent, .workflowNotSupportedInPowerShellCore) }
    }

    func checkMethod(_ node: FunctionMemberAst) {
        let body = node.functionDefinition.body
        if let block = body.paramBlock { report(block.extent, .paramBlockNotAllowedInMethod) }
        let hasNamed =
            body.beginBlock != nil || body.processBlock != nil || body.cleanBlock != nil
            || body.dynamicParamBlock != nil || body.endBlock?.unnamed == false
        if hasNamed {
            let first = body.dynamicParamBlock ?? body.beginBlock ?? body.processBlock ?? body.endBlock
            report(first?.extent ?? body.extent, .namedBlockNotAllowedInMethod)
        }
        if node.isConstructor, let type = node.returnType {
            report(type.extent, .constructorCantHaveReturnType)
        }
        let flow = MethodFlow(node)
        unassigned.formUnion(flow.unassignedReads)
        if !flow.allPathsReturn, !node.returnsVoid {
            report(node.functionDefinition.nameExtent, .methodHasCodePathNotReturn)
        }
    }

    func checkProperty(_ node: PropertyMemberAst) {
        guard let type = node.propertyType, type.typeName.isVoid else { return }
        report(type.extent, .typeNotAllowedForProperty, type.typeName.fullName)
    }
}

extension FunctionMemberAst {
    /// Whether the method is a constructor: it has the name of its class.
    public var isConstructor: Bool {
        guard let type = parent as? TypeDefinitionAst else { return false }
        return name.isAlike(type.name)
    }

    /// Whether the method gives nothing back.
    public var returnsVoid: Bool { returnType == nil || returnType?.typeName.isVoid == true }
}
