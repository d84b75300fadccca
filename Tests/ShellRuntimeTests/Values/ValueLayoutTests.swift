import Testing

@testable import ShellRuntime

@Suite struct ValueLayoutTests {
    @Test func aValueIsSixteenBytes() {
        #expect(MemoryLayout<Value>.stride == 16)
    }

    @Test func textsAreCutAndJoinedByUnits() {
        let text = Text("héllo😀")
        #expect(text.count == 7)
        #expect(text.slice(0, 2).string == "hé")
        #expect(Text("ab").appending(text).string == "abhéllo😀")
        #expect(text.slice(2, 3).isASCII)
        #expect(Text(Int.min).string == "-9223372036854775808")
        #expect(Text("  a b ").trimmed().string == "a b")
        #expect(Text("abc").firstIndex(of: Text("BC"), ignoreCase: true) == 1)
    }

    @Test func flagsShowTheirNames() {
        let info = EnumerationInfo(
            [("None", 0), ("Read", 1), ("Write", 2), ("Execute", 4), ("All", 7)], isFlags: true)
        let type = TypeInfo("Perm", kind: .enumeration, base: .enumeration, enumeration: info)
        #expect(EnumObject(type, 3).name == "Read, Write")
        #expect(EnumObject(type, 7).name == "All")
        #expect(EnumObject(type, 0).name == "None")
        #expect(EnumObject(type, 16).name == "16")
    }
}

@Suite struct TextAppendingTests {
    @Test func aTextGrowsInPlaceWhenOnlyItsVariableHoldsIt() throws {
        let slot = UnsafeMutablePointer<Value>.allocate(capacity: 1)
        slot.initialize(to: Value("a"))
        defer { slot.deinitialize(count: 1) }
        let interpreter = makeInterpreter()
        let kept = slot.pointee
        #expect(try Operators.append(to: slot, Value("bc"), interpreter))
        #expect(kept.toText().string == "a")
        for _ in 0..<100 { _ = try Operators.append(to: slot, .int(7), interpreter) }
        _ = try Operators.append(to: slot, Value("é"), interpreter)
        #expect(slot.pointee.toText().string == "abc" + String(repeating: "7", count: 100) + "é")
        slot.pointee = .int(1)
        #expect(try !Operators.append(to: slot, .int(1), interpreter))
    }
}
