/// The value of a constant in the text.
public enum ConstantValue: Sendable, Equatable {
    /// A number.
    case number(NumericLiteral)
    /// A string.
    case string(String)
    /// A switch of an attribute that is on because it is named.
    case boolean(Bool)
}

/// A number as its literal says: the type is part of the value.
public enum NumericLiteral: Sendable, Equatable {
    /// `[sbyte]`, suffix `y`.
    case int8(Int8)
    /// `[byte]`, suffix `uy`.
    case uint8(UInt8)
    /// `[short]`, suffix `s`.
    case int16(Int16)
    /// `[ushort]`, suffix `us`.
    case uint16(UInt16)
    /// `[int]`.
    case int32(Int32)
    /// `[uint]`, suffix `u`.
    case uint32(UInt32)
    /// `[long]`, suffix `l` or too large for `[int]`.
    case int64(Int64)
    /// `[ulong]`, suffix `ul`.
    case uint64(UInt64)
    /// `[double]`.
    case double(Double)
    /// `[decimal]`: digits with sign and point, scale kept, such as `1.50`.
    case decimal(String)
    /// `[bigint]`, suffix `n`: decimal digits with sign.
    case bigInteger(String)
}
