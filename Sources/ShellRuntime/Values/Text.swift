/// A script's string: UTF-16 text, kept as bytes while it is ASCII.
///
/// Immutable to everyone but `Operators.append`, which extends a text that nobody else holds.
/// .NET strings are sequences of UTF-16 code units compared unit by unit, and may hold lone surrogates, which
/// `String` cannot; so scripts work on `Text` and the edges convert.
public final class Text {
    /// Number of UTF-16 code units.
    public internal(set) var count: Int
    /// True when every unit is below 0x80; then `bytes` holds them, else `units` does.
    public internal(set) var isASCII: Bool
    /// One byte a unit; meaningful only when `isASCII`.
    public internal(set) var bytes: UnsafeMutablePointer<UInt8>
    /// The UTF-16 units; meaningful only when not `isASCII`.
    public internal(set) var units: UnsafeMutablePointer<UInt16>
    /// Units that the storage has room for.
    var capacity: Int
    /// Hash over the case-folded units, zero until first asked for.
    var foldedHash: Int = 0

    /// The text of a Swift string.
    public convenience init(_ string: String) {
        var string = string
        let made: (UnsafeMutablePointer<UInt8>, Int)? = string.withUTF8 { utf8 in
            guard utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: Swift.max(utf8.count, 1))
            if let base = utf8.baseAddress { copy.initialize(from: base, count: utf8.count) }
            return (copy, utf8.count)
        }
        if let (bytes, count) = made {
            self.init(takingASCII: bytes, count: count)
        } else {
            self.init(utf16: Array(string.utf16))
        }
    }

    /// The text of UTF-16 code units; lone surrogates are kept.
    public convenience init(utf16 source: [UInt16]) {
        let isASCII = source.allSatisfy { $0 < 0x80 }
        if isASCII {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: Swift.max(source.count, 1))
            for index in 0..<source.count { copy[index] = UInt8(truncatingIfNeeded: source[index]) }
            self.init(takingASCII: copy, count: source.count)
        } else {
            let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: source.count)
            for index in 0..<source.count { (copy + index).initialize(to: source[index]) }
            self.init(takingWide: copy, count: source.count)
        }
    }

    /// The text of a slice of UTF-16 code units.
    public convenience init(utf16 source: ArraySlice<UInt16>) {
        self.init(utf16: Array(source))
    }

    /// The text of UTF-16 code units in memory; copied.
    public convenience init(utf16 source: UnsafeBufferPointer<UInt16>) {
        self.init(utf16: Array(source))
    }

    /// Takes ownership of `count` ASCII bytes allocated with `UnsafeMutablePointer.allocate`.
    public init(takingASCII bytes: UnsafeMutablePointer<UInt8>, count: Int) {
        self.bytes = bytes
        units = UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: UInt16.self)
        self.count = count
        capacity = count
        isASCII = true
    }

    /// Takes ownership of `count` UTF-16 units, at least one of them not ASCII.
    public init(takingWide units: UnsafeMutablePointer<UInt16>, count: Int) {
        self.units = units
        bytes = UnsafeMutableRawPointer(units).assumingMemoryBound(to: UInt8.self)
        self.count = count
        capacity = count
        isASCII = false
    }

    deinit {
        if isASCII { bytes.deallocate() } else { units.deallocate() }
    }

    /// The empty text.
    public nonisolated(unsafe) static let empty = Text("")

    /// The unit at `index`, unchecked in release builds.
    @inline(__always)
    public subscript(index: Int) -> UInt16 {
        assert(index >= 0 && index < count)
        return isASCII ? UInt16(bytes[index]) : units[index]
    }

    /// The text as a Swift string; lone surrogates become U+FFFD.
    public var string: String {
        if isASCII { return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }
        return String(decoding: UnsafeBufferPointer(start: units, count: count), as: UTF16.self)
    }
}
