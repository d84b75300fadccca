/// The column `Definition` of `Get-Member`.
enum MemberDefinitions {
    static func text(_ member: MemberDescription, _ interpreter: Interpreter) -> String {
        switch member.source {
        case .note, .dynamic:
            if case .dynamic = member.source, case .host(let object) = member.owner.unwrapped,
                let text = object.dynamicMemberDefinition(member.name, interpreter)
            {
                return text
            }
            let value = (try? member.value(interpreter)) ?? .null
            return note(member.name, value)
        case .native(let property): return native(property, member)
        case .methods(let group, _) where group.isIndexed:
            return group.definitions.map { $0 + (group.name == "Item" ? " {get;set;}" : " {get;}") }
                .joined(separator: ", ")
        case .methods(let group, let isStatic):
            return group.definitions.map { isStatic ? "static " + $0 : $0 }.joined(separator: ", ")
        case .constructor(let type): return StaticMembers.constructorDefinitions(type).joined(separator: ", ")
        case .enumerationName(let type): return "static \(type.displayName) \(member.name) {get;}"
        case .added(let added): return self.added(added)
        }
    }

    private static func native(_ property: NativeProperty, _ member: MemberDescription) -> String {
        switch property.kind {
        case .alias: return property.name + " = " + property.typeName
        case .script: return "System.Object \(property.name) {get=...;}"
        case .note: return property.typeName + " " + property.name
        case .property, .code:
            let type = TypeCatalog.shared.resolve(property.typeName)?.displayName ?? property.typeName
            let prefix = { if case .type = member.owner, member.isStatic { "static " } else { "" } }()
            return prefix + type + " " + property.name + (property.set == nil ? " {get;}" : " {get;set;}")
        }
    }

    private static func added(_ member: MemberList.Member) -> String {
        switch member {
        case .note(let name, let value): note(name, value)
        case .alias(let name, let target): name + " = " + target
        case .scriptProperty(let name, let getter, let setter):
            "System.Object \(name) {get=\(Value.block(getter).string);"
                + (setter.map { "set=\(Value.block($0).string);" } ?? "") + "}"
        case .scriptMethod(let name, _): "System.Object \(name)();"
        case .propertySet(let name, let members): name + " {" + members.joined(separator: ", ") + "}"
        }
    }

    /// `string Name=x`; the type name is short for accelerated types and for arrays of objects.
    private static func note(_ name: String, _ value: Value) -> String {
        if value.isNull { return "object \(name)=null" }
        let type = value.type
        let shown = type.kind == .array && type.element === TypeInfo.object ? "Object[]" : type.displayName
        let text = type.kind == .array ? type.fullName : value.toText().string
        return shown + " " + name + "=" + text
    }
}

extension MemberDescription {
    /// True for a static member.
    var isStatic: Bool {
        switch source {
        case .enumerationName, .constructor: true
        case .methods(_, let isStatic): isStatic
        case .native(let property):
            if case .type(let type) = owner {
                type.table.staticProperties.contains { $0.name == property.name }
            } else {
                false
            }
        default: false
        }
    }
}
