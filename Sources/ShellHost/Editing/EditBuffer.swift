/// The text being typed, as characters, with the cursor between them.
struct EditBuffer {
    private(set) var text: [Character] = []
    /// Characters before the cursor.
    var cursor = 0

    /// The characters that end words besides blanks, as PowerShell's prompt has them.
    private static let delimiters: Set<Character> = Set(";:,.[]{}()/\\|!?^&*-=+'\"–—―")

    var string: String { String(text) }
    var isEmpty: Bool { text.isEmpty }
    var isMultiline: Bool { text.contains("\n") }

    /// Replaces everything; the cursor goes to the end.
    mutating func set(_ string: String) {
        text = Array(string)
        cursor = text.count
    }

    /// Inserts text at the cursor.
    mutating func insert(_ string: String) {
        let before = String(text[..<cursor]) + string
        let inserted = Array(before)
        text = inserted + text[cursor...]
        cursor = inserted.count
    }

    /// Removes a range and puts the cursor at its start.
    @discardableResult
    mutating func remove(_ range: Range<Int>) -> String {
        let removed = String(text[range])
        text.removeSubrange(range)
        cursor = range.lowerBound
        return removed
    }

    /// Replaces a range; the cursor goes behind the new text.
    mutating func replace(_ range: Range<Int>, with string: String) {
        remove(range)
        insert(string)
    }

    private func isWord(_ index: Int) -> Bool {
        let character = text[index]
        return !character.isWhitespace && !Self.delimiters.contains(character)
    }

    /// Where the word that the cursor is in, or the next one, ends.
    var endOfWord: Int {
        var index = cursor
        while index < text.count && !isWord(index) { index += 1 }
        while index < text.count && isWord(index) { index += 1 }
        return index
    }

    /// Where the word before the cursor begins.
    var startOfWord: Int {
        var index = cursor
        while index > 0 && !isWord(index - 1) { index -= 1 }
        while index > 0 && isWord(index - 1) { index -= 1 }
        return index
    }

    /// Where the text between blanks before the cursor begins.
    var startOfBlankWord: Int {
        var index = cursor
        while index > 0 && text[index - 1].isWhitespace { index -= 1 }
        while index > 0 && !text[index - 1].isWhitespace { index -= 1 }
        return index
    }

    /// Where the line of the cursor begins.
    var startOfLine: Int {
        var index = cursor
        while index > 0 && text[index - 1] != "\n" { index -= 1 }
        return index
    }

    /// Where the line of the cursor ends.
    var endOfLine: Int {
        var index = cursor
        while index < text.count && text[index] != "\n" { index += 1 }
        return index
    }

    /// Moves to the line above in the same column; false on the first line.
    mutating func moveUp() -> Bool {
        let start = startOfLine
        guard start > 0 else { return false }
        let column = cursor - start
        cursor = start - 1
        let above = startOfLine
        cursor = min(above + column, start - 1)
        return true
    }

    /// Moves to the line below in the same column; false on the last line.
    mutating func moveDown() -> Bool {
        let end = endOfLine
        guard end < text.count else { return false }
        let column = cursor - startOfLine
        cursor = end + 1
        cursor = min(end + 1 + column, endOfLine)
        return true
    }
}
