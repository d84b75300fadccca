extension TypeInfo {
    /// The array type of an element type.
    public static func array(of element: TypeInfo, rank: Int = 1) -> TypeInfo {
        rank == 1 ? element.arrayType : TypeCatalog.shared.multidimensional(element, rank)
    }

    /// Makes the type object; `arrayType` and the catalogue keep it, so that it has identity.
    static func makeArray(of element: TypeInfo, rank: Int) -> TypeInfo {
        TypeInfo(
            element.fullName + arraySuffix(rank), kind: .array, base: .array, element: element, rank: rank)
    }

    /// `[]`, `[,]`, ...
    static func arraySuffix(_ rank: Int) -> String {
        "[" + String(repeating: ",", count: rank - 1) + "]"
    }
}
