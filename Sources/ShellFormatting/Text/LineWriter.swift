import ShellRuntime

/// Where rendered lines go, and how wide they may be.
open class LineWriter {
    /// Columns that tables and lists may use.
    public let width: Int
    /// True when escape sequences are written.
    public let showsEscapes: Bool

    /// Makes a writer of a width.
    public init(width: Int, showsEscapes: Bool) {
        self.width = width
        self.showsEscapes = showsEscapes
    }

    /// Writes a line of a table, list or custom view.
    open func writeLine(_ line: String) throws {}

    /// Writes text of the script itself as it stands, then a line break.
    open func writeText(_ text: Text) throws { try writeLine(text.string) }

    /// Writes an error, a warning or the like; a host sends errors elsewhere and names the others.
    open func writeMessage(_ text: String, _ stream: MessageStream) throws { try writeLine(text) }
}

/// Writes to the host's output.
final class HostLineWriter: LineWriter {
    private let host: HostInterface

    /// The last column stays free, so that a full line does not wrap.
    init(_ interpreter: Interpreter) {
        host = interpreter.host
        super.init(width: max(host.width - 1, 1), showsEscapes: interpreter.showsEscapes)
    }

    override func writeLine(_ line: String) throws {
        let text = showsEscapes ? line : DisplayCells.withoutEscapes(line)
        host.write(text + "\n", to: .output)
    }

    override func writeText(_ text: Text) throws {
        guard text.isASCII, showsEscapes || !text.containsEscape else {
            try writeLine(text.string)
            return
        }
        host.write(utf8: UnsafeBufferPointer(start: text.bytes, count: text.count))
        host.write("\n", to: .output)
    }

    override func writeMessage(_ text: String, _ stream: MessageStream) throws {
        guard stream == .error else { return try writeLine(stream.prefix + text) }
        let shown = showsEscapes ? text : DisplayCells.withoutEscapes(text)
        host.write(shown.hasSuffix("\n") ? shown : shown + "\n", to: .error)
    }
}

extension Text {
    /// True when an ASCII text holds an escape character.
    fileprivate var containsEscape: Bool {
        UnsafeBufferPointer(start: bytes, count: count).contains(0x1B)
    }
}

/// Collects lines as one text.
final class TextLineWriter: LineWriter {
    private(set) var bytes: [UInt8] = []
    private let lineEnd: [UInt8]

    /// Collects; `lineEnd` is what follows each line.
    init(width: Int, showsEscapes: Bool, lineEnd: String = "\n") {
        self.lineEnd = Array(lineEnd.utf8)
        super.init(width: width, showsEscapes: showsEscapes)
    }

    override func writeLine(_ line: String) throws {
        bytes.append(contentsOf: (showsEscapes ? line : DisplayCells.withoutEscapes(line)).utf8)
        bytes.append(contentsOf: lineEnd)
    }

    override func writeText(_ text: Text) throws {
        bytes.append(contentsOf: text.string.utf8)
        bytes.append(contentsOf: lineEnd)
    }

    /// Everything written so far.
    var text: Text { Text(String(decoding: bytes, as: UTF8.self)) }
}

/// Hands each line to a function.
final class CallbackLineWriter: LineWriter {
    private let write: (String) throws -> Void

    /// Calls `write` once a line.
    init(width: Int, showsEscapes: Bool, _ write: @escaping (String) throws -> Void) {
        self.write = write
        super.init(width: width, showsEscapes: showsEscapes)
    }

    override func writeLine(_ line: String) throws {
        try write(showsEscapes ? line : DisplayCells.withoutEscapes(line))
    }

    override func writeText(_ text: Text) throws {
        try write(text.string)
    }
}
