import ShellSyntax

/// `a, b, c`
final class ArrayLiteralNode: Node {
    private let elements: [Node]

    init(_ extent: ScriptExtent, _ elements: [Node]) {
        self.elements = elements
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let array = ArrayObject(capacity: elements.count)
        for element in elements { array.append(try element.eval(frame).asElement) }
        return .array(array)
    }
}

/// `@( ... )`
final class ArrayExpressionNode: Node {
    private let body: StatementListNode
    /// The only statement when it is an expression: `@(1, 2)` keeps its array.
    private let single: Node?

    init(_ extent: ScriptExtent, _ body: StatementListNode, single: Node?) {
        self.body = body
        self.single = single
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        if let single {
            let value = try single.eval(frame)
            if case .array(let array) = value, array.elementType === TypeInfo.object { return value }
            let collector = CollectorSink()
            try collector.emit(value)
            return .array(collector.array)
        }
        let outer = frame.sink
        let collector = CollectorSink()
        frame.sink = collector
        defer { frame.sink = outer }
        let flow = try body.exec(frame)
        if flow != .normal { throw EscapedFlow(flow) }
        return .array(collector.array)
    }
}

/// `$( ... )`
final class SubExpressionNode: StatementNode {
    private let body: StatementListNode

    init(_ extent: ScriptExtent, _ body: StatementListNode) {
        self.body = body
        super.init(extent)
    }

    override func exec(_ frame: Frame) throws -> Flow { try body.exec(frame) }
}

/// `( pipeline )`: the value of what is inside; an assignment inside gives its value.
final class ParenNode: Node {
    private let child: Node

    init(_ extent: ScriptExtent, _ child: Node) {
        self.child = child
        super.init(extent)
    }

    override var setsStatus: Bool { child.setsStatus }
    override func eval(_ frame: Frame) throws -> Value { try child.eval(frame) }
    override func test(_ frame: Frame) throws -> Bool { try child.test(frame) }
}

/// `@{ ... }`, also as `[ordered]`.
final class HashtableNode: Node {
    private let entries: [(key: Node, value: Node)]
    private let flavor: TableObject.Flavor

    init(_ extent: ScriptExtent, _ entries: [(key: Node, value: Node)], ordered: Bool) {
        self.entries = entries
        flavor = ordered ? .ordered : .hashtable
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value { .table(try table(frame)) }

    /// The table, for `[pscustomobject]@{ }` too.
    func table(_ frame: Frame) throws -> TableObject {
        let table = TableObject(flavor: flavor)
        for (key, value) in entries {
            let name = try key.eval(frame)
            if name.isNull {
                throw frame.locate(
                    .make(
                        id: "InvalidNullKey", category: .invalidOperation,
                        message: "A null key is not allowed in a hash literal."), key.extent)
            }
            let element = try value.eval(frame)
            if table[name.unwrapped] != nil {
                throw frame.locate(
                    .make(
                        id: "DuplicateKeyInHashLiteral", category: .invalidOperation,
                        message:
                            "Item has already been added. Key in dictionary: '\(name.toText().string)'  Key being "
                            + "added: '\(name.toText().string)'"), key.extent)
            }
            table.set(name.unwrapped, element.asElement)
        }
        return table
    }
}

/// `[pscustomobject]@{ ... }`: one shape a literal, so that a loop shares it.
final class CustomObjectNode: Node {
    private let table: HashtableNode

    init(_ extent: ScriptExtent, _ table: HashtableNode) {
        self.table = table
        super.init(extent)
    }

    private var shape: (names: [String], shape: Shape)?

    override func eval(_ frame: Frame) throws -> Value {
        let table = try table.table(frame)
        var names: [String] = []
        names.reserveCapacity(table.count)
        var typeNames: [String]?
        var slots = ContiguousArray<Value>()
        slots.reserveCapacity(table.count)
        for (key, value) in zip(table.keys, table.values) {
            let name = key.toText().string
            if name.count == 10, name.lowercased() == "pstypename" {
                typeNames = [value.toText().string]
                continue
            }
            names.append(name)
            slots.append(value)
        }
        let object = ScriptObject(shape: shape(of: names), slots: slots)
        object.typeNames = typeNames
        return .object(object)
    }

    private func shape(of names: [String]) -> Shape {
        if let known = shape, known.names == names { return known.shape }
        var made = Shape.makeRoot()
        for name in names { made = made.adding(name) }
        shape = (names, made)
        return made
    }
}
