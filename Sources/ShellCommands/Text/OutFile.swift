import Glibc
import ShellFormatting
import ShellRuntime

/// Where `>` and `Out-File` write: objects as the screen would show them.
public enum FileOutput {
    /// Opens a file for a redirection; `path` is as typed.
    public static func display(_ path: String, append: Bool, _ interpreter: Interpreter) throws
        -> ObjectDisplay
    {
        try FileDisplay(
            interpreter.resolvePath(path), append: append, .standard, width: interpreter.host.width,
            lineEnd: "\n",
            interpreter)
    }
}

/// Shows objects in a file.
final class FileDisplay: ObjectDisplay {
    private let output: ObjectOutput
    private let writer: FileLineWriter

    init(
        _ path: String, append: Bool, _ encoding: EncodingName, width: Int, lineEnd: String,
        _ interpreter: Interpreter
    ) throws {
        writer = try FileLineWriter(path, append: append, encoding, width: width, lineEnd: lineEnd)
        output = ObjectOutput(FormatSession(of: interpreter), writer)
    }

    override func write(_ value: Value) throws { try output.write(value) }

    override func finish() throws {
        try output.finish()
        try writer.finish()
    }
}

/// Writes lines to a file in an encoding.
final class FileLineWriter: LineWriter {
    private let file: Int32
    private let path: String
    private let encoding: EncodingName
    private let lineEnd: String
    private var buffer: [UInt8] = []

    init(_ path: String, append: Bool, _ encoding: EncodingName, width: Int, lineEnd: String) throws {
        self.path = path
        self.encoding = encoding
        self.lineEnd = lineEnd
        file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC), 0o666)
        guard file >= 0 else { throw FileErrors.make(.init(code: errno, path: path), id: "FileOpenFailure") }
        super.init(width: width, showsEscapes: false)
        if encoding.hasMark, lseek(file, 0, SEEK_END) == 0 { put("\u{FEFF}") }
    }

    deinit { close(file) }

    private func put(_ text: String) {
        if encoding.form == .utf8 {
            buffer.append(contentsOf: text.utf8)
        } else {
            encoding.encode(Text(text), into: &buffer)
        }
    }

    override func writeLine(_ line: String) throws {
        put(line + lineEnd)
        if buffer.count > 65_536 { try finish() }
    }

    override func writeText(_ text: Text) throws {
        encoding.encode(text, into: &buffer)
        put(lineEnd)
        if buffer.count > 65_536 { try finish() }
    }

    /// Writes what is buffered.
    func finish() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        do {
            try FileText.write(buffer, to: file, path: path)
        } catch let failure as FileText.Failure {
            throw FileErrors.make(failure, id: "FileWriteFailure")
        }
    }
}

/// `Out-File`: the shown form of objects as a file.
final class OutFileCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Out-File", ModuleName.utility, "Sends output to a file.",
        parameters: """
            FilePath,Path string ByPath(mandatory,0) -- The file.
            LiteralPath,PSPath,LP string ByLiteralPath(mandatory,property) -- The file, taken literally.
            Encoding Encoding (1) -- How the file is encoded; UTF-8 unless given.
            Append switch -- Adds to the file.
            Force switch -- Writes to a read-only file too.
            NoClobber,NoOverwrite switch -- Leaves a file alone that is there already.
            Width int range=2..2147483647 -- Columns of a line; those of the terminal unless given.
            NoNewline switch -- Leaves the line ends out.
            InputObject psobject (pipeline) -- What to write.
            """,
        changes: true,
        examples: [("'text' | Out-File ./note.txt", "Writes a text to a file.")]
    ) { OutFileCmdlet() }

    private var display: FileDisplay?

    override func begin() throws {
        let typed = arguments.text("LiteralPath") ?? arguments.text("FilePath") ?? ""
        let path = try interpreter.resolvePath(typed)
        guard try shouldProcess(path, "Output to File") else { return }
        var encoding = EncodingName.standard
        if let named = arguments["Encoding"] {
            guard let known = EncodingName.of(named, interpreter) else {
                throw failure(
                    id: "UnknownEncoding", .invalidArgument,
                    "'\(named.string)' is not an encoding that is known here.")
            }
            encoding = known
        }
        if arguments.flag("NoClobber"), access(path, F_OK) == 0 {
            throw context.terminating(
                ScriptError.make(
                    "System.IO.IOException", id: "NoClobber", category: .resourceExists,
                    message: "The file '\(path)' already exists.", target: Value(path)
                ).record)
        }
        do {
            if arguments.flag("Force"), access(path, F_OK) == 0, access(path, W_OK) != 0 {
                chmod(path, 0o644)
            }
            display = try FileDisplay(
                path, append: arguments.flag("Append"), encoding,
                width: arguments.int("Width") ?? interpreter.host.width,
                lineEnd: arguments.flag("NoNewline") ? "" : "\n", interpreter)
        } catch let error as ScriptError {
            throw context.terminating(error.record)
        }
    }

    override func process() throws {
        if let input = arguments["InputObject"] { try display?.write(input) }
    }

    override func end() throws { try display?.finish() }
}
