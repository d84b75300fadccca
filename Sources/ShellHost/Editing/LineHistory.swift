import Glibc

/// The lines typed before, of this session and of earlier ones, as the line editor recalls them.
final class LineHistory {
    /// Lines that are kept.
    static let limit = 4_096

    private(set) var lines: [String] = []
    private let path: String?

    /// Reads the file of earlier sessions; nil keeps the history in memory.
    init(path: String?) {
        self.path = path
        guard let path, let bytes = Self.read(path) else { return }
        // A line break inside an entry is written as a backtick at the end of the line.
        var entry = ""
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            if line.hasSuffix("`") {
                entry += line.dropLast() + "\n"
            } else {
                lines.append(entry + line)
                entry = ""
            }
        }
        if lines.count > Self.limit { lines.removeFirst(lines.count - Self.limit) }
    }

    /// Adds a line; one like the last is left out. A line with a secret stays in memory only.
    func add(_ line: String, isSecret: Bool) {
        guard !line.allSatisfy(\.isWhitespace), lines.last != line else { return }
        lines.append(line)
        if !isSecret { append(line) }
    }

    /// The newest line that begins with a text and goes on behind it.
    func suggestion(for text: String) -> String? {
        guard !text.isEmpty, !text.contains("\n") else { return nil }
        return lines.last { $0.count > text.count && $0.hasPrefix(text) && !$0.contains("\n") }
    }

    private static func read(_ path: String) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = Glibc.read(file, &chunk, chunk.count), count > 0 {
            bytes.append(contentsOf: chunk[..<count])
        }
        return bytes
    }

    private func append(_ line: String) {
        guard let path else { return }
        Self.makeFolder(of: path)
        let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { return }
        defer { close(file) }
        fchmod(file, 0o600)
        var text =
            line.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "`\n") + "\n"
        text.withUTF8 { ConsoleHost.writeAll(file, UnsafeRawBufferPointer($0)) }
    }

    private static func makeFolder(of path: String) {
        var folder = ""
        for part in path.split(separator: "/").dropLast() {
            folder += "/" + part
            mkdir(folder, 0o700)
        }
    }

    /// `$XDG_STATE_HOME/spshell/history`, else the folder of the same meaning in the home.
    static var defaultPath: String? {
        func variable(_ name: String) -> String? {
            getenv(name).map { String(cString: $0) }.flatMap { $0.hasPrefix("/") ? $0 : nil }
        }
        if let state = variable("XDG_STATE_HOME") { return state + "/spshell/history" }
        return variable("HOME").map { $0 + "/.local/state/spshell/history" }
    }
}
