/// A `Tuple` or `ValueTuple`.
public final class TupleObject: HostObject {
    /// The items.
    public let items: [Value]
    private let tupleType: TypeInfo

    /// Makes a tuple of any number of items.
    public init(_ items: [Value], isValue: Bool = false) {
        self.items = items
        let name = isValue ? "System.ValueTuple" : "System.Tuple"
        tupleType = TypeCatalog.shared.generic(name, items.map { $0.isNull ? .object : $0.type }) ?? .object
    }

    public override var type: TypeInfo { tupleType }
    public override func toText() -> Text { Text("(" + items.map(\.string).joined(separator: ", ") + ")") }
    public override func hashCode() -> Int { items.reduce(17) { $0 &* 31 &+ $1.hashCode() } }

    public override func isEqual(to other: Value) -> Bool {
        guard let tuple = other.hostObject as? TupleObject, tuple.items.count == items.count else {
            return false
        }
        return zip(items, tuple.items).allSatisfy { $0.equals($1) }
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.Tuple", { .tuple }) { statics(isValue: false) },
        LibraryType("System.ValueTuple", { .valueTuple }) { statics(isValue: true) },
    ]

    private static func statics(isValue: Bool) -> TypeMembers {
        .build { members in
            for count in 1...7 {
                let list = (1...count).map { "System.Object item\($0)" }.joined(separator: ", ")
                members.staticMethod("System.Object Create(\(list))") { arguments, _ in
                    .host(TupleObject(arguments.map(\.unwrapped), isValue: isValue))
                }
            }
        }
    }

    /// The definitions with one to seven items.
    static let definitions: [GenericDefinition] = (1...7).flatMap { count in
        [definition("System.Tuple", count, false), definition("System.ValueTuple", count, true)]
    }

    private static func definition(_ name: StaticString, _ count: Int, _ isValue: Bool) -> GenericDefinition {
        let names = (1...count).map { "T\($0)" }
        return GenericDefinition(
            name, names, isValue ? .valueType : .generic,
            members: {
                .build { members in
                    for (index, name) in names.enumerated() {
                        members.property("Item\(index + 1)", name) { value, _ in
                            (value.hostObject as? TupleObject)?.items[index] ?? .null
                        }
                    }
                    members.property("Length", "int") { _, _ in .int(Int32(count)) }
                    let list = names.map { "\($0) \($0.lowercased())" }.joined(separator: ", ")
                    members.constructor("Tuple(\(list))") { arguments, _ in
                        .host(TupleObject(arguments, isValue: isValue))
                    }
                }
            })
    }
}

extension TypeInfo {
    static let tuple = TypeLibrary.type("System.Tuple")
    static let valueTuple = TypeLibrary.type("System.ValueTuple", .valueType, base: .valueType)
}
