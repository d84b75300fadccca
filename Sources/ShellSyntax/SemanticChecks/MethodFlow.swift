/// How control flows through a method of a class: which variables are read before they must have a value, and
/// whether each way through ends in a return.
struct MethodFlow {
    /// Variables read where not every way there assigns them.
    let unassignedReads: Set<ObjectIdentifier>
    /// Whether no way through the method falls off its end.
    let allPathsReturn: Bool

    init(_ method: FunctionMemberAst) {
        let graph = FlowGraph(method.functionDefinition)
        unassignedReads = graph.unassignedReads()
        allPathsReturn = graph.allPathsReturn
    }
}

/// A run of reads and assignments that no jump enters or leaves in between.
final class FlowBlock {
    enum Event {
        case read(VariableExpressionAst, Int)
        case assign(Int)
    }

    var events: [Event] = []
    var successors: [FlowBlock] = []
    var predecessors: [FlowBlock] = []
    var isReachable: Bool
    var throwsOut = false
    var returns = false
    /// Variables that have a value at the end; nil until the block was gone through.
    var assigned: Set<Int>?
    var isVisited = false

    init(isReachable: Bool = false) { self.isReachable = isReachable }

    func flows(to next: FlowBlock) {
        if successors.contains(where: { $0 === next }) { return }
        if isReachable { next.isReachable = true }
        successors.append(next)
        next.predecessors.append(self)
    }
}

/// The blocks of a method, built statement by statement.
final class FlowGraph {
    private let entry = FlowBlock(isReachable: true)
    private let exit = FlowBlock()
    private var current: FlowBlock
    private var names: [String: Int] = [:]
    /// Variables that are always reached by name, so that reads of them are never judged.
    private var dynamic: Set<Int> = []
    private var loops: [(label: String, breakTo: FlowBlock, continueTo: FlowBlock)] = []
    private var blocks: [FlowBlock] = []

    init(_ function: FunctionDefinitionAst) {
        current = entry
        blocks = [entry, exit]
        for parameter in function.parameters ?? [] { note(parameter.name.variablePath, in: entry) }
        for block in [
            function.body.dynamicParamBlock, function.body.beginBlock, function.body.processBlock,
            function.body.endBlock, function.body.cleanBlock,
        ] {
            for statement in block?.statements ?? [] { add(statement) }
        }
        current.flows(to: exit)
    }

    // Blocks refer to each other both ways.
    deinit {
        for block in blocks {
            block.successors = []
            block.predecessors = []
        }
    }

    var allPathsReturn: Bool {
        exit.predecessors.allSatisfy { $0.returns || $0.throwsOut || !$0.isReachable }
    }

    func unassignedReads() -> Set<ObjectIdentifier> {
        var reads: Set<ObjectIdentifier> = []
        for block in order() {
            var assigned: Set<Int>?
            for before in block.predecessors {
                guard let values = before.assigned else { continue }
                assigned = assigned.map { $0.intersection(values) } ?? values
            }
            var values = assigned ?? []
            for event in block.events {
                switch event {
                case .assign(let name): values.insert(name)
                case .read(let node, let name):
                    if !values.contains(name), !dynamic.contains(name) {
                        reads.insert(ObjectIdentifier(node))
                    }
                }
            }
            block.assigned = values
        }
        return reads
    }

    /// Blocks so that each stands before those it leads to, loops apart.
    private func order() -> [FlowBlock] {
        var result: [FlowBlock] = []
        var pending: [(block: FlowBlock, next: Int)] = [(entry, 0)]
        entry.isVisited = true
        while let top = pending.last {
            guard top.next < top.block.successors.count else {
                result.append(top.block)
                pending.removeLast()
                continue
            }
            pending[pending.count - 1].next += 1
            let successor = top.block.successors[top.next]
            if !successor.isVisited {
                successor.isVisited = true
                pending.append((successor, 0))
            }
        }
        return result.reversed()
    }

    private func makeBlock() -> FlowBlock {
        let block = FlowBlock()
        blocks.append(block)
        return block
    }

    private func number(_ name: String) -> Int {
        let key = name.isAlike("psitem") ? "_" : name.asciiLowercased
        if let known = names[key] { return known }
        names[key] = names.count
        return names.count - 1
    }

    private func note(_ path: VariablePath, in block: FlowBlock) {
        guard path.isAnyLocal else { return }
        block.events.append(.assign(number(path.unqualifiedPath)))
    }

    // MARK: Statements

    private func add(_ body: StatementBlockAst) { for statement in body.statements { add(statement) } }

