/// A `[ref]`: what lets a method or function write a variable of its caller.
public final class ReferenceObject: HostObject {
    /// The variable, or a cell of its own for `[ref]` of a value.
    public let box: VariableBox

    /// Refers to a variable.
    public init(_ box: VariableBox) { self.box = box }

    /// `.Value`; assignments go straight to the cell.
    public var value: Value {
        get { box.value }
        set { box.value = newValue }
    }

    public override var type: TypeInfo { .reference }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.PSReference", { .reference }) {
            .build { members in
                members.property(
                    "Value", "System.Object",
                    { value, _ in (value.hostObject as? ReferenceObject)?.value ?? .null },
                    set: { value, new, interpreter in
                        guard let reference = value.hostObject as? ReferenceObject else { return }
                        reference.value = try reference.converted(new, interpreter)
                    })
                members.constructor("PSReference(System.Object value)") { arguments, _ in
                    .host(ReferenceObject(VariableBox(arguments[0])))
                }
            }
        }
    ]

    /// A value converted to the variable's type.
    func converted(_ new: Value, _ interpreter: Interpreter) throws -> Value {
        guard let type = box.type else { return new }
        return try Conversions.convert(new, to: type, interpreter)
    }
}

extension TypeInfo {
    /// `System.Management.Automation.PSReference`.
    public static let reference = TypeLibrary.type("System.Management.Automation.PSReference")
}

extension Value {
    /// The object of a `.host` value, or nil.
    @inlinable public var hostObject: HostObject? {
        if case .host(let object) = self { return object }
        return nil
    }

    /// Assigns what an `out` parameter gives to the `[ref]` passed for it.
    func assignReference(_ new: Value) {
        (hostObject as? ReferenceObject)?.value = new
    }
}
