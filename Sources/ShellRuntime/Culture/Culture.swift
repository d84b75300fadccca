/// Culture-aware equality and order of text.
///
/// ASCII is compared by a table of ranks; anything else goes to ICU's collator, which is opened when first needed.
public enum Culture {
    /// Equality as `-eq` on texts has it: the collation's, so that composed and decomposed letters are the same.
    public static func equal(_ left: Text, _ right: Text, ignoreCase: Bool) -> Bool {
        if ignoreCase ? left.equalsIgnoringCase(right) : left.equals(right) { return true }
        if left.isASCII && right.isASCII {
            // Distinct ASCII texts are equal only by control characters that collation ignores.
            guard hasIgnorable(left) || hasIgnorable(right) else { return false }
            return CollationRanks.compare(left, right, ignoreCase: ignoreCase) == 0
        }
        return Collator.root(ignoreCase: ignoreCase).compare(left, right) == 0
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
        for index in 0..<text.count {
            let byte = text.bytes[index]
            if byte < 0x09 || (byte > 0x0D && byte < 0x20) || byte == 0x7F { return true }
        }
        return false
    }
}
