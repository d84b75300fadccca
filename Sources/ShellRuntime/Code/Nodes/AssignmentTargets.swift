import ShellSyntax

/// Something that can be assigned to. Its sub-expressions are evaluated once, also by `+=`.
class AssignmentTarget {
    let extent: ScriptExtent

    init(_ extent: ScriptExtent) { self.extent = extent }

    /// Stores a value.
    func assign(_ frame: Frame, _ value: Value) throws {}

    /// Replaces the value by what `change` makes of it, and gives old and new.
    func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value) {
        (.null, .null)
    }

    /// The same for `+=` and its kin, for which a variable that is not set in this scope is `$null`, whatever an outer
    /// scope has.
    func modifyOwn(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value) {
        try modify(frame, change)
    }
}

/// A variable with a slot.
final class SlotTarget: AssignmentTarget {
    let slot: Int
    let symbol: Symbol
    let name: String

    init(_ extent: ScriptExtent, _ slot: Int, _ symbol: Symbol, _ name: String) {
        self.slot = slot
        self.symbol = symbol
        self.name = name
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let place = frame.slots + slot
        switch place.pointee {
        case .variable(let box): try box.assign(value, frame.interpreter)
        case .unset: try first(frame, value)
        default: place.pointee = value
        }
    }

    /// The first assignment in this scope: an all-scope variable of an outer one is set instead.
    @inline(never)
    private func first(_ frame: Frame, _ value: Value) throws {
        if let box = frame.side?[symbol] { return try box.assign(value, frame.interpreter) }
        if let box = frame.interpreter.allScope(symbol) { return try box.assign(value, frame.interpreter) }
        frame.slots[slot] = value
        frame.interpreter.noteAssigned(symbol)
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        var old = frame.slots[slot]
        switch old {
        case .unset: old = try frame.readOuter(symbol, name, extent)
        case .variable(let box): old = box.current
        default: break
        }
        let new = try change(old)
        try assign(frame, new)
        return (old, new)
    }

    override func modifyOwn(
        _ frame: Frame, _ change: (Value) throws -> Value
    ) throws -> (old: Value, new: Value) {
        guard case .unset = frame.slots[slot], frame.side?[symbol] == nil else {
            return try modify(frame, change)
        }
        if frame.interpreter.strictVersion(frame) >= 1 { throw frame.undefined(name, extent) }
        let new = try change(.null)
        try assign(frame, new)
        return (.null, new)
    }
}

/// A variable of the engine that no script may change.
final class ConstantTarget: AssignmentTarget {
    private let name: String

    init(_ extent: ScriptExtent, _ name: String) {
        self.name = name
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws { throw VariableBox.notWritable(name) }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        throw VariableBox.notWritable(name)
    }
}

/// A variable by name in the scope that runs, or in a named one.
final class NamedTarget: AssignmentTarget {
    private let path: VariablePath
    private let symbol: Symbol

    init(_ extent: ScriptExtent, _ path: VariablePath) {
        self.path = path
        symbol = Symbol(path.unscopedName)
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let scope: Frame
        switch path.scope {
        case .global: scope = frame.interpreter.global
        case .script: scope = frame.script
        default: scope = frame
        }
        let isNew = path.scope == .private && scope.own(symbol) == nil
        try scope.assign(symbol, value)
        if isNew { scope.box(symbol).options.insert("Private") }
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        let old = try read(frame)
        let new = try change(old)
        try assign(frame, new)
        return (old, new)
    }

    private func read(_ frame: Frame) throws -> Value {
        switch path.scope {
        case .global: frame.interpreter.global.own(symbol)?.value ?? .null
        case .script: frame.script.own(symbol)?.value ?? .null
        default: try frame.readOuter(symbol, path.userPath, extent)
        }
    }
}

/// An item of a drive, `$env:X`.
final class DriveTarget: AssignmentTarget {
    private let path: VariablePath
    private let reader: DriveVariableNode

    init(_ extent: ScriptExtent, _ path: VariablePath) {
        self.path = path
        reader = DriveVariableNode(extent, path)
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let interpreter = frame.interpreter
        guard let drive = interpreter.drives.drive(named: path.driveName ?? "") else {
            _ = try reader.eval(frame)
            return
        }
        try drive.provider.setContent(of: path.itemPath, to: value.asElement, on: drive, interpreter)
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        let old = try reader.eval(frame)
        let new = try change(old)
        try assign(frame, new)
        return (old, new)
    }
}

/// `[int] $x`, `[ValidateRange(1, 5)] $x`: gives the variable a type or rules, then assigns.
final class TypedTarget: AssignmentTarget {
    private let symbol: Symbol
    private let name: String
    private let type: TypeNode?
    private let rules: [RuleNode]
    private let scope: VariablePath.Scope

