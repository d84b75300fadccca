/// A `System.Text.Encoding`.
public final class EncodingObject: HostObject {
    /// The encodings that the shell knows.
    public enum Kind: Sendable { case utf8, utf16, utf16BigEndian, utf32, ascii, latin1 }

    /// Which encoding it is.
    public let kind: Kind
    /// True when files get a byte order mark.
    public let hasPreamble: Bool

    /// Makes an encoding.
    public init(_ kind: Kind, hasPreamble: Bool = false) {
        self.kind = kind
        self.hasPreamble = hasPreamble
    }

    public override var type: TypeInfo {
        switch kind {
        case .utf8: .utf8Encoding
        case .utf16, .utf16BigEndian: .unicodeEncoding
        case .utf32: .utf32Encoding
        case .ascii: .asciiEncoding
        case .latin1: .latin1Encoding
        }
    }

    /// Name as in HTTP headers.
    public var webName: String {
        switch kind {
        case .utf8: "utf-8"
        case .utf16: "utf-16"
        case .utf16BigEndian: "utf-16BE"
        case .utf32: "utf-32"
        case .ascii: "us-ascii"
        case .latin1: "iso-8859-1"
        }
    }

    var displayName: String {
        switch kind {
        case .utf8: "Unicode (UTF-8)"
        case .utf16: "Unicode"
        case .utf16BigEndian: "Unicode (Big-Endian)"
        case .utf32: "Unicode (UTF-32)"
        case .ascii: "US-ASCII"
        case .latin1: "Western European (ISO)"
        }
    }

    var codePage: Int {
        switch kind {
        case .utf8: 65001
        case .utf16: 1200
        case .utf16BigEndian: 1201
        case .utf32: 12000
        case .ascii: 20127
        case .latin1: 28591
        }
    }

    /// The byte order mark.
    public var preamble: [UInt8] {
        guard hasPreamble else { return [] }
        switch kind {
        case .utf8: return [0xEF, 0xBB, 0xBF]
        case .utf16: return [0xFF, 0xFE]
        case .utf16BigEndian: return [0xFE, 0xFF]
        case .utf32: return [0xFF, 0xFE, 0, 0]
        case .ascii, .latin1: return []
        }
    }

    /// The encoding of a name or code page; nil when there is none.
    public static func named(_ name: String) -> EncodingObject? {
        switch name.lowercased() {
        case "utf-8", "utf8", "unicode-1-1-utf-8", "65001": EncodingObject(.utf8, hasPreamble: true)
        case "utf-16", "utf-16le", "unicode", "ucs-2", "1200": EncodingObject(.utf16, hasPreamble: true)
        case "utf-16be", "unicodefffe", "1201": EncodingObject(.utf16BigEndian, hasPreamble: true)
        case "utf-32", "utf-32le", "12000": EncodingObject(.utf32, hasPreamble: true)
        case "us-ascii", "ascii", "20127": EncodingObject(.ascii)
        case "iso-8859-1", "latin1", "l1", "28591", "windows-1252", "1252": EncodingObject(.latin1)
        default: nil
        }
    }

    /// The bytes of a text.
    public func encode(_ text: Text) -> [UInt8] {
        switch kind {
        case .utf8:
            if text.isASCII { return Array(UnsafeBufferPointer(start: text.bytes, count: text.count)) }
            return Array(text.string.utf8)
        case .utf16: return text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        case .utf16BigEndian: return text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        case .utf32:
            return text.string.unicodeScalars.flatMap { scalar in
                (0..<4).map { UInt8(truncatingIfNeeded: scalar.value >> ($0 * 8)) }
            }
        case .ascii: return narrow(text, limit: 0x80)
        case .latin1: return narrow(text, limit: 0x100)
        }
    }

    private func narrow(_ text: Text, limit: UInt16) -> [UInt8] {
        var result: [UInt8] = []
        for index in 0..<text.count {
            let unit = text[index]
            // A pair of surrogates is one question mark.
            if unit >= 0xDC00, unit <= 0xDFFF, index > 0, text[index - 1] >= 0xD800, text[index - 1] < 0xDC00
            {
                continue
            }
            result.append(unit < limit ? UInt8(truncatingIfNeeded: unit) : 0x3F)
        }
        return result
    }

    /// The text of bytes; a byte order mark is kept as a character.
    public func decode(_ bytes: some Collection<UInt8>) -> Text {
        switch kind {
        case .utf8: return Text(String(decoding: bytes, as: UTF8.self))
        case .ascii: return Text(utf16: bytes.map { $0 < 0x80 ? UInt16($0) : 0xFFFD })
        case .latin1: return Text(utf16: bytes.map { UInt16($0) })
        case .utf16, .utf16BigEndian:
            let all = Array(bytes)
            let isBig = kind == .utf16BigEndian
            var units = (0..<all.count / 2).map { index -> UInt16 in
                let first = UInt16(all[index * 2]), second = UInt16(all[index * 2 + 1])
                return isBig ? first << 8 | second : second << 8 | first
            }
            if all.count % 2 == 1 { units.append(0xFFFD) }
            return Text(utf16: units)
        case .utf32:
            let all = Array(bytes)
            var string = String.UnicodeScalarView()
            for index in 0..<all.count / 4 {
                let value = (0..<4).reduce(UInt32(0)) { $0 | UInt32(all[index * 4 + $1]) << UInt32($1 * 8) }
                string.append(Unicode.Scalar(value) ?? "\u{FFFD}")
            }
            return Text(String(string))
        }
    }

    /// The text of a file's bytes: a byte order mark decides, and is left out.
    public static func decodeFile(_ bytes: [UInt8], _ fallback: EncodingObject = EncodingObject(.utf8))
        -> Text
    {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return EncodingObject(.utf8).decode(bytes.dropFirst(3)) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) {
            return EncodingObject(.utf32).decode(bytes.dropFirst(4))
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return EncodingObject(.utf16).decode(bytes.dropFirst(2)) }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return EncodingObject(.utf16BigEndian).decode(bytes.dropFirst(2))
        }
        return fallback.decode(bytes)
    }
}

extension TypeInfo {
    private static func make(_ name: String, base: TypeInfo = .encoding) -> TypeInfo {
        TypeLibrary.type("System.Text." + name, base: base)
    }

    static let encoding = make("Encoding", base: .object)
    static let utf8Encoding = make("UTF8Encoding")
    static let unicodeEncoding = make("UnicodeEncoding")
    static let utf32Encoding = make("UTF32Encoding")
    static let asciiEncoding = make("ASCIIEncoding")
    static let latin1Encoding = make("Latin1Encoding")
}
