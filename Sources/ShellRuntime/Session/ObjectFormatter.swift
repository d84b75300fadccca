/// What the engine asks of the layer above it that shows objects; the host supplies it with the session.
open class ObjectFormatter {
    /// Makes a formatter.
    public init() {}

    /// Makes the place where objects that nothing took go: `Out-Default`. One serves a whole script or command line.
    open func makeOutput(_ interpreter: Interpreter) -> ObjectDisplay { ObjectDisplay() }

    /// An error as the screen shows it, ending with a line break.
    open func text(_ record: ErrorRecord, _ interpreter: Interpreter) -> String {
        record.exception.message + "\n"
    }
}

/// Shows objects one by one, and is told when there are no more.
open class ObjectDisplay {
    /// Makes a display that drops everything.
    public init() {}

    /// Takes one object; collections arrive as elements already.
    open func write(_ value: Value) throws {}

    /// No more objects: shows what was held back.
    open func finish() throws {}
}
