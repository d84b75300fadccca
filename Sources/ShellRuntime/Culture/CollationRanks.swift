/// The order of ASCII text under the root collation, which holds for English and most western languages.
enum CollationRanks {
    /// Characters from lowest to highest; a lower-case letter and its capital share a rank.
    private static let order: StaticString =
        "\t\n\u{0B}\u{0C}\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"

    /// Rank of each ASCII character; 0 for the control characters that collation ignores.
    private static let table: [UInt8] = {
        var ranks = [UInt8](repeating: 0, count: 128)
        for index in 0..<order.utf8CodeUnitCount {
            let byte = order.utf8Start[index]
            ranks[Int(byte)] = UInt8(index + 1)
            if byte >= 0x61 && byte <= 0x7A { ranks[Int(byte) - 0x20] = UInt8(index + 1) }
        }
        return ranks
    }()

    /// Negative, zero or positive. Only ASCII texts.
    static func compare(_ left: Text, _ right: Text, ignoreCase: Bool) -> Int {
        let order = table.withUnsafeBufferPointer { ranks in
            compare(left.bytes, left.count, right.bytes, right.count, ranks)
        }
        if order != 0 || ignoreCase { return order }
        return compareCase(left, right)
    }

    @inline(__always)
    private static func compare(
        _ left: UnsafeMutablePointer<UInt8>, _ leftCount: Int, _ right: UnsafeMutablePointer<UInt8>,
        _ rightCount: Int, _ ranks: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var i = 0
        var j = 0
        while true {
            while i < leftCount && ranks[Int(left[i])] == 0 { i += 1 }
            while j < rightCount && ranks[Int(right[j])] == 0 { j += 1 }
            if i == leftCount || j == rightCount {
                return (leftCount - i).signum() - (rightCount - j).signum()
            }
            let a = ranks[Int(left[i])], b = ranks[Int(right[j])]
            if a != b { return a < b ? -1 : 1 }
            i += 1
            j += 1
        }
    }

    /// Equal but for case: the first lower-case letter against a capital comes first.
    private static func compareCase(_ left: Text, _ right: Text) -> Int {
        var i = 0
        var j = 0
        while true {
            while i < left.count && table[Int(left.bytes[i])] == 0 { i += 1 }
            while j < right.count && table[Int(right.bytes[j])] == 0 { j += 1 }
            if i == left.count || j == right.count { return 0 }
            let a = left.bytes[i], b = right.bytes[j]
            if a != b { return a > b ? -1 : 1 }
            i += 1
            j += 1
        }
    }

    /// Appends a key whose bytes compare as the text does; two keys of one kind compare byte by byte.
    static func appendKey(_ text: Text, ignoreCase: Bool, to key: inout [UInt8]) {
        for index in 0..<text.count {
            let rank = table[Int(text.bytes[index])]
            if rank != 0 { key.append(rank) }
        }
        if ignoreCase { return }
        key.append(0)
        for index in 0..<text.count where table[Int(text.bytes[index])] != 0 {
            let byte = text.bytes[index]
            key.append(byte >= 0x41 && byte <= 0x5A ? 2 : 1)
        }
    }
}
