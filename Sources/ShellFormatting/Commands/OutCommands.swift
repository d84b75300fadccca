import ShellRuntime

/// `Out-Default`: shows what it gets at the host.
class OutDefaultCommand: Cmdlet {
    private var output: ObjectDisplay?

    /// Where the objects are shown.
    func makeOutput(_ session: FormatSession) -> ObjectDisplay { ObjectOutput(host: session) }

    override func begin() throws { output = makeOutput(FormatSession(of: interpreter)) }

    override func process() throws {
        guard let input = arguments["InputObject"] else { return }
        try output?.write(input)
    }

    override func end() throws { try output?.finish() }
}

/// `Out-Host`: the same, a screen at a time when asked to.
final class OutHostCommand: OutDefaultCommand {
    override func makeOutput(_ session: FormatSession) -> ObjectDisplay {
        guard arguments.flag("Paging"), interpreter.host.isInteractive else {
            return super.makeOutput(session)
        }
        return ObjectOutput(session, PagingLineWriter(interpreter), patienceMilliseconds: 300)
    }
}

/// Writes a screen at a time and asks before the next.
final class PagingLineWriter: LineWriter {
    private let host: HostInterface
    private var left: Int

    init(_ interpreter: Interpreter) {
        host = interpreter.host
        left = max(host.height - 1, 1)
        super.init(width: max(host.width - 1, 1), showsEscapes: interpreter.showsEscapes)
    }

    override func writeLine(_ line: String) throws {
        if left == 0 { try ask() }
        host.write((showsEscapes ? line : DisplayCells.withoutEscapes(line)) + "\n", to: .output)
        left -= 1
    }

    private func ask() throws {
        while true {
            let answer = try host.readKey(prompt: "<SPACE> next page; <CR> next line; Q quit")
            host.write("\n", to: .output)
            switch answer {
            case " ":
                left = max(host.height - 1, 1)
                return
            case "\n", "\r":
                left = 1
                return
            case "q", "Q", nil:
                throw ScriptError.make(
                    "System.Management.Automation.HaltCommandException",
                    id: "System.Management.Automation.HaltCommandException",
                    category: .operationStopped, message: "The command was stopped by the user.")
            default: continue
            }
        }
    }
}

/// `Out-String`: the shown form as one text, or a text a line.
final class OutStringCommand: Cmdlet {
    private var output: ObjectOutput?
    private var whole: TextLineWriter?

    override func begin() throws {
        let width = arguments.int("Width") ?? interpreter.host.width
        let escapes = interpreter.keepsEscapes
        let session = FormatSession(of: interpreter)
        if arguments.flag("Stream") {
            let context = self.context!
            let lines = CallbackLineWriter(width: width, showsEscapes: escapes) {
                try context.write(Value($0))
            }
            output = ObjectOutput(session, lines)
        } else {
            let lines = TextLineWriter(
                width: width, showsEscapes: escapes, lineEnd: arguments.flag("NoNewline") ? "" : "\n")
            whole = lines
            output = ObjectOutput(session, lines)
        }
    }

    override func process() throws {
        guard let input = arguments["InputObject"] else { return }
        try output?.write(input)
    }

    override func end() throws {
        try output?.finish()
        if let whole { try write(.text(whole.text)) }
    }
}
