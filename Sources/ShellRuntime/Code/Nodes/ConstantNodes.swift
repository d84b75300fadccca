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
                let value = try node.eval(frame)
                if case .text(let text) = value {
                    builder.append(text)
                } else {
                    builder.append(try Conversions.text(value, frame.interpreter))
                }
            }
        }
        return .text(builder.text)
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

/// Builds a text of pieces.
struct TextBuilder {
    private var ascii: [UInt8] = []
    private var wide: [UInt16] = []
    private var isWide = false

    mutating func append(_ text: Text) {
        if text.isASCII && !isWide {
            ascii.append(contentsOf: UnsafeBufferPointer(start: text.bytes, count: text.count))
            return
        }
        if !isWide {
            wide = ascii.map(UInt16.init)
            isWide = true
        }
        if text.isASCII {
            for index in 0..<text.count { wide.append(UInt16(text.bytes[index])) }
        } else {
            wide.append(contentsOf: UnsafeBufferPointer(start: text.units, count: text.count))
        }
    }

    var text: Text {
        if isWide { return Text(utf16: wide) }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: Swift.max(ascii.count, 1))
        ascii.withUnsafeBufferPointer { if let base = $0.baseAddress { copy.initialize(from: base, count: $0.count) } }
        return Text(takingASCII: copy, count: ascii.count)
    }
}
