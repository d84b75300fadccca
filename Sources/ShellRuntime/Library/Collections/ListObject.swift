/// A growing list: `ArrayList`, `List[T]`, `Collection[T]` and their kin.
open class ListObject: HostObject {
    /// The elements.
    public final var elements: ContiguousArray<Value>
    /// What stores convert to; `System.Object` for none.
    public final let elementType: TypeInfo
    /// True for a read-only view or a list of fixed size.
    public final var isReadOnly = false
    private final let listType: TypeInfo
    /// Advanced by every change, so that an enumeration notices.
    public final var version = 0

    /// Makes a list of a .NET type.
    public init(
        _ elements: some Sequence<Value> = EmptyCollection<Value>(), type: TypeInfo,
        elementType: TypeInfo = .object
    ) {
        self.elements = ContiguousArray(elements)
        self.elementType = elementType
        listType = type
    }

    public override var type: TypeInfo { listType }
    public override var isEnumerable: Bool { true }
    public override var knownCount: Int? { elements.count }
    public override func makeIterator() -> ValueIterator? { ListIterator(self) }

    public override func toText() -> Text { ArrayObject(Array(elements)).joinedText }

    public override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        let number = try Indexing.number(index, interpreter)
        let place = number < 0 ? number + elements.count : number
        return place >= 0 && place < elements.count ? elements[place] : .nothing
    }

    public override func setElement(
        at index: Value, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        let number = try Indexing.number(index, interpreter)
        let place = number < 0 ? number + elements.count : number
        guard place >= 0 && place < elements.count else {
            throw ScriptError.argumentRange("index", ListObject.outOfRange)
        }
        elements[place] = try converted(new, interpreter)
        didChange()
        return true
    }

    /// Called after every change.
    open func didChange() { version += 1 }

    /// A value converted to the element type.
    final func converted(_ value: Value, _ interpreter: Interpreter) throws -> Value {
        if elementType === TypeInfo.object || value.type === elementType { return value }
        if value.isNull, !elementType.isValueType, elementType !== TypeInfo.string { return .null }
        return try Conversions.convert(value, to: elementType, interpreter)
    }

    /// The error of going through a collection that changes.
    static func wasModified() -> ScriptError {
        .make(
            "System.InvalidOperationException", id: "System.InvalidOperationException",
            category: .operationStopped,
            message: "Collection was modified; enumeration operation may not execute.")
    }

    static let outOfRange =
        "Index was out of range. Must be non-negative and less than the size of the collection."
}

/// Goes through a list; notices changes as .NET does.
private final class ListIterator: ValueIterator {
    private let list: ListObject
    private let version: Int
    private var at = 0

    init(_ list: ListObject) {
        self.list = list
        version = list.version
    }

    override func next() throws -> Value? {
        guard version == list.version else {
            throw ListObject.wasModified()
        }
        guard at < list.elements.count else { return nil }
        at += 1
        return list.elements[at - 1]
    }
}

/// What `.ForEach()` and `.Where()` give: `Collection[PSObject]`.
public final class ObjectCollection: ListObject {
    /// Makes a collection.
    public init(_ elements: [Value]) {
        super.init(elements, type: .objectCollection)
    }
}

extension TypeInfo {
    /// ``System.Collections.ObjectModel.Collection`1[System.Management.Automation.PSObject]``.
    static let objectCollection =
        TypeCatalog.shared.generic("System.Collections.ObjectModel.Collection", [.psObject]) ?? .list
}

extension ArrayObject {
    /// The elements joined by blanks.
    var joinedText: Text { Value.array(self).toText() }
}
