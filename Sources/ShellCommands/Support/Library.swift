import ShellRuntime

/// Makes values of the library's collection types.
enum Library {
    /// A `Collection[psobject]`.
    static func collection(_ values: [Value]) -> Value { .list(values) }
    /// An `ArrayList`.
    static func arrayList(_ values: [Value]) -> Value { .list(values) }
}
