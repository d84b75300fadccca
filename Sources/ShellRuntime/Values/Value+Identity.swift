/// Hashing and `.Equals` of values: what tables, sets and `-contains` on objects build on.
extension Value {
    /// `.Equals`: same kind and same content; text by case. `1` and `1L` are different here, as in .NET.
    public func equals(_ other: Value) -> Bool {
        switch (self, other) {
        case (.null, .null), (.nothing, .nothing), (.null, .nothing), (.nothing, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.long(let a), .long(let b)): a == b
        case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
        case (.single(let a), .single(let b)): a == b || (a.isNaN && b.isNaN)
        case (.char(let a), .char(let b)): a == b
        case (.byte(let a), .byte(let b)): a == b
        case (.sbyte(let a), .sbyte(let b)): a == b
        case (.short(let a), .short(let b)): a == b
        case (.ushort(let a), .ushort(let b)): a == b
        case (.uint(let a), .uint(let b)): a == b
        case (.ulong(let a), .ulong(let b)): a == b
        case (.text(let a), .text(let b)): a.equals(b)
        case (.array(let a), .array(let b)): a === b
        case (.table(let a), .table(let b)): a === b
        case (.object(let a), .object(let b)): a === b
        case (.block(let a), .block(let b)): a === b
        case (.type(let a), .type(let b)): a === b
        case (.host(let a), _): a.isEqual(to: other)
        default: false
        }
    }

    /// A hash that agrees with `equals`.
    public func hashCode() -> Int {
        switch self {
        case .unset, .nothing, .null, .variable: 0
        case .bool(let value): value ? 1 : 0
        case .int(let value): Value.mix(Int(value))
        case .long(let value): Value.mix(Int(value))
        case .double(let value): value.hashValue
        case .single(let value): value.hashValue
        case .char(let value): Value.mix(Int(value))
        case .byte(let value): Value.mix(Int(value))
        case .sbyte(let value): Value.mix(Int(value))
        case .short(let value): Value.mix(Int(value))
        case .ushort(let value): Value.mix(Int(value))
        case .uint(let value): Value.mix(Int(value))
        case .ulong(let value): Value.mix(Int(truncatingIfNeeded: value))
        case .text(let text): text.hashCode()
        case .array(let object): ObjectIdentifier(object).hashValue
        case .table(let object): ObjectIdentifier(object).hashValue
        case .object(let object): ObjectIdentifier(object).hashValue
        case .block(let object): ObjectIdentifier(object).hashValue
        case .type(let object): ObjectIdentifier(object).hashValue
        case .host(let object): object.hashCode()
        }
    }

    /// Spreads neighbouring integers over the index (Fibonacci hashing).
    @inline(__always)
    static func mix(_ value: Int) -> Int {
        let product = UInt64(bitPattern: Int64(value)) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: product >> 16)
    }
}
