import ShellRuntime

/// `Add-Member`: attaches members to one object.
final class AddMemberCmdlet: Cmdlet {
    private static let kinds =
        "AliasProperty|CodeProperty|Property|NoteProperty|ScriptProperty|PropertySet|Method|CodeMethod|ScriptMethod"
        + "|MemberSet|ParameterizedProperty|Event|Dynamic|Properties|Methods|All"

    static let declaration: CommandDeclaration = {
        var made = plainDeclaration
        // A sort of member given first is never a name.
        if let place = made.parameters.firstIndex(where: { $0.name == "NotePropertyName" }) {
            made.parameters[place].transform = { value, interpreter in
                let text = value.toText().string
                if kinds.split(separator: "|").contains(where: { $0.lowercased() == text.lowercased() }) {
                    throw ScriptError.make(
                        id: "ParameterArgumentTransformationError", category: .invalidData,
                        message: "The value \(text) is the name of a sort of member.")
                }
                return .text(value.toText())
            }
        }
        return made
    }()

    private static let plainDeclaration = CommandDeclaration(
        "Add-Member", ModuleName.utility,
        "Adds custom properties and methods to an instance of a PowerShell object.",
        parameters: """
            InputObject psobject (mandatory,pipeline) -- The object.
            MemberType,Type System.Management.Automation.PSMemberTypes MemberSet(mandatory,0) -- What sort of member.
            Name string MemberSet(mandatory,1) -- Its name.
            Value object MemberSet(2) -- Its value, block or target.
            SecondValue object MemberSet(3) -- The setter of a script property.
            TypeName string TypeNameSet(mandatory) MemberSet NotePropertySingleMemberSet NotePropertyMultiMemberSet notempty -- A type name to put in front.
            Force switch MemberSet NotePropertySingleMemberSet NotePropertyMultiMemberSet -- Replaces a member of the name.
            PassThru switch -- Passes the object on.
            NotePropertyName string NotePropertySingleMemberSet(mandatory,0) -- Name of a note property.
            NotePropertyValue object NotePropertySingleMemberSet(mandatory,1) null emptystring emptycollection -- Its value.
            NotePropertyMembers System.Collections.IDictionary NotePropertyMultiMemberSet(mandatory,0) notempty -- Names and values.
            """,
        defaultSet: "TypeNameSet",
        examples: [("$o = [pscustomobject]@{}; $o | Add-Member Size 5", "Adds a note property.")]
    ) { AddMemberCmdlet() }

    override func process() throws {
        guard var object = arguments[0] else { return }
        switch arguments.parameterSet {
        case "NotePropertySingleMemberSet":
            let name = arguments.text("NotePropertyName") ?? ""
            try add(.note(name: name, value: arguments["NotePropertyValue"] ?? .null), to: &object)
        case "NotePropertyMultiMemberSet":
            if case .table(let table)? = arguments["NotePropertyMembers"]?.unwrapped {
                for (key, value) in zip(table.keys, table.values) {
                    try add(.note(name: key.string, value: value), to: &object)
                }
            }
        case "MemberSet":
            guard let member = try member() else { return }
            try add(member, to: &object)
        default: break
        }
        if let name = arguments.text("TypeName") { addType(name, to: object) }
        if arguments.flag("PassThru") { try write(object) }
    }

    private func member() throws -> MemberList.Member? {
        let name = arguments.text("Name") ?? ""
        let value = arguments["Value"] ?? .null
        let kind = arguments["MemberType"]?.string ?? ""
        switch kind {
        case "NoteProperty": return .note(name: name, value: value)
        case "AliasProperty": return .alias(name: name, target: value.string)
        case "ScriptProperty":
            let getter = block(value), setter = block(arguments["SecondValue"] ?? .null)
            guard let getter = getter ?? setter else {
                throw failure(
                    "System.InvalidOperationException", id: "Value1ShouldNotBeNull", .invalidArgument,
                    "The Value parameter must not be null for a member of this type.")
            }
            return .scriptProperty(name: name, getter: getter, setter: setter)
        case "ScriptMethod":
            guard let body = block(value) else {
                throw failure(
                    "System.InvalidOperationException", id: "Value1ShouldNotBeNull", .invalidArgument,
                    "The Value parameter must be a script block for a member of type ScriptMethod.")
            }
            return .scriptMethod(name: name, body: body)
        case "PropertySet": return .propertySet(name: name, members: value.elements.map(\.string))
        default:
            try writeError(
                errorRecord(
                    "System.InvalidOperationException", id: "CannotAddMemberType", .invalidOperation,
                    "Cannot add a member with type \"\(kind)\". Specify a different type for the MemberTypes parameter."
                ))
            return nil
        }
    }

    private func block(_ value: Value) -> ScriptBlock? {
        if case .block(let block) = value.unwrapped { block } else { nil }
    }

    private func add(_ member: MemberList.Member, to object: inout Value) throws {
        if !arguments.flag("Force"), isTaken(member.name, in: object) {
            return try writeError(
                errorRecord(
                    "System.InvalidOperationException", id: "MemberAlreadyExists", .invalidOperation,
                    "Cannot add a member with the name \"\(member.name)\" because a member with that name already "
                        + "exists. To overwrite the member anyway, add the Force parameter to your command.",
                    target: object))
        }
        if case .note(let name, let value) = member {
            object = ObjectView.adding(note: name, value, to: object)
        } else {
            object = ObjectView.adding(member, to: object)
        }
    }

    private func isTaken(_ name: String, in object: Value) -> Bool {
        if case .object(let made) = object, made.shape.slot(of: Symbol(name)) != nil { return true }
        if ObjectView.members(of: object)?.find(Symbol(name)) != nil { return true }
        if case .table = object { return false }
        return ObjectView.spelling(object, of: name, interpreter) != nil
    }

    private func addType(_ name: String, to object: Value) {
        let full = TypeCatalog.shared.resolve(name)?.fullName ?? name
        switch object {
        case .object(let made): made.typeNames = [full] + (made.typeNames ?? [])
        case .host(let made):
            made.typeNameOverride = [full] + ObjectView.typeNames(object)
        default: break
        }
    }
}
