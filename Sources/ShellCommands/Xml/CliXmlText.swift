import ShellRuntime

/// How clixml writes texts and spans of time.
enum CliXmlText {
    /// The namespace of the root element.
    static let namespace = "http://schemas.microsoft.com/powershell/2004/04"
    /// The start of a file.
    static let start = "<Objs Version=\"1.1.0.1\" xmlns=\"\(namespace)\">"
    /// The end of a file.
    static let end = "</Objs>"

    /// A text with what XML cannot hold written as `_x000A_`: control characters, halves of pairs, and what would read
    /// like such a form.
    static func encode(_ text: Text) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(text.count)
        for index in 0..<text.count {
            let unit = text[index]
            let next = index + 1 < text.count ? text[index + 1] : 0
            let isForm = unit == 0x5F && (next == 0x78 || next == 0x58)
            if unit <= 0x1F || (0x7F...0x9F).contains(unit) || (0xD800...0xDFFF).contains(unit) || isForm {
                let digits = String(unit, radix: 16, uppercase: true)
                units += "_x\(String(repeating: "0", count: 4 - digits.count))\(digits)_".utf16
            } else {
                units.append(unit)
            }
        }
        return String(decoding: units, as: UTF16.self)
    }

    /// The text that was encoded.
    static func decode(_ text: String) -> Text {
        guard text.contains("_x") || text.contains("_X") else { return Text(text) }
        let source = Array(text.utf16)
        var units: [UInt16] = []
        var index = 0
        while index < source.count {
            if index + 6 < source.count, source[index] == 0x5F, source[index + 1] | 0x20 == 0x78,
                source[index + 6] == 0x5F,
                let unit = UInt16(
                    String(decoding: source[(index + 2)..<(index + 6)], as: UTF16.self), radix: 16)
            {
                units.append(unit)
                index += 7
            } else {
                units.append(source[index])
                index += 1
            }
        }
        return Text(utf16: units)
    }

    private static let ticksPerSecond = 10_000_000

    /// `P1DT2H3M4.5S` of ticks of 100 nanoseconds.
    static func duration(_ ticks: Int) -> String {
        let size = ticks.magnitude
        let seconds = size / UInt(ticksPerSecond), fraction = size % UInt(ticksPerSecond)
        var text = ticks < 0 ? "-P" : "P"
        if seconds >= 86_400 { text += "\(seconds / 86_400)D" }
        var time = ""
        if seconds / 3_600 % 24 > 0 { time += "\(seconds / 3_600 % 24)H" }
        if seconds / 60 % 60 > 0 { time += "\(seconds / 60 % 60)M" }
        if seconds % 60 > 0 || fraction > 0 {
            var part = "\(seconds % 60)"
            if fraction > 0 {
                let digits = String(fraction)
                var padded = String(repeating: "0", count: 7 - digits.count) + digits
                while padded.hasSuffix("0") { padded.removeLast() }
                part += "." + padded
            }
            time += part + "S"
        }
        if size == 0 { return "PT0S" }
        return text + (time.isEmpty ? "" : "T" + time)
    }

    /// The ticks of `P1DT2H3M4.5S`; nil for another text.
    static func ticks(_ text: String) -> Int? {
        var rest = Substring(text)
        let isNegative = rest.hasPrefix("-")
        if isNegative { rest.removeFirst() }
        guard rest.hasPrefix("P"), rest.count > 1 else { return nil }
        rest.removeFirst()
        var total: Int128 = 0
        var isTime = false
        while let first = rest.first {
            if first == "T" {
                isTime = true
                rest.removeFirst()
                continue
            }
            let number = rest.prefix { $0.isNumber || $0 == "." }
            rest = rest.dropFirst(number.count)
            guard let unit = rest.popFirst(), let size = ticksPerUnit(unit, isTime: isTime),
                let part = ticks(of: number, size)
            else { return nil }
            total += part
        }
        return Int(exactly: isNegative ? -total : total)
    }

    private static func ticksPerUnit(_ unit: Character, isTime: Bool) -> Int? {
        switch (unit, isTime) {
        case ("D", false): 86_400 * ticksPerSecond
        case ("H", true): 3_600 * ticksPerSecond
        case ("M", true): 60 * ticksPerSecond
        case ("S", true): ticksPerSecond
        default: nil
        }
    }

    /// The ticks of a number of units; a fraction goes down to a tick.
    private static func ticks(of number: Substring, _ size: Int) -> Int128? {
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = Int64(parts[0]) else { return nil }
        var sum = Int128(whole) * Int128(size)
        guard parts.count == 2 else { return sum }
        guard !parts[1].isEmpty, parts[1].count <= 18, let fraction = Int64(parts[1]) else { return nil }
        var scale: Int128 = 1
        for _ in parts[1] { scale *= 10 }
        sum += Int128(fraction) * Int128(size) / scale
        return sum
    }
}
