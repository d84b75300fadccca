import ShellSyntax

/// What the host needs of the engine around a prompt.
extension Interpreter {
    /// The function of a name that the global scope sees, or nil.
    public func function(named name: String) -> ScriptBlock? {
        global.functions?[Symbol(name)]?.block
    }

    /// Runs something between two commands of the user, who sees neither its `$?` nor its errors; nil when it failed.
    public func keepingStatus<Result>(_ body: () throws -> Result) -> Result? {
        let succeeded = lastSucceeded
        let exitCode = lastExitCode
        let outer = current
        current = global
        defer {
            lastSucceeded = succeeded
            lastExitCode = exitCode
            current = outer
        }
        return try? body()
    }

    /// Runs a block in the current scope with `$_` set; an error in it is thrown, not shown.
    public func evaluateThrowing(_ block: ScriptBlock, under value: Value) throws -> Value {
        tryDepth += 1
        defer { tryDepth -= 1 }
        return try evaluate(block, under: value)
    }

    /// The text of a file, by its absolute path.
    public func textOfFile(_ path: String) throws -> String {
        String(decoding: try Platform.readText(path), as: UTF16.self)
    }

    /// The block of a text.
    public func scriptBlock(ofText text: String) throws -> ScriptBlock {
        try scriptBlock(of: SourceText(text))
    }

    /// Runs commands inside a running one and comes back: a nested prompt.
    public func suspending<Result>(_ body: () -> Result) -> Result {
        let frame = current
        let outerStreams = streams
        let depth = tryDepth
        let held = display
        display = nil
        defer {
            finishDisplay()
            current = frame
            streams = outerStreams
            tryDepth = depth
            display = held
        }
        return body()
    }
}
