/// Anything a script can hold.
///
/// Scalars lie inline, everything else is one final class a kind, so that a copy costs at most one reference
/// count and the whole is 16 bytes wide. No existential may ever become a payload: it makes every operation,
/// integers included, an order of magnitude slower.
public enum Value {
    /// A variable slot that was not assigned in this scope yet; never seen by a script.
    case unset
    /// The result of something that wrote nothing (`AutomationNull`); enumerates as no object.
    case nothing
    /// `$null`.
    case null
    case bool(Bool)
    case int(Int32)
    case long(Int64)
    case double(Double)
    /// A UTF-16 code unit, `[char]`.
    case char(UInt16)
    case byte(UInt8)
    case sbyte(Int8)
    case short(Int16)
    case ushort(UInt16)
    case uint(UInt32)
    case ulong(UInt64)
    case single(Float)
    case text(Text)
    case array(ArrayObject)
    /// A `Hashtable` or an ordered dictionary.
    case table(TableObject)
    /// A `PSCustomObject`, or an instance of a class that a script defined.
    case object(ScriptObject)
    case block(ScriptBlock)
    /// A .NET type as a value, `[int]`.
    case type(TypeInfo)
    /// Everything else: decimals, dates, lists, regular expressions, error records, farm objects.
    case host(HostObject)
    /// A variable with a type, attributes or a reference to it; lives in slots only, never seen by a script.
    case variable(VariableBox)
}

extension Value {
    /// A string value. The text is copied once.
    @inlinable public init(_ string: String) {
        self = .text(Text(string))
    }

    /// `$true` for everything that is not a script-visible absence.
    @inlinable public var isNull: Bool {
        switch self {
        case .null, .nothing, .unset: true
        default: false
        }
    }

    /// The value without a `DecoratedValue` around it, as operators see it.
    @inlinable public var unwrapped: Value {
        if case .host(let object) = self, let decorated = object as? DecoratedValue { return decorated.base }
        return self
    }
}
