import Testing

@testable import ShellRuntime

@Suite struct TableObjectTests {
    @Test func textKeysIgnoreCaseUnlessAsked() {
        let table = TableObject()
        table.set(Value("Key"), .int(1))
        table.set(Value("KEY"), .int(2))
        #expect(table.count == 1)
        #expect(table.key(at: 0).toText().string == "Key")
        #expect(table["key"]?.toText().string == "2")
        let strict = TableObject(isCaseSensitive: true)
        strict.set(Value("a"), .int(1))
        #expect(strict["A"] == nil)
    }

    @Test func orderIsThatOfInsertion() {
        let table = TableObject(flavor: .ordered)
        for name in ["z", "a", "m"] { table.set(Value(name), .null) }
        table.insert(Value("first"), .null, at: 0)
        table.remove(Value("A"))
        #expect(table.keys.map { $0.toText().string } == ["first", "z", "m"])
        #expect(table.position(of: Value("M")) == 2)
    }

    @Test(arguments: [TableObject.Flavor.hashtable, .ordered, .dictionary])
    func manyEntriesStayFoundThroughRemovals(_ flavor: TableObject.Flavor) {
        let table = TableObject(flavor: flavor)
        var expected: [Int32: Int32] = [:]
        var state: UInt32 = 7
        for _ in 0..<20_000 {
            state = state &* 1_664_525 &+ 1_013_904_223
            let key = Int32(state >> 20)
            if state & 0x300 == 0 {
                #expect(table.remove(.int(key)) == (expected.removeValue(forKey: key) != nil))
            } else {
                table.set(.int(key), .int(key &+ 1))
                expected[key] = key &+ 1
            }
        }
        #expect(table.count == expected.count)
        for (key, value) in expected { #expect(table[.int(key)]?.equals(.int(value)) == true) }
        table.removeAll()
        #expect(table.count == 0 && table[.int(1)] == nil)
    }
}
