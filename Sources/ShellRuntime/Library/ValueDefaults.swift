/// Zeros of the value types that are boxed.
enum ValueDefaults {
    /// The value of a variable of a type that nothing was assigned to: zero, false, the first of an enumeration, `$null`.
    static func value(of type: TypeInfo) -> Value {
        if type.enumeration != nil { return .host(EnumObject(type, 0)) }
        if type === TypeInfo.int32 { return .int(0) }
        if type === TypeInfo.boolean { return .bool(false) }
        if type === TypeInfo.int64 { return .long(0) }
        if type === TypeInfo.double { return .double(0) }
        if type === TypeInfo.single { return .single(0) }
        if type === TypeInfo.byte { return .byte(0) }
        if type === TypeInfo.sbyte { return .sbyte(0) }
        if type === TypeInfo.int16 { return .short(0) }
        if type === TypeInfo.uint16 { return .ushort(0) }
        if type === TypeInfo.uint32 { return .uint(0) }
        if type === TypeInfo.uint64 { return .ulong(0) }
        if type === TypeInfo.char { return .char(0) }
        return boxed(type) ?? .null
    }

    static func boxed(_ type: TypeInfo) -> Value? { nil }
}
