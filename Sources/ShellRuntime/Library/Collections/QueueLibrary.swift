/// Members of queues and stacks, generic or not. A stack's elements lie with the top first.
enum QueueLibrary {
    /// The table of the area.
    static let table: [LibraryType] = [
        LibraryType("System.Collections.Queue", { .queue }) { queue(element: "System.Object") },
        LibraryType("System.Collections.Stack", { .stack }) { stack(element: "System.Object") },
    ]

    static func queue(element: String) -> TypeMembers {
        .build { members in
            common(members, element: element)
            members.method("void Enqueue(\(element) item)") { value, arguments, _ in
                let list = try ListLibrary.list(value)
                list.elements.append(arguments[0])
                list.didChange()
                return .nothing
            }
            taking(members, "Dequeue", element, empty: "Queue empty.")
            constructors(members, "Queue", reversed: false)
        }
    }

    static func stack(element: String) -> TypeMembers {
        .build { members in
            common(members, element: element)
            members.method("void Push(\(element) item)") { value, arguments, _ in
                let list = try ListLibrary.list(value)
                list.elements.insert(arguments[0], at: 0)
                list.didChange()
                return .nothing
            }
            taking(members, "Pop", element, empty: "Stack empty.")
            constructors(members, "Stack", reversed: true)
        }
    }

    private static func common(_ members: MemberBuilder, element: String) {
        members.property("Count", "int") { value, _ in Value(int: try ListLibrary.list(value).elements.count)
        }
        members.property("IsSynchronized", "bool") { _, _ in .bool(false) }
        members.property("SyncRoot", "System.Object") { value, _ in value }
        ListLibrary.searching(members, element: element)
        members.method("void Clear()") { value, _, _ in
            let list = try ListLibrary.list(value)
            list.elements.removeAll()
            list.didChange()
            return .nothing
        }
        members.method("\(element)[] ToArray()") { value, _, _ in
            let list = try ListLibrary.list(value)
            return .list(Array(list.elements), of: list.elementType)
        }
        members.method("System.Object Clone()") { value, _, _ in
            let list = try ListLibrary.list(value)
            return .host(ListObject(list.elements, type: list.type, elementType: list.elementType))
        }
    }

    private static func taking(_ members: MemberBuilder, _ name: String, _ element: String, empty: String) {
        func first(_ value: Value) throws -> Value {
            guard let first = try ListLibrary.list(value).elements.first else {
                throw ScriptError.invalidOperation(empty)
            }
            return first
        }
        func remove(_ value: Value) throws {
            let list = try ListLibrary.list(value)
            list.elements.removeFirst()
            list.didChange()
        }
        members.method("\(element) Peek()") { value, _, _ in try first(value) }
        members.method("\(element) \(name)()") { value, _, _ in
            let taken = try first(value)
            try remove(value)
            return taken
        }
        members.method("bool Try\(name)(ref \(element) result)") { value, arguments, _ in
            guard let taken = try? first(value) else { return .bool(false) }
            try remove(value)
            arguments[0].assignReference(taken)
            return .bool(true)
        }
        members.method("bool TryPeek(ref \(element) result)") { value, arguments, _ in
            guard let taken = try? first(value) else { return .bool(false) }
            arguments[0].assignReference(taken)
            return .bool(true)
        }
    }

    private static func constructors(_ members: MemberBuilder, _ name: String, reversed: Bool) {
        func make(_ type: Value, _ elements: [Value], _ interpreter: Interpreter) throws -> Value {
            guard case .type(let type) = type else { return .null }
            let list = ListObject(type: type, elementType: type.genericArguments.first ?? .object)
            for element in elements { list.elements.append(try list.converted(element, interpreter)) }
            if reversed { list.elements.reverse() }
            return .host(list)
        }
        members.receiverConstructor("\(name)()") { type, _, interpreter in try make(type, [], interpreter) }
        members.receiverConstructor("\(name)(System.Collections.IEnumerable collection)") {
            type, arguments, interpreter in
            try make(type, Enumeration.elements(arguments[0]), interpreter)
        }
        members.receiverConstructor("\(name)(int capacity)") { type, _, interpreter in
            try make(type, [], interpreter)
        }
    }
}

extension TypeInfo {
    static let queue = TypeLibrary.type("System.Collections.Queue", .class, base: .object, [.collection])
    static let stack = TypeLibrary.type("System.Collections.Stack", .class, base: .object, [.collection])
}
