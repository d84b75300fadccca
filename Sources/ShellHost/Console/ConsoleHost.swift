import Glibc
import ShellRuntime

/// The host of a process: standard input, output and error, and the terminal when they are one.
public class ConsoleHost: HostInterface {
    /// What `-NonInteractive` forbids.
    let isNonInteractive: Bool
    /// True when standard output is a terminal.
    let outputIsTerminal: Bool
    /// True when standard input is a terminal.
    let inputIsTerminal: Bool
    private let colors: Bool
    private var buffer: [UInt8] = []
    /// Lines of standard input that is no terminal.
    let input = InputLines(0)
    /// The terminal, taken when something is first read from it.
    private(set) lazy var terminal = Terminal()
    /// The engine, for nested prompts. A weak reference would give it a side table, which each retain of it goes through.
    private(set) unowned var interpreter: Interpreter?
    private lazy var progress = ProgressView()
    /// Files that keep what is shown, the newest last.
    var transcripts: [Transcript] = []

    init(isNonInteractive: Bool) {
        self.isNonInteractive = isNonInteractive
        outputIsTerminal = isatty(1) == 1
        inputIsTerminal = isatty(0) == 1
        colors = outputIsTerminal && getenv("NO_COLOR") == nil && !ConsoleHost.isDumb
        super.init()
    }

    private static var isDumb: Bool {
        guard let name = getenv("TERM") else { return true }
        return String(cString: name) == "dumb"
    }

    public override var width: Int { size().columns }
    public override var height: Int { size().rows }
    public override var supportsColor: Bool { colors }
    public override var forbidsColor: Bool { getenv("NO_COLOR") != nil || ConsoleHost.isDumb }
    public override var isInteractive: Bool { !isNonInteractive }
    /// True when a person sits at the terminal.
    var isAtTerminal: Bool { !isNonInteractive && inputIsTerminal && outputIsTerminal }

    /// Names the engine that the host belongs to.
    func attach(_ interpreter: Interpreter) { self.interpreter = interpreter }

    /// Eighty columns where there is no terminal, as .NET's console has it.
    private func size() -> (columns: Int, rows: Int) {
        var window = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return (80, 24) }
        return (Int(window.ws_col), Int(window.ws_row))
    }

    /// What programs show must pass by, to be kept too.
    public override var capturesOutput: Bool { !transcripts.isEmpty }

    public override func write(_ text: String, to channel: Channel) {
        if !transcripts.isEmpty { transcribe(text.utf8) }
        if channel == .error {
            clearProgress()
            flush()
            var text = text
            text.withUTF8 { ConsoleHost.writeAll(2, UnsafeRawBufferPointer($0)) }
            return
        }
        clearProgress()
        buffer.append(contentsOf: text.utf8)
        flushIfNeeded()
    }

    public override func write(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        if !transcripts.isEmpty { transcribe(bytes) }
        clearProgress()
        buffer.append(contentsOf: bytes)
        flushIfNeeded()
    }

    /// A terminal sees each line at once, a file gets blocks.
    private func flushIfNeeded() {
        if buffer.count > 16_384 || (outputIsTerminal && buffer.last == 0x0A) { flush() }
    }

    public override func flush() {
        if buffer.isEmpty { return }
        buffer.withUnsafeBytes { ConsoleHost.writeAll(1, $0) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func clearProgress() {
        guard outputIsTerminal, let text = progress.clear() else { return }
        buffer.append(contentsOf: text.utf8)
        flush()
    }

    public override func showProgress(_ record: ProgressRecord) {
        guard outputIsTerminal else { return }
        flush()
        buffer.append(contentsOf: progress.show(record, width: width).utf8)
        flush()
    }

    public override func readLine(prompt: String) throws -> String? { try ask(prompt) }
    public override func readSecret(prompt: String) throws -> [UInt8]? { try askSecret(prompt) }

    public override func readKey(prompt: String) throws -> Character? {
        write(prompt, to: .output)
        flush()
        terminal.enter(.editing)
        defer { terminal.enter(.running) }
        switch KeyReader(terminal: terminal).next() {
        case .character(let character): return character
        case .enter: return "\n"
        case .control("C"): throw ControlSignal.stopped
        case .endOfInput: return nil
        default: return "\0"
        }
    }

    public override func choose(
        caption: String, message: String, choices: [(label: String, help: String)], defaultChoice: Int
    ) throws -> Int {
        try askChoice(caption: caption, message: message, choices: choices, defaultChoice: defaultChoice)
    }

    public override func promptForValues(
        command: String, _ missing: [ParameterInfo], _ interpreter: Interpreter
    ) throws -> [Value] {
        try askValues(command: command, missing, interpreter)
    }

    public override func lendTerminal() { if inputIsTerminal { terminal.enter(.lent) } }
    public override func reclaimTerminal() { if inputIsTerminal { terminal.enter(.running) } }

    static func writeAll(_ handle: Int32, _ bytes: UnsafeRawBufferPointer) {
        var start = 0
        while start < bytes.count {
            let count = Glibc.write(handle, bytes.baseAddress! + start, bytes.count - start)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            start += count
        }
    }
}

/// Lines of a handle that is no terminal.
final class InputLines {
    private let handle: Int32
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    init(_ handle: Int32) { self.handle = handle }

    /// The next line without its end; nil at the end of the input.
    func next() -> String? {
        while true {
            if let end = buffer[start...].firstIndex(of: 0x0A) {
                defer { start = end + 1 }
                return text(buffer[start..<end])
            }
            if isAtEnd {
                guard start < buffer.count else { return nil }
                defer { start = buffer.count }
                return text(buffer[start...])
            }
            fill()
        }
    }

    /// Everything that is left.
    func rest() -> String {
        while !isAtEnd { fill() }
        defer { start = buffer.count }
        return String(decoding: buffer[start...], as: UTF8.self)
    }

    private func text(_ line: ArraySlice<UInt8>) -> String {
        String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }

    private func fill() {
        buffer.removeFirst(start)
        start = 0
        var chunk = [UInt8](repeating: 0, count: 4_096)
        let count = Glibc.read(handle, &chunk, chunk.count)
        if count < 0 && errno == EINTR { return }
        if count <= 0 {
            isAtEnd = true
        } else {
            buffer.append(contentsOf: chunk[..<count])
        }
    }
}
