import ShellRuntime

/// Running the script blocks of calculated properties and of format files.
extension ObjectReader {
    /// The value of a block for an object, `$_` being the object; several results make an array.
    func run(_ block: ScriptBlock, on object: Value) throws -> Value {
        try interpreter.evaluateThrowing(block, under: object)
    }

    /// The block of a format file's script, compiled at its first use.
    func compile(_ source: ViewExpression.ScriptSource) throws -> ScriptBlock {
        if let block = source.block { return block }
        let block = try interpreter.scriptBlock(ofText: source.text)
        source.block = block
        return block
    }
}
