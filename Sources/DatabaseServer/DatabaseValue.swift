/// One argument of a statement, or one column of a row.
public enum DatabaseValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

extension DatabaseValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
    public init(stringLiteral value: String) { self = .text(value) }
    public init(integerLiteral value: Int64) { self = .integer(value) }
    public init(nilLiteral: ()) { self = .null }
}

extension DatabaseValue {
    /// A number of any width.
    @inlinable public static func int(_ value: some BinaryInteger) -> DatabaseValue { .integer(Int64(value)) }
    /// 1 for true, 0 for false.
    @inlinable public static func bool(_ value: Bool) -> DatabaseValue { .integer(value ? 1 : 0) }
    /// The text, or null.
    @inlinable public static func text(orNull value: String?) -> DatabaseValue {
        value.map { .text($0) } ?? .null
    }
    /// The number, or null.
    @inlinable public static func int(orNull value: Int64?) -> DatabaseValue {
        value.map { .integer($0) } ?? .null
    }
    /// The bytes, or null.
    @inlinable public static func blob(orNull value: [UInt8]?) -> DatabaseValue {
        value.map { .blob($0) } ?? .null
    }
}
