import Glibc

/// Small files of text, read whole and replaced in one step.
public enum TextFile {
    /// The text of the file, or nil when it cannot be read; `errno` then tells why.
    public static func read(_ path: String) -> String? {
        readBytes(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of the file, or nil when it cannot be read; `errno` then tells why.
    public static func readBytes(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            guard count > 0 else { return nil }
            bytes.append(contentsOf: buffer[..<count])
        }
    }

    /// Replaces the file by one of mode 0600 that is on the disk when this returns: the old one or the new one, whole.
    ///
    /// - Throws: `FarmError` with code `.cannotWrite`.
    public static func write(_ bytes: [UInt8], to path: String) throws(FarmError) {
        let unfinished = path + ".new"
        unlink(unfinished)
        let descriptor = open(unfinished, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path) }
        keepOwner(descriptor, of: path)
        var offset = 0
        while offset < bytes.count {
            let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                let error = failure(path)
                close(descriptor)
                unlink(unfinished)
                throw error
            }
            offset += count
        }
        let isOnDisk = fsync(descriptor) == 0
        close(descriptor)
        guard isOnDisk, rename(unfinished, path) == 0 else {
            let error = failure(path)
            unlink(unfinished)
            throw error
        }
        if let slash = path.lastIndex(of: "/") {
            let folder = open(String(path[..<slash]), O_RDONLY | O_CLOEXEC)
            if folder >= 0 {
                fsync(folder)
                close(folder)
            }
        }
    }

    /// What root writes for the account that owns the folder stays that account's.
    private static func keepOwner(_ descriptor: Int32, of path: String) {
        guard geteuid() == 0, let slash = path.lastIndex(of: "/") else { return }
        var folder = stat()
        if stat(String(path[..<slash]), &folder) == 0, folder.st_uid != 0 {
            fchown(descriptor, folder.st_uid, folder.st_gid)
        }
    }

    private static func failure(_ path: String) -> FarmError {
        FarmError(
            .cannotWrite,
            "The file '\(path)' could not be written (\(String(cString: strerror(errno)))); "
                + "it is as it was.", target: path)
    }
}

/// Lines of `Name = value`; empty ones and those that begin with `#` say nothing.
public struct SettingsText: Sendable {
    private var values: [(name: String, value: String)] = []

    public init(_ text: String = "") {
        for line in text.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "="), !line.hasPrefix("#") else { continue }
            let name = Self.trimmed(line[..<equals])
            self[name] = Self.trimmed(line[line.index(after: equals)...])
        }
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" { text.removeLast() }
        return String(text)
    }

    public subscript(name: String) -> String? {
        get { values.first { $0.name == name }?.value }
        set {
            values.removeAll { $0.name == name }
            if let newValue { values.append((name, newValue)) }
        }
    }

    /// The lines, in the order in which they were set.
    public var text: String { values.map { "\($0.name) = \($0.value)\n" }.joined() }
}
