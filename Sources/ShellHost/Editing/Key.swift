/// One key as the terminal sends it.
indirect enum Key: Hashable, Sendable {
    case character(Character)
    /// Ctrl with a letter or one of `@ [ \ ] ^ _`, in upper case.
    case control(Character)
    case alt(Key)
    case enter, tab, backTab, backspace, delete, escape
    case up, down, left, right, home, end, pageUp, pageDown
    case controlLeft, controlRight, controlDelete
    case function(Int)
    /// A key behind Ctrl-X.
    case afterControlX(Key)
    /// A sequence that stands for no key known here, as it came.
    case other(String)
    /// No more input.
    case endOfInput
}

extension Key {
    /// What terminals send for the key, as xterm does where they differ.
    var sequence: String {
        switch self {
        case .character(let character): String(character)
        case .control(let letter): letter.asciiValue.map { String(Unicode.Scalar($0 & 0x1F)) } ?? ""
        case .alt(let key): "\u{1B}" + key.sequence
        case .afterControlX(let key): "\u{18}" + key.sequence
        case .enter: "\r"
        case .tab: "\t"
        case .backspace: "\u{7F}"
        case .escape: "\u{1B}"
        case .other(let sequence): sequence
        case .endOfInput: ""
        default: named
        }
    }

    private var named: String {
        let ending =
            switch self {
            case .up: "A"
            case .down: "B"
            case .right: "C"
            case .left: "D"
            case .home: "H"
            case .end: "F"
            case .backTab: "Z"
            case .delete: "3~"
            case .controlDelete: "3;5~"
            case .pageUp: "5~"
            case .pageDown: "6~"
            case .controlRight: "1;5C"
            case .controlLeft: "1;5D"
            case .function(let number): "\(number + 10 + (number > 5 ? 1 : 0) + (number > 10 ? 1 : 0))~"
            default: ""
            }
        return ending.isEmpty ? "" : "\u{1B}[" + ending
    }
}

/// Reads keys from the bytes of a terminal.
final class KeyReader {
    /// How long a sequence may take after its escape character before it counts as the Escape key.
    private static let escapeMilliseconds: Int32 = 40

    private let terminal: Terminal
    /// A key that was read and is to come next.
    private var returned: Key?

    init(terminal: Terminal) { self.terminal = terminal }

    /// Waits for a key.
    func next() -> Key {
        if let key = returned {
            returned = nil
            return key
        }
        guard let byte = terminal.byte() else { return .endOfInput }
        return key(byte)
    }

    /// True when a key waits already: a paste, or typing ahead.
    var hasMore: Bool { returned != nil || terminal.hasMore }

    /// The next key when it waits already and is a character.
    func waitingCharacter() -> Character? {
        guard hasMore else { return nil }
        let key = next()
        if case .character(let character) = key { return character }
        returned = key
        return nil
    }

    private func key(_ byte: UInt8) -> Key {
        switch byte {
        case 0x1B: return escape()
        case 0x0D, 0x0A: return .enter
        case 0x09: return .tab
        case 0x7F, 0x08: return .backspace
        case 0x00: return .control("@")
        case 0x01...0x1F: return .control(Character(Unicode.Scalar(byte + 0x40)))
        default: return character(byte)
        }
    }

    private func character(_ first: UInt8) -> Key {
        var bytes = [first]
        let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
        for _ in 0..<more {
            guard let byte = terminal.byte(within: Self.escapeMilliseconds) else { break }
            bytes.append(byte)
        }
        return .character(String(decoding: bytes, as: UTF8.self).first ?? "\u{FFFD}")
    }

    private func escape() -> Key {
        guard let byte = terminal.byte(within: Self.escapeMilliseconds) else { return .escape }
        switch byte {
        case 0x5B: return sequence()
        case 0x4F: return application()
        case 0x1B: return .escape
        default: return .alt(key(byte))
        }
    }

    /// `ESC O letter`.
    private func application() -> Key {
        guard let byte = terminal.byte(within: Self.escapeMilliseconds) else { return .alt(.character("O")) }
        if (0x50...0x53).contains(byte) { return .function(Int(byte) - 0x4F) }
        return Self.letter(byte) ?? .other("\u{1B}O" + String(Unicode.Scalar(byte)))
    }

    private static func letter(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x41: .up
        case 0x42: .down
        case 0x43: .right
        case 0x44: .left
        case 0x48: .home
        case 0x46: .end
        case 0x5A: .backTab
        default: nil
        }
    }

    /// `ESC [ numbers letter`.
    private func sequence() -> Key {
        var parameters: [UInt8] = []
        while let byte = terminal.byte(within: Self.escapeMilliseconds) {
            if (0x40...0x7E).contains(byte) { return Self.key(parameters, byte) }
            parameters.append(byte)
        }
        return .other("\u{1B}[" + String(decoding: parameters, as: UTF8.self))
    }

    private static func key(_ parameters: [UInt8], _ final: UInt8) -> Key {
        let numbers = String(decoding: parameters, as: UTF8.self).split(separator: ";").map { Int($0) ?? 0 }
        let modifier = numbers.count > 1 ? numbers[1] : 1
        let other = Key.other(
            "\u{1B}[" + String(decoding: parameters, as: UTF8.self) + String(Unicode.Scalar(final)))
        if final == 0x7E {
            switch numbers.first {
            case 1, 7: return .home
            case 3: return modifier == 5 ? .controlDelete : .delete
            case 4, 8: return .end
            case 5: return .pageUp
            case 6: return .pageDown
            case let number? where (11...24).contains(number): return .function(functionNumber(number))
            default: return other
            }
        }
        guard let key = letter(final) else { return other }
        switch (key, modifier) {
        case (.left, 5), (.left, 3): return .controlLeft
        case (.right, 5), (.right, 3): return .controlRight
        default: return key
        }
    }

    /// The numbers 16 and 22 are not used by any key.
    private static func functionNumber(_ number: Int) -> Int {
        number - 10 - (number > 16 ? 1 : 0) - (number > 22 ? 1 : 0)
    }
}
