import ShellRuntime

/// `New-Object`: makes an object of a type.
final class NewObjectCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "New-Object", ModuleName.utility, "Creates an instance of a Microsoft .NET Framework or COM object.",
        parameters: """
            TypeName string Net(mandatory,0) -- The type.
            ComObject string Com(mandatory,0) -- Not available on this system.
            ArgumentList,Args object[] Net(1) -- Arguments of the constructor.
            Strict switch Com -- Not available on this system.
            Property System.Collections.IDictionary (named) -- Properties to set.
            """.replacing(" (named)", with: ""),
        defaultSet: "Net",
        examples: [("New-Object psobject -Property @{ Size = 5 }", "An object with one property.")]
    ) { NewObjectCmdlet() }

    override func process() throws {
        if arguments.isBound("ComObject") { throw notBuilt("New-Object -ComObject") }
        let name = arguments.text("TypeName") ?? ""
        guard let type = TypeCatalog.shared.resolve(name) ?? interpreter.resolveType(name) else {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "TypeNotFound", .invalidType,
                "Cannot find type [\(name)]: verify that the assembly containing this type is loaded.")
        }
        var made: Value
        if type === TypeInfo.psObject || type === TypeInfo.psCustomObject {
            made = .object(ScriptObject(shape: .makeRoot(), slots: []))
        } else {
            made = try construct(type)
        }
        if case .table(let table)? = arguments["Property"]?.unwrapped { try fill(&made, table) }
        try write(made)
    }

    private func construct(_ type: TypeInfo) throws -> Value {
        let list = arguments["ArgumentList"]?.elements ?? []
        do {
            if type.kind == .array, let element = type.element {
                let count = try Conversions.convert(list.first ?? .int(0), to: .int32, interpreter)
                guard case .int(let number) = count else { return .null }
                let fill = Members.defaultValue(of: element)
                return .array(ArrayObject(repeating: fill, count: Int(number), elementType: element))
            }
            return try Members.construct(type, list, interpreter)
        } catch let error as ScriptError {
            let cause = error.record.exception
            let record = errorRecord(
                cause.exceptionType.fullName, id: "ConstructorInvokedThrowException", .invalidOperation,
                cause.message.replacing("\"new\"", with: "\".ctor\"").replacing(
                    "overload for \".ctor\"", with: "overload for \"\(type.name)\""))
            throw context.terminating(record)
        }
    }

    private func fill(_ object: inout Value, _ table: TableObject) throws {
        for (key, value) in zip(table.keys, table.values) {
            let name = key.string
            if case .object(let made) = object, made.scriptClass == nil {
                made.setProperty(name, value)
                continue
            }
            let member = Members.properties(object, interpreter).first { $0.symbol == Symbol(name) }
            guard member != nil else {
                throw failure(
                    "System.InvalidOperationException", id: "InvalidOperationException", .invalidOperation,
                    "The member \"\(name)\" was not found for the specified .NET object.")
            }
            try Members.set(object, Symbol(name), value, interpreter)
        }
    }
}
