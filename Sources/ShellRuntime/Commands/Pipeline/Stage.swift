import ShellSyntax

/// One command of a running pipeline: takes the objects of the one before it and writes to the one after it.
class Stage: OutputSink {
    /// Where its output goes.
    var next: OutputSink
    /// The scope that the pipeline is written in.
    unowned(unsafe) let frame: Frame
    /// Streams that the command's redirections send elsewhere.
    var redirected: StreamSinks?
    /// True when a stage before it sends objects.
    var hasInput = false
    /// True once the command itself has reported an error: `$?` is false then.
    var hasFailed = false
    /// What the call is named in errors and what it stands for.
    let call: CallSite

    init(_ frame: Frame, _ call: CallSite, next: OutputSink) {
        self.frame = frame
        self.call = call
        self.next = next
    }

    var interpreter: Interpreter { frame.interpreter }

    /// What `ControlSignal.stopUpstream` names when this stage has seen enough.
    var contextIdentity: ObjectIdentifier { ObjectIdentifier(self) }
    /// Binds and starts.
    func begin() throws {}
    /// No more objects come.
    func end() throws {}
    /// Lets go of what it holds; always called, last stage first.
    func close() {}

    /// Runs a piece of the command with its streams and its caller's scope in force.
    @inline(__always)
    final func enter<R>(_ body: () throws -> R) throws -> R {
        let interpreter = frame.interpreter
        let outerFrame = interpreter.current
        interpreter.current = frame
        defer { interpreter.current = outerFrame }
        guard let redirected else { return try body() }
        let outer = interpreter.streams
        interpreter.streams = redirected.over(outer)
        defer { interpreter.streams = outer }
        return try body()
    }
}

/// A call as it is written.
final class CallSite {
    let extent: ScriptExtent
    /// The command's name as typed.
    let name: String
    let command: CommandInfo?
    var pipelinePosition = 1
    var pipelineLength = 1
    var expectsInput = false

    init(_ extent: ScriptExtent, name: String, command: CommandInfo?) {
        self.extent = extent
        self.name = name
        self.command = command
    }

    /// The call as `$MyInvocation` and error positions show it.
    func invocationInfo() -> InvocationInfo {
        let info = InvocationInfo()
        info.locate(extent)
        info.invocationName = name
        info.command = command
        info.pipelinePosition = pipelinePosition
        info.pipelineLength = pipelineLength
        info.expectsInput = expectsInput
        return info
    }
}

/// Where the streams other than output go; nil for the host.
public struct StreamSinks {
    var error: OutputSink?
    var warning: OutputSink?
    var verbose: OutputSink?
    var debug: OutputSink?
    var information: OutputSink?

    /// These where set, else those of the surrounding command.
    func over(_ outer: StreamSinks) -> StreamSinks {
        StreamSinks(
            error: error ?? outer.error, warning: warning ?? outer.warning, verbose: verbose ?? outer.verbose,
            debug: debug ?? outer.debug, information: information ?? outer.information)
    }

    subscript(stream: Int) -> OutputSink? {
        get {
            switch stream {
            case 2: error
            case 3: warning
            case 4: verbose
            case 5: debug
            default: information
            }
        }
        set {
            switch stream {
            case 2: error = newValue
            case 3: warning = newValue
            case 4: verbose = newValue
            case 5: debug = newValue
            default: information = newValue
            }
        }
    }
}

/// The first element of a pipeline when it is an expression.
final class ExpressionStage: Stage {
    private let node: Node

    init(_ frame: Frame, _ node: Node, next: OutputSink) {
        self.node = node
        super.init(frame, CallSite(node.extent, name: "", command: nil), next: next)
    }

    override func end() throws {
        let outer = frame.sink
        frame.sink = next
        defer { frame.sink = outer }
        try enter { _ = try node.exec(frame) }
    }
}
