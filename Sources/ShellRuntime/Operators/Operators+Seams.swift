/// What operators ask of the rest of the engine.
extension Operators {
    /// Runs a block that an operator was given, `$_` set; its output as one value.
    static func call(
        _ block: ScriptBlock, dollarUnder: Value, arguments: [Value] = [], _ interpreter: Interpreter
    ) throws -> Value {
        try interpreter.callFilter(block, dollarUnder, arguments)
    }

    /// `Equals` of a script class, when it has one.
    static func equalsMethod(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Bool {
        guard declares(left, equalsName) else { return false }
        return try Members.invoke(left, equalsName, "Equals", [right], interpreter).isTrue
    }

    /// `CompareTo` of a script class, when it has one.
    static func compareMethod(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Int? {
        guard declares(left, compareName) else { return nil }
        let order = try Members.invoke(left, compareName, "CompareTo", [right], interpreter)
        if case .int(let number) = order.unwrapped { return Int(number) }
        return nil
    }

    private static let equalsName = Symbol("Equals")
    private static let compareName = Symbol("CompareTo")

    /// True when the value's own script class, or a script class it derives from, has a method of the name.
    static func declares(_ value: Value, _ name: Symbol) -> Bool {
        guard case .object(let object) = value, let type = object.scriptClass,
            case .methods(let group)? = type.table.member(name)
        else { return false }
        return group.overloads.contains { $0.owner.kind == .scriptClass }
    }
}
