import ShellSyntax

/// What redirections make of a command's output and streams.
enum Redirections {
    /// The sinks to use instead of the plain ones; files are closed by what is added to `closers`.
    static func apply(
        _ nodes: [RedirectionNode], _ frame: Frame, next: OutputSink, closers: inout [() -> Void]
    ) throws -> (next: OutputSink, streams: StreamSinks?) {
        if nodes.isEmpty { return (next, nil) }
        // What comes behind the command runs while it writes, but its streams are not redirected.
        var output: OutputSink = OutsideSink(next, frame.interpreter)
        var streams = StreamSinks()
        var merged: [Int] = []
        for node in nodes {
            switch node {
            case .file(let stream, let target, let append):
                let value = try target.eval(frame)
                let sink: OutputSink
                if value.isNull {
                    sink = NullSink()
                } else if frame.interpreter.isPreferenceTrue(Preference.whatIf, frame) {
                    let path = try Conversions.text(value, frame.interpreter).string
                    frame.interpreter.showWhatIf(
                        "What if: Performing the operation \"Output to File\" on target \"\(path)\".")
                    sink = NullSink()
                } else {
                    let file = try FileSink(
                        path: Conversions.text(value, frame.interpreter).string, append: append, frame,
                        target.extent)
                    closers.append { file.close() }
                    sink = file
                }
                if stream == 1 || stream == 0 { output = sink }
                if stream == 0 {
                    for number in 2...6 { streams[number] = sink }
                } else if stream != 1 {
                    streams[stream] = sink
                }
            case .merge(let stream, _): merged.append(stream)
            }
        }
        for stream in merged {
            if stream == 0 {
                for number in 2...6 { streams[number] = output }
            } else {
                streams[stream] = output
            }
        }
        return (output, streams)
    }
}

/// Passes objects out of a command whose streams are redirected: what takes them writes to the streams outside.
final class OutsideSink: OutputSink {
    private let next: OutputSink
    private unowned let interpreter: Interpreter
    private let outside: StreamSinks

    init(_ next: OutputSink, _ interpreter: Interpreter) {
        self.next = next
        self.interpreter = interpreter
        outside = interpreter.streams
    }

    override func write(_ value: Value) throws {
        let inside = interpreter.streams
        interpreter.streams = outside
        defer { interpreter.streams = inside }
        try next.write(value)
    }
}

/// Writes objects to a file as the formatter shows them, as `>` does.
final class FileSink: OutputSink {
    private let display: ObjectDisplay
    private var isOpen = true

    init(path: String, append: Bool, _ frame: Frame, _ extent: ScriptExtent) throws {
        do {
            display = try frame.interpreter.makeFileDisplay(path, append)
        } catch let error as ScriptError {
            if error.record.errorId.hasPrefix("FileOpenFailure") {
                error.record.errorId = "FileOpenFailure"
                error.record.fullyQualifiedErrorId =
                    "FileOpenFailure,Microsoft.PowerShell.Commands.OutFileCommand"
            }
            throw frame.locate(error, extent)
        }
    }

    override func write(_ value: Value) throws { try display.write(value) }

    func close() {
        guard isOpen else { return }
        isOpen = false
        try? display.finish()
    }
}
