import Testing

@testable import ShellRuntime

@Suite struct CultureTests {
    @Test func theTableOfRanksAgreesWithICU() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let left = Text(
                utf16: (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    UInt16.random(in: 0x20...0x7E, using: &generator)
                })
            let right = Text(
                utf16: (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    UInt16.random(in: 0x20...0x7E, using: &generator)
                })
            for ignoreCase in [true, false] {
                let ranks = CollationRanks.compare(left, right, ignoreCase: ignoreCase)
                let collator = Collator.root(ignoreCase: ignoreCase).compare(left, right)
                #expect(ranks.signum() == collator.signum(), "\(left.string) \(right.string) \(ignoreCase)")
            }
        }
    }

    @Test func sortKeysOrderAsComparisonDoes() {
        let words = ["b", "A", "a", "B", "item10", "item9", "é", "z", "e", "f", "a-b", "ab", "a b", "a_b"]
        let texts = words.map { Text($0) }
        let keys = Culture.SortKeys(texts, ignoreCase: false)
        for i in texts.indices {
            for j in texts.indices {
                let order = Culture.compare(texts[i], texts[j], ignoreCase: false)
                #expect(keys.compare(i, j).signum() == order.signum(), "\(words[i]) \(words[j])")
            }
        }
    }

    @Test func punctuationComesBeforeLetters() {
        let sorted = ["a-b", "ab", "a b", "a_b"].map { Text($0) }
            .sorted { Culture.compare($0, $1, ignoreCase: true) < 0 }
        #expect(sorted.map(\.string) == ["a b", "a_b", "a-b", "ab"])
    }

    @Test func hashesAgreeWithEquality() {
        #expect(Text("Hello World 123").foldedHashCode() == Text("hELLO wORLD 123").foldedHashCode())
        #expect(Text("ÄÖ").foldedHashCode() == Text("äö").foldedHashCode())
        #expect(Text("Hello World 123").equalsIgnoringCase(Text("hELLO wORLD 123")))
        #expect(!Text("Hello@World").equalsIgnoringCase(Text("Hello`World")))
    }
}
