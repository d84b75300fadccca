/// `PSModuleInfo`: what scripts read of a module.
enum ModuleTypes {
    private static func of(_ value: Value) -> ModuleInfo? { value.hostObject as? ModuleInfo }

    private static func version(_ text: String, _ interpreter: Interpreter) -> Value {
        guard let type = TypeCatalog.shared.resolve("version") else { return Value(text) }
        return (try? Conversions.convert(Value(text), to: type, interpreter)) ?? Value(text)
    }

    private static func table(_ entries: [(String, Value)]) -> Value {
        let table = TableObject(flavor: .dictionary)
        for (name, value) in entries { table.set(Value(name), value) }
        return .table(table)
    }

    private static func functions(_ module: ModuleInfo) -> [(String, Value)] {
        module.exports.functions.map {
            (module.importedName($0.name), .host(CommandObject(.function($0))))
        }
    }

    private static func aliases(_ module: ModuleInfo) -> [(String, Value)] {
        module.exports.aliases.map { ($0.name, .host(CommandObject(.alias($0)))) }
    }

    static let module = TypeInfo(
        "System.Management.Automation.PSModuleInfo", base: .object,
        members: {
            TypeMembers.build { members in
                identity(members)
                exports(members)
                scope(members)
            }
        })

    private static func identity(_ members: MemberBuilder) {
        members.property("Name", "string", { value, _ in Value(of(value)?.name ?? "") })
        members.property("Path", "string", { value, _ in Value(of(value)?.path ?? "") })
        members.property(
            "ModuleBase", "string",
            { value, _ in
                let path = of(value)?.path ?? ""
                return path.hasPrefix("/") ? Value(InvocationInfo.folder(of: path)) : .null
            })
        members.property(
            "Version", "version", { value, interpreter in version(of(value)?.version ?? "0.0", interpreter) })
        members.property("ModuleType", "string", { value, _ in Value(of(value)?.kind ?? "Script") })
        members.property("AccessMode", "string", { _, _ in Value("ReadWrite") })
        members.property(
            "Guid", "guid",
            { value, interpreter in
                let text = of(value)?.text("GUID") ?? "00000000-0000-0000-0000-000000000000"
                guard let type = TypeCatalog.shared.resolve("guid") else { return Value(text) }
                return (try? Conversions.convert(Value(text), to: type, interpreter)) ?? Value(text)
            })
        for key in ["Author", "CompanyName", "Copyright", "Description", "HelpInfoUri"] {
            members.property(
                key, "string", { value, _ in of(value)?.text(key).map { Value($0) } ?? Value("") })
        }
        members.property(
            "PrivateData", "System.Object",
            { value, _ in of(value)?.manifest?[Value("PrivateData")] ?? .null })
        members.property(
            "ReleaseNotes", "string", { value, _ in of(value)?.galleryEntry("ReleaseNotes") ?? .null })
        members.property(
            "Prerelease", "string", { value, _ in of(value)?.galleryEntry("Prerelease") ?? .null })
        members.property(
            "Tags", "System.Collections.Generic.IEnumerable[string]",
            { value, _ in of(value)?.galleryEntry("Tags") ?? .null })
        members.property(
            "PowerShellVersion", "version",
            { value, interpreter in
                of(value)?.text("PowerShellVersion").map { version($0, interpreter) } ?? .null
            })
        members.property(
            "RootModule", "string", { value, _ in of(value)?.text("RootModule").map { Value($0) } ?? .null })
    }

    private static func exports(_ members: MemberBuilder) {
        members.property(
            "ExportedFunctions", "System.Collections.Generic.Dictionary",
            { value, _ in of(value).map { table(functions($0)) } ?? .null })
        members.property(
            "ExportedAliases", "System.Collections.Generic.Dictionary",
            { value, _ in of(value).map { table(aliases($0)) } ?? .null })
        members.property(
            "ExportedCommands", "System.Collections.Generic.Dictionary",
            { value, _ in of(value).map { table(functions($0) + aliases($0)) } ?? .null })
        members.property(
            "ExportedCmdlets", "System.Collections.Generic.Dictionary", { _, _ in table([]) })
        members.property(
            "ExportedVariables", "System.Collections.Generic.Dictionary",
            { value, interpreter in
                guard let module = of(value) else { return .null }
                return table(
                    module.exports.variables.map { symbol in
                        (symbol.name, module.frame.own(symbol)?.value.asElement ?? .null)
                    })
            })
        members.property(
            "NestedModules", "System.Collections.ObjectModel.ReadOnlyCollection",
            { value, _ in .array(ArrayObject((of(value)?.nested ?? []).map { .host($0) })) })
        members.property(
            "RequiredModules", "System.Collections.ObjectModel.ReadOnlyCollection",
            { value, _ in of(value)?.manifest?[Value("RequiredModules")] ?? .array(ArrayObject([])) })
    }

    private static func scope(_ members: MemberBuilder) {
        members.property(
            "OnRemove", "scriptblock", { value, _ in of(value)?.onRemove.map { .block($0) } ?? .null },
            set: { value, new, _ in
                if case .block(let block) = new.unwrapped {
                    of(value)?.onRemove = block
                } else {
                    of(value)?.onRemove = nil
                }
            })
        members.property(
            "SessionState", "System.Management.Automation.SessionState",
            { value, interpreter in .host(SessionStateObject(interpreter, module: of(value))) })
        members.method("scriptblock NewBoundScriptBlock(scriptblock scriptBlockToBind)") { value, list, _ in
            guard let module = of(value), case .block(let block)? = list.first?.unwrapped else {
                return .null
            }
            return .block(module.bind(block))
        }
        members.method("System.Object Invoke(scriptblock sb, Params System.Object[] args)") {
            value, list, interpreter in
            guard let module = of(value), case .block(let block)? = list.first?.unwrapped else {
                return .null
            }
            return try interpreter.invoke(module.bind(block), arguments: Array(list.dropFirst()))
        }
        members.method("string ToString()") { value, _, _ in Value(of(value)?.name ?? "") }
    }
}

extension ModuleInfo {
    /// The block, seeing the module's variables and functions.
    public func bind(_ block: ScriptBlock) -> ScriptBlock {
        let bound = ScriptBlock(
            block.ast, headParameters: block.headParameters, isFilter: block.isFilter, isRoot: block.isRoot)
        bound.module = self
        return bound
    }
}
