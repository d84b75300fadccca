/// A property that takes an index, such as `Chars` or `Item`: called like a method.
open class IndexedProperty: HostObject {
    /// Reads it.
    open func get(_ index: [Value], _ interpreter: Interpreter) throws -> Value { .null }

    public override var type: TypeInfo { .indexedProperty }
}

extension TypeInfo {
    /// `System.Management.Automation.PSParameterizedProperty`.
    static let indexedProperty = TypeLibrary.type("System.Management.Automation.PSParameterizedProperty")
}
