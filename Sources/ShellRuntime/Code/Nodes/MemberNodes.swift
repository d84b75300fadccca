import ShellSyntax

/// A member's name: written, or computed.
enum MemberName {
    case fixed(Symbol, String)
    case computed(Node)

    func resolve(_ frame: Frame) throws -> (Symbol, String) {
        switch self {
        case .fixed(let symbol, let name): return (symbol, name)
        case .computed(let node):
            let name = try Conversions.text(node.eval(frame), frame.interpreter).string
            return (Symbol(name), name)
        }
    }
}

/// `a.b`, `a?.b`
final class PropertyNode: Node {
    let target: Node
    let name: MemberName
    private let isConditional: Bool
    /// The shape seen last and the slot found in it.
    private var cachedShape: UnsafeRawPointer?
    private var cachedSlot = 0

    init(_ extent: ScriptExtent, _ target: Node, _ name: MemberName, conditional: Bool) {
        self.target = target
        self.name = name
        isConditional = conditional
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = try target.eval(frame)
        if case .object(let object) = value, case .fixed(let symbol, _) = name, object.scriptClass == nil {
            let shape = UnsafeRawPointer(Unmanaged.passUnretained(object.shape).toOpaque())
            if shape == cachedShape { return object.slots[cachedSlot] }
            if let slot = object.shape.slot(of: symbol) {
                cachedShape = shape
                cachedSlot = slot
                return object.slots[slot]
            }
        }
        return try slow(frame, value)
    }

    @inline(never)
    private func slow(_ frame: Frame, _ value: Value) throws -> Value {
        if isConditional && value.isNull { return .null }
        let (symbol, spelled) = try name.resolve(frame)
        let isStrict = frame.interpreter.strictVersion(frame) >= 2
        if !(isStrict && value.isNull), let found = try Members.get(value, symbol, frame.interpreter) {
            return found
        }
        if isStrict {
            throw ScriptError.make(
                "System.Management.Automation.PropertyNotFoundException", id: "PropertyNotFoundStrict",
                category: .notSpecified,
                message:
                    "The property '\(spelled)' cannot be found on this object. Verify that the property exists.",
                target: Value(spelled))
        }
        return .null
    }
}

/// `a.b(c)`
final class InvokeMethodNode: Node {
    private let target: Node
    private let name: MemberName
    private let arguments: [Node]
    private let isConditional: Bool

    init(_ extent: ScriptExtent, _ target: Node, _ name: MemberName, _ arguments: [Node], conditional: Bool) {
        self.target = target
        self.name = name
        self.arguments = arguments
        isConditional = conditional
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = try target.eval(frame)
        if isConditional && value.isNull { return .null }
        let (symbol, spelled) = try name.resolve(frame)
        var values: [Value] = []
        values.reserveCapacity(arguments.count)
        for argument in arguments { values.append(try argument.eval(frame).asElement) }
        frame.position = self
        return try Members.invoke(value, symbol, spelled, values, frame.interpreter)
    }
}

/// `[T]::Member`, or `$type::Member`
final class StaticPropertyNode: Node {
    let target: Node
    let name: MemberName

    init(_ extent: ScriptExtent, _ target: Node, _ name: MemberName) {
        self.target = target
        self.name = name
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let type = try frame.staticTarget(target)
        let (_, spelled) = try name.resolve(frame)
        if let value = try Members.getStatic(type, spelled, frame.interpreter) { return value }
        if frame.interpreter.strictVersion(frame) >= 2 {
            throw ScriptError.make(
                "System.Management.Automation.PropertyNotFoundException", id: "PropertyNotFoundStrict",
                category: .notSpecified,
                message:
                    "The property '\(spelled)' cannot be found on this object. Verify that the property exists."
            )
        }
        return .null
    }
}

/// `[T]::Method(a)`
final class InvokeStaticNode: Node {
    private let target: Node
    private let name: MemberName
    private let arguments: [Node]

    init(_ extent: ScriptExtent, _ target: Node, _ name: MemberName, _ arguments: [Node]) {
        self.target = target
        self.name = name
        self.arguments = arguments
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let type = try frame.staticTarget(target)
        let (_, spelled) = try name.resolve(frame)
        var values: [Value] = []
        for argument in arguments { values.append(try argument.eval(frame).asElement) }
        frame.position = self
        return try Members.invokeStatic(type, spelled, values, frame.interpreter)
    }
}

extension Frame {
    /// The type on the left of `::`: a type, or an object whose type counts.
    func staticTarget(_ node: Node) throws -> TypeInfo {
        if let node = node as? TypeNode { return try node.type(self) }
        let value = try node.eval(self).unwrapped
        if case .type(let type) = value { return type }
        if value.isNull {
            throw ScriptError.make(
                id: "InvokeMethodOnNull", category: .invalidOperation,
                message: "You cannot call a method on a null-valued expression.")
        }
        if case .text(let name) = value, let type = TypeCatalog.shared.resolve(name.string) { return type }
        return value.type
    }
}

/// `a[b]`, `a[b, c]`, `a?[b]`
final class IndexNode: Node {
    let target: Node
    let index: Node
    private let isConditional: Bool

    /// True when the index is cast to `object`: a key, never a position.
    private let isObject: Bool

    init(_ extent: ScriptExtent, _ target: Node, _ index: Node, conditional: Bool, isObject: Bool = false) {
        self.target = target
        self.index = index
        isConditional = conditional
        self.isObject = isObject
        super.init(extent)
    }

    override func eval(_ frame: Frame) throws -> Value {
        let value = try target.eval(frame)
        let key = try index.eval(frame)
        if case .array(let array) = value, case .int(let number) = key {
            let position = number >= 0 ? Int(number) : Int(number) + array.count
            if position >= 0 && position < array.count { return array[position] }
        } else if case .table(let table) = value {
            switch key {
            case .text: return table[key] ?? .null
            default: break
            }
        }
        return try slow(frame, value, key)
    }

    @inline(never)
    private func slow(_ frame: Frame, _ value: Value, _ key: Value) throws -> Value {
        if isConditional && value.isNull { return .null }
        if isObject, case .table(let table) = value { return table[key.unwrapped] ?? .null }
        if case .array = value, case .int = key, frame.interpreter.strictVersion(frame) >= 3 {
            throw Indexing.outOfBounds()
        }
        return try Indexing.get(value, Self.keys(key), frame.interpreter)
    }

    /// The keys of an index: a literal list gives several.
    static func keys(_ key: Value) -> [Value] {
        if case .array(let array) = key { return array.values }
        return [key.asElement]
    }
}
