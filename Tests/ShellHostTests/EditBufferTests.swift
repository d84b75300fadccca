import Testing

@testable import ShellHost

@Suite struct EditBufferTests {
    private func buffer(_ text: String, cursor: Int? = nil) -> EditBuffer {
        var buffer = EditBuffer()
        buffer.set(text)
        if let cursor { buffer.cursor = cursor }
        return buffer
    }

    @Test func wordsEndAtPunctuation() {
        #expect(buffer("echo a.b/c-d").startOfWord == 11)
        #expect(buffer("echo two-three").startOfBlankWord == 5)
        #expect(buffer("echo one two", cursor: 4).endOfWord == 8)
    }

    @Test func upAndDownKeepTheColumnAsFarAsTheLineGoes() {
        var text = buffer("first\nab\nlonger")
        let moved = [text.moveUp(), text.moveUp()]
        #expect(moved == [true, true] && text.cursor == 2)
        let movedOn = text.moveUp()
        #expect(!movedOn)
        let movedDown = text.moveDown()
        #expect(movedDown && text.cursor == 8)
    }

    @Test func aCombiningMarkJoinsTheCharacterBefore() {
        var text = buffer("e")
        text.insert("\u{301}")
        #expect(text.text.count == 1)
        #expect(text.cursor == 1)
    }

    @Test func killsInARowAreYankedTogether() {
        var ring = KillRing()
        ring.add("two", joins: false, before: false)
        ring.add(" three", joins: true, before: false)
        let joined = ring.yank()
        #expect(joined == "two three")
        ring.add("x", joins: false, before: true)
        let texts = [ring.yank(), ring.previous()]
        #expect(texts == ["x", "two three"])
    }
}
