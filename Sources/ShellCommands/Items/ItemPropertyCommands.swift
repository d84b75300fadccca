import ShellRuntime

/// `Get-ItemProperty` and `Get-ItemPropertyValue`: properties of files.
final class GetItemPropertyCmdlet: ItemCmdlet {
    private static let common = """
        Filter string -- A pattern that names must match.
        Include string[] -- Patterns of names to take.
        Exclude string[] -- Patterns of names to leave out.
        Credential pscredential (property) unbuilt -- Not used by the drives of this shell.
        """

    static let declaration = CommandDeclaration(
        "Get-ItemProperty", ModuleName.management, "Gets the properties of a specified item.",
        parameters: pathParameters + "\nName,PSProperty string[] (1) -- The properties.\n" + common,
        defaultSet: "Path",
        examples: [("Get-ItemProperty /tmp -Name Name", "One property of a folder.")]
    ) { GetItemPropertyCmdlet(isValue: false) }

    static let valueDeclaration = CommandDeclaration(
        "Get-ItemPropertyValue", ModuleName.management,
        "Gets the value for one or more properties of a specified item.",
        parameters: """
            Path string[] Path(0,pipeline,property) -- Paths; wildcards are allowed.
            LiteralPath,PSPath,LP string[] LiteralPath(mandatory,property) -- Paths, taken literally.
            Name,PSProperty string[] (mandatory,1) -- The properties.
            \(common)
            """,
        defaultSet: "Path",
        examples: [("Get-ItemPropertyValue /tmp Name", "Gives tmp.")]
    ) { GetItemPropertyCmdlet(isValue: true) }

    private let isValue: Bool

    init(isValue: Bool) { self.isValue = isValue }

    override var declared: Set<String> { ["Filter", "Include", "Exclude"] }

    override func process() throws {
        let names = arguments.texts("Name")
        for place in try places() {
            try handling(place) {
                guard place.provider is FileSystemProvider else { throw ItemProperties.unsupported(self) }
                guard let item = try FileItems.item(at: place, interpreter) else { return }
                if isValue {
                    for name in names {
                        try write(try ObjectView.property(item, Symbol(name), interpreter) ?? .null)
                    }
                    return
                }
                try write(names.isEmpty ? item : try select(names, of: item))
            }
        }
    }

    private func select(_ names: [String], of item: Value) throws -> Value {
        let object = ScriptObject(shape: .makeRoot(), slots: [])
        for name in names {
            let expression = PropertyExpression(Value(name))
            for found in expression.names(in: item, interpreter) {
                object.setProperty(found, try ObjectView.property(item, Symbol(found), interpreter) ?? .null)
            }
        }
        for note in ["PSPath", "PSParentPath", "PSChildName", "UnixStat", "PSDrive", "PSProvider"] {
            object.setProperty(note, try ObjectView.property(item, Symbol(note), interpreter) ?? .null)
        }
        return .object(object)
    }
}

/// `Set-ItemProperty`: sets a property of files.
final class SetItemPropertyCmdlet: ItemCmdlet {
    static let declaration = CommandDeclaration(
        "Set-ItemProperty", ModuleName.management, "Creates or changes the value of a property of an item.",
        parameters: """
            Path string[] propertyValuePathSet(mandatory,0,pipeline,property) -- Paths; wildcards are allowed.
            LiteralPath,PSPath,LP string[] propertyValueLiteralPathSet(mandatory,property) -- Paths, taken literally.
            Name,PSProperty string (mandatory,1,property) -- The property.
            Value object (mandatory,2,property) null -- The value.
            PassThru switch -- Gives the item.
            Force switch -- Sets properties of read-only items too.
            Filter string -- A pattern that names must match.
            Include string[] -- Patterns of names to take.
            Exclude string[] -- Patterns of names to leave out.
            """,
        defaultSet: "propertyValuePathSet", changes: true,
        examples: [("Set-Content a.txt x; Set-ItemProperty a.txt IsReadOnly $true", "Protects a file.")]
    ) { SetItemPropertyCmdlet() }

    override var declared: Set<String> { ["Filter", "Include", "Exclude", "Force"] }

    override func process() throws {
        let name = arguments.text("Name") ?? "", value = arguments["Value"] ?? .null
        for place in try places() {
            try handling(place) {
                guard place.provider is FileSystemProvider else { throw ItemProperties.unsupported(self) }
                guard let item = try FileItems.item(at: place, interpreter) else { return }
                let shown = "Item: \(place.path) Property: \(name) Value: \(value.string)"
                let isFolder = FileStatus(place.path)?.isFolder == true
                guard try shouldProcess(shown, isFolder ? "Set Property Directory" : "Set Property File")
                else { return }
                guard ObjectView.spelling(item, of: name, interpreter) != nil else {
                    throw failure(
                        "System.IO.IOException", id: "SetPropertyError", .notSpecified,
                        "The property string \(name)=\(value.string) does not exist or was not found.")
                }
                let member = Members.properties(item, interpreter).first { $0.symbol == Symbol(name) }
                if member?.isSettable == false {
                    throw failure(
                        "System.Management.Automation.SetValueException", id: "ReadOnlyProperty",
                        .notSpecified,
                        "\"\(member?.name ?? name)\" is a ReadOnly property.")
                }
                try Members.set(item, Symbol(name), value, interpreter)
                if arguments.flag("PassThru") { try write(item) }
            }
        }
    }
}

/// What the commands on properties have in common.
enum ItemProperties {
    /// The error of a drive whose items have no properties.
    static func unsupported(_ cmdlet: Cmdlet) -> ScriptError {
        cmdlet.failure(
            "System.Management.Automation.PSNotSupportedException", id: "NotSupported", .notImplemented,
            "Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider.")
    }
}
