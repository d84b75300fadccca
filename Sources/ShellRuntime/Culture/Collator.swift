import _FoundationICU

/// ICU's collator for one language and strength.
final class Collator {
    private let handle: OpaquePointer?

    /// Opens the collator of a language, `de`; empty for the root.
    init(_ language: String, ignoreCase: Bool) {
        var status = U_ZERO_ERROR
        handle = swift_ucol_open(language, &status)
        if let handle, ignoreCase { swift_ucol_setStrength(handle, UCOL_SECONDARY) }
    }

    deinit { if let handle { swift_ucol_close(handle) } }

    // Immutable after opening, so any thread may compare with them.
    private nonisolated(unsafe) static let sensitive = Collator("", ignoreCase: false)
    private nonisolated(unsafe) static let insensitive = Collator("", ignoreCase: true)

    /// The collator of the invariant culture.
    static func root(ignoreCase: Bool) -> Collator { ignoreCase ? insensitive : sensitive }

    /// Negative, zero or positive.
    func compare(_ left: Text, _ right: Text) -> Int {
        guard let handle else { return left.compareOrdinal(right) }
        return withUnits(left) { a in
            withUnits(right) { b in
                Int(swift_ucol_strcoll(handle, a, Int32(left.count), b, Int32(right.count)).rawValue)
            }
        }
    }

    /// Appends a sort key; keys of one collator compare byte by byte.
    func appendKey(_ text: Text, to key: inout [UInt8]) {
        guard let handle else {
            for unit in text.utf16 { key.append(contentsOf: [UInt8(unit >> 8), UInt8(unit & 0xFF)]) }
            return
        }
        withUnits(text) { units in
            let room = text.count * 4 + 32
            let start = key.count
            key.append(contentsOf: repeatElement(0, count: room))
            var length = key.withUnsafeMutableBufferPointer {
                Int(
                    swift_ucol_getSortKey(
                        handle, units, Int32(text.count), $0.baseAddress! + start, Int32(room)))
            }
            if length > room {
                key.append(contentsOf: repeatElement(0, count: length - room))
                length = key.withUnsafeMutableBufferPointer {
                    Int(
                        swift_ucol_getSortKey(
                            handle, units, Int32(text.count), $0.baseAddress! + start, Int32(length)))
                }
            }
            key.removeLast(key.count - start - length)
        }
    }

    private func withUnits<Result>(_ text: Text, _ body: (UnsafePointer<UInt16>) -> Result) -> Result {
        if !text.isASCII { return body(UnsafePointer(text.units)) }
        return withUnsafeTemporaryAllocation(of: UInt16.self, capacity: Swift.max(text.count, 1)) { buffer in
            text.write(to: buffer.baseAddress!)
            return body(UnsafePointer(buffer.baseAddress!))
        }
    }
}
