import ShellSyntax

/// Turns the syntax tree of one script block into nodes.
final class Compiler {
    /// The block's own variables; nil for code that runs in whatever scope it is called.
    let layout: Layout?
    let interpreter: Interpreter
    /// True for code over the scope it runs in.
    let isInline: Bool
    private let isFilter: Bool

    private init(layout: Layout?, _ interpreter: Interpreter, isInline: Bool, isFilter: Bool) {
        self.layout = layout
        self.interpreter = interpreter
        self.isInline = isInline
        self.isFilter = isFilter
    }

    /// Compiles a block: with variables of its own (`surrounding` nil), or over a scope whose layout is known or not.
    static func compile(_ block: ScriptBlock, in surrounding: Layout??, _ interpreter: Interpreter) throws
        -> BlockCode
    {
        let ast = block.ast
        let compiler: Compiler
        if let surrounding {
            compiler = Compiler(layout: surrounding, interpreter, isInline: true, isFilter: block.isFilter)
        } else {
            let layout = Layout()
            AssignedNames.collect(ast, block.headParameters, into: layout)
            compiler = Compiler(layout: layout, interpreter, isInline: false, isFilter: block.isFilter)
        }
        return try compiler.blockCode(ast, block.headParameters)
    }

    private func blockCode(_ ast: ScriptBlockAst, _ head: [ParameterAst]?) throws -> BlockCode {
        let metadata = try Parameters(self).metadata(ast, head)
        var prelude: [Node] = ast.usingStatements.map { UsingNode($0) }
        for statement in Self.statements(ast) {
            if let definition = statement as? TypeDefinitionAst {
                prelude.append(try typeDefinition(definition))
            }
        }
        var process = try ast.processBlock.map { try list($0) }
        var end = try ast.endBlock.map { try list($0) }
        if isFilter, let endBlock = ast.endBlock, endBlock.unnamed {
            process = end
            end = nil
        }
        return BlockCode(
            layout: layout, metadata: metadata,
            dynamicParameters: try ast.dynamicParamBlock.map { try list($0) },
            begin: try ast.beginBlock.map { try list($0) }, process: process, end: end,
            clean: try ast.cleanBlock.map { try list($0) }, prelude: prelude)
    }

    private static func statements(_ ast: ScriptBlockAst) -> [StatementAst] {
        [ast.beginBlock, ast.processBlock, ast.endBlock].flatMap { $0?.statements ?? [] }
    }

    private func list(_ block: NamedBlockAst) throws -> StatementListNode {
        try list(block.extent, block.statements, block.traps)
    }

    func list(_ block: StatementBlockAst) throws -> StatementListNode {
        try list(block.extent, block.statements, block.traps)
    }

    private func list(
        _ extent: ScriptExtent, _ statements: [StatementAst], _ traps: [TrapStatementAst]
    ) throws -> StatementListNode {
        let nodes = try statements.compactMap { statement -> Node? in
            statement is TypeDefinitionAst ? nil : try self.statement(statement)
        }
        let handlers = try traps.map { trap in
            TrapNode(
                trap.extent, trap.trapType.map { self.type($0.typeName, $0.extent) }, try list(trap.body))
        }
        return StatementListNode(extent, nodes, traps: handlers)
    }

    // MARK: Variables

    /// The node that reads a variable.
    func variable(_ ast: VariableExpressionAst) -> Node {
        let path = ast.variablePath
        if path.isDriveQualified { return DriveVariableNode(ast.extent, path) }
        if path.scope != .unspecified { return ScopedVariableNode(ast.extent, path) }
        let name = path.userPath
        switch name.lowercased() {
        case "true": return ConstantNode(ast.extent, .bool(true))
        case "false": return ConstantNode(ast.extent, .bool(false))
        case "null": return ConstantNode(ast.extent, .null)
        case "_", "psitem": return SlotNode(ast.extent, 0, Layout.dollarUnder, "_")
        default: break
        }
        if let kind = Self.callVariables[name.lowercased()] {
            return CallVariableNode(ast.extent, kind, name)
        }
        let symbol = Symbol(name)
        if let slot = layout?.slot(of: symbol) { return SlotNode(ast.extent, slot, symbol, name) }
        return NamedVariableNode(ast.extent, name)
    }

    /// Variables that belong to a call and are made when read.
    static let callVariables: [String: CallVariableNode.Kind] = [
        "args": .args, "input": .input, "psboundparameters": .boundParameters, "myinvocation": .invocation,
        "pscmdlet": .cmdlet, "this": .this, "psscriptroot": .scriptRoot, "pscommandpath": .commandPath,
        "?": .status,
    ]

