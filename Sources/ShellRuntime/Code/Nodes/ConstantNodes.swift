import ShellSyntax

/// A literal.
final class ConstantNode: Node {
    let value: Value

    init(_ extent: ScriptExtent, _ value: Value) {
        self.value = value
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value { value }
    override func test(_ frame: Frame) throws -> Bool { value.isTrue }
}

/// A string with something to expand.
final class ExpandableStringNode: Node {
    /// Text or expression, in order.
    enum Part {
        case text(Text)
        case node(Node)
    }

    private let parts: [Part]

    init(_ extent: ScriptExtent, _ parts: [Part]) {
        self.parts = parts
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        var builder = TextBuilder()
        for part in parts {
            switch part {
            case .text(let text): builder.append(text)
            case .node(let node):
                let value = try self.value(node, frame)
                if case .text(let text) = value {
                    builder.append(text)
                } else {
                    builder.append(try Conversions.text(value, frame.interpreter))
                }
            }
        }
        return .text(builder.makeText())
    }

    /// Strict mode 1 lets variables in texts be unset, the later ones do not.
    private func value(_ node: Node, _ frame: Frame) throws -> Value {
        do {
            return try node.eval(frame)
        } catch let error as ScriptError where error.record.errorId == "VariableIsUndefined" {
            let isVariable = node is SlotNode || node is NamedVariableNode || node is ScopedVariableNode
            guard isVariable, frame.interpreter.strictVersion(frame) == 1 else { throw error }
            return .null
        }
    }
}

/// `[int]` as a value.
final class TypeNode: Node {
    private let name: String
    private let lookup: (Frame) -> TypeInfo?

    init(_ extent: ScriptExtent, _ name: String, lookup: @escaping (Frame) -> TypeInfo?) {
        self.name = name
        self.lookup = lookup
        super.init(extent)
    }

    /// The type, resolved at the first run: a class may be defined between compiling and running.
    func type(_ frame: Frame) throws -> TypeInfo {
        if let found = lookup(frame) { return found }
        throw frame.locate(
            .make(
                id: "TypeNotFound", category: .invalidOperation, message: "Unable to find type [\(name)].",
                target: Value(name)), extent)
    }

    override func eval(_ frame: Frame) throws -> Value { .type(try type(frame)) }
}

/// A script block literal.
final class ScriptBlockNode: Node {
    private let ast: ScriptBlockAst
    private let surrounding: Layout?

    init(_ extent: ScriptExtent, _ ast: ScriptBlockAst, surrounding: Layout?) {
        self.ast = ast
        self.surrounding = surrounding
        super.init(extent)
    }

    /// The block made last, and the module it was made in: its code is compiled once.
    private var made: ScriptBlock?

    override func eval(_ frame: Frame) throws -> Value {
        if let made, made.module === frame.module { return .block(made) }
        let block = ScriptBlock(ast)
        block.surrounding = surrounding
        block.module = frame.module
        made = block
        return .block(block)
    }
}
