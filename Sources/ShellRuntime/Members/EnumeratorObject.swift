/// Goes through an array made beforehand.
final class ArrayIterator: ValueIterator {
    private let values: [Value]
    private var at = 0

    init(_ values: [Value]) { self.values = values }

    override func next() throws -> Value? {
        guard at < values.count else { return nil }
        at += 1
        return values[at - 1]
    }
}

/// An `IEnumerator`: `.GetEnumerator()`, `MoveNext()` and `Current`. The pipeline takes it apart.
public final class EnumeratorObject: HostObject {
    private let restart: (() -> ValueIterator)?
    private var iterator: ValueIterator
    private(set) var current: Value = .null
    private let shownType: TypeInfo

    init(_ iterator: ValueIterator, type: TypeInfo = .enumeratorObject, restart: (() -> ValueIterator)? = nil)
    {
        self.iterator = iterator
        self.restart = restart
        shownType = type
    }

    public override var type: TypeInfo { shownType }
    public override var isEnumerable: Bool { true }
    public override func makeIterator() -> ValueIterator? { iterator }

    /// Goes to the next element; false at the end.
    func moveNext() throws -> Bool {
        guard let next = try iterator.next() else {
            current = .null
            return false
        }
        current = next
        return true
    }

    /// Goes back to the start.
    func reset() throws {
        guard let restart else {
            throw ScriptError.dotNet("System.NotSupportedException", "Specified method is not supported.")
        }
        iterator = restart()
        current = .null
    }

    /// The type and its members.
    static let table: [LibraryType] = [
        LibraryType("System.Collections.EnumeratorObject", { .enumeratorObject }, members)
    ]

    static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("Current", "System.Object") { value, _ in
                (value.hostObject as? EnumeratorObject)?.current ?? .null
            }
            members.method("bool MoveNext()") { value, _, _ in
                .bool(try (value.hostObject as? EnumeratorObject)?.moveNext() ?? false)
            }
            members.method("void Reset()") { value, _, _ in
                try (value.hostObject as? EnumeratorObject)?.reset()
                return .nothing
            }
            members.method("void Dispose()") { _, _, _ in .nothing }
        }
    }
}

extension TypeInfo {
    static let enumeratorObject = TypeLibrary.type(
        "System.Collections.EnumeratorObject", .class, base: .object, [.enumerator])
}
