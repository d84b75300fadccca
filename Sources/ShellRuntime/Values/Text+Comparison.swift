/// Ordinal comparison and hashing of text; culture-aware order is `Culture`'s.
extension Text {
    /// Unit by unit equality.
    public func equals(_ other: Text) -> Bool {
        if self === other { return true }
        guard count == other.count, isASCII == other.isASCII else { return false }
        for index in 0..<count where self[index] != other[index] { return false }
        return true
    }

    /// Equality after simple upper-casing of each unit, as ordinal ignore-case comparison does.
    public func equalsIgnoringCase(_ other: Text) -> Bool {
        if self === other { return true }
        guard count == other.count else { return false }
        if isASCII && other.isASCII {
            for index in 0..<count {
                let a = bytes[index], b = other.bytes[index]
                if a != b && Text.upper(UInt16(a)) != Text.upper(UInt16(b)) { return false }
            }
            return true
        }
        for index in 0..<count where Text.upper(self[index]) != Text.upper(other[index]) { return false }
        return true
    }

    /// A hash that agrees with `equals`.
    public func hashCode() -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<count { hash = (hash ^ UInt64(self[index])) &* 0x0000_0100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ (hash >> 29))
    }

    /// A hash that agrees with `equalsIgnoringCase`; kept after the first call.
    public func foldedHashCode() -> Int {
        if foldedHash != 0 { return foldedHash }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in 0..<count { hash = (hash ^ UInt64(Text.upper(self[index]))) &* 0x0000_0100_0000_01B3 }
        foldedHash = Int(truncatingIfNeeded: hash ^ (hash >> 29)) | 1
        return foldedHash
    }

    /// Simple upper case of one UTF-16 unit (one unit to one unit; surrogates are themselves).
    @inline(__always)
    public static func upper(_ unit: UInt16) -> UInt16 {
        if unit < 0x80 { return unit >= 0x61 && unit <= 0x7A ? unit - 0x20 : unit }
        return upperWide(unit)
    }

    @inline(never)
    private static func upperWide(_ unit: UInt16) -> UInt16 {
        guard let scalar = Unicode.Scalar(unit) else { return unit }
        let mapped = scalar.properties.uppercaseMapping.utf16
        return mapped.count == 1 ? mapped.first! : unit
    }
}
