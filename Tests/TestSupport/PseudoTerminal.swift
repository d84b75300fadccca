import Foundation

/// A program on a terminal of its own, with somebody who types and reads.
public final class PseudoTerminal: @unchecked Sendable {
    /// The text that was waited for did not come.
    public struct Missing: Error, CustomStringConvertible {
        let wanted: String
        let shown: String
        public var description: String {
            "waited in vain for \(wanted.debugDescription); the terminal shows:\n\(shown)"
        }
    }

    /// The program.
    public let process: SpawnedProcess
    private let master: Int32
    private var received: [UInt8] = []
    private var position = 0

    /// Starts `program` on a terminal of 100 columns and 30 rows.
    public init(program: [String], environment: [String: String], folder: String) throws {
        // The ioctls of Linux's pts(4): the functions in front of them are shown to GNU sources only.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var locked: Int32 = 0
        _ = ioctl(master, UInt(0x4004_5431), &locked)
        var number: Int32 = 0
        _ = ioctl(master, UInt(0x8004_5430), &number)
        var size = winsize(ws_row: 30, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(master, UInt(TIOCSWINSZ), &size)
        process = try SpawnedProcess(
            program: program, environment: environment, folder: folder,
            handles: .terminal("/dev/pts/\(number)"))
    }

    deinit { close(master) }

    /// Types text; `\r` is Enter, `\t` Tab, `\u{3}` Ctrl-C.
    public func type(_ text: String) {
        var bytes = Array(text.utf8)
        while !bytes.isEmpty {
            let count = write(master, bytes, bytes.count)
            if count <= 0 { return }
            bytes.removeFirst(count)
        }
    }

    /// Reads until `text` has come since the last wait, and returns what came up to and with it.
    @discardableResult
    public func wait(for text: String, seconds: Double = 60) throws -> String {
        let wanted = Array(text.utf8)
        let end = Date().addingTimeInterval(seconds)
        while true {
            if let found = find(wanted) {
                let shown = String(decoding: received[position..<found], as: UTF8.self)
                position = found
                return shown
            }
            let left = end.timeIntervalSinceNow
            guard left > 0, read(milliseconds: Int32(left * 1000)) else {
                throw Missing(wanted: text, shown: String(decoding: received.suffix(3000), as: UTF8.self))
            }
        }
    }

    /// Everything the program has written so far.
    public var transcript: String { String(decoding: received, as: UTF8.self) }

    private func find(_ wanted: [UInt8]) -> Int? {
        guard received.count - position >= wanted.count else { return nil }
        for start in position...(received.count - wanted.count)
        where received[start..<start + wanted.count].elementsEqual(wanted) {
            return start + wanted.count
        }
        return nil
    }

    /// Takes in what the terminal has; false at the end of the terminal or after the time.
    private func read(milliseconds: Int32) -> Bool {
        var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, milliseconds) > 0 else { return false }
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = Foundation.read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        received.append(contentsOf: buffer[..<count])
        return true
    }
}
