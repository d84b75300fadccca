import Glibc
import ShellSyntax

/// A program in a pipeline. Objects go in as lines of text and lines come out as strings.
final class NativeStage: Stage {
    private let path: String
    private let arguments: [RuntimeArgument]
    private var process: NativeProcess?
    private var pendingInput: [UInt8] = []
    private var lines: LineSplitter!
    private var errorLines: LineSplitter?

    init(
        _ frame: Frame, _ call: CallSite, _ path: String, _ arguments: [RuntimeArgument], next: OutputSink
    ) {
        self.path = path
        self.arguments = arguments
        super.init(frame, call, next: next)
    }

    override func begin() throws {
        let words = try NativeArguments.words(arguments, interpreter)
        let takesOutput = !(next is HostSink) || interpreter.host.capturesOutput
        let errorSink = redirected?.error ?? interpreter.streams.error
        interpreter.finishDisplay()
        interpreter.host.flush()
        lines = LineSplitter { [next] line in try next.write(.text(line)) }
        if let errorSink {
            errorLines = LineSplitter { [unowned self] line in
                try errorSink.write(.host(self.errorRecord(line)))
            }
        }
        interpreter.host.lendTerminal()
        do {
            process = try NativeProcess(
                path: path, name: call.name, words, folder: interpreter.drives.fileSystemLocation,
                input: hasInput ? .pipe : .inherit, output: takesOutput ? .pipe : .inherit,
                error: errorSink == nil ? .inherit : .pipe)
        } catch let failure as NativeProcess.StartFailure {
            interpreter.host.reclaimTerminal()
            throw frame.locate(
                .make(
                    "System.Management.Automation.ApplicationFailedException", id: "NativeCommandFailed",
                    category: .resourceUnavailable,
                    message:
                        "Program '\(call.name)' failed to run: An error occurred trying to start process '\(path)' with "
                        + "working directory '\(interpreter.drives.fileSystemLocation)'. \(failure.reason)"),
                call.extent)
        }
    }

    override func write(_ value: Value) throws {
        guard let process else { return }
        pendingInput.append(contentsOf: try interpreter.lines(of: value))
        if pendingInput.count > 16_384 { try pump(process, untilEnd: false) }
    }

    override func end() throws {
        guard let process else { return }
        try pump(process, untilEnd: true)
        try lines.finish()
        try errorLines?.finish()
        let code = process.wait()
        interpreter.host.reclaimTerminal()
        interpreter.lastExitCode = code
        if code != 0 { interpreter.pipelineFailed = true }
        self.process = nil
        if interpreter.stop.isRequested { throw ControlSignal.stopped }
        if code != 0, let place = frame.find(Self.usesErrorAction), place.value.isTrue { try report(code) }
    }

    private static let usesErrorAction = Symbol("PSNativeCommandUseErrorActionPreference")

    /// Reports an exit code other than 0 as an error, which `$PSNativeCommandUseErrorActionPreference` asks for.
    private func report(_ code: Int32) throws {
        let shown = String(UInt32(bitPattern: code), radix: 16, uppercase: true)
        let padding = String(repeating: "0", count: Swift.max(0, 2 - shown.utf8.count))
        let error = ScriptError.make(
            "System.Management.Automation.NativeCommandExitException", id: "ProgramExitedWithNonZeroCode",
            category: .notSpecified,
            message:
                "Program \"\(call.name)\" ended with non-zero exit code: \(code) (0x\(padding)\(shown)).",
            target: Value(path))
        error.record.exception.details = [("ExitCode", .int(code)), ("Path", Value(path))]
        error.record.activity = call.name
        error.record.invocation = call.invocationInfo()
        let preference = interpreter.preference(Preference.error, frame, .continue)
        try interpreter.writeError(error.record, preference, frame, command: call.name)
    }

