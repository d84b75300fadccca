/// `.psobject.Properties`, `.Methods` and `.Members`: enumerated, indexed by name, added to.
public final class MemberCollection: HostObject {
    enum Selection { case all, properties, methods }

    private let owner: Value
    private let selection: Selection
    private let interpreter: Interpreter

    init(_ owner: Value, _ selection: Selection, _ interpreter: Interpreter) {
        self.owner = owner
        self.interpreter = interpreter
        self.selection = selection
    }

    public override var type: TypeInfo { .memberCollection }
    public override var isEnumerable: Bool { true }

    private func descriptions(_ interpreter: Interpreter) -> [MemberDescription] {
        switch selection {
        case .all: Members.list(owner, interpreter)
        case .properties: Members.properties(owner, interpreter)
        case .methods: Members.methods(owner, interpreter)
        }
    }

    private func all(_ interpreter: Interpreter) -> [Value] {
        descriptions(interpreter).map(object)
    }

    /// A member as an object: properties by their value, methods to be called.
    private func object(_ description: MemberDescription) -> Value {
        switch description.source {
        case .methods(let group, _): .host(MethodReference(owner, .native(group)))
        case .added(let member) where member.isMethod: .host(MethodReference(owner, .added(member)))
        default: .host(PropertyObject(description, of: owner))
        }
    }

    public override func element(at index: Value, _ interpreter: Interpreter) throws -> Value? {
        let wanted = Symbol(index.string)
        guard let found = descriptions(interpreter).first(where: { $0.symbol == wanted }) else {
            return .nothing
        }
        return object(found)
    }

    public override func makeIterator() -> ValueIterator? { ArrayIterator(all(interpreter)) }
    public override var knownCount: Int? { descriptions(interpreter).count }

    static func members() -> TypeMembers {
        .build { members in
            members.property("Count", "int") { value, interpreter in
                .int(Int32(collection(value)?.descriptions(interpreter).count ?? 0))
            }
            members.method("void Add(System.Object member)") { value, arguments, interpreter in
                try collection(value)?.add(arguments[0], interpreter)
                return .nothing
            }
            members.method("void Add(System.Object member, bool preValidated)") {
                value, arguments, interpreter in
                try collection(value)?.add(arguments[0], interpreter)
                return .nothing
            }
            members.method("void Remove(string name)") { value, arguments, _ in
                collection(value)?.remove(Symbol(arguments[0].string))
                return .nothing
            }
            members.method("System.Object Match(string name)") { value, arguments, interpreter in
                let pattern = try Patterns.wildcard(.init(arguments[0].string))
                let found = collection(value)?.all(interpreter) ?? []
                return .array(
                    ArrayObject(
                        found.filter {
                            pattern.matches(Text(($0.hostObject as? PropertyObject)?.name ?? ""))
                        }))
            }
            members.method("System.Collections.IEnumerator GetEnumerator()") { value, _, interpreter in
                .host(EnumeratorObject(ArrayIterator(collection(value)?.all(interpreter) ?? [])))
            }
        }
    }

    private static func collection(_ value: Value) -> MemberCollection? {
        value.hostObject as? MemberCollection
    }

    private func add(_ member: Value, _ interpreter: Interpreter) throws {
        let added: MemberList.Member
        switch member.hostObject {
        case let property as PropertyObject:
            guard let own = property.added else {
                added = .note(name: property.name, value: try property.value(interpreter))
                break
            }
            added = own
        case let method as MethodReference:
            guard case .added(let own) = method.target else { return }
            added = own
        default:
            throw ScriptError.argument("A member can be added only as a PSNoteProperty or the like.")
        }
        if descriptions(interpreter).contains(where: { $0.symbol == Symbol(added.name) }) {
            throw ScriptError.make(
                "System.Management.Automation.ExtendedTypeSystemException",
                id: "AlreadyPresentPSMemberInfoInternalCollectionAdd",
                category: .notSpecified,
                message:
                    "Cannot add a member with the name \"\(added.name)\" because a member with that name "
                    + "already exists. If you want to overwrite the member anyway, use the Force parameter to overwrite it."
            )
        }
        _ = Members.add(added, to: owner)
    }

    private func remove(_ name: Symbol) {
        if case .object(let object) = owner { object.removeProperty(name) }
        ExtendedMembers.list(of: owner)?.remove(name)
    }
}
