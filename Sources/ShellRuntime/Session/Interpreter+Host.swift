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

    /// Names of the variables that the running code sees, sorted.
    public func variableNames() -> [String] {
        var symbols: Set<Symbol> = []
        var frame: Frame? = current
        while let at = frame {
            for symbol in at.layout.symbols where at.own(symbol) != nil { symbols.insert(symbol) }
            for symbol in at.side?.keys ?? [:].keys { symbols.insert(symbol) }
            frame = at.parent
        }
        let names = symbols.map(\.name) + AutomaticVariables.names
        return Set(names.filter { $0 != "_" }).sorted { $0.lowercased() < $1.lowercased() }
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
