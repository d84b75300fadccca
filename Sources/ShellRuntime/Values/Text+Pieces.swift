/// Parts and sums of texts.
extension Text {
    /// The text of one UTF-16 unit.
    public convenience init(unit: UInt16) {
        if unit < 0x80 {
            let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
            bytes[0] = UInt8(truncatingIfNeeded: unit)
            self.init(takingASCII: bytes, count: 1)
        } else {
            let units = UnsafeMutablePointer<UInt16>.allocate(capacity: 1)
            units[0] = unit
            self.init(takingWide: units, count: 1)
        }
    }

    /// The decimal digits of an integer.
    public convenience init(_ value: Int) {
        var buffer: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var length = 0
        let bytes = withUnsafeMutableBytes(of: &buffer) { raw -> UnsafeMutablePointer<UInt8> in
            var rest = value.magnitude
            var position = 24
            repeat {
                position -= 1
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                raw[position] = UInt8(truncatingIfNeeded: digit) + 0x30
                rest = quotient
            } while rest != 0
            if value < 0 {
                position -= 1
                raw[position] = 0x2D
            }
            length = 24 - position
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: length)
            for index in 0..<length { copy[index] = raw[position + index] }
            return copy
        }
        self.init(takingASCII: bytes, count: length)
    }

    /// The text followed by another.
    public func appending(_ other: Text) -> Text {
        if other.count == 0 { return self }
        if count == 0 { return other }
        let total = count + other.count
        if isASCII && other.isASCII {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: total)
            copy.update(from: bytes, count: count)
            (copy + count).update(from: other.bytes, count: other.count)
            return Text(takingASCII: copy, count: total)
        }
        let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: total)
        write(to: copy)
        other.write(to: copy + count)
        return Text(takingWide: copy, count: total)
    }

    /// `length` units from a position; both must lie inside.
    public func slice(_ start: Int, _ length: Int) -> Text {
        if length == 0 { return .empty }
        if length == count { return self }
        if isASCII {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: length)
            copy.update(from: bytes + start, count: length)
            return Text(takingASCII: copy, count: length)
        }
        return Text(utf16: UnsafeBufferPointer(start: units + start, count: length))
    }

    /// The text `times` over.
    public func repeated(_ times: Int) -> Text {
        if times <= 0 || count == 0 { return .empty }
        if times == 1 { return self }
        let total = count * times
        if isASCII {
            let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: total)
            for index in 0..<times { (copy + index * count).update(from: bytes, count: count) }
            return Text(takingASCII: copy, count: total)
        }
        let copy = UnsafeMutablePointer<UInt16>.allocate(capacity: total)
        for index in 0..<times { write(to: copy + index * count) }
        return Text(takingWide: copy, count: total)
    }

    /// Copies the units, widening ASCII.
    public func write(to target: UnsafeMutablePointer<UInt16>) {
        if isASCII {
            for index in 0..<count { target[index] = UInt16(bytes[index]) }
        } else {
            target.update(from: units, count: count)
        }
    }

    /// The units as an array.
    public var utf16: [UInt16] {
        [UInt16](unsafeUninitializedCapacity: count) { buffer, initialized in
            if count > 0 { write(to: buffer.baseAddress!) }
            initialized = count
        }
    }

    /// The position of a text at or after `start`, unit by unit; nil when it is not there.
    public func firstIndex(of other: Text, from start: Int = 0, ignoreCase: Bool = false) -> Int? {
        if other.count == 0 { return start <= count ? start : nil }
        var position = start
        let last = count - other.count
        let first = ignoreCase ? Text.upper(other[0]) : other[0]
        while position <= last {
            let unit = ignoreCase ? Text.upper(self[position]) : self[position]
            if unit == first, matches(other, at: position, ignoreCase: ignoreCase) { return position }
            position += 1
        }
        return nil
    }

    /// True when `other` stands at a position.
    public func matches(_ other: Text, at position: Int, ignoreCase: Bool = false) -> Bool {
        guard position >= 0, position + other.count <= count else { return false }
        for index in 0..<other.count {
            let a = self[position + index], b = other[index]
            if a != b && !(ignoreCase && Text.upper(a) == Text.upper(b)) { return false }
        }
        return true
    }

    /// True for the units that .NET's `Trim()` and number parsing take as white space.
    @inline(__always)
    public static func isWhiteSpace(_ unit: UInt16) -> Bool {
        if unit < 0x80 { return unit == 0x20 || (unit >= 0x09 && unit <= 0x0D) }
        switch unit {
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return true
        default: return false
        }
    }

    /// The text without white space at both ends.
    public func trimmed() -> Text {
        var start = 0
        var end = count
        while start < end && Text.isWhiteSpace(self[start]) { start += 1 }
        while end > start && Text.isWhiteSpace(self[end - 1]) { end -= 1 }
        return slice(start, end - start)
    }
}
