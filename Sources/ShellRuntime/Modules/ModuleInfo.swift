/// A module's scope and what it gives to others.
public final class ModuleInfo: HostObject {
    /// Name.
    public let name: String
    /// File it was read from, empty for `New-Module`.
    public let path: String
    /// Variables and functions live here.
    let frame: Frame
    /// What is exported; nil for all functions and no variables.
    public var exportedFunctions: [String]?
    public var exportedVariables: [String] = []
    public var exportedAliases: [String]?
    /// Members a manifest gives.
    public var version = "0.0"
    public var summary = ""

    /// Makes an empty module.
    init(name: String, path: String, _ interpreter: Interpreter) {
        self.name = name
        self.path = path
        frame = Frame.named(interpreter, kind: .module, parent: interpreter.global, sink: NullSink())
        super.init()
        frame.script = frame
        frame.module = self
    }

    public override var type: TypeInfo { Self.typeInfo }
    public override func toText() -> Text { Text(name) }

    private static func of(_ value: Value) -> ModuleInfo? { value.hostObject as? ModuleInfo }

    private static let typeInfo = TypeInfo("System.Management.Automation.PSModuleInfo", base: .object) {
        TypeMembers(properties: [
            NativeProperty("Name", "string", get: { value, _ in Value(of(value)?.name ?? "") }),
            NativeProperty("Path", "string", get: { value, _ in Value(of(value)?.path ?? "") }),
            NativeProperty("Description", "string", get: { value, _ in Value(of(value)?.summary ?? "") }),
            NativeProperty(
                "Version", "version",
                get: { value, interpreter in
                    let text = Value(of(value)?.version ?? "0.0")
                    guard let type = TypeCatalog.shared.resolve("version") else { return text }
                    return (try? Conversions.convert(text, to: type, interpreter)) ?? text
                }),
            NativeProperty(
                "ModuleType", "System.Management.Automation.ModuleType", get: { _, _ in Value("Script") }),
            NativeProperty(
                "ExportedCommands", "System.Collections.Generic.Dictionary",
                get: { value, _ in
                    guard let module = of(value) else { return .null }
                    let table = TableObject(flavor: .ordered)
                    for function in module.functions() {
                        table.set(Value(function.name), .host(CommandObject(.function(function))))
                    }
                    return .table(table)
                }),
            NativeProperty(
                "ExportedFunctions", "System.Collections.Generic.Dictionary",
                get: { value, _ in
                    guard let module = of(value) else { return .null }
                    let table = TableObject(flavor: .ordered)
                    for function in module.functions() {
                        table.set(Value(function.name), .host(CommandObject(.function(function))))
                    }
                    return .table(table)
                }),
        ])
    }

    /// Functions that importing the module makes visible.
    func functions() -> [FunctionInfo] {
        let all = (frame.functions ?? [:]).values.sorted { $0.name < $1.name }
        guard let exportedFunctions else { return Array(all) }
        return all.filter { function in
            exportedFunctions.contains { pattern in
                guard let matcher = try? Patterns.wildcard(Text(pattern)) else { return false }
                return matcher.matches(Text(function.name))
            }
        }
    }
}

/// A command as an object, what `Get-Command` writes.
public final class CommandObject: HostObject {
    /// The command.
    public let info: CommandInfo

    /// Wraps a command.
    public init(_ info: CommandInfo) { self.info = info }

    public override var type: TypeInfo { CommandTypes.type(of: info) }

    public override func toText() -> Text { Text(info.name) }

    public override func isEqual(to other: Value) -> Bool {
        guard let object = other.hostObject as? CommandObject else { return false }
        return object === self || (object.info.name == info.name && object.type === type)
    }
}
