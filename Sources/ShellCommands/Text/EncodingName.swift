import Glibc
import ShellRuntime

/// An encoding of text files, as `-Encoding` names it.
struct EncodingName: Equatable {
    /// How the bytes are made.
    enum Form: Equatable {
        case utf8, utf16, utf16Big, utf32, utf32Big, ascii, latin1, utf7
        /// A code page by its iconv name.
        case page(String)
    }

    /// How the bytes are made.
    let form: Form
    /// True when a new file begins with a byte order mark.
    let hasMark: Bool

    /// UTF-8 without a mark: what files are written in.
    static let standard = EncodingName(form: .utf8, hasMark: false)

    /// The encoding of a `-Encoding` argument, or nil.
    static func of(_ value: Value, _ interpreter: Interpreter) -> EncodingName? {
        switch value.unwrapped {
        case .text(let text): return named(text.string)
        case .int(let number): return page(Int(number))
        case .long(let number): return page(Int(number))
        case .host(let object):
            let host = Value.host(object)
            guard let name = try? Members.property(host, Symbol("WebName"), interpreter)?.string else {
                return nil
            }
            guard let plain = named(name) else { return nil }
            let preamble = try? Members.invoke(host, "GetPreamble", [], interpreter)
            return EncodingName(
                form: plain.form, hasMark: preamble.map { !$0.elements.isEmpty } ?? plain.hasMark)
        default: return nil
        }
    }

    /// The names that completion offers.
    static let names = [
        "ansi", "ascii", "bigendianunicode", "bigendianutf32", "oem", "unicode", "utf7", "utf8", "utf8BOM",
        "utf8NoBOM", "utf32",
    ]

    /// The encoding of a name: PowerShell's short ones, .NET's, or a code page's.
    static func named(_ name: String) -> EncodingName? {
        switch name.lowercased() {
        case "utf8", "utf8nobom", "default": return .standard
        case "utf8bom", "utf-8": return EncodingName(form: .utf8, hasMark: true)
        case "unicode", "utf-16", "utf16", "string", "utf-16le":
            return EncodingName(form: .utf16, hasMark: true)
        case "bigendianunicode", "utf-16be": return EncodingName(form: .utf16Big, hasMark: true)
        case "utf32", "utf-32": return EncodingName(form: .utf32, hasMark: true)
        case "bigendianutf32", "utf-32be": return EncodingName(form: .utf32Big, hasMark: true)
        case "ascii", "us-ascii": return EncodingName(form: .ascii, hasMark: false)
        case "latin1", "iso-8859-1": return EncodingName(form: .latin1, hasMark: false)
        case "utf7", "utf-7": return EncodingName(form: .utf7, hasMark: false)
        case "ansi": return page(1252)
        case "oem": return page(437)
        default:
            if let number = Int(name) { return page(number) }
            return Iconv.exists(name) ? EncodingName(form: .page(name), hasMark: false) : nil
        }
    }

    private static func page(_ number: Int) -> EncodingName? {
        switch number {
        case 65001: return EncodingName(form: .utf8, hasMark: true)
        case 1200: return named("unicode")
        case 1201: return named("bigendianunicode")
        case 12000: return named("utf32")
        case 12001: return named("bigendianutf32")
        case 20127: return named("ascii")
        case 28591: return named("latin1")
        case 65000: return named("utf7")
        default:
            let name = (28592...28605).contains(number) ? "ISO-8859-\(number - 28590)" : "CP\(number)"
            return Iconv.exists(name) ? EncodingName(form: .page(name), hasMark: false) : nil
        }
    }

    /// The byte order mark, empty when there is none.
    var mark: [UInt8] {
        guard hasMark else { return [] }
        switch form {
        case .utf8: return [0xEF, 0xBB, 0xBF]
        case .utf16: return [0xFF, 0xFE]
        case .utf16Big: return [0xFE, 0xFF]
        case .utf32: return [0xFF, 0xFE, 0, 0]
        case .utf32Big: return [0, 0, 0xFE, 0xFF]
        default: return []
        }
    }

    /// The encoding that a file's first bytes announce, and the length of its mark; nil without a mark.
    static func detect(_ bytes: UnsafeBufferPointer<UInt8>) -> (EncodingName, Int)? {
        func starts(_ mark: UInt8...) -> Bool {
            bytes.count >= mark.count && zip(bytes, mark).allSatisfy { $0 == $1 }
        }
        if starts(0xEF, 0xBB, 0xBF) { return (EncodingName(form: .utf8, hasMark: true), 3) }
        if starts(0xFF, 0xFE, 0, 0) { return (EncodingName(form: .utf32, hasMark: true), 4) }
        if starts(0, 0, 0xFE, 0xFF) { return (EncodingName(form: .utf32Big, hasMark: true), 4) }
        if starts(0xFF, 0xFE) { return (EncodingName(form: .utf16, hasMark: true), 2) }
        if starts(0xFE, 0xFF) { return (EncodingName(form: .utf16Big, hasMark: true), 2) }
        return nil
    }
}

