import ShellRuntime

enum Members {
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