    private func pump(_ process: NativeProcess, untilEnd: Bool) throws {
        let stop = interpreter.stop
        try process.exchange(
            &pendingInput, closeInput: untilEnd, untilEnd: untilEnd,
            output: { try self.lines.append($0) }, error: { try self.errorLines?.append($0) },
            isStopped: { stop.isRequested })
        if stop.isRequested {
            // A program at the terminal got the signal itself; it may have something to do before it ends.
            if interpreter.host.isInteractive && untilEnd {
                interpreter.lastExitCode = process.wait()
            } else {
                process.interrupt()
            }
            interpreter.host.reclaimTerminal()
            throw ControlSignal.stopped
        }
    }

    private func errorRecord(_ line: Text) -> ErrorRecord {
        let error = ScriptError.make(
            "System.Management.Automation.RemoteException", id: "NativeCommandError", category: .notSpecified,
            message: line.string, target: .text(line))
        error.record.activity = call.name
        return error.record
    }

    override func close() {
        guard let process else { return }
        process.abandon()
        interpreter.host.reclaimTerminal()
        self.process = nil
    }
}

/// Cuts a stream of UTF-8 bytes into lines.
final class LineSplitter {
    private var pending: [UInt8] = []
    private let body: (Text) throws -> Void

    init(_ body: @escaping (Text) throws -> Void) { self.body = body }

    func append(_ bytes: ArraySlice<UInt8>) throws {
        var start = bytes.startIndex
        while let newline = bytes[start...].firstIndex(of: 10) {
            pending.append(contentsOf: bytes[start..<newline])
            if pending.last == 13 { pending.removeLast() }
            try flush()
            start = newline + 1
        }
        pending.append(contentsOf: bytes[start...])
    }

    func finish() throws {
        if !pending.isEmpty { try flush() }
    }

    private func flush() throws {
        let text = Text(String(decoding: pending, as: UTF8.self))
        pending.removeAll(keepingCapacity: true)
        try body(text)
    }
}

/// Arguments of a program as words.
enum NativeArguments {
    static func words(_ arguments: [RuntimeArgument], _ interpreter: Interpreter) throws -> [String] {
        var words: [String] = []
        for argument in arguments {
            if argument.name != nil {
                var word = argument.text
                if argument.isAttached, let value = argument.value {
                    if !word.hasSuffix(":") && !argument.isSplatted { word += ":" }
                    word += try Conversions.text(value, interpreter).string
                }
                words.append(word)
                continue
            }
            guard let value = argument.value else { continue }
            if argument.isList {
                words += argument.extent.text.split(separator: " ").flatMap {
                    expand(String($0), interpreter)
                }
            } else if Enumeration.isEnumerable(value) {
                for element in try Enumeration.elements(value) {
                    words.append(try Conversions.text(element, interpreter).string)
                }
            } else if value.isNull {
                continue
            } else if argument.isBareWord {
                words += expand(
                    argument.value.map { if case .text(let text) = $0 { text.string } else { argument.text } }
                        ?? "", interpreter)
            } else {
                let word = try Conversions.text(value, interpreter).string
                words += argument.isQuoted ? [word] : expand(word, interpreter)
            }
        }
        return words
    }

    /// A word without quotes is a pattern of file names when it has `*`, `?` or `[`, as Unix programs expect.
    private static func expand(_ word: String, _ interpreter: Interpreter) -> [String] {
        if word == "~" || word.hasPrefix("~/") { return [Platform.home + word.dropFirst()] }
        guard word.utf8.contains(where: { $0 == 42 || $0 == 63 || $0 == 91 }) else { return [word] }
        let isAbsolute = word.hasPrefix("/")
        let folder = interpreter.drives.fileSystemLocation
        let pattern = isAbsolute ? word : folder + "/" + word
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0 else { return [word] }
        return (0..<Int(found.gl_pathc)).compactMap { index in
            guard let path = found.gl_pathv[index].map({ String(cString: $0) }) else { return nil }
            return isAbsolute ? path : String(path.dropFirst(folder.count + (folder.hasSuffix("/") ? 0 : 1)))
        }
    }
}
