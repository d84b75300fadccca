/// The generic types that scripts can close.
enum GenericLibrary {
    private static let prefix = "System.Collections.Generic."

    private static func face(_ name: String, _ arguments: [TypeInfo]) -> TypeInfo? {
        TypeCatalog.shared.generic(prefix + name, arguments)
    }

    /// The list of definitions.
    static let definitions: [GenericDefinition] = collections + interfaces + TupleObject.definitions

    private static let collections: [GenericDefinition] = [
        GenericDefinition(
            "System.Collections.Generic.List", ["T"],
            interfaces: { [.list, face("IList", $0), face("IReadOnlyList", $0)].compactMap { $0 } },
            members: { listMembers("List") }),
        GenericDefinition(
            "System.Collections.ObjectModel.Collection", ["T"],
            interfaces: { [.list, face("IList", $0)].compactMap { $0 } },
            members: { listMembers("Collection") }),
        GenericDefinition(
            "System.Collections.ObjectModel.ObservableCollection", ["T"],
            interfaces: { [.list, face("IList", $0)].compactMap { $0 } },
            members: { listMembers("ObservableCollection") }),
        GenericDefinition(
            "System.Collections.ObjectModel.ReadOnlyCollection", ["T"],
            interfaces: { [.list, face("IList", $0)].compactMap { $0 } },
            members: { listMembers("ReadOnlyCollection") }),
        GenericDefinition(
            "System.Collections.Generic.LinkedList", ["T"],
            interfaces: { [.collection, face("ICollection", $0)].compactMap { $0 } },
            members: { listMembers("LinkedList") }),
        GenericDefinition(
            "System.Collections.Concurrent.ConcurrentBag", ["T"],
            interfaces: { [.collection, face("IEnumerable", $0)].compactMap { $0 } },
            members: { listMembers("ConcurrentBag") }),
        GenericDefinition(
            "System.Collections.Generic.Dictionary", ["TKey", "TValue"],
            interfaces: { [.dictionary, face("IDictionary", $0)].compactMap { $0 } },
            members: { TableLibrary.dictionary() }),
        GenericDefinition(
            "System.Collections.Concurrent.ConcurrentDictionary", ["TKey", "TValue"],
            interfaces: { [.dictionary, face("IDictionary", $0)].compactMap { $0 } },
            members: { TableLibrary.dictionary() }),
        GenericDefinition(
            "System.Collections.Generic.SortedDictionary", ["TKey", "TValue"],
            interfaces: { [.dictionary, face("IDictionary", $0)].compactMap { $0 } },
            members: { SortedTableLibrary.members(key: "TKey", value: "TValue") }),
        GenericDefinition(
            "System.Collections.Generic.SortedList", ["TKey", "TValue"],
            interfaces: { [.dictionary, face("IDictionary", $0)].compactMap { $0 } },
            members: { SortedTableLibrary.members(key: "TKey", value: "TValue") }),
        GenericDefinition(
            "System.Collections.Generic.HashSet", ["T"],
            interfaces: { [.enumerable, face("ISet", $0)].compactMap { $0 } },
            members: { SetLibrary.members() }),
        GenericDefinition(
            "System.Collections.Generic.SortedSet", ["T"],
            interfaces: { [.enumerable, face("ISet", $0)].compactMap { $0 } },
            members: { SetLibrary.members() }),
        GenericDefinition(
            "System.Collections.Generic.Queue", ["T"], interfaces: { _ in [.collection] },
            members: { QueueLibrary.queue(element: "T") }),
        GenericDefinition(
            "System.Collections.Concurrent.ConcurrentQueue", ["T"], interfaces: { _ in [.collection] },
            members: { QueueLibrary.queue(element: "T") }),
        GenericDefinition(
            "System.Collections.Generic.Stack", ["T"], interfaces: { _ in [.collection] },
            members: { QueueLibrary.stack(element: "T") }),
        GenericDefinition(
            "System.Collections.Generic.KeyValuePair", ["TKey", "TValue"], .valueType,
            members: { EntryObject.pairMembers() }),
    ]

    private static func listMembers(_ name: String) -> TypeMembers {
        .build { members in
            let common = ListLibrary.members()
            for property in common.properties { members.add(property) }
            for method in common.methods { members.add(method) }
            ListLibrary.constructors(members, name, element: "System.Collections.IEnumerable")
        }
    }

    private static let interfaces: [GenericDefinition] = [
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
