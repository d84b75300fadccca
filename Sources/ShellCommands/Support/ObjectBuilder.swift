import ShellRuntime

/// Makes `PSCustomObject`s of one kind, which share a shape.
struct ObjectBuilder {
    private let shape: Shape
    private let typeNames: [String]?

    /// Objects with these note properties, in this order, and type names in front of `PSCustomObject`'s.
    init(_ names: [String], typeNames: [String]? = nil) {
        var shape = Shape.makeRoot()
        for name in names { shape = shape.adding(name) }
        self.shape = shape
        self.typeNames = typeNames
    }

    /// One object with a value a name.
    func make(_ values: [Value]) -> Value {
        let object = ScriptObject(shape: shape, slots: ContiguousArray(values))
        object.typeNames = typeNames
        return .object(object)
    }
}
