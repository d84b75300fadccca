/// Collects text piece by piece: ASCII bytes as long as every piece is ASCII, UTF-16 units after that.
public struct TextBuilder: ~Copyable {
    private var bytes: UnsafeMutablePointer<UInt8>?
    private var units: UnsafeMutablePointer<UInt16>?
    private var capacity: Int
    /// Number of UTF-16 units so far.
    public private(set) var count = 0

    /// An empty builder with room for `capacity` units.
    public init(capacity: Int = 16) {
        self.capacity = Swift.max(capacity, 8)
        bytes = .allocate(capacity: self.capacity)
    }

    deinit {
        bytes?.deallocate()
        units?.deallocate()
    }

    /// Adds a text.
    public mutating func append(_ text: Text) {
        if text.isASCII {
            append(bytes: text.bytes, count: text.count)
        } else {
            append(units: text.units, count: text.count)
        }
    }

    /// Adds `length` units of a text from a position.
    public mutating func append(_ text: Text, from start: Int, count length: Int) {
        if text.isASCII {
            append(bytes: text.bytes + start, count: length)
        } else {
            append(units: text.units + start, count: length)
        }
    }

    /// Adds an ASCII literal.
    public mutating func append(ascii: StaticString) {
        append(bytes: UnsafeMutablePointer(mutating: ascii.utf8Start), count: ascii.utf8CodeUnitCount)
    }

    /// Adds a Swift string.
    public mutating func append(_ string: String) {
        for unit in string.utf16 { append(unit: unit) }
    }

    /// Adds one UTF-16 unit.
    public mutating func append(unit: UInt16) {
        reserve(1)
        if let bytes {
            if unit < 0x80 {
                bytes[count] = UInt8(truncatingIfNeeded: unit)
                count += 1
                return
            }
            widen()
        }
        units![count] = unit
        count += 1
    }

    private mutating func append(bytes source: UnsafeMutablePointer<UInt8>, count length: Int) {
        reserve(length)
        if let bytes {
            (bytes + count).update(from: source, count: length)
        } else {
            let target = units! + count
            for index in 0..<length { target[index] = UInt16(source[index]) }
        }
        count += length
    }

    private mutating func append(units source: UnsafeMutablePointer<UInt16>, count length: Int) {
        if bytes != nil {
            var isASCII = true
            for index in 0..<length where source[index] >= 0x80 {
                isASCII = false
                break
            }
            if isASCII {
                reserve(length)
                let target = bytes! + count
                for index in 0..<length { target[index] = UInt8(truncatingIfNeeded: source[index]) }
                count += length
                return
            }
            widen()
        }
        reserve(length)
        (units! + count).update(from: source, count: length)
        count += length
    }

    private mutating func widen() {
        guard let bytes else { return }
        let wide = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
        for index in 0..<count { wide[index] = UInt16(bytes[index]) }
        bytes.deallocate()
        self.bytes = nil
        units = wide
    }

    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        capacity = Swift.max(capacity * 2, count + more)
        if let bytes {
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
            larger.update(from: bytes, count: count)
            bytes.deallocate()
            self.bytes = larger
        } else if let units {
            let larger = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
            larger.update(from: units, count: count)
            units.deallocate()
            self.units = larger
        }
    }

    /// The text collected; the builder is empty afterwards.
    public mutating func makeText() -> Text {
        defer {
            capacity = 8
            count = 0
            units = nil
            bytes = .allocate(capacity: 8)
        }
        if let bytes { return Text(takingASCII: bytes, count: count) }
        return Text(takingWide: units!, count: count)
    }
}
