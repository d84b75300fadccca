import Glibc
import ShellRuntime

/// `Start-Transcript`: keeps what the session shows in a file.
final class StartTranscriptCommand: Cmdlet {
    static let declaration = CommandDeclaration(
        "Start", "Transcript", module: "Microsoft.PowerShell.Host",
        parameters: [
            .init("Path", "string", sets: [.init("ByPath", position: 0)], summary: "The file."),
            .init(
                "LiteralPath", "string", aliases: ["PSPath", "LP"],
                sets: [.init("ByLiteralPath", mandatory: true, fromPropertyName: true)],
                summary: "The file, as it is."),
            .init(
                "OutputDirectory", "string", sets: [.init("ByOutputDirectory", mandatory: true)],
                summary: "The folder for a file with a name of its own."),
            .init("Append", "switch", summary: "Adds to the file."),
            .init("Force", "switch", summary: "Makes a read-only file writable."),
            .init(
                "NoClobber", "switch", aliases: ["NoOverwrite"], summary: "Leaves a file alone that is there."
            ),
            .init("IncludeInvocationHeader", "switch", summary: "Notes when each command began."),
            .init("UseMinimalHeader", "switch", summary: "Begins with the time alone."),
        ],
        defaultParameterSet: "ByPath", supportsShouldProcess: true,
        help: {
            CommandHelp(
                synopsis: "Creates a record of all or part of a PowerShell session to a text file.",
                examples: [("Start-Transcript -Path ./session.txt; Stop-Transcript", "Keeps a session.")])
        }
    ) { StartTranscriptCommand() }

    override func process() throws {
        guard let host = interpreter.host as? ConsoleHost else {
            throw failure("NotSupported", .notImplemented, "This host cannot keep transcripts.")
        }
        let typed = arguments.text("Path") ?? arguments.text("LiteralPath") ?? defaultPath()
        let path = try interpreter.resolvePath(typed)
        guard try shouldProcess(path) else { return }
        if access(path, F_OK) == 0 {
            if arguments.flag("NoClobber"), !arguments.flag("Append") {
                throw failure(
                    "NoClobber", .resourceExists,
                    "File '\(path)' already exists and NoClobber was specified.", target: path)
            }
            if arguments.flag("Force"), access(path, W_OK) != 0 { chmod(path, 0o600) }
        }
        interpreter.finishDisplay()
        guard
            let transcript = Transcript(
                path: path, appends: arguments.flag("Append"),
                headsCommands: arguments.flag("IncludeInvocationHeader"))
        else {
            throw failure(
                "CannotStartTranscription", .invalidOperation,
                "Transcription cannot be started due to the error: "
                    + "Could not write to '\(path)': \(String(cString: strerror(errno))).", target: path)
        }
        transcript.add(header())
        host.transcripts.append(transcript)
        try write(Value("Transcript started, output file is \(typed)"))
    }

    private func defaultPath() -> String {
        let folder =
            arguments.text("OutputDirectory").map { $0 + "/" }
            ?? (getenv("HOME").map { String(cString: $0) } ?? ".") + "/"
        let mark = (0..<8).map { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() ?? "0" }
        return folder + "PowerShell_transcript.\(Machine.name).\(String(mark)).\(Transcript.timestamp).txt"
    }

    private func header() -> String {
        var lines = ["PowerShell transcript start", "Start time: " + Transcript.timestamp]
        if !arguments.flag("UseMinimalHeader") {
            let user = Machine.name + "\\" + Machine.user
            lines += [
                "Username: " + user, "RunAs User: " + user, "Configuration Name: ",
                "Machine: \(Machine.name) (\(Machine.system))",
                "Host Application: " + Machine.commandLine, "Process ID: \(getpid())",
            ]
            lines += versions()
        }
        return Transcript.rule + lines.joined(separator: "\n") + "\n" + Transcript.rule
    }

    private func versions() -> [String] {
        guard case .table(let table)? = interpreter.variable(named: "PSVersionTable")?.unwrapped else {
            return []
        }
        return zip(table.keys, table.values).map { key, value in
            var text = value.toText().string
            if case .array(let list) = value.unwrapped {
                text = list.values.map { $0.toText().string }.joined(separator: ", ")
            }
            return key.toText().string + ": " + text
        }
    }

    private func failure(
        _ id: String, _ category: ErrorCategory, _ message: String, target: String = ""
    ) -> ScriptError {
        context.terminating(
            ScriptError.make(
                "System.Management.Automation.PSInvalidOperationException", id: id, category: category,
                message: message, target: target.isEmpty ? .null : Value(target)
            ).record)
    }
}

/// `Stop-Transcript`: ends the newest transcript.
final class StopTranscriptCommand: Cmdlet {
    static let declaration = CommandDeclaration(
        "Stop", "Transcript", module: "Microsoft.PowerShell.Host",
        help: {
            CommandHelp(
                synopsis: "Stops a transcript.",
                examples: [("Start-Transcript -Path ./session.txt; Stop-Transcript", "Keeps a session.")])
        }
    ) { StopTranscriptCommand() }

    override func process() throws {
        interpreter.finishDisplay()
        guard let host = interpreter.host as? ConsoleHost, let transcript = host.transcripts.popLast() else {
            throw context.terminating(
                ScriptError.make(
                    "System.Management.Automation.PSInvalidOperationException", id: "InvalidOperation",
                    category: .invalidOperation,
                    message:
                        "An error occurred stopping transcription: The host is not currently transcribing."
                ).record)
        }
        transcript.finish()
        try write(Value("Transcript stopped, output file is \(transcript.path)"))
    }
}

extension Transcript {
    /// Adds the end.
    func finish() {
        addLine(
            Self.rule + "PowerShell transcript end\nEnd time: " + Self.timestamp + "\n" + Self.rule)
    }
}

/// The computer and the process, for headers.
enum Machine {
    static var name: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, 255) == 0 else { return "localhost" }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static var user: String {
        getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? String(getuid())
    }

    static var system: String {
        var facts = utsname()
        guard uname(&facts) == 0 else { return "Unix" }
        let release = withUnsafeBytes(of: &facts.release) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        return "Unix " + release
    }

    /// The program and its options. What follows `-Command` may hold secrets and stays out.
    static var commandLine: String {
        var shown: [String] = []
        for word in CommandLine.arguments {
            shown.append(word)
            let option = word.drop { $0 == "-" }.lowercased()
            guard word.hasPrefix("-"), !option.isEmpty else { continue }
            if "command".hasPrefix(option) || "encodedcommand".hasPrefix(option) || option == "ec" {
                return shown.joined(separator: " ") + " ..."
            }
        }
        return shown.joined(separator: " ")
    }
}
