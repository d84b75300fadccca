extension Interpreter {
    /// Runs a script block that is a member of an object, `$this` being the object.
    func callMember(_ block: ScriptBlock, this: Value, _ arguments: [Value]) throws -> Value {
        try callBlock(block, this: this, arguments: arguments)
    }

    /// Runs a script block that a method calls for each element, `$_` being the element.
    func callFilter(_ block: ScriptBlock, _ element: Value, _ arguments: [Value] = []) throws -> Value {
        try callBlock(block, dollarUnder: element, arguments: arguments)
    }

    private func callBlock(
        _ block: ScriptBlock, this: Value? = nil, dollarUnder: Value? = nil, arguments: [Value]
    ) throws -> Value {
        try invoke(block, arguments: arguments, dollarUnder: dollarUnder, this: this)
    }
}
