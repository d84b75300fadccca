/// Checks a text against RFC 8259, with the two liberties that `Test-Json -Options` allows.
struct StrictJson {
    private let bytes: [UInt8]
    private var index = 0
    private let comments: Bool
    private let trailingCommas: Bool

    /// True when the whole text is one JSON value.
    static func isValid(_ text: String, comments: Bool, trailingCommas: Bool) -> Bool {
        var check = StrictJson(bytes: Array(text.utf8), comments: comments, trailingCommas: trailingCommas)
        guard check.blanks(), check.value(0), check.blanks() else { return false }
        return check.index == check.bytes.count
    }

    private init(bytes: [UInt8], comments: Bool, trailingCommas: Bool) {
        self.bytes = bytes
        self.comments = comments
        self.trailingCommas = trailingCommas
    }

    private var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func blanks() -> Bool {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            case 0x2F where comments && index + 1 < bytes.count:
                if bytes[index + 1] == 0x2F {
                    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
                } else if bytes[index + 1] == 0x2A {
                    index += 2
                    while index + 1 < bytes.count, bytes[index] != 0x2A || bytes[index + 1] != 0x2F {
                        index += 1
                    }
                    guard index + 1 < bytes.count else { return false }
                    index += 2
                } else {
                    return false
                }
            default: return true
            }
        }
        return true
    }

    private mutating func value(_ depth: Int) -> Bool {
        guard depth < 512 else { return false }
        switch current {
        case 0x7B: return members(0x7D, depth, named: true)
        case 0x5B: return members(0x5D, depth, named: false)
        case 0x22: return text()
        case 0x74: return word("true")
        case 0x66: return word("false")
        case 0x6E: return word("null")
        default: return number()
        }
    }

    private mutating func members(_ end: UInt8, _ depth: Int, named: Bool) -> Bool {
        index += 1
        guard blanks() else { return false }
        if current == end { index += 1; return true }
        while true {
            if named {
                guard current == 0x22, text(), blanks(), current == 0x3A else { return false }
                index += 1
                guard blanks() else { return false }
            }
            guard value(depth + 1), blanks() else { return false }
            if current == end { index += 1; return true }
            guard current == 0x2C else { return false }
            index += 1
            guard blanks() else { return false }
            if trailingCommas, current == end { index += 1; return true }
        }
    }

    private mutating func text() -> Bool {
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == 0x22 { return true }
            if byte < 0x20 { return false }
            guard byte == 0x5C else { continue }
            guard index < bytes.count else { return false }
            let escape = bytes[index]
            index += 1
            if escape == 0x75 {
                guard index + 4 <= bytes.count,
                    UInt16(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16) != nil
                else { return false }
                index += 4
            } else if !"\"\\/bfnrt".utf8.contains(escape) {
                return false
            }
        }
        return false
    }

    private mutating func word(_ text: String) -> Bool {
        guard bytes[index...].starts(with: text.utf8) else { return false }
        index += text.utf8.count
        return true
    }

    private mutating func digits() -> Bool {
        let start = index
        while current >= 0x30, current <= 0x39 { index += 1 }
        return index > start
    }

    private mutating func number() -> Bool {
        if current == 0x2D { index += 1 }
        if current == 0x30 { index += 1 } else if !digits() { return false }
        if current == 0x2E {
            index += 1
            guard digits() else { return false }
        }
        if current | 0x20 == 0x65 {
            index += 1
            if current == 0x2B || current == 0x2D { index += 1 }
            guard digits() else { return false }
        }
        return true
    }
}
