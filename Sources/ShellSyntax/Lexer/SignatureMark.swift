/// The comment that begins a signature at the end of a script. Whoever reads a script stops there, so no code may
/// follow, nor follow a comment that only looks like it.
enum SignatureMark {
    /// The mark behind its `#`, in small letters and without blanks, with the line's end.
    private static let mark: [UInt16] = Array("sig#beginsignatureblock\n".utf16)
    /// Edits from which on a comment does not look like the mark.
    private static let likeness = 10

    /// Whether a comment, given behind its `#`, is the mark or can be taken for it.
    static func isLike(_ text: UnsafePointer<UInt16>, _ count: Int) -> Bool {
        let longest = mark.count + likeness
        var comment: [UInt16] = []
        for index in 0..<count where !text[index].isBlank {
            guard comment.count < longest else { return false }
            let unit = text[index]
            comment.append(unit >= 65 && unit <= 90 ? unit | 0x20 : unit)
        }
        comment.append(10)
        guard comment.count <= longest, comment.count >= mark.count - likeness else { return false }
        return edits(comment) < likeness
    }

    /// How many units must be added, taken or changed to make the mark of a comment.
    private static func edits(_ comment: [UInt16]) -> Int {
        var above = Array(0...mark.count)
        for (row, unit) in comment.enumerated() {
            var line = [row + 1]
            for (column, other) in mark.enumerated() {
                let change = above[column] + (unit == other ? 0 : 1)
                line.append(min(change, above[column + 1] + 1, line[column] + 1))
            }
            above = line
        }
        return above[mark.count]
    }
}
