/// Zeros of the value types that are boxed.
enum ValueDefaults {
    static func boxed(_ type: TypeInfo) -> Value? { nil }
}
