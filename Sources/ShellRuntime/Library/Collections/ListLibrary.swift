/// Members of `List[T]`, `ArrayList`, `Collection[T]`.
enum ListLibrary {
    static func members() -> TypeMembers { .build { _ in } }
}
