import ShellRuntime

/// `Get-Member`: shows what objects can do.
final class GetMemberCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Member", ModuleName.utility, "Gets the properties and methods of objects.",
        parameters: """
            InputObject psobject (pipeline) -- The objects.
            Name string[] (0) notempty -- Names or patterns of members.
            MemberType,Type System.Management.Automation.PSMemberTypes -- The sorts of member to show.
            View System.Management.Automation.PSMemberViewTypes -- Extended, Adapted, Base or All.
            Static switch -- Shows what the type itself can do.
            Force switch -- Shows members that are usually hidden.
            """,
        examples: [("'text' | Get-Member -MemberType Property", "The properties of a text.")]
    ) { GetMemberCmdlet() }

    private var patterns: [WildcardPattern] = []
    private var seen: Set<String> = []
    private var hasInput = false
    private var kinds: Set<String>?

    override func begin() throws {
        patterns = try arguments.texts("Name").map { try Patterns.wildcard(Text($0)) }
        guard let wanted = arguments["MemberType"] else { return }
        var names: Set<String> = []
        for part in wanted.string.split(separator: ",") {
            switch part.drop(while: { $0 == " " }) {
            case "All": return
            case "Properties":
                names.formUnion([
                    "AliasProperty", "CodeProperty", "Property", "NoteProperty", "ScriptProperty",
                    "ParameterizedProperty", "PropertySet",
                ])
            case "Methods": names.formUnion(["Method", "CodeMethod", "ScriptMethod"])
            case let other: names.insert(String(other))
            }
        }
        kinds = names
    }

    override func process() throws {
        guard let input = arguments[0], !input.isNull else { return }
        hasInput = true
        var subject = input
        var typeName = Members.typeNames(of: input).first ?? "System.Object"
        if arguments.flag("Static") {
            let type: TypeInfo
            if case .type(let given) = input.unwrapped { type = given } else { type = input.unwrapped.type }
            typeName = type.fullName
            subject = .type(type)
        }
        guard seen.insert(typeName).inserted else { return }
        for member in chosen(members(of: subject)) {
            try write(
                .host(MemberDefinitionObject(member.name, member.kind, member.definition, typeName: typeName))
            )
        }
    }

    // In the order of the names that were asked for.
    private func chosen(_ rows: [Row]) -> [Row] {
        let rows = rows.filter { kinds?.contains($0.kind) ?? true }
        guard !patterns.isEmpty else { return rows }
        var seen: Set<String> = []
        return patterns.flatMap { pattern in
            rows.filter { pattern.matches(Text($0.name)) && seen.insert($0.name).inserted }
        }
    }

    private typealias Row = (name: String, kind: String, definition: String)

    private func members(of subject: Value) -> [Row] {
        let listed: [MemberDescription]
        if arguments.flag("Static"), case .type(let type) = subject {
            listed = Members.listStatic(type)
        } else {
            listed = Members.list(subject, interpreter).filter { isShown($0, subject) }
        }
        var rows = listed.map { (name: $0.name, kind: $0.kind.name, definition: $0.definition(interpreter)) }
        let view = arguments["View"]?.string
        if view == "Extended" { rows = rows.filter { $0.kind != "Property" && $0.kind != "Method" } }
        if view == "Adapted" || view == "Base" {
            rows = rows.filter { $0.kind == "Property" || $0.kind == "Method" }
        }
        rows.sort {
            $0.kind == $1.kind
                ? Culture.compare(Text($0.name), Text($1.name), ignoreCase: true) < 0 : $0.kind < $1.kind
        }
        if arguments.flag("Force") {
            for name in ["psadapted", "psbase", "psextended", "psobject"] {
                rows.append((name, "MemberSet", name + " {}"))
            }
            let definition = "System.Collections.ObjectModel.Collection`1 pstypenames{get=PSTypeNames;}"
            rows.append(("pstypenames", "CodeProperty", definition))
        }
        return rows
    }

    // What an object has in place of its type's own properties hides those.
    private func isShown(_ member: MemberDescription, _ subject: Value) -> Bool {
        guard case .host(let object) = subject.unwrapped, object.dynamicMembersReplaceOwn,
            member.kind == .property, arguments["View"]?.string != "Base"
        else { return true }
        return object.dynamicMemberNames(interpreter).contains(member.name)
    }

    override func end() throws {
        guard !hasInput else { return }
        throw failure(
            "System.InvalidOperationException", id: "NoObjectInGetMember", .closeError,
            "You must specify an object for the Get-Member cmdlet.")
    }
}

/// What `Get-Member` writes.
final class MemberDefinitionObject: HostObject {
    let name: String
    let kind: String
    let definition: String
    let typeName: String

    init(_ name: String, _ kind: String, _ definition: String, typeName: String) {
        self.name = name
        self.kind = kind
        self.definition = definition
        self.typeName = typeName
    }

    override var type: TypeInfo { MemberDefinitionObject.definitionType }
    override func toText() -> Text { Text(definition) }

    private static func of(_ value: Value) -> MemberDefinitionObject? {
        value.host(MemberDefinitionObject.self)
    }

    private static let definitionType = TypeInfo(
        "Microsoft.PowerShell.Commands.MemberDefinition", base: .object,
        members: {
            TypeMembers(properties: [
                NativeProperty("TypeName", "string", get: { value, _ in Value(of(value)?.typeName ?? "") }),
                NativeProperty("Name", "string", get: { value, _ in Value(of(value)?.name ?? "") }),
                NativeProperty(
                    "MemberType", "System.Management.Automation.PSMemberTypes",
                    get: { value, interpreter in
                        let name = Value(of(value)?.kind ?? "")
                        guard
                            let type = TypeCatalog.shared.resolve(
                                "System.Management.Automation.PSMemberTypes")
                        else {
                            return name
                        }
                        return Conversions.tryConvert(name, to: type, interpreter) ?? name
                    }),
                NativeProperty(
                    "Definition", "string", get: { value, _ in Value(of(value)?.definition ?? "") }),
            ])
        })
}
