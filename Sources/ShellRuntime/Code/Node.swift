import ShellSyntax

/// How a statement ended. Label and value of what is on its way lie in the frame.
enum Flow: UInt8 {
    case normal, breaking, continuing, returning
}

/// A piece of compiled code: one small final class a construct, children in `let`s.
class Node {
    /// The text it was compiled from, for positions of errors.
    let extent: ScriptExtent

    init(_ extent: ScriptExtent) {
        self.extent = extent
    }

    /// The value of an expression; a statement's output collected.
    func eval(_ frame: Frame) throws -> Value {
        fatalError("\(type(of: self)) has no value")
    }

    /// The truth of an expression, without making a value of it.
    func test(_ frame: Frame) throws -> Bool { try eval(frame).isTrue }

    /// Runs it as a statement: its value goes to the frame's sink.
    func exec(_ frame: Frame) throws -> Flow {
        try frame.sink.emit(try eval(frame))
        return .normal
    }

    /// The truth of a condition; its errors are positioned at it.
    @inline(__always)
    final func condition(_ frame: Frame) throws -> Bool {
        do { return try test(frame) } catch let error as ScriptError { throw frame.locate(error, extent) }
    }

    /// The value that a statement works on; its errors are positioned at it.
    @inline(__always)
    final func subject(_ frame: Frame) throws -> Value {
        do { return try eval(frame) } catch let error as ScriptError { throw frame.locate(error, extent) }
    }

    /// True for statements whose success sets `$?` to true by themselves.
    var setsStatus: Bool { true }
}

/// A node that is run as a statement; its value is what it writes.
class StatementNode: Node {
    override func eval(_ frame: Frame) throws -> Value {
        let outer = frame.sink
        let collector = CollectorSink()
        frame.sink = collector
        defer { frame.sink = outer }
        let flow = try exec(frame)
        if flow != .normal { throw EscapedFlow(flow) }
        return collector.result
    }
}

/// `break`, `continue` or `return` inside a value (`$x = if (...) { return }`) on its way to its statement.
struct EscapedFlow: Error {
    let flow: Flow
    init(_ flow: Flow) { self.flow = flow }
}

extension Frame {
    /// Gives an error thrown by a node of this frame its position, unless it has one.
    @inline(never)
    func locate(_ error: ScriptError, _ extent: ScriptExtent) -> ScriptError {
        let record = error.record
        if record.invocation == nil {
            let info = InvocationInfo()
            info.locate(extent)
            record.invocation = info
        }
        if record.scriptStackTrace.isEmpty { record.scriptStackTrace = interpreter.stackTrace(self, extent) }
        return error
    }
}
