/// What `.psobject` gives: the object's members as objects.
public final class PSObjectView: HostObject {
    /// The object.
    public let target: Value

    /// Looks at a value.
    public init(_ target: Value) { self.target = target }

    public override var type: TypeInfo { .psObject }
    public override func toText() -> Text { target.toText() }

    /// The type's members.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.PSObject", { .psObject }, members),
        LibraryType("System.Management.Automation.PSMemberInfoIntegratingCollection", { .memberCollection }) {
            MemberCollection.members()
        },
        LibraryType("System.Management.Automation.PSTypeNameCollection", { .typeNameList }) {
            ListLibrary.members()
        },
    ]

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("Members", "System.Object") { value, interpreter in
                .host(MemberCollection(target(value), .all, interpreter))
            }
            members.property("Properties", "System.Object") { value, interpreter in
                .host(MemberCollection(target(value), .properties, interpreter))
            }
            members.property("Methods", "System.Object") { value, interpreter in
                .host(MemberCollection(target(value), .methods, interpreter))
            }
            members.property("ImmediateBaseObject", "System.Object") { value, _ in target(value).unwrapped }
            members.property("BaseObject", "System.Object") { value, _ in target(value).unwrapped }
            members.property("TypeNames", "System.Object") { value, _ in .host(TypeNameList(target(value))) }
            members.method("psobject Copy()") { value, _, _ in ObjectCopy.copy(target(value)) }
            members.constructor("PSObject()") { _, _ in
                .object(ScriptObject(shape: .emptyRoot, slots: []))
            }
            members.constructor("PSObject(System.Object obj)") { arguments, _ in arguments[0] }
            members.staticMethod("psobject AsPSObject(System.Object obj)") { arguments, _ in arguments[0] }
        }
    }

    private static func target(_ value: Value) -> Value {
        (value.hostObject as? PSObjectView)?.target ?? value
    }
}

/// Copies as `.psobject.Copy()` makes them: notes are copied, the base object is shared but for copyable ones.
enum ObjectCopy {
    static func copy(_ value: Value) -> Value {
        switch value {
        case .object(let object):
            let copy = ScriptObject(shape: object.shape, slots: object.slots)
            copy.scriptClass = object.scriptClass
            copy.typeNames = object.typeNames
            copy.extendedMembers = object.extendedMembers.map(copied)
            return .object(copy)
        case .host(let object as DecoratedValue):
            let copy = DecoratedValue(object.base)
            copy.extendedMembers = object.extendedMembers.map(copied)
            return .host(copy)
        case .array(let array):
            let copy = ArrayObject(array.values, elementType: array.elementType)
            copy.extendedMembers = array.extendedMembers.map(copied)
            return .array(copy)
        case .table(let table):
            let copy = TableObject(flavor: table.flavor, isCaseSensitive: table.isCaseSensitive)
            copy.genericType = table.genericType
            for (key, entry) in zip(table.keys, table.values) { copy.set(key, entry) }
            return .table(copy)
        default: return value
        }
    }

    private static func copied(_ list: MemberList) -> MemberList {
        let copy = MemberList()
        copy.members = list.members
        return copy
    }
}

extension Shape {
    /// A root to start single objects from.
    static var emptyRoot: Shape { makeRoot() }
}

extension TypeInfo {
    static let memberCollection = TypeLibrary.type(
        "System.Management.Automation.PSMemberInfoIntegratingCollection", .class, base: .object, [.enumerable]
    )
    static let typeNameList = TypeInfo(
        "System.Collections.ObjectModel.Collection`1[System.String]", base: .object, interfaces: [.list],
        genericArguments: [.string], genericParameters: ["T"], members: ListLibrary.members)
}

/// `.psobject.TypeNames` and `.pstypenames`: a list whose changes are the object's.
public final class TypeNameList: ListObject {
    private let owner: Value

    init(_ owner: Value) {
        self.owner = owner
        super.init(TypeNames.names(of: owner).map { Value($0) }, type: .typeNameList, elementType: .string)
    }

    /// Gives the object the names now in the list.
    public override func didChange() {
        super.didChange()
        let names = elements.map(\.string)
        switch owner {
        case .object(let object):
            let own = TypeNames.hierarchy(owner.type)
            object.typeNames =
                names.count >= own.count && names.suffix(own.count) == own[...]
                ? Array(names.dropLast(own.count)) : names
        case .host(let object): object.typeNameOverride = names
        default: break
        }
    }
}

/// What `.psbase` gives: the object with the members of its type alone, whatever its keys or notes are called.
final class BaseView: HostObject {
    private let target: Value

    init(_ target: Value) { self.target = target }

    override var type: TypeInfo { target.unwrapped.type }
    override func toText() -> Text { target.toText() }

    override func dynamicMember(_ name: Symbol, _ interpreter: Interpreter) throws -> Value? {
        switch target.unwrapped.type.table.member(name) {
        case .property(let property)?: try property.get(target.unwrapped, interpreter)
        case .methods(let group)?: .host(MethodReference(target.unwrapped, .native(group)))
        case nil: nil
        }
    }

    override func setDynamicMember(
        _ name: Symbol, _ spelled: String, _ new: Value, _ interpreter: Interpreter
    ) throws -> Bool {
        guard case .property(let property)? = target.unwrapped.type.table.member(name) else { return false }
        try MemberAssignment.assign(property, target.unwrapped, new, interpreter)
        return true
    }

    /// The object itself, for calls of its methods.
    var base: Value { target.unwrapped }
}
