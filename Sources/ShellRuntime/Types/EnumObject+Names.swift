/// Reading and checking of enumeration values.
extension EnumObject {
    /// True when the number is a defined one, or for flags a sum of defined ones.
    public static func isDefined(_ number: Int64, _ info: EnumerationInfo) -> Bool {
        if info.members.contains(where: { $0.value == number }) { return true }
        guard info.isFlags else { return false }
        return number & ~info.members.reduce(0) { $0 | $1.value } == 0
    }

    /// Reads a name, several names separated by commas, or a number; nil when it is none of them.
    ///
    /// - Parameter prefixes: whether the beginning of a name that fits only one stands for it, as in PowerShell's casts.
    public static func parse(
        _ text: String, _ type: TypeInfo, ignoreCase: Bool = true, prefixes: Bool = false
    ) -> EnumObject? {
        guard let info = type.enumeration else { return nil }
        var number: Int64 = 0
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        for part in parts {
            let word = part.trimmingBlanks()
            guard let value = value(of: word, info, ignoreCase, prefixes) else { return nil }
            number |= value
        }
        return EnumObject(type, number)
    }

    private static func value(
        of word: String, _ info: EnumerationInfo, _ ignoreCase: Bool, _ prefixes: Bool
    ) -> Int64? {
        if let first = word.utf8.first, first == 0x2D || first == 0x2B || (first >= 0x30 && first <= 0x39) {
            return Int64(word)
        }
        if word.isEmpty { return nil }
        if let exact = info.members.first(where: { $0.name == word }) { return exact.value }
        guard ignoreCase else { return nil }
        let folded = word.lowercased()
        if let match = info.members.first(where: { $0.name.lowercased() == folded }) { return match.value }
        guard prefixes else { return nil }
        let matches = info.members.filter { $0.name.lowercased().hasPrefix(folded) }
        return matches.count == 1 ? matches[0].value : nil
    }
}

extension StringProtocol {
    /// The text without blanks at both ends.
    func trimmingBlanks() -> String {
        var start = startIndex
        var end = endIndex
        while start < end, self[start].isWhitespace { start = index(after: start) }
        while end > start, self[index(before: end)].isWhitespace { end = index(before: end) }
        return String(self[start..<end])
    }
}