    private func add(_ statement: StatementAst) {
        switch statement {
        case let node as IfStatementAst: addIf(node)
        case let node as SwitchStatementAst: addSwitch(node)
        case let node as ForEachStatementAst: addForEach(node)
        case let node as ForStatementAst:
            if let initializer = node.initializer { add(initializer) }
            addLoop(
                node.label, condition: node.condition.map { condition in { self.add(condition) } },
                step: node.iterator
            ) { self.add(node.body) }
        case let node as WhileStatementAst:
            addLoop(
                node.label, condition: node.condition.map { condition in { self.add(condition) } }, step: nil
            ) {
                self.add(node.body)
            }
        case let node as LoopStatementAst: addDoLoop(node)
        case let node as TryStatementAst: addTry(node)
        case let node as BreakStatementAst: addJump(node.label) { $0.breakTo }
        case let node as ContinueStatementAst: addJump(node.label) { $0.continueTo }
        case let node as ReturnStatementAst: leave(node.pipeline).returns = true
        case let node as ExitStatementAst: leave(node.pipeline).throwsOut = true
        case let node as ThrowStatementAst: leave(node.pipeline).throwsOut = true
        case let node as AssignmentStatementAst: addAssignment(node)
        case let node as PipelineAst: addPipeline(node)
        case let node as DataStatementAst:
            add(node.body)
            if let name = node.variable { current.events.append(.assign(number(name))) }
        case let node as TrapStatementAst: add(node.body)
        case is FunctionDefinitionAst, is TypeDefinitionAst: break
        default: addChildren(statement)
        }
    }

    private func addIf(_ node: IfStatementAst) {
        let after = makeBlock()
        if node.elseClause == nil { current.flows(to: after) }
        for (index, clause) in node.clauses.enumerated() {
            let isLast = index == node.clauses.count - 1 && node.elseClause == nil
            let body = makeBlock()
            let next = isLast ? after : makeBlock()
            add(clause.condition)
            current.flows(to: body)
            current.flows(to: next)
            current = body
            add(clause.body)
            current.flows(to: after)
            current = next
        }
        if let elseClause = node.elseClause {
            add(elseClause)
            current.flows(to: after)
        }
        current = after
    }

    private func addSwitch(_ node: SwitchStatementAst) {
        let condition = {
            if let value = node.condition { self.add(value) }
            self.current.events.append(.assign(self.number("switch")))
        }
        addLoop(node.label, condition: condition, step: nil) {
            let after = self.makeBlock()
            for (index, clause) in node.clauses.enumerated() {
                let isLast = index == node.clauses.count - 1 && node.default == nil
                let body = self.makeBlock()
                let next = isLast ? after : self.makeBlock()
                self.read(clause.condition)
                self.current.flows(to: next)
                self.current.flows(to: body)
                self.current = body
                self.add(clause.body)
                if !isLast {
                    self.current.flows(to: next)
                    self.current = next
                }
            }
            if let other = node.default {
                self.current.flows(to: after)
                self.add(other)
            }
            self.current.flows(to: after)
            self.current = after
        }
    }

    private func addForEach(_ node: ForEachStatementAst) {
        let after = makeBlock()
        let condition = {
            if let value = node.condition { self.add(value) }
            self.current.flows(to: after)
            self.current.events.append(.assign(self.number("foreach")))
            self.note(node.variable.variablePath, in: self.current)
        }
        addLoop(node.label, condition: condition, step: nil) { self.add(node.body) }
        current.flows(to: after)
        current = after
    }

    private func addLoop(
        _ label: String?, condition: (() -> Void)?, step: PipelineBaseAst?, body: () -> Void
    ) {
        let continueTo = makeBlock()
        if let step {
            let afterStep = makeBlock()
            current.flows(to: afterStep)
            current = continueTo
            add(step)
            current.flows(to: afterStep)
            current = afterStep
        } else {
            current.flows(to: continueTo)
            current = continueTo
        }
        let bodyBlock = makeBlock()
        let breakTo = makeBlock()
        if let condition {
            condition()
            current.flows(to: breakTo)
        }
        loops.append((label ?? "", breakTo, continueTo))
        current.flows(to: bodyBlock)
        current = bodyBlock
        body()
        current.flows(to: continueTo)
        current = breakTo
        loops.removeLast()
    }

    private func addDoLoop(_ node: LoopStatementAst) {
        let continueTo = makeBlock()
        let bodyBlock = makeBlock()
        let breakTo = makeBlock()
        loops.append((node.label ?? "", breakTo, continueTo))
        current.flows(to: bodyBlock)
        current = bodyBlock
        add(node.body)
        current.flows(to: continueTo)
        current = continueTo
        if let condition = node.condition { add(condition) }
        current.flows(to: breakTo)
        current.flows(to: bodyBlock)
        current = breakTo
        loops.removeLast()
    }

    private func addTry(_ node: TryStatementAst) {
        let before = current
        current = makeBlock()
        before.flows(to: current)
        add(node.body)
        let lastInBody = current
        let after = makeBlock()
        let finallyBlock = node.finally == nil ? nil : makeBlock()
        for clause in node.catchClauses {
            current = makeBlock()
            before.flows(to: current)
            add(clause.body)
            current.flows(to: finallyBlock ?? after)
        }
        lastInBody.flows(to: finallyBlock ?? after)
        if let finallyBlock, let body = node.finally {
            current = finallyBlock
            add(body)
            if !node.catchClauses.contains(where: { $0.catchTypes.isEmpty }) {
                before.flows(to: finallyBlock)
                let rethrow = makeBlock()
                rethrow.throwsOut = true
                current.flows(to: rethrow)
                rethrow.flows(to: exit)
            }
            current.flows(to: after)
        }
        current = after
    }

