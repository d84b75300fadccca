/// Members of `System.Collections.ArrayList`.
enum ArrayListLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Collections.ArrayList", { .arrayList }, members)
    ]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            ListLibrary.properties(members)
            ListLibrary.adding(members, element: "System.Object", adds: "int")
            ListLibrary.removing(members, element: "System.Object", removes: "void")
            ListLibrary.searching(members, element: "System.Object")
            ListLibrary.ordering(members)
            members.method("System.Object[] ToArray()") { value, _, _ in
                .list(Array(try ListLibrary.list(value).elements))
            }
            members.method("array ToArray(type type)") { value, arguments, interpreter in
                guard case .type(let type) = arguments[0] else { return .null }
                let elements = try ListLibrary.list(value).elements.map {
                    try Conversions.convert($0, to: type, interpreter)
                }
                return .list(Array(elements), of: type)
            }
            members.method("System.Collections.ArrayList GetRange(int index, int count)") {
                value, arguments, _ in
                let list = try ListLibrary.list(value)
                let range = try ListLibrary.range(list, arguments[0].asInt, arguments[1].asInt)
                return .host(ListObject(list.elements[range], type: .arrayList))
            }
            members.method("System.Object Clone()") { value, _, _ in
                .host(ListObject(try ListLibrary.list(value).elements, type: .arrayList))
            }
            members.staticMethod(
                "System.Collections.ArrayList Synchronized(System.Collections.ArrayList list)"
            ) { arguments, _ in
                arguments[0]
            }
            members.staticMethod("System.Collections.ArrayList ReadOnly(System.Collections.ArrayList list)") {
                arguments, _ in
                let copy = ListObject(try ListLibrary.list(arguments[0]).elements, type: .arrayList)
                copy.isReadOnly = true
                return .host(copy)
            }
            ListLibrary.constructors(members, "ArrayList", element: "System.Collections.ICollection")
        }
    }
}

extension TypeInfo {
    /// `System.Collections.ArrayList`.
    public static let arrayList = TypeLibrary.type(
        "System.Collections.ArrayList", .class, base: .object, [.list, .cloneable])
}
