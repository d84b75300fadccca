/// The generic types that scripts can close.
enum GenericLibrary {
    private static let prefix = "System.Collections.Generic."

    private static func face(_ name: String, _ arguments: [TypeInfo]) -> TypeInfo? {
        TypeCatalog.shared.generic(prefix + name, arguments)
    }

    /// The list of definitions.
    static let definitions: [GenericDefinition] = [
        GenericDefinition("System.Nullable", ["T"], .valueType),
        GenericDefinition(
            "System.Collections.Generic.IEnumerable", ["T"], .interface, interfaces: { _ in [.enumerable] }),
        GenericDefinition(
            "System.Collections.Generic.ICollection", ["T"], .interface,
            interfaces: { [face("IEnumerable", $0)].compactMap { $0 } }),
        GenericDefinition(
            "System.Collections.Generic.IList", ["T"], .interface,
            interfaces: { [face("ICollection", $0)].compactMap { $0 } }),
        GenericDefinition(
            "System.Collections.Generic.IReadOnlyList", ["T"], .interface,
            interfaces: { [face("IEnumerable", $0)].compactMap { $0 } }),
        GenericDefinition(
            "System.Collections.Generic.ISet", ["T"], .interface,
            interfaces: { [face("ICollection", $0)].compactMap { $0 } }),
        GenericDefinition(
            "System.Collections.Generic.IDictionary", ["TKey", "TValue"], .interface,
            interfaces: { _ in [.enumerable] }),
        GenericDefinition("System.Collections.Generic.IComparer", ["T"], .interface),
        GenericDefinition("System.Collections.Generic.IEqualityComparer", ["T"], .interface),
        GenericDefinition("System.IComparable", ["T"], .interface),
        GenericDefinition("System.IEquatable", ["T"], .interface),
        GenericDefinition("System.Action", ["T"]),
        GenericDefinition("System.Action", ["T1", "T2"]),
        GenericDefinition("System.Func", ["TResult"]),
        GenericDefinition("System.Func", ["T", "TResult"]),
        GenericDefinition("System.Func", ["T1", "T2", "TResult"]),
        GenericDefinition("System.Predicate", ["T"]),
        GenericDefinition("System.Comparison", ["T"]),
    ]
}