    init(
        _ extent: ScriptExtent, _ path: VariablePath, type: TypeNode?, rules: [RuleNode]
    ) {
        name = path.unscopedName
        symbol = Symbol(name)
        self.type = type
        self.rules = rules
        scope = path.scope
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let target = scope == .global ? frame.interpreter.global! : scope == .script ? frame.script! : frame
        if let place = target.own(symbol), case .box(let old) = place, old.isReadOnly {
            return try old.assign(value, frame.interpreter)
        }
        let box = VariableBox(.null, type: try type?.type(frame))
        box.name = name
        box.rules = try rules.map { try $0.rule(frame) }
        box.isLocal = target.kind == .function && box.rules.isEmpty
        try box.assign(value.asElement, frame.interpreter)
        target.define(symbol, .variable(box))
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        let old = frame.find(symbol)?.value ?? .null
        let new = try change(old)
        try assign(frame, new)
        return (old, new)
    }
}

/// `a.b`
final class PropertyTarget: AssignmentTarget {
    private let node: PropertyNode

    init(_ extent: ScriptExtent, _ node: PropertyNode) {
        self.node = node
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        try store(frame, try node.target.eval(frame), value.asElement)
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        let object = try node.target.eval(frame)
        let (symbol, _) = try node.name.resolve(frame)
        let old = try Members.get(object, symbol, frame.interpreter) ?? .null
        let new = try change(old)
        try store(frame, object, new)
        return (old, new)
    }

    private func store(_ frame: Frame, _ object: Value, _ value: Value) throws {
        if case .object(let script) = object, case .fixed(let symbol, _) = node.name,
            script.scriptClass == nil,
            script.extendedMembers == nil, let slot = script.shape.slot(of: symbol)
        {
            script.slots[slot] = value
            return
        }
        let (symbol, spelled) = try node.name.resolve(frame)
        if object.isNull {
            throw ScriptError.make(
                id: "PropertyNotFound", category: .invalidOperation,
                message:
                    "The property '\(spelled)' cannot be found on this object. Verify that the property exists "
                    + "and can be set.")
        }
        try Members.set(object, symbol, spelled: spelled, value, frame.interpreter)
    }
}

/// `[T]::Member`
final class StaticPropertyTarget: AssignmentTarget {
    private let node: StaticPropertyNode

    init(_ extent: ScriptExtent, _ node: StaticPropertyNode) {
        self.node = node
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let type = try frame.staticTarget(node.target)
        let (_, name) = try node.name.resolve(frame)
        try Members.setStatic(type, name, value.asElement, frame.interpreter)
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        let old = try node.eval(frame)
        let new = try change(old)
        try assign(frame, new)
        return (old, new)
    }
}

/// `a[b]`
final class IndexTarget: AssignmentTarget {
    private let node: IndexNode

    init(_ extent: ScriptExtent, _ node: IndexNode) {
        self.node = node
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let object = try node.target.eval(frame)
        let key = try node.index.eval(frame)
        try store(frame, object, key, value.asElement)
    }

    override func modify(_ frame: Frame, _ change: (Value) throws -> Value) throws -> (old: Value, new: Value)
    {
        let object = try node.target.eval(frame)
        let key = try node.index.eval(frame)
        let old: Value
        old = try read(frame, object, key)
        let new = try change(old)
        try store(frame, object, key, new)
        return (old, new)
    }

    private func read(_ frame: Frame, _ object: Value, _ key: Value) throws -> Value {
        if case .table(let table) = object, case .text = key { return table[key] ?? .null }
        return try Indexing.get(object, IndexNode.keys(key), frame.interpreter)
    }

    private func store(_ frame: Frame, _ object: Value, _ key: Value, _ value: Value) throws {
        if case .array(let array) = object, case .int(let number) = key, array.elementType === TypeInfo.object
        {
            let position = number >= 0 ? Int(number) : Int(number) + array.count
            if position >= 0 && position < array.count {
                array[position] = value
                return
            }
        } else if case .table(let table) = object, case .text = key, table.flavor != .dictionary {
            table.set(key, value)
            return
        }
        try Indexing.set(object, IndexNode.keys(key), value, frame.interpreter)
    }
}

/// `$a, $b = ...`: the last target takes the rest.
final class ListTarget: AssignmentTarget {
    private let targets: [AssignmentTarget]

    init(_ extent: ScriptExtent, _ targets: [AssignmentTarget]) {
        self.targets = targets
        super.init(extent)
    }

    override func assign(_ frame: Frame, _ value: Value) throws {
        let values = Enumeration.isEnumerable(value) ? try Enumeration.elements(value) : [value.asElement]
        for (index, target) in targets.enumerated() {
            if index == targets.count - 1, values.count > targets.count {
                try target.assign(frame, .array(ArrayObject(Array(values[index...]))))
            } else {
                try target.assign(frame, index < values.count ? values[index] : .null)
            }
        }
    }
}
