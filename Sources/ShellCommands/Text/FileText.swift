import Glibc
import ShellRuntime

/// Whole files as bytes and text, by the system's calls.
enum FileText {
    /// A system call's failure.
    struct Failure: Error {
        let code: Int32
        let path: String

        /// The system's own words.
        var reason: String { String(cString: strerror(code)) }
    }

    /// The bytes of a file.
    static func bytes(_ path: String) throws -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(code: errno, path: path) }
        defer { close(file) }
        var status = stat()
        fstat(file, &status)
        var bytes: [UInt8] = []
        let expected = max(Int(status.st_size), 0)
        // One more than expected, so that a regular file ends with one short read.
        var capacity = expected > 0 ? expected + 1 : 65_536
        while true {
            var count = 0
            let chunk = try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
                while count < capacity {
                    let got = Glibc.read(file, buffer.baseAddress! + count, capacity - count)
                    if got < 0 && errno == EINTR { continue }
                    guard got >= 0 else { throw Failure(code: errno, path: path) }
                    if got == 0 { break }
                    count += got
                }
                initialized = count
            }
            if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
            if count < capacity { return bytes }
            capacity = 1 << 20
        }
    }

    /// The text of a file; a byte order mark decides over `encoding`.
    static func text(_ path: String, _ encoding: EncodingName = .standard) throws -> Text {
        try bytes(path).withUnsafeBufferPointer { decode($0, encoding) }
    }

    /// The text of a file as a Swift string.
    static func read(_ path: String) throws -> String { try text(path).string }

    /// The text of a file's bytes; a byte order mark decides over `encoding`.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ encoding: EncodingName) -> Text {
        if let (found, length) = EncodingName.detect(bytes) {
            return found.decode(UnsafeBufferPointer(rebasing: bytes[length...]))
        }
        return encoding.decode(bytes)
    }

    /// Writes all bytes to an open file.
    static func write(_ bytes: [UInt8], to file: Int32, path: String) throws {
        try bytes.withUnsafeBufferPointer { buffer in
            var offset = 0
            while offset < buffer.count {
                let count = Glibc.write(file, buffer.baseAddress! + offset, buffer.count - offset)
                if count < 0 && errno == EINTR { continue }
                guard count >= 0 else { throw Failure(code: errno, path: path) }
                offset += count
            }
        }
    }

    /// Makes or replaces a file.
    static func save(_ bytes: [UInt8], to path: String, append: Bool = false) throws {
        let flags = O_WRONLY | O_CREAT | O_CLOEXEC | (append ? O_APPEND : O_TRUNC)
        let file = open(path, flags, 0o666)
        guard file >= 0 else { throw Failure(code: errno, path: path) }
        defer { close(file) }
        try write(bytes, to: file, path: path)
    }
}

/// Takes the lines of a file apart without decoding it as a whole.
struct LineSplitter {
    private let bytes: [UInt8]
    private let encoding: EncodingName
    private var index: Int
    private let isByteWise: Bool
    private var wide: Text?

    /// The lines of a file's bytes; a byte order mark decides over `encoding`.
    init(_ bytes: [UInt8], _ encoding: EncodingName) {
        var start = 0
        var used = encoding
        if let (found, length) = bytes.withUnsafeBufferPointer({ EncodingName.detect($0) }) {
            used = found
            start = length
        }
        self.bytes = bytes
        self.encoding = used
        index = start
        switch used.form {
        case .utf8, .ascii, .latin1, .page: isByteWise = true
        default:
            isByteWise = false
            wide = bytes.withUnsafeBufferPointer { used.decode(UnsafeBufferPointer(rebasing: $0[start...])) }
            index = 0
        }
    }

    /// The next line without its end, which is LF, CR or CRLF; nil at the end.
    mutating func next() -> Text? {
        if let wide { return nextWide(wide) }
        guard index < bytes.count else { return nil }
        let start = index
        var end = start
        var isASCII = true
        bytes.withUnsafeBufferPointer { buffer in
            while end < buffer.count {
                let byte = buffer[end]
                if byte == 10 || byte == 13 { break }
                if byte >= 0x80 { isASCII = false }
                end += 1
            }
        }
        index = end + 1
        if end + 1 < bytes.count, bytes[end] == 13, bytes[end + 1] == 10 { index += 1 }
        return bytes.withUnsafeBufferPointer { buffer in
            let piece = UnsafeBufferPointer(rebasing: buffer[start..<end])
            return isASCII ? EncodingName.ascii(piece) : encoding.decode(piece)
        }
    }

    private mutating func nextWide(_ text: Text) -> Text? {
        guard index < text.count else { return nil }
        let start = index
        while index < text.count, text[index] != 10, text[index] != 13 { index += 1 }
        let units = (start..<index).map { text[$0] }
        let isPair = index + 1 < text.count && text[index] == 13 && text[index + 1] == 10
        index += isPair ? 2 : 1
        return Text(utf16: units)
    }
}
