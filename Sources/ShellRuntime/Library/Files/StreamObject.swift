import Glibc

/// A `System.IO.Stream`.
public class StreamObject: HostObject {
    /// True until `Close` or `Dispose`.
    public internal(set) var isOpen = true

    var canRead: Bool { isOpen }
    var canWrite: Bool { isOpen }
    var length: Int { get throws { 0 } }
    var position: Int {
        get throws { 0 }
    }

    func seek(_ position: Int) throws {}
    func setLength(_ length: Int) throws {}
    /// At most `count` bytes from the position on; none at the end.
    func read(_ count: Int) throws -> [UInt8] { [] }
    func write(_ bytes: [UInt8]) throws {}
    func closeStream() { isOpen = false }

    /// .NET's error for a closed stream.
    func checkOpen() throws {
        guard isOpen else {
            throw ScriptError.dotNet(
                "System.ObjectDisposedException",
                "Cannot access a closed \(type.name == "FileStream" ? "file" : "Stream").")
        }
    }

    /// Everything from the position to the end.
    func readToEnd() throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let part = try read(65536)
            if part.isEmpty { return all }
            all += part
        }
    }
}

/// A `System.IO.MemoryStream`.
public final class MemoryStreamObject: StreamObject {
    /// The bytes.
    public private(set) var bytes: [UInt8]
    private var at = 0

    /// Starts with bytes.
    public init(_ bytes: [UInt8] = []) { self.bytes = bytes }

    public override var type: TypeInfo { .memoryStream }
    override var length: Int { bytes.count }
    override var position: Int { at }

    override func seek(_ position: Int) throws { at = position }

    override func setLength(_ length: Int) throws {
        if length < bytes.count { bytes.removeLast(bytes.count - length) }
        bytes.append(contentsOf: repeatElement(0, count: length - bytes.count))
        at = min(at, length)
    }

    override func read(_ count: Int) throws -> [UInt8] {
        try checkOpen()
        let end = min(at + count, bytes.count)
        guard at < end else { return [] }
        defer { at = end }
        return Array(bytes[at..<end])
    }

    override func write(_ new: [UInt8]) throws {
        try checkOpen()
        if at > bytes.count { bytes.append(contentsOf: repeatElement(0, count: at - bytes.count)) }
        let overlap = min(new.count, bytes.count - at)
        bytes.replaceSubrange(at..<at + overlap, with: new)
        at += new.count
    }
}

/// A `System.IO.FileStream`.
public final class FileStreamObject: StreamObject {
    let path: String
    private let access: Int
    private var file: Int32

    /// Opens a file by the numbers of `FileMode` and `FileAccess`.
    init(_ path: String, mode: Int, access: Int) throws {
        self.path = path
        self.access = access
        var flags = access == 1 ? O_RDONLY : access == 2 ? O_WRONLY : O_RDWR
        switch mode {
        case 1: flags |= O_CREAT | O_EXCL
        case 2: flags |= O_CREAT | O_TRUNC
        case 4: flags |= O_CREAT
        case 5: flags |= O_TRUNC
        case 6: flags = O_WRONLY | O_CREAT | O_APPEND
        default: break
        }
        file = open(path, flags | O_CLOEXEC, 0o666)
        if file < 0 { throw PosixFiles.failure(path) }
        if PosixFiles.isFolder(path) {
            close(file)
            throw PosixFiles.failure(path, EISDIR)
        }
    }

    deinit { if file >= 0 { close(file) } }

    public override var type: TypeInfo { .fileStream }
    override var canRead: Bool { isOpen && access != 2 }
    override var canWrite: Bool { isOpen && access != 1 }

    override var length: Int {
        get throws {
            try checkOpen()
            var info = stat()
            return fstat(file, &info) == 0 ? Int(info.st_size) : 0
        }
    }

    override var position: Int {
        get throws {
            try checkOpen()
            return Int(lseek(file, 0, SEEK_CUR))
        }
    }

    override func seek(_ position: Int) throws {
        try checkOpen()
        lseek(file, position, SEEK_SET)
    }

    override func setLength(_ length: Int) throws {
        try checkOpen()
        if ftruncate(file, length) != 0 { throw PosixFiles.failure(path) }
    }

    override func read(_ count: Int) throws -> [UInt8] {
        try checkOpen()
        guard canRead else {
            throw ScriptError.dotNet("System.NotSupportedException", "Stream does not support reading.")
        }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, count) }
        if got < 0 { throw PosixFiles.failure(path) }
        bytes.removeLast(count - got)
        return bytes
    }

    override func write(_ bytes: [UInt8]) throws {
        try checkOpen()
        guard canWrite else {
            throw ScriptError.dotNet("System.NotSupportedException", "Stream does not support writing.")
        }
        try PosixFiles.write(file, bytes, path)
    }

    override func closeStream() {
        if file >= 0 { close(file) }
        file = -1
        isOpen = false
    }
}

extension TypeInfo {
    private static func make(_ name: String, base: TypeInfo) -> TypeInfo {
        TypeLibrary.type("System.IO." + name, .class, base: base, [.disposable])
    }

    static let stream = make("Stream", base: .object)
    static let memoryStream = make("MemoryStream", base: .stream)
    static let fileStream = make("FileStream", base: .stream)
    static let textReader = make("TextReader", base: .object)
    static let streamReader = make("StreamReader", base: .textReader)
    static let stringReader = make("StringReader", base: .textReader)
    static let textWriter = make("TextWriter", base: .object)
    static let streamWriter = make("StreamWriter", base: .textWriter)
    static let stringWriter = make("StringWriter", base: .textWriter)
}
