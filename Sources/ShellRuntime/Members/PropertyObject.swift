/// One member of an object as an object: what `.psobject.Properties['Name']` gives, and `[psnoteproperty]::new(...)`.
public final class PropertyObject: HostObject {
    /// The object it is a member of; nil until it was added to one.
    let owner: Value?
    /// A member that is not attached yet, or was added by a script.
    let added: MemberList.Member?
    /// A member of the object, as it is listed.
    let description: MemberDescription?

    init(_ description: MemberDescription, of owner: Value) {
        self.owner = owner
        self.description = description
        if case .added(let member) = description.source { added = member } else { added = nil }
    }

    /// A member that stands for itself.
    init(_ member: MemberList.Member) {
        owner = nil
        added = member
        description = nil
    }

    /// The name.
    public var name: String { description?.name ?? added?.name ?? "" }

    /// The sort.
    public var kind: MemberKind { description?.kind ?? added?.kind ?? .property }

    public override var type: TypeInfo {
        switch kind {
        case .noteProperty: .psNoteProperty
        case .aliasProperty: .psAliasProperty
        case .scriptProperty: .psScriptProperty
        case .scriptMethod: .psScriptMethod
        case .method: .psMethod
        default: .psProperty
        }
    }

    /// The value; what the note was made with while it is not attached.
    func value(_ interpreter: Interpreter) throws -> Value {
        if let description, let owner {
            if description.kind.isProperty { return try description.value(interpreter) ?? .null }
            return try Members.get(owner, description.symbol, interpreter) ?? .null
        }
        if case .note(_, let value)? = added { return value }
        return .null
    }

    /// Sets the value on the object.
    func set(_ new: Value, _ interpreter: Interpreter) throws {
        guard let owner, let description else {
            throw ScriptError.invalidOperation("The member \"\(name)\" belongs to no object.")
        }
        guard description.isSettable else {
            throw ScriptError.make(
                "System.Management.Automation.SetValueException", id: "ReadOnlyProperty",
                category: .notSpecified, message: "\"\(name)\" is a ReadOnly property.")
        }
        try Members.set(owner, description.symbol, spelled: description.name, new, interpreter)
    }

    public override func toText() -> Text {
        if case .note(let name, let value)? = added {
            return Text(value.type.displayName + " " + name + "=" + value.string)
        }
        return Text(name)
    }

    /// The types and their members.
    static let table: [LibraryType] = [
        LibraryType("System.Management.Automation.PSMemberInfo", { .psMemberInfo }),
        LibraryType("System.Management.Automation.PSPropertyInfo", { .psPropertyInfo }, members),
        LibraryType("System.Management.Automation.PSProperty", { .psProperty }),
        LibraryType("System.Management.Automation.PSNoteProperty", { .psNoteProperty }) {
            .build { members in
                members.constructor("PSNoteProperty(string name, System.Object value)") { arguments, _ in
                    let member = MemberList.Member.note(name: arguments[0].string, value: arguments[1])
                    return .host(PropertyObject(member))
                }
            }
        },
        LibraryType("System.Management.Automation.PSAliasProperty", { .psAliasProperty }) {
            .build { members in
                members.constructor("PSAliasProperty(string name, string referencedMemberName)") {
                    arguments, _ in
                    let member = MemberList.Member.alias(
                        name: arguments[0].string, target: arguments[1].string)
                    return .host(PropertyObject(member))
                }
                members.property("ReferencedMemberName", "string") { value, _ in
                    guard case .alias(_, let target)? = object(value)?.added else { return .null }
                    return Value(target)
                }
            }
        },
        LibraryType("System.Management.Automation.PSScriptProperty", { .psScriptProperty }, scriptMembers),
    ]

    private static func object(_ value: Value) -> PropertyObject? { value.hostObject as? PropertyObject }

    private static let members: @Sendable () -> TypeMembers = {
        .build { members in
            members.property("MemberType", "System.Management.Automation.PSMemberTypes") { value, _ in
                MemberKind.enumValue(object(value)?.kind ?? .property)
            }
            members.property(
                "Value", "System.Object",
                { value, interpreter in try object(value)?.value(interpreter) ?? .null },
                set: { value, new, interpreter in try object(value)?.set(new, interpreter) })
            members.property("IsSettable", "bool") { value, _ in
                .bool(object(value)?.description?.isSettable ?? true)
            }
            members.property("IsGettable", "bool") { _, _ in .bool(true) }
            members.property("TypeNameOfValue", "string") { value, interpreter in
                guard let property = object(value) else { return .null }
                return Value(try property.typeNameOfValue(interpreter))
            }
            members.property("Name", "string") { value, _ in Value(object(value)?.name ?? "") }
            members.property("IsInstance", "bool") { value, _ in
                switch object(value)?.description?.source {
                case .native?, .methods?: .bool(false)
                default: .bool(true)
                }
            }
        }
    }

    private static let scriptMembers: @Sendable () -> TypeMembers = {
        .build { members in
            members.constructor("PSScriptProperty(string name, scriptblock getterScript)") { arguments, _ in
                scriptProperty(arguments)
            }
            members.constructor(
                "PSScriptProperty(string name, scriptblock getterScript, scriptblock setterScript)"
            ) { arguments, _ in scriptProperty(arguments) }
            members.property("GetterScript", "scriptblock") { value, _ in
                guard case .scriptProperty(_, let getter, _)? = object(value)?.added else { return .null }
                return .block(getter)
            }
            members.property("SetterScript", "scriptblock") { value, _ in
                guard case .scriptProperty(_, _, let setter?)? = object(value)?.added else { return .null }
                return .block(setter)
            }
        }
    }

    private static func scriptProperty(_ arguments: [Value]) -> Value {
        guard case .block(let getter) = arguments[1] else { return .null }
        var setter: ScriptBlock?
        if arguments.count > 2, case .block(let block) = arguments[2] { setter = block }
        return .host(
            PropertyObject(.scriptProperty(name: arguments[0].string, getter: getter, setter: setter)))
    }

    private func typeNameOfValue(_ interpreter: Interpreter) throws -> String {
        switch description?.source {
        case .native(let property)?:
            return TypeCatalog.shared.resolve(property.typeName)?.fullName ?? property.typeName
        default:
            let value = try value(interpreter)
            return value.isNull ? "System.Object" : value.type.fullName
        }
    }
}

extension TypeInfo {
    private static func make(_ name: String, base: TypeInfo = .psPropertyInfo) -> TypeInfo {
        TypeLibrary.type("System.Management.Automation." + name, base: base)
    }

    static let psMemberInfo = make("PSMemberInfo", base: .object)
    static let psPropertyInfo = make("PSPropertyInfo", base: .psMemberInfo)
    static let psProperty = make("PSProperty")
    static let psNoteProperty = make("PSNoteProperty")
    static let psAliasProperty = make("PSAliasProperty")
    static let psScriptProperty = make("PSScriptProperty")
}