    private func addJump(
        _ label: ExpressionAst?,
        _ target: ((label: String, breakTo: FlowBlock, continueTo: FlowBlock)) -> FlowBlock
    ) {
        var found: FlowBlock?
        if let label {
            if let name = label as? StringConstantExpressionAst {
                found = loops.last(where: { $0.label.isAlike(name.string) }).map(target)
            }
        } else {
            found = loops.last.map(target)
        }
        if let found {
            current.flows(to: found)
        } else {
            current.flows(to: exit)
            current.throwsOut = true
        }
        current = makeBlock()
    }

    private func leave(_ value: PipelineBaseAst?) -> FlowBlock {
        if let value { add(value) }
        current.flows(to: exit)
        let last = current
        current = makeBlock()
        return last
    }

    private func addPipeline(_ node: PipelineAst) {
        for element in node.pipelineElements { addChildren(element) }
        guard !loops.isEmpty, node.pipelineElements.contains(where: { $0 is CommandAst }) else { return }
        for loop in loops {
            current.flows(to: loop.breakTo)
            current.flows(to: loop.continueTo)
        }
        let next = makeBlock()
        current.flows(to: next)
        current = next
    }

    // MARK: Expressions

    private func addChildren(_ node: Ast) { node.forEachChild { read($0) } }

    private func read(_ node: Ast) {
        switch node {
        case is ScriptBlockExpressionAst, is UsingExpressionAst: break
        case let variable as VariableExpressionAst:
            guard variable.variablePath.isAnyLocal, !Self.known(variable.variablePath) else { return }
            current.events.append(.read(variable, number(variable.variablePath.unqualifiedPath)))
        case let statement as StatementAst where !(statement is CommandBaseAst): add(statement)
        case let binary as BinaryExpressionAst where [.and, .or, .questionQuestion].contains(binary.operator):
            read(binary.left)
            addOptional { self.read(binary.right) }
        case let ternary as TernaryExpressionAst: addTernary(ternary)
        case let convert as ConvertExpressionAst
        where convert.attribute.typeName.isReference && convert.child is VariableExpressionAst:
            if let variable = convert.child as? VariableExpressionAst {
                note(variable.variablePath, in: current)
            }
        default: addChildren(node)
        }
    }

    private func addOptional(_ part: () -> Void) {
        let after = makeBlock()
        let next = makeBlock()
        current.flows(to: after)
        current.flows(to: next)
        current = next
        part()
        current.flows(to: after)
        current = after
    }

    private func addTernary(_ node: TernaryExpressionAst) {
        let ifTrue = makeBlock()
        let ifFalse = makeBlock()
        let after = makeBlock()
        read(node.condition)
        current.flows(to: ifTrue)
        current.flows(to: ifFalse)
        current = ifTrue
        read(node.ifTrue)
        current.flows(to: after)
        current = ifFalse
        read(node.ifFalse)
        current.flows(to: after)
        current = after
    }

    private func addAssignment(_ node: AssignmentStatementAst) {
        read(node.right)
        addTarget(node.left, isPlain: node.operator == .equals)
    }

    private func addTarget(_ target: ExpressionAst, isPlain: Bool) {
        if let paren = target as? ParenExpressionAst, let inner = paren.pipeline.pureExpression {
            return addTarget(inner, isPlain: isPlain)
        }
        if let list = target as? ArrayLiteralAst {
            for element in list.elements { addTarget(element, isPlain: isPlain) }
            return
        }
        var inner = target
        var attributes = 0
        var conversions = 0
        while let attributed = inner as? AttributedExpressionAst {
            if attributed is ConvertExpressionAst { conversions += 1 } else { attributes += 1 }
            inner = attributed.child
        }
        guard let variable = inner as? VariableExpressionAst else { return read(target) }
        if attributes > 0 || conversions > 1 { dynamic.insert(number(variable.variablePath.unqualifiedPath)) }
        note(variable.variablePath, in: current)
    }

    /// Variables that have a value in every method.
    private static func known(_ path: VariablePath) -> Bool {
        let names: Set<String> = [
            "_", "psitem", "args", "this", "input", "pscmdlet", "psboundparameters", "myinvocation",
            "psscriptroot",
            "pscommandpath", "?", "true", "false", "null", "executioncontext", "home", "host", "pid",
            "psculture",
            "pshome", "psuiculture", "psversiontable", "psedition", "shellid", "enabledexperimentalfeatures",
            "lastexitcode", "error", "stacktrace", "outputencoding", "nestedpromptlevel", "pwd", "matches",
            "psapplicationoutputencoding",
        ]
        return names.contains(path.unqualifiedPath.asciiLowercased)
    }
}

extension VariablePath {
    /// Whether it can name a variable of the innermost scope.
    var isAnyLocal: Bool { scope == .unspecified || scope == .local || scope == .private }
}
