/// A module's scope and what it gives to others.
public final class ModuleInfo: HostObject {
    /// Name.
    public let name: String
    /// File it was read from; a unique text for `New-Module`.
    public let path: String
    /// Variables and functions live here.
    let frame: Frame
    /// What the module exports.
    public internal(set) var exports = ModuleExports()
    /// Patterns of `Export-ModuleMember`; nil until it was called: all functions and aliases, no variables.
    var requested: ModuleExports.Filter?
    /// Modules that it imported for itself.
    public internal(set) var nested: [ModuleInfo] = []
    /// What the manifest says, by its own names.
    public internal(set) var manifest: TableObject?
    /// Prefix that the last import put before the nouns.
    var prefix = ""
    /// Runs before the module goes away.
    var onRemove: ScriptBlock?
    /// The file that a manifest names as the module's body.
    var rootPath = ""
    /// `Script`, `Manifest` or `Cmdlet`.
    public internal(set) var kind = "Script"

    /// Makes an empty module.
    init(name: String, path: String, _ interpreter: Interpreter) {
        self.name = name
        self.path = path
        frame = Frame.named(interpreter, kind: .module, parent: interpreter.global, sink: NullSink())
        super.init()
        frame.script = frame
        frame.module = self
    }

    public override var type: TypeInfo { ModuleTypes.module }
    public override func toText() -> Text { Text(name) }

    /// `2.1`, or `0.0` without a manifest.
    public var version: String { text("ModuleVersion") ?? "0.0" }

    /// An entry of the manifest as text.
    func text(_ key: String) -> String? {
        guard let value = manifest?[Value(key)], !value.isNull else { return nil }
        return value.toText().string
    }

    /// An entry of `PrivateData.PSData`.
    func galleryEntry(_ key: String) -> Value {
        guard case .table(let data)? = manifest?[Value("PrivateData")]?.unwrapped,
            case .table(let inner)? = data[Value("PSData")]?.unwrapped
        else { return .null }
        return inner[Value(key)] ?? .null
    }

    /// The name of an exported function as importers see it.
    func importedName(_ name: String) -> String { Self.prefixed(name, prefix) }

    /// A command's name with a prefix before its noun.
    static func prefixed(_ name: String, _ prefix: String) -> String {
        guard !prefix.isEmpty else { return name }
        guard let hyphen = name.firstIndex(of: "-") else { return prefix + name }
        return name[...hyphen] + prefix + name[name.index(after: hyphen)...]
    }
}

/// What a module exports, by kind.
public struct ModuleExports {
    /// Functions and filters, by name.
    public var functions: [FunctionInfo] = []
    /// Aliases, by name.
    public var aliases: [AliasInfo] = []
    /// Names of variables.
    var variables: [Symbol] = []

    /// Name patterns by kind, nil for a kind that was not asked about.
    public struct Filter {
        /// Functions, variables, aliases.
        public var functions, variables, aliases: [String]?

        /// Collects patterns.
        public init(functions: [String]? = nil, variables: [String]? = nil, aliases: [String]? = nil) {
            self.functions = functions
            self.variables = variables
            self.aliases = aliases
        }

        var isEmpty: Bool { functions == nil && variables == nil && aliases == nil }
    }

    /// What the patterns leave. Kinds without patterns stay when `keeping`, else they go.
    func filtered(_ patterns: Filter, keeping: Bool) -> ModuleExports {
        var made = self
        func keep(_ name: String, _ list: [String]?) -> Bool {
            guard let list else { return keeping }
            return list.contains { (try? Patterns.wildcard(Text($0)))?.matches(Text(name)) ?? false }
        }
        made.functions = functions.filter { keep($0.name, patterns.functions) }
        made.aliases = aliases.filter { keep($0.name, patterns.aliases) }
        made.variables = variables.filter { keep($0.name, patterns.variables) }
        return made
    }

    /// The exports of both, this one's first.
    func merged(_ other: ModuleExports) -> ModuleExports {
        var made = self
        made.functions += other.functions.filter { item in !functions.contains { $0.name == item.name } }
        made.aliases += other.aliases.filter { item in !aliases.contains { $0.name == item.name } }
        made.variables += other.variables.filter { !variables.contains($0) }
        return made
    }
}

extension ModuleInfo {
    /// Names of the exported variables.
    public var variableNames: [String] { exports.variables.map(\.name) }

    /// A block of a text that runs in the module's scope.
    public func block(_ text: String) throws -> ScriptBlock {
        bind(try frame.interpreter.scriptBlock(ofText: text))
    }

    /// True when the file that a manifest names as the root is there, or none is named.
    public func hasRoot(beside path: String) -> Bool {
        guard let root = self.text("RootModule") ?? self.text("ModuleToProcess"), !root.isEmpty else {
            return true
        }
        return Platform.isFile(Platform.normalize(InvocationInfo.folder(of: path) + "/" + root))
    }
}

extension Interpreter {
    /// A fresh block with the text of another, to be the body of a module.
    public func scriptBlock(ofBlock block: ScriptBlock) throws -> ScriptBlock {
        ScriptBlock(
            block.ast, headParameters: block.headParameters, isFilter: block.isFilter, isRoot: block.isRoot)
    }

    /// Leaves a module's exports of other functions out.
    public func restrictExports(of module: ModuleInfo, functions: [String]) {
        module.exports = module.exports.filtered(.init(functions: functions), keeping: true)
    }
}
