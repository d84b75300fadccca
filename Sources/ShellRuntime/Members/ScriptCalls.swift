extension Interpreter {
    /// Runs a script block that is a member of an object, `$this` being the object.
    func callMember(_ block: ScriptBlock, this: Value, _ arguments: [Value]) throws -> Value {
        try callBlock(block, this: this, arguments: arguments)
    }

    /// Runs a script block that a method calls for each element, `$_` being the element.
    func callFilter(_ block: ScriptBlock, _ element: Value, _ arguments: [Value] = []) throws -> Value {
        try callBlock(block, dollarUnder: element, arguments: arguments)
    }

    /// Calls a script block that stands for a delegate.
    func callDelegate(_ block: ScriptBlock, _ arguments: [Value]) throws -> Value {
        try callBlock(block, dollarUnder: arguments.first, arguments: arguments)
    }

    /// Calls a delegate argument: a script block or a method.
    func callDelegate(_ delegate: Value, _ arguments: [Value]) throws -> Value {
        switch delegate.unwrapped {
        case .block(let block): return try callDelegate(block, arguments)
        case .host(let method as MethodReference): return try method.call(arguments, self)
        default: throw ScriptError.argument("A script block is needed here.")
        }
    }

    private func callBlock(
        _ block: ScriptBlock, this: Value? = nil, dollarUnder: Value? = nil, arguments: [Value]
    ) throws -> Value {
        try invoke(block, arguments: arguments, dollarUnder: dollarUnder, this: this)
    }
}
