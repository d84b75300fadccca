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
        false
    }

    /// `CompareTo` of a script class, when it has one.
    static func compareMethod(_ left: Value, _ right: Value, _ interpreter: Interpreter) throws -> Int? {
        nil
    }
}
