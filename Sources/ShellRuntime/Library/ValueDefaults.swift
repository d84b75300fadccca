/// Zeros of the value types.
enum ValueDefaults {
    /// The value of a variable of a type that nothing was assigned to: zero, false, the first of an enumeration, `$null`.
    static func value(of type: TypeInfo) -> Value { StaticMembers.defaultValue(type) }

    /// The zero of a boxed value type; nil for other types.
    static func boxed(_ type: TypeInfo) -> Value? {
        if type === TypeInfo.dateTime { return .host(DateTimeObject(ticks: 0)) }
        if type === TypeInfo.timeSpan { return .host(TimeSpanObject(ticks: 0)) }
        if type === TypeInfo.guid { return .host(GuidObject(bytes: Array(repeating: 0, count: 16))) }
        if type === TypeInfo.decimal { return Value(DecimalNumber(magnitude: 0)) }
        if type === TypeInfo.bigInteger { return Value(BigInteger(0)) }
        return nil
    }
}
