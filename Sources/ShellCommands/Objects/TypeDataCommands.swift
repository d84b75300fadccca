import ShellRuntime

/// `Update-TypeData`: adds members to types.
final class UpdateTypeDataCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Update-TypeData", ModuleName.utility, "Updates the extended type data in the session.",
        parameters: """
            MemberType System.Management.Automation.PSMemberTypes DynamicTypeSet notnull set=NoteProperty|AliasProperty|ScriptProperty|CodeProperty|ScriptMethod|CodeMethod -- What sort of member.
            MemberName string DynamicTypeSet notnull -- Its name.
            Value object DynamicTypeSet null -- Its value, block or target.
            SecondValue object DynamicTypeSet notnull -- The setter of a script property.
            TypeConverter type DynamicTypeSet notnull unbuilt -- Not built.
            TypeAdapter type DynamicTypeSet notnull unbuilt -- Not built.
            SerializationMethod string DynamicTypeSet notempty unbuilt -- How objects are written.
            TargetTypeForDeserialization type DynamicTypeSet notnull unbuilt -- What written objects become.
            SerializationDepth int DynamicTypeSet range=0..2147483647 -- How deep objects are written.
            DefaultDisplayProperty string DynamicTypeSet notempty -- The property of wide lists.
            InheritPropertySerializationSet System.Nullable[bool] DynamicTypeSet unbuilt -- Takes over the base type's set.
            StringSerializationSource string DynamicTypeSet notempty unbuilt -- The property that gives the text.
            DefaultDisplayPropertySet string[] DynamicTypeSet notempty -- The properties that lists show.
            DefaultKeyPropertySet string[] DynamicTypeSet notempty -- The properties that objects are compared by.
            PropertySerializationSet string[] DynamicTypeSet notempty unbuilt -- The properties that are written.
            TypeName string DynamicTypeSet(mandatory,property) notempty -- The type's name.
            Force switch DynamicTypeSet TypeDataSet -- Replaces a member of the name.
            TypeData System.Management.Automation.Runspaces.TypeData[] TypeDataSet(mandatory,0,pipeline) -- Not built.
            AppendPath,PSPath,Path string[] FileSet(0,pipeline,property) -- Files with type data; not built.
            PrependPath string[] FileSet -- Files with type data; not built.
            """,
        defaultSet: "FileSet", changes: true,
        examples: [
            (
                "Update-TypeData -TypeName My.Type -MemberType NoteProperty -MemberName Unit -Value cm",
                "Adds a member."
            )
        ]
    ) { UpdateTypeDataCmdlet() }

    override func process() throws {
        if arguments.isBound("TypeData") { throw notBuilt("Update-TypeData -TypeData") }
        if arguments.isBound("AppendPath") || arguments.isBound("PrependPath") {
            throw notBuilt("Update-TypeData with files")
        }
        guard let given = arguments.text("TypeName") else { return }
        let name = interpreter.resolveType(given)?.fullName ?? given
        guard try shouldProcess("Type: \(name)", "Update type data") else { return }
        if let member = try member() {
            if !arguments.flag("Force"),
                interpreter.typeData.entry(name)?.members.find(Symbol(member.name)) != nil
            {
                return try exists(name, member.name)
            }
            interpreter.typeData.add(member, to: name)
        }
        try settings(interpreter.typeData.makeEntry(name))
    }

    private func exists(_ type: String, _ member: String) throws {
        try writeError(
            errorRecord(
                "System.InvalidOperationException", id: "TypesDynamicUpdateException", .invalidOperation,
                "Error in TypeData \"\(type)\": The member \(member) is already present."))
    }

    private func settings(_ entry: TypeDataTable.Entry) throws {
        if arguments.isBound("DefaultDisplayPropertySet") {
            entry.defaultDisplayProperties = arguments.texts("DefaultDisplayPropertySet")
        }
        if let name = arguments.text("DefaultDisplayProperty") { entry.defaultDisplayProperty = name }
        if arguments.isBound("DefaultKeyPropertySet") {
            entry.defaultKeyProperties = arguments.texts("DefaultKeyPropertySet")
        }
        if let depth = arguments.int("SerializationDepth") { entry.serializationDepth = depth }
    }

    private func member() throws -> MemberList.Member? {
        guard let kind = arguments["MemberType"]?.string, let name = arguments.text("MemberName") else {
            return nil
        }
        let value = arguments["Value"] ?? .null
        func block(_ value: Value?) -> ScriptBlock? {
            if case .block(let block)? = value?.unwrapped { return block }
            return nil
        }
        switch kind {
        case "NoteProperty": return .note(name: name, value: value)
        case "AliasProperty": return .alias(name: name, target: value.string)
        case "ScriptProperty":
            guard let getter = block(value) else { throw wrongValue(kind) }
            return .scriptProperty(name: name, getter: getter, setter: block(arguments["SecondValue"]))
        case "ScriptMethod":
            guard let body = block(value) else { throw wrongValue(kind) }
            return .scriptMethod(name: name, body: body)
        default: throw notBuilt("Update-TypeData -MemberType \(kind)")
        }
    }

    private func wrongValue(_ kind: String) -> ScriptError {
        failure(
            "System.InvalidOperationException", id: "TypesDynamicUpdateException", .invalidArgument,
            "A member of type \(kind) needs a script block as its value.")
    }
}

