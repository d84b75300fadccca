import ShellSyntax

/// A command that a name can stand for.
public enum CommandInfo {
    case cmdlet(CommandDeclaration)
    case function(FunctionInfo)
    case alias(AliasInfo)
    case script(path: String)
    case application(path: String)

    /// The name that `Get-Command` shows.
    public var name: String {
        switch self {
        case .cmdlet(let declaration): declaration.name
        case .function(let function): function.name
        case .alias(let alias): alias.name
        case .script(let path), .application(let path): String(path.split(separator: "/").last ?? "")
        }
    }
}

/// A function or filter.
public final class FunctionInfo {
    /// Name as defined, without a scope.
    public let name: String
    /// Its body.
    public let block: ScriptBlock
    /// The module that it belongs to; its scope is the parent of the function's.
    public var module: ModuleInfo?
    /// `ReadOnly`, `Constant`, `AllScope`, `Private`.
    public var options: Set<String> = []
    /// `Description`.
    public var summary = ""
    /// The text of the definition's help comment, read when asked for.
    public let definition: FunctionDefinitionAst?

    /// Makes a function of a block.
    public init(
        name: String, block: ScriptBlock, definition: FunctionDefinitionAst? = nil, module: ModuleInfo? = nil
    ) {
        self.name = name
        self.block = block
        self.definition = definition
        self.module = module
    }

    /// True for `filter`.
    public var isFilter: Bool { block.isFilter }
}

/// Another name for a command.
public final class AliasInfo {
    /// The alias.
    public let name: String
    /// What it stands for.
    public var definition: String
    /// `ReadOnly`, `Constant`, `AllScope`, `Private`.
    public var options: Set<String> = []
    /// `Description`.
    public var summary = ""
    /// The module that it comes from; empty for the session's own.
    public var moduleName = ""

    /// Makes an alias.
    public init(name: String, definition: String) {
        self.name = name
        self.definition = definition
    }
}

/// Built-in commands by name. Declarations are built on first use; functions and aliases of scripts live in scopes.
public final class CommandTable {
    /// The built-in modules in order of search.
    public let modules: [CommandModule]
    private var positions: [Symbol: (module: Int, entry: Int)]?
    private var built: [Symbol: CommandDeclaration] = [:]
    private var metadata: [Symbol: CommandMetadata] = [:]

    /// Makes a table over built-in modules.
    public init(modules: [CommandModule]) {
        self.modules = modules
    }

    /// The declaration of a built-in command, or nil.
    public func declaration(_ symbol: Symbol) -> CommandDeclaration? {
        if let known = built[symbol] { return known }
        guard let place = places()[symbol] else { return nil }
        let made = modules[place.module].entries[place.entry].declaration()
        built[symbol] = made
        return made
    }

    /// What the binder needs of a built-in command.
    func metadata(of declaration: CommandDeclaration, _ interpreter: Interpreter) -> CommandMetadata {
        let symbol = Symbol(declaration.name)
        if let known = metadata[symbol] { return known }
        let made = CommandMetadata(declaration)
        metadata[symbol] = made
        return made
    }

    /// Names of all built-in commands, in order of modules.
    public var names: [String] { modules.flatMap { $0.entries.map { "\($0.name)" } } }

    /// The module that is known to lack a command, or nil.
    public func moduleLacking(_ name: String) -> CommandModule? {
        let symbol = Symbol(name)
        return modules.first { module in module.absent.contains { Symbol("\($0)") == symbol } }
    }

    /// Aliases that built-in modules define.
    var moduleAliases: [AliasInfo] {
        modules.flatMap { module in
            module.aliases.map { alias, command in
                let made = AliasInfo(name: "\(alias)", definition: "\(command)")
                made.moduleName = module.name
                return made
            }
        }
    }

    private func places() -> [Symbol: (module: Int, entry: Int)] {
        if let positions { return positions }
        var made: [Symbol: (module: Int, entry: Int)] = [:]
        for (index, module) in modules.enumerated() {
            for (entry, command) in module.entries.enumerated() where made[Symbol("\(command.name)")] == nil {
                made[Symbol("\(command.name)")] = (index, entry)
            }
        }
        positions = made
        return made
    }
}
