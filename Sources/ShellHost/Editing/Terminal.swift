import Glibc

/// The terminal's modes and keys: what the line editor and the questions read from.
final class Terminal {
    private var original = termios()
    private let isTerminal: Bool
    private var pending: [UInt8] = []
    /// False for a terminal that does not say where its cursor is: a dumb one, or one that kept silent once.
    private var tellsCursor: Bool

    /// Takes the terminal of standard input and remembers its modes.
    init() {
        isTerminal = tcgetattr(0, &original) == 0
        let kind = getenv("TERM").map { String(cString: $0) } ?? "dumb"
        tellsCursor = isTerminal && kind != "dumb"
    }

    /// How the terminal treats keys.
    enum Mode {
        /// Every key arrives at once, Ctrl-C too; nothing is echoed.
        case editing
        /// A command runs: Ctrl-C is a signal; keys wait unseen for the next line.
        case running
        /// As it was when the shell started, for programs.
        case lent
    }

    /// Switches the terminal; keys already typed are kept.
    func enter(_ mode: Mode) {
        guard isTerminal else { return }
        var modes = original
        switch mode {
        case .lent: break
        case .running:
            modes.c_lflag &= ~tcflag_t(ICANON | ECHO)
        case .editing:
            modes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
            modes.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR)
        }
        withUnsafeMutablePointer(to: &modes.c_cc) { pointer in
            pointer.withMemoryRebound(to: cc_t.self, capacity: Int(NCCS)) { codes in
                if mode != .lent {
                    codes[Int(VMIN)] = 1
                    codes[Int(VTIME)] = 0
                }
            }
        }
        tcsetattr(0, TCSADRAIN, &modes)
    }

    /// The next byte; nil at the end of the input, or when none comes within `milliseconds`.
    func byte(within milliseconds: Int32 = -1) -> UInt8? {
        if !pending.isEmpty { return pending.removeFirst() }
        while true {
            var poll = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
            let ready = Glibc.poll(&poll, 1, milliseconds)
            if ready < 0 && errno == EINTR { continue }
            if ready <= 0 { return nil }
            var byte: UInt8 = 0
            let count = read(0, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            return count == 1 ? byte : nil
        }
    }

    /// True when more keys wait already: a paste, or typing ahead.
    var hasMore: Bool {
        if !pending.isEmpty { return true }
        var poll = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        return Glibc.poll(&poll, 1, 0) > 0
    }

    /// Asks the terminal where the cursor is; the column counts from 0. Zero when it does not say.
    func cursorColumn() -> Int {
        guard tellsCursor else { return 0 }
        write("\u{1B}[6n")
        var typed: [UInt8] = []
        var answer: [UInt8] = []
        tellsCursor = false
        while let byte = byte(within: 1_000) {
            if answer.isEmpty {
                if byte == 0x1B { answer = [byte] } else { typed.append(byte) }
                continue
            }
            answer.append(byte)
            if answer.count == 2 && byte != 0x5B {
                typed += answer
                answer = []
            } else if byte == 0x52 {
                tellsCursor = true
                break
            } else if answer.count > 2, !(0x30...0x3B).contains(byte) {
                // A key of the user, not the answer.
                typed += answer
                answer = []
            }
        }
        pending = typed + pending
        let text = String(decoding: answer.dropFirst(2).dropLast(), as: UTF8.self)
        guard let column = text.split(separator: ";").last, let number = Int(column) else { return 0 }
        return max(number - 1, 0)
    }

    /// Writes to the terminal at once.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { ConsoleHost.writeAll(1, UnsafeRawBufferPointer($0)) }
    }
}
