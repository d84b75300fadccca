/// Escaping in addresses and in HTML.
enum UriText {
    private static func set(_ more: String) -> Set<UInt8> {
        Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8).union(more.utf8)
    }

    /// Characters that `EscapeDataString` keeps: RFC 3986 section 2.3.
    static let unreserved = set("-._~")
    /// Characters of whole addresses.
    static let uriCharacters = set("-._~!*'();:@&=+$,/?#[]")
    /// Characters of forms, as `WebUtility` keeps them.
    static let formCharacters = set("-_.!*()")
    static let pathCharacters = set("-._~!*'();:@&=+$,/%")
    static let queryCharacters = set("-._~!*'();:@&=+$,/?%[]")
    static let fragmentCharacters = set("-._~!*'();:@&=+$,/?#%[]")

    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Escapes all bytes of the UTF-8 form but those to keep.
    static func escape(_ text: String, keeping kept: Set<UInt8>, spaceAsPlus: Bool = false) -> String {
        var result: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) {
                result.append(byte)
            } else if spaceAsPlus, byte == 0x20 {
                result.append(0x2B)
            } else {
                result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Undoes `%XX`.
    static func unescape(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 0x25, at + 2 < bytes.count,
                let high = Character(Unicode.Scalar(bytes[at + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[at + 2])).hexDigitValue
            {
                result.append(UInt8(high << 4 | low))
                at += 3
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// What `ToString()` shows of an address: blanks and letters readable, reserved characters as they are.
    static func unescapeReadable(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let percent = rest.firstIndex(of: "%") {
            result += rest[..<percent]
            var run = ""
            rest = rest[percent...]
            while rest.hasPrefix("%"), rest.count >= 3 {
                run += rest.prefix(3)
                rest = rest.dropFirst(3)
            }
            if run.isEmpty {
                run = "%"
                rest = rest.dropFirst()
            }
            let plain = unescape(run)
            let isReadable = plain.allSatisfy { !"%#?/\\@:;&=+$,".contains($0) && !$0.isNewline }
            result += isReadable ? plain : run
        }
        return result + rest
    }

    /// Takes `.` and `..` out of a path.
    static func normalized(_ path: String) -> String {
        guard path.contains("/.") else { return path }
        var parts: [Substring] = []
        let all = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, part) in all.enumerated() {
            if part == ".." {
                if parts.count > 1 { parts.removeLast() }
                if index == all.count - 1 { parts.append("") }
            } else if part == "." {
                if index == all.count - 1 { parts.append("") }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    static func htmlEncode(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "&": result += "&amp;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default:
                if (160..<256).contains(scalar.value) || scalar.value > 0xFFFF {
                    result += "&#\(scalar.value);"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    private static let entities: [String: String] = [
        "lt": "<", "gt": ">", "amp": "&", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©",
        "reg": "®",
        "euro": "€", "pound": "£", "yen": "¥", "sect": "§", "deg": "°", "plusmn": "±", "para": "¶",
        "middot": "·", "laquo": "«", "raquo": "»", "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä",
        "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç",
        "ndash": "–", "mdash": "—", "hellip": "…", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
        "bull": "•", "trade": "™", "times": "×", "divide": "÷",
    ]

    static func htmlDecode(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.firstIndex(of: ";"),
                let decoded = entity(rest[rest.index(after: start)..<end])
            else {
                result += "&"
                rest = rest.dropFirst()
                continue
            }
            result += decoded
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func entity(_ name: Substring) -> String? {
        guard name.hasPrefix("#") else { return entities[String(name)] }
        let digits = name.dropFirst()
        let number =
            digits.first == "x" || digits.first == "X"
            ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return number.flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
    }
}
