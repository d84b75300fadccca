#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ordinal comparison and hashing of text; culture-aware order is `Culture`'s.
extension Text {
    /// Unit by unit equality.
    public func equals(_ other: Text) -> Bool {
        if self === other { return true }
        guard count == other.count, isASCII == other.isASCII else { return false }
        return memcmp(bytes, other.bytes, isASCII ? count : count * 2) == 0
    }

    /// Equality after simple upper-casing of each unit, as ordinal ignore-case comparison does.
    public func equalsIgnoringCase(_ other: Text) -> Bool {
        if self === other { return true }
        guard count == other.count else { return false }
        if isASCII && other.isASCII {
            return Text.equalIgnoringCase(UnsafeRawPointer(bytes), UnsafeRawPointer(other.bytes), count)
        }
        for index in 0..<count where self[index] != other[index] {
            if Text.upper(self[index]) != Text.upper(other[index]) { return false }
        }
        return true
    }

    /// Eight ASCII bytes at a time: letters are brought to upper case inside the word.
    private static func equalIgnoringCase(
        _ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int
    ) -> Bool {
        var offset = 0
        while offset + 8 <= count {
            let a = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let b = right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            if a != b && upper(eight: a) != upper(eight: b) { return false }
            offset += 8
        }
        while offset < count {
            let a = left.load(fromByteOffset: offset, as: UInt8.self)
            let b = right.load(fromByteOffset: offset, as: UInt8.self)
            if a != b && upper(byte: a) != upper(byte: b) { return false }
            offset += 1
        }
        return true
    }

    /// Upper case of eight ASCII bytes in one word.
    @inline(__always)
    private static func upper(eight word: UInt64) -> UInt64 {
        // Bit 7 of each byte of the two sums says "at least 'a'" and "above 'z'"; bytes are below 0x80.
        let atLeastA = word &+ 0x1F1F_1F1F_1F1F_1F1F
        let aboveZ = word &+ 0x0505_0505_0505_0505
        let isLower = (atLeastA & ~aboveZ) & 0x8080_8080_8080_8080
        return word &- (isLower >> 2)
    }

    @inline(__always)
    private static func upper(byte: UInt8) -> UInt8 { byte &- 0x61 < 26 ? byte &- 0x20 : byte }

    /// A hash that agrees with `equals`.
    public func hashCode() -> Int {
        if !isASCII { return wideHash(folded: false) }
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
        let source = UnsafeRawPointer(bytes)
        var offset = 0
        while offset + 8 <= count {
            hash = Text.mix(hash, source.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            offset += 8
        }
        if offset < count { hash = Text.mix(hash, Text.tail(bytes + offset, count - offset)) }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    /// A hash that agrees with `equalsIgnoringCase`; kept after the first call.
    public func foldedHashCode() -> Int {
        if foldedHash != 0 { return foldedHash }
        if !isASCII {
            foldedHash = wideHash(folded: true) | 1
            return foldedHash
        }
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
        let source = UnsafeRawPointer(bytes)
        var offset = 0
        while offset + 8 <= count {
            let word = source.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            hash = Text.mix(hash, Text.upper(eight: word))
            offset += 8
        }
        if offset < count {
            hash = Text.mix(hash, Text.upper(eight: Text.tail(bytes + offset, count - offset)))
        }
        foldedHash = Int(truncatingIfNeeded: hash ^ (hash >> 32)) | 1
        return foldedHash
    }

    /// The same over units; no wide text equals an ASCII one, so the two need not agree.
    private func wideHash(folded: Bool) -> Int {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
        var index = 0
        while index < count {
            var word: UInt64 = 0
            for lane in 0..<Swift.min(8, count - index) {
                let unit = folded ? Text.upper(units[index + lane]) : units[index + lane]
                word ^= UInt64(unit) << UInt64(lane * 8)
            }
            hash = Text.mix(hash, word)
            index += 8
        }
        return Int(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let product = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return product.high ^ product.low
    }

    @inline(__always)
    private static func tail(_ bytes: UnsafeMutablePointer<UInt8>, _ count: Int) -> UInt64 {
        var word: UInt64 = 0
        for lane in 0..<count { word |= UInt64(bytes[lane]) << UInt64(lane * 8) }
        return word
    }

    /// Ordinal order by UTF-16 units: negative, zero or positive.
    public func compareOrdinal(_ other: Text) -> Int {
        let common = Swift.min(count, other.count)
        for index in 0..<common where self[index] != other[index] {
            return Int(self[index]) - Int(other[index])
        }
        return count - other.count
    }

    /// Ordinal order after simple upper-casing of each unit.
    public func compareOrdinalIgnoringCase(_ other: Text) -> Int {
        let common = Swift.min(count, other.count)
        for index in 0..<common {
            let a = Text.upper(self[index]), b = Text.upper(other[index])
            if a != b { return Int(a) - Int(b) }
        }
        return count - other.count
    }

    /// Simple upper case of one UTF-16 unit (one unit to one unit; surrogates are themselves).
    @inline(__always)
    public static func upper(_ unit: UInt16) -> UInt16 {
        if unit < 0x80 { return unit >= 0x61 && unit <= 0x7A ? unit - 0x20 : unit }
        return upperWide(unit)
    }

    /// Simple lower case of one UTF-16 unit.
    @inline(__always)
    public static func lower(_ unit: UInt16) -> UInt16 {
        if unit < 0x80 { return unit >= 0x41 && unit <= 0x5A ? unit + 0x20 : unit }
        return lowerWide(unit)
    }

    @inline(never)
    private static func upperWide(_ unit: UInt16) -> UInt16 {
        // U+0131 and U+017F map to ASCII letters, which .NET's invariant casing does not do.
        guard unit != 0x131, unit != 0x17F, let scalar = Unicode.Scalar(unit) else { return unit }
        let mapped = scalar.properties.uppercaseMapping.utf16
        return mapped.count == 1 ? mapped.first! : unit
    }

    @inline(never)
    private static func lowerWide(_ unit: UInt16) -> UInt16 {
        guard unit != 0x130, unit != 0x212A, let scalar = Unicode.Scalar(unit) else { return unit }
        let mapped = scalar.properties.lowercaseMapping.utf16
        return mapped.count == 1 ? mapped.first! : unit
    }

    /// The text in upper case, unit by unit as .NET's invariant casing.
    public func uppercased() -> Text { mapped(Text.upper) }

    /// The text in lower case, unit by unit as .NET's invariant casing.
    public func lowercased() -> Text { mapped(Text.lower) }

    private func mapped(_ change: (UInt16) -> UInt16) -> Text {
        guard isASCII else { return Text(utf16: utf16.map(change)) }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: Swift.max(count, 1))
        for index in 0..<count { copy[index] = UInt8(truncatingIfNeeded: change(UInt16(bytes[index]))) }
        return Text(takingASCII: copy, count: count)
    }
}
