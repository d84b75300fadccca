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
    /// A sequence that stands for no key known here.
    case unknown
    /// No more input.
    case endOfInput
}

/// Reads keys from the bytes of a terminal.
struct KeyReader {
    /// How long a sequence may take after its escape character before it counts as the Escape key.
    private static let escapeMilliseconds: Int32 = 40

    let terminal: Terminal

    /// Waits for a key.
    func next() -> Key {
        guard let byte = terminal.byte() else { return .endOfInput }
        return key(byte)
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
        return String(decoding: bytes, as: UTF8.self).first.map { .character($0) } ?? .unknown
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
        return Self.letter(byte) ?? .unknown
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
        return .unknown
    }

    private static func key(_ parameters: [UInt8], _ final: UInt8) -> Key {
        let numbers = String(decoding: parameters, as: UTF8.self).split(separator: ";").map { Int($0) ?? 0 }
        let modifier = numbers.count > 1 ? numbers[1] : 1
        if final == 0x7E {
            switch numbers.first {
            case 1, 7: return .home
            case 3: return modifier == 5 ? .controlDelete : .delete
            case 4, 8: return .end
            case 5: return .pageUp
            case 6: return .pageDown
            case let number? where (11...24).contains(number): return .function(functionNumber(number))
            default: return .unknown
            }
        }
        guard let key = letter(final) else { return .unknown }
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
