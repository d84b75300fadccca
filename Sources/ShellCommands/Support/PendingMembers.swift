import ShellRuntime

extension TypeCatalog { func resolve(_ name: String) -> TypeInfo? { nil } }
enum Enumeration {
    static func forEach(_ value: Value, _ body: (Value) throws -> Void) throws {
        if case .array(let array) = value { for v in array.values { try body(v) } } else { try body(value) }
    }
    static func isEnumerable(_ value: Value) -> Bool { if case .array = value { true } else { false } }
}
enum Members {
    static func hasMethod(_ value: Value, _ name: String, _ interpreter: Interpreter) -> Bool { false }
    static func invoke(_ value: Value, _ name: String, _ arguments: [Value], _ interpreter: Interpreter)
        throws -> Value
    { .null }
    static func set(_ value: Value, _ name: Symbol, _ new: Value, _ interpreter: Interpreter) throws {}
    static func construct(_ type: TypeInfo, _ arguments: [Value], _ interpreter: Interpreter) throws -> Value
    { .null }

    struct Description { var name: String; var isProperty: Bool }
    static func get(_ value: Value, _ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        if case .object(let object) = value { return object.property(name) }
        return nil
    }
    static func list(_ value: Value, _ interpreter: Interpreter) -> [Description] {
        if case .object(let object) = value {
            return object.shape.names.map { Description(name: $0, isProperty: true) }
        }
        return []
    }
}
