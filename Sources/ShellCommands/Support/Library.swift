import ShellRuntime

/// Makes values of the library's collection types.
enum Library {
    private static let arrayListType = TypeCatalog.shared.resolve("System.Collections.ArrayList") ?? .object

    /// A `Collection[psobject]`.
    static func collection(_ values: [Value]) -> Value { .host(ObjectCollection(values)) }
    /// An `ArrayList`.
    static func arrayList(_ values: [Value]) -> Value { .host(ListObject(values, type: arrayListType)) }
}