/// `Get-TypeData`: shows what was added to types.
final class GetTypeDataCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-TypeData", ModuleName.utility, "Gets the extended type data in the current session.",
        parameters: "TypeName string[] (0,pipeline) notempty -- Names or patterns.",
        examples: [("Get-TypeData My.*", "What was added to types of a name.")]
    ) { GetTypeDataCmdlet() }

    private let builder = ObjectBuilder(
        ["TypeName", "Members", "DefaultDisplayPropertySet"],
        typeNames: ["System.Management.Automation.Runspaces.TypeData"])

    override func process() throws {
        let names = arguments.texts("TypeName")
        for name in names.isEmpty ? ["*"] : names {
            let pattern = try Patterns.wildcard(Text(interpreter.resolveType(name)?.fullName ?? name))
            for type in interpreter.typeData.typeNames where pattern.matches(Text(type)) {
                guard let entry = interpreter.typeData.entry(type) else { continue }
                let members = TableObject()
                for member in entry.members.members {
                    members.set(Value(member.name), Value(member.kind.name + "Data"))
                }
                try write(
                    builder.make([Value(type), .table(members), .strings(entry.defaultDisplayProperties)]))
            }
        }
    }
}

/// `Remove-TypeData`: takes away what was added to types.
final class RemoveTypeDataCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Remove-TypeData", ModuleName.utility, "Deletes extended types from the current session.",
        parameters: """
            TypeName string RemoveTypeSet(mandatory,0,pipeline,property) notempty -- The type's name.
            Path string[] RemoveFileSet(mandatory) unbuilt -- Files with type data.
            """,
        defaultSet: "RemoveTypeSet", changes: true
    ) { RemoveTypeDataCmdlet() }

    override func process() throws {
        let given = arguments.text("TypeName") ?? ""
        let name = interpreter.resolveType(given)?.fullName ?? given
        guard try shouldProcess("Type: \(name)", "Remove type data") else { return }
        guard interpreter.typeData.entry(name) != nil else {
            return try writeError(
                errorRecord(
                    "System.InvalidOperationException", id: "TypesDynamicRemoveException", .invalidOperation,
                    "Error in TypeData \"\(name)\": The type data is not found."))
        }
        interpreter.typeData.remove(name)
    }
}

/// The commands on type data.
enum TypeDataCommands {
    static let utility: [CommandModule.Entry] = [
        .init("Get-TypeData") { GetTypeDataCmdlet.declaration },
        .init("Remove-TypeData") { RemoveTypeDataCmdlet.declaration },
        .init("Update-TypeData") { UpdateTypeDataCmdlet.declaration },
    ]
}
