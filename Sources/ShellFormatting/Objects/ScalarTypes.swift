/// The types whose values are shown as their text, one a line, and aligned to the right in a table.
enum ScalarTypes {
    private static let names: Set<String> = [
        "System.String", "System.SByte", "System.Byte", "System.Int16", "System.UInt16", "System.Int32",
        "System.UInt32", "System.Int64", "System.UInt64", "System.Char", "System.Single", "System.Double",
        "System.Boolean", "System.Decimal", "System.IntPtr", "System.Security.SecureString",
        "System.Numerics.BigInteger",
    ]

    /// True for strings, numbers, enumerations and the like, by an object's type names.
    static func contains(_ typeNames: [String]) -> Bool {
        guard let first = typeNames.first else { return false }
        if names.contains(first) { return true }
        return typeNames.contains("System.Enum")
    }
}
