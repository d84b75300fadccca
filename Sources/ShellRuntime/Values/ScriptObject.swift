/// The names and order of an object's note properties; shared by all objects built the same way.
///
/// Adding a property moves an object to another shape; the transition is remembered, so that a loop that makes
/// a thousand objects makes one shape.
public final class Shape {
    /// Property names in order of definition, as spelled.
    public let names: [String]
    /// The same names as symbols.
    public let symbols: [Symbol]
    private let slots: SymbolMap<Int>
    private var transitions: [String: Shape] = [:]

    init(names: [String]) {
        self.names = names
        symbols = names.map { Symbol($0) }
        var slots: [Symbol: Int] = [:]
        for (index, symbol) in symbols.enumerated() { slots[symbol] = index }
        self.slots = SymbolMap(slots)
    }

    /// A shape without properties, the root of a family of transitions.
    public static func makeRoot() -> Shape { Shape(names: []) }

    /// Position of a property, or nil.
    public func slot(of symbol: Symbol) -> Int? { slots[symbol] }

    /// The shape with one more property.
    public func adding(_ name: String) -> Shape {
        if let known = transitions[name] { return known }
        let next = Shape(names: names + [name])
        transitions[name] = next
        return next
    }
}

/// A `PSCustomObject`, or an instance of a class defined in a script.
public final class ScriptObject {
    /// The names of the slots.
    public private(set) var shape: Shape
    /// One value a name of `shape`.
    public var slots: ContiguousArray<Value>
    /// The class of a script-class instance; nil for a `PSCustomObject`.
    public var scriptClass: TypeInfo?
    /// `PSTypeName`s in front of the type's own, most specific first.
    public var typeNames: [String]?
    /// Members other than note properties (script methods, alias properties, ...) added by scripts.
    public var extendedMembers: MemberList?

    /// Makes an object of a shape with one value a name.
    public init(shape: Shape, slots: ContiguousArray<Value>) {
        self.shape = shape
        self.slots = slots
    }

    /// The value of a property, or nil when there is none of that name.
    public func property(_ symbol: Symbol) -> Value? {
        guard let slot = shape.slot(of: symbol) else { return nil }
        return slots[slot]
    }

    /// Removes a note property; false when there is none of that name.
    @discardableResult
    public func removeProperty(_ symbol: Symbol) -> Bool {
        guard let slot = shape.slot(of: symbol) else { return false }
        var names = shape.names
        names.remove(at: slot)
        slots.remove(at: slot)
        shape = Shape(names: names)
        return true
    }

    /// Sets a note property, adding it at the end when it is new.
    public func setProperty(_ name: String, _ value: Value) { setProperty(Symbol(name), name, value) }

    /// Sets a note property of a name already interned.
    func setProperty(_ symbol: Symbol, _ name: String, _ value: Value) {
        if let slot = shape.slot(of: symbol) {
            slots[slot] = value
        } else {
            shape = shape.adding(name)
            slots.append(value)
        }
    }
}