    /// The target of an assignment to a variable.
    func target(_ ast: VariableExpressionAst) -> AssignmentTarget {
        let path = ast.variablePath
        if path.isDriveQualified { return DriveTarget(ast.extent, path) }
        if let name = AutomaticVariables.constantNames[path.unscopedName.lowercased()] {
            return ConstantTarget(ast.extent, name)
        }
        if path.scope == .unspecified {
            let name = path.userPath
            let symbol = Symbol(["psitem"].contains(name.lowercased()) ? "_" : name)
            if let slot = layout?.slot(of: symbol) ?? (symbol == Layout.dollarUnder ? 0 : nil) {
                return SlotTarget(ast.extent, slot, symbol, name)
            }
        }
        return NamedTarget(ast.extent, path)
    }

    /// The target of any assignment.
    func target(_ ast: ExpressionAst) throws -> AssignmentTarget {
        switch ast {
        case let ast as VariableExpressionAst: return target(ast)
        case let ast as InvokeMemberExpressionAst: throw unassignable(ast)
        case let ast as MemberExpressionAst:
            let node = try expression(ast)
            if let node = node as? PropertyNode { return PropertyTarget(ast.extent, node) }
            if let node = node as? StaticPropertyNode { return StaticPropertyTarget(ast.extent, node) }
            throw unassignable(ast)
        case let ast as IndexExpressionAst:
            guard let node = try expression(ast) as? IndexNode else { throw unassignable(ast) }
            return IndexTarget(ast.extent, node)
        case let ast as ArrayLiteralAst:
            return ListTarget(ast.extent, try ast.elements.map { try target($0) })
        case let ast as ParenExpressionAst:
            if let inner = ast.pipeline.soleExpression { return try target(inner) }
            throw unassignable(ast)
        case let ast as AttributedExpressionAst: return try attributedTarget(ast)
        default: throw unassignable(ast)
        }
    }

    private func attributedTarget(_ ast: AttributedExpressionAst) throws -> AssignmentTarget {
        var type: TypeNode?
        var rules: [RuleNode] = []
        var inner: ExpressionAst = ast
        while let attributed = inner as? AttributedExpressionAst {
            if let attribute = attributed.attribute as? AttributeAst {
                rules += try Attributes(self).rules(attribute)
            } else if type == nil {
                type = self.type(attributed.attribute.typeName, attributed.attribute.extent)
            }
            inner = attributed.child
        }
        guard let variable = inner as? VariableExpressionAst else { return try target(inner) }
        return TypedTarget(ast.extent, variable.variablePath, type: type, rules: rules)
    }

    private func unassignable(_ ast: Ast) -> ScriptError {
        let error = ScriptError.make(
            "System.Management.Automation.ParseException", id: "InvalidLeftHandSide", category: .parserError,
            message:
                "The assignment expression is not valid. The input to an assignment operator must be an object that is "
                + "able to accept assignments, such as a variable or a property.")
        let info = InvocationInfo()
        info.locate(ast.extent)
        error.record.invocation = info
        return error
    }

    // MARK: Types

    /// A type name as a node that is resolved when it first runs.
    func type(_ name: TypeName, _ extent: ScriptExtent) -> TypeNode {
        let text = name.fullName
        var found: TypeInfo?
        return TypeNode(extent, text) { frame in
            if let found { return found }
            let resolved = frame.interpreter.resolveType(text)
            found = resolved
            return resolved
        }
    }
}

extension Compiler {
    /// An expression over a scope whose layout is known, for initial values and enumerations.
    static func expression(_ ast: ExpressionAst, over layout: Layout?, _ interpreter: Interpreter) throws
        -> Node
    {
        try Compiler(layout: layout, interpreter, isInline: true, isFilter: false).expression(ast)
    }

    /// The checks that an attribute stands for.
    static func rules(of attribute: AttributeAst, _ interpreter: Interpreter) throws -> [RuleNode] {
        try Attributes(Compiler(layout: nil, interpreter, isInline: true, isFilter: false)).rules(attribute)
    }

    /// The node that defines a class or enumeration.
    func typeDefinition(_ ast: TypeDefinitionAst) throws -> Node { TypeDefinitionNode(ast, interpreter) }
}

extension Interpreter {
    /// A type by name: classes and enumerations of scripts first, then the library, with the session's namespaces.
    public func resolveType(_ name: String) -> TypeInfo? {
        if scriptTypes.isEmpty && namespaces.isEmpty { return TypeCatalog.shared.resolve(name) }
        return TypeCatalog.shared.resolve(name, namespaces: namespaces) { self.scriptTypes[Symbol($0)] }
    }
}

extension PipelineBaseAst {
    /// The expression of a pipeline that is one expression without redirection, or nil.
    var soleExpression: ExpressionAst? {
        guard let pipeline = self as? PipelineAst, pipeline.pipelineElements.count == 1, !pipeline.background,
            let element = pipeline.pipelineElements[0] as? CommandExpressionAst, element.redirections.isEmpty
        else { return nil }
        return element.expression
    }
}
