/// Culture-aware equality and order of text.
///
/// ASCII is compared by a table of ranks; anything else goes to ICU's collator, which is opened when first needed.
public enum Culture {
    /// Equality as `-eq` on texts has it: unit by unit, but for characters that collation ignores altogether.
    public static func equal(_ left: Text, _ right: Text, ignoreCase: Bool) -> Bool {
        if ignoreCase ? left.equalsIgnoringCase(right) : left.equals(right) { return true }
        guard hasIgnorable(left) || hasIgnorable(right) else { return false }
        let a = Text(utf16: left.utf16.filter { !isIgnorable($0) })
        let b = Text(utf16: right.utf16.filter { !isIgnorable($0) })
        return ignoreCase ? a.equalsIgnoringCase(b) : a.equals(b)
    }

    /// Order as `-lt` and `Sort-Object` have it: negative, zero or positive.
    public static func compare(_ left: Text, _ right: Text, ignoreCase: Bool) -> Int {
        if left === right { return 0 }
        if left.isASCII && right.isASCII {
            return CollationRanks.compare(left, right, ignoreCase: ignoreCase)
        }
        return Collator.root(ignoreCase: ignoreCase).compare(left, right)
    }

    private static func hasIgnorable(_ text: Text) -> Bool {
        if text.isASCII {
            for index in 0..<text.count where text.bytes[index] < 0x20 || text.bytes[index] == 0x7F {
                if isIgnorable(UInt16(text.bytes[index])) { return true }
            }
            return false
        }
        for index in 0..<text.count where isIgnorable(text.units[index]) { return true }
        return false
    }

    /// Control and format characters without any weight in the root collation.
    private static func isIgnorable(_ unit: UInt16) -> Bool {
        switch unit {
        case 0x09...0x0D: false
        case 0x00...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x34F, 0x61C, 0x180B...0x180E, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB:
            true
        default: false
        }
    }
}