/// Text to bytes and back.
extension EncodingName {
    /// Adds the bytes of a text.
    func encode(_ text: Text, into bytes: inout [UInt8]) {
        if text.isASCII {
            switch form {
            case .utf8, .ascii, .latin1, .page, .utf7:
                return bytes.append(contentsOf: UnsafeBufferPointer(start: text.bytes, count: text.count))
            default: break
            }
        }
        switch form {
        case .utf8: bytes.append(contentsOf: text.string.utf8)
        case .utf16: for index in 0..<text.count { put(text[index], into: &bytes) }
        case .utf16Big:
            for index in 0..<text.count { bytes += [UInt8(text[index] >> 8), UInt8(text[index] & 255)] }
        case .utf32:
            for scalar in text.string.unicodeScalars {
                let value = scalar.value
                bytes += [UInt8(value & 255), UInt8(value >> 8 & 255), UInt8(value >> 16 & 255), 0]
            }
        case .utf32Big:
            for scalar in text.string.unicodeScalars {
                let value = scalar.value
                bytes += [0, UInt8(value >> 16 & 255), UInt8(value >> 8 & 255), UInt8(value & 255)]
            }
        case .ascii:
            for index in 0..<text.count { bytes.append(text[index] < 0x80 ? UInt8(text[index]) : 0x3F) }
        case .latin1:
            for index in 0..<text.count { bytes.append(text[index] < 0x100 ? UInt8(text[index]) : 0x3F) }
        case .utf7: bytes += Iconv.convert(Array(text.string.utf8), from: "UTF-8", to: "UTF-7") ?? []
        case .page(let name): bytes += Iconv.encode(text.string, to: name)
        }
    }

    private func put(_ unit: UInt16, into bytes: inout [UInt8]) {
        bytes.append(UInt8(unit & 255))
        bytes.append(UInt8(unit >> 8))
    }

    /// The text of bytes; what is not valid becomes U+FFFD.
    func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> Text {
        switch form {
        case .utf8:
            if bytes.allSatisfy({ $0 < 0x80 }) { return EncodingName.ascii(bytes) }
            return Text(String(decoding: bytes, as: UTF8.self))
        case .ascii:
            if bytes.allSatisfy({ $0 < 0x80 }) { return EncodingName.ascii(bytes) }
            return Text(utf16: bytes.map { $0 < 0x80 ? UInt16($0) : 0x3F })
        case .latin1: return Text(utf16: bytes.map { UInt16($0) })
        case .utf16: return Text(utf16: EncodingName.units(bytes) { UInt16($0) | UInt16($1) << 8 })
        case .utf16Big: return Text(utf16: EncodingName.units(bytes) { UInt16($0) << 8 | UInt16($1) })
        case .utf32, .utf32Big: return Text(decodeWide(bytes))
        case .utf7: return Text(EncodingName.text(Iconv.convert(Array(bytes), from: "UTF-7", to: "UTF-8")))
        case .page(let name):
            return Text(EncodingName.text(Iconv.convert(Array(bytes), from: name, to: "UTF-8")))
        }
    }

    /// A text of bytes that are all ASCII.
    static func ascii(_ bytes: UnsafeBufferPointer<UInt8>) -> Text {
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        if let base = bytes.baseAddress { copy.initialize(from: base, count: bytes.count) }
        return Text(takingASCII: copy, count: bytes.count)
    }

    private static func units(
        _ bytes: UnsafeBufferPointer<UInt8>, _ join: (UInt8, UInt8) -> UInt16
    ) -> [UInt16] {
        var units = stride(from: 0, to: bytes.count - 1, by: 2).map { join(bytes[$0], bytes[$0 + 1]) }
        if bytes.count % 2 == 1 { units.append(0xFFFD) }
        return units
    }

    private func decodeWide(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        let isBig = form == .utf32Big
        for start in stride(from: 0, to: bytes.count - 3, by: 4) {
            var value: UInt32 = 0
            for offset in 0..<4 {
                value |= UInt32(bytes[start + offset]) << UInt32(8 * (isBig ? 3 - offset : offset))
            }
            scalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return String(scalars)
    }

    private static func text(_ bytes: [UInt8]?) -> String {
        String(decoding: bytes ?? [], as: UTF8.self)
    }
}

/// The C library's converter, for code pages.
private enum Iconv {
    static func exists(_ name: String) -> Bool {
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }) else {
            return false
        }
        guard let handle = iconv_open("UTF-8", name), handle != UnsafeMutableRawPointer(bitPattern: -1) else {
            return false
        }
        iconv_close(handle)
        return true
    }

    static func convert(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
        guard let handle = iconv_open(to, from), handle != UnsafeMutableRawPointer(bitPattern: -1) else {
            return nil
        }
        defer { iconv_close(handle) }
        var source = bytes.map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: bytes.count * 6 + 16)
        let written = source.withUnsafeMutableBufferPointer { input in
            target.withUnsafeMutableBufferPointer { output -> Int in
                var inPointer = input.baseAddress, outPointer = output.baseAddress
                var inLeft = input.count, outLeft = output.count
                while inLeft > 0, iconv(handle, &inPointer, &inLeft, &outPointer, &outLeft) == -1 {
                    guard errno == EILSEQ || errno == EINVAL, inLeft > 0 else { break }
                    inPointer = inPointer.map { $0 + 1 }
                    inLeft -= 1
                }
                _ = iconv(handle, nil, nil, &outPointer, &outLeft)
                return output.count - outLeft
            }
        }
        return target[..<written].map { UInt8(bitPattern: $0) }
    }

    // Characters that the code page lacks become question marks.
    static func encode(_ text: String, to name: String) -> [UInt8] {
        text.unicodeScalars.flatMap { scalar -> [UInt8] in
            let bytes = convert(Array(String(scalar).utf8), from: "UTF-8", to: name) ?? []
            return bytes.isEmpty ? [0x3F] : bytes
        }
    }
}
