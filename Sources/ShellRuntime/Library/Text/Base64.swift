/// Base 64 as .NET writes and reads it.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Encodes bytes; with line breaks after 76 characters if asked.
    static func encode(_ bytes: [UInt8], lineBreaks: Bool = false) -> String {
        var result: [UInt8] = []
        result.reserveCapacity((bytes.count + 2) / 3 * 4)
        var column = 0
        for start in stride(from: 0, to: bytes.count, by: 3) {
            if lineBreaks, column == 76 {
                result += [13, 10]
                column = 0
            }
            let rest = bytes.count - start
            let first = bytes[start], second = rest > 1 ? bytes[start + 1] : 0,
                third = rest > 2 ? bytes[start + 2] : 0
            result.append(alphabet[Int(first >> 2)])
            result.append(alphabet[Int((first & 3) << 4 | second >> 4)])
            result.append(rest > 1 ? alphabet[Int((second & 15) << 2 | third >> 6)] : 0x3D)
            result.append(rest > 2 ? alphabet[Int(third & 63)] : 0x3D)
            column += 4
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Decodes a text; nil when it is not base 64. White space is skipped.
    static func decode(_ text: Text) -> [UInt8]? {
        var result: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0, padding = 0
        for index in 0..<text.count {
            let unit = text[index]
            if unit == 0x20 || (unit >= 9 && unit <= 13) { continue }
            if unit == 0x3D {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(unit) else { return nil }
            bits = bits << 6 | value
            count += 1
            if count % 4 == 0 {
                result.append(UInt8(truncatingIfNeeded: bits >> 16))
                result.append(UInt8(truncatingIfNeeded: bits >> 8))
                result.append(UInt8(truncatingIfNeeded: bits))
            }
        }
        guard (count + padding) % 4 == 0, padding <= 2 else { return nil }
        switch count % 4 {
        case 0: return padding == 0 ? result : nil
        case 2: result.append(UInt8(truncatingIfNeeded: bits >> 4))
        case 3:
            result.append(UInt8(truncatingIfNeeded: bits >> 10))
            result.append(UInt8(truncatingIfNeeded: bits >> 2))
        default: return nil
        }
        return result
    }

    private static func value(_ unit: UInt16) -> UInt32? {
        switch unit {
        case 0x41...0x5A: UInt32(unit) - 0x41
        case 0x61...0x7A: UInt32(unit) - 0x61 + 26
        case 0x30...0x39: UInt32(unit) - 0x30 + 52
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}

extension Value {
    /// A `[byte[]]`.
    static func bytes(_ bytes: some Sequence<UInt8>) -> Value {
        .list(bytes.map { .byte($0) }, of: .byte)
    }

    /// The bytes of an array argument.
    var asBytes: [UInt8] {
        guard case .array(let array) = unwrapped else { return [] }
        return (0..<array.count).map { UInt8(truncatingIfNeeded: array[$0].asInt) }
    }
}
