import Glibc

/// A file that keeps what a session shows: `Start-Transcript`.
final class Transcript {
    /// The file, by its absolute path.
    let path: String
    /// True when each command is headed by the time it began.
    let headsCommands: Bool
    private let handle: Int32
    private var isInEscape = false
    private var lastByte: UInt8 = 0x0A

    /// Stands for a command that holds a secret.
    static let withheld = "(a command that holds a secret is not kept)"
    static let rule = "**********************\n"

    /// Opens the file; nil when the system refuses, which `errno` explains. Others may not read it.
    init?(path: String, appends: Bool, headsCommands: Bool) {
        let mode = appends ? O_APPEND : O_TRUNC
        handle = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o600)
        guard handle >= 0 else { return nil }
        self.path = path
        self.headsCommands = headsCommands
    }

    deinit { close(handle) }

    /// Adds text as shown, without the codes of colours.
    func add(_ bytes: some Sequence<UInt8>) {
        var plain: [UInt8] = []
        for byte in bytes {
            if isInEscape {
                if (0x40...0x7E).contains(byte), byte != 0x5B { isInEscape = false }
            } else if byte == 0x1B {
                isInEscape = true
            } else if byte != 0x0D {
                plain.append(byte)
            }
        }
        guard let last = plain.last else { return }
        lastByte = last
        plain.withUnsafeBytes { ConsoleHost.writeAll(handle, $0) }
    }

    /// Adds text.
    func add(_ text: String) { add(text.utf8) }

    /// Adds text that begins a line of its own.
    func addLine(_ text: String) { add((lastByte == 0x0A ? "" : "\n") + text) }

    /// `20240203040506`
    static var timestamp: String {
        var now = time(nil)
        var parts = tm()
        localtime_r(&now, &parts)
        var buffer = [CChar](repeating: 0, count: 32)
        let count = strftime(&buffer, buffer.count, "%Y%m%d%H%M%S", &parts)
        return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}

/// The transcripts of a host; what is shown goes to all of them.
extension ConsoleHost {
    /// Adds what is shown to the transcripts.
    func transcribe(_ bytes: some Sequence<UInt8>) {
        for transcript in transcripts { transcript.add(bytes) }
    }

    /// Shows text that is no part of a transcript: prompts are added with their command.
    func show(_ text: String) {
        let kept = transcripts
        transcripts = []
        write(text, to: .output)
        flush()
        transcripts = kept
    }

    /// Adds an answer of the user, which the terminal showed by itself.
    func transcribe(answer: String) { transcribe((answer + "\n").utf8) }

    /// Adds a command as it is run.
    func transcribe(command: String, prompt: String) {
        for transcript in transcripts {
            if transcript.headsCommands {
                transcript.addLine(
                    Transcript.rule + "Command start time: " + Transcript.timestamp + "\n" + Transcript.rule)
            }
            transcript.addLine(prompt + command + "\n")
        }
    }
}
