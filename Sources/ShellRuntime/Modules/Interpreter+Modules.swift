import ShellSyntax

/// Where an import makes a module's commands known.
public enum ImportScope {
    /// The caller's module, else the global scope.
    case automatic
    /// The global scope.
    case global
    /// The running scope.
    case local
}

extension Interpreter {
    /// Runs a block as the body of a new module and settles what it exports. Gives what the block wrote.
    public func makeModule(
        name: String, path: String, block: ScriptBlock, arguments: [Value] = []
    ) throws -> (module: ModuleInfo, output: Value) {
        let module = ModuleInfo(name: name, path: path, self)
        let output = try fill(module, block, arguments)
        settleExports(of: module)
        return (module, output)
    }

    /// Runs a module's file in its scope; what it writes is given back.
    func fill(_ module: ModuleInfo, _ block: ScriptBlock, _ arguments: [Value]) throws -> Value {
        block.module = module
        let collector = CollectorSink()
        let info: CommandInfo? = block.file.map { .script(path: $0) }
        let extent = block.ast.extent
        let call = CallSite(
            ScriptExtent(extent.source, extent.startOffset, extent.startOffset), name: block.file ?? "",
            command: info)
        let list = arguments.map { RuntimeArgument(value: $0, extent: call.extent, text: "") }
        let callee = Callee(block: block, name: info?.name ?? "", module: module, isDotSourced: true)
        let stage = FunctionStage(module.frame, call, callee, list, next: collector)
        // The body's code may go away; the module's scope lives on.
        defer {
            stage.close()
            module.frame.position = nil
        }
        try stage.begin()
        try stage.end()
        return collector.result
    }

    /// What the module exports of its own scope: what it asked for, else its functions and aliases.
    func settleExports(of module: ModuleInfo) {
        var all = ModuleExports()
        let own = (module.frame.functions ?? [:]).values
        all.functions = own.sorted { $0.name.lowercased() < $1.name.lowercased() }
        let aliases = (module.frame.aliases ?? [:]).values
        all.aliases = aliases.sorted { $0.name.lowercased() < $1.name.lowercased() }
        all.variables = module.frame.variables().map(\.0)
        module.exports = all.filtered(
            module.requested ?? .init(functions: ["*"], aliases: ["*"]), keeping: false)
    }

    /// The module whose code calls the running command, or nil.
    public var callingModule: ModuleInfo? { current.module }

    /// Notes what the calling module exports; several calls add up.
    public func exportMembers(_ patterns: ModuleExports.Filter) -> Bool {
        guard let module = current.module else { return false }
        var all = module.requested ?? .init()
        all.functions = (all.functions ?? []) + (patterns.functions ?? [])
        all.variables = (all.variables ?? []) + (patterns.variables ?? [])
        all.aliases = (all.aliases ?? []) + (patterns.aliases ?? [])
        module.requested = all
        return true
    }

    /// Makes a module's exports known to its importer.
    public func importMembers(
        of module: ModuleInfo, _ patterns: ModuleExports.Filter = .init(), prefix: String = "",
        scope: ImportScope = .automatic, clobbers: Bool = true, isListed: Bool = true
    ) {
        let target: Frame =
            switch scope {
            case .global: global
            case .local: current
            case .automatic: current.module?.frame ?? global
            }
        module.prefix = prefix
        let members = module.exports.filtered(patterns, keeping: patterns.isEmpty)
        for function in members.functions {
            let name = ModuleInfo.prefixed(function.name, prefix)
            if !clobbers, findCommand(name, from: target) != nil { continue }
            let made = FunctionInfo(
                name: name, block: function.block, definition: function.definition, module: module)
            made.summary = function.summary
            define(made, in: target)
        }
        for alias in members.aliases {
            if !clobbers, findCommand(alias.name, from: target) != nil { continue }
            let made = AliasInfo(name: alias.name, definition: alias.definition)
            made.moduleName = module.name
            made.summary = alias.summary
            define(made, in: target)
        }
        for symbol in members.variables {
            target.define(symbol, .variable(module.frame.box(symbol)))
        }
        guard isListed else { return }
        if scope != .global, let importer = current.module {
            if !importer.nested.contains(where: { $0 === module }) { importer.nested.append(module) }
        } else if !modules.contains(where: { $0 === module }) {
            modules.append(module)
        }
    }

    /// The error of a module's body as its importer throws it: the importing statement ends, the script goes on.
    public func endingStatement(_ error: ScriptError) -> ScriptError {
        error.record.isThrown = false
        return error
    }

    /// The modules that the caller sees: the session's and its own nested ones.
    public var visibleModules: [ModuleInfo] { modules + (current.module?.nested ?? []) }

    /// Takes a module away, with what its import made known. Gives the names of the functions removed.
    public func removeModule(_ module: ModuleInfo) throws -> [String] {
        if let block = module.onRemove {
            module.onRemove = nil
            _ = try invoke(module.bind(block))
        }
        modules.removeAll { $0 === module }
        var removed: [String] = []
        let frames: [Frame] = [global] + modules.map(\.frame) + (current.map { [$0, $0.script] } ?? [])
        for frame in frames {
            for (symbol, function) in frame.functions ?? [:] where function.module === module {
                frame.functions?[symbol] = nil
                removed.append(function.name)
            }
            for (symbol, alias) in frame.aliases ?? [:] where alias.moduleName == module.name {
                frame.aliases?[symbol] = nil
            }
            for symbol in module.exports.variables {
                guard case .box(let box)? = frame.own(symbol), frame !== module.frame,
                    case .box(let own)? = module.frame.own(symbol), own === box
                else { continue }
                _ = frame.remove(symbol)
            }
        }
        commandEpoch += 1
        return removed.sorted()
    }

    /// A command named with its module, `One\Get-Who`: from a loaded module or a built-in one.
    func qualifiedCommand(_ module: String, _ name: String) -> CommandInfo? {
        let symbol = Symbol(name)
        if let loaded = visibleModules.last(where: { Symbol($0.name) == Symbol(module) }) {
            if let function = loaded.exports.functions.first(where: {
                Symbol(loaded.importedName($0.name)) == symbol || Symbol($0.name) == symbol
            }) {
                return .function(function)
            }
        }
        guard let declaration = commands.declaration(symbol), Symbol(declaration.module) == Symbol(module)
        else { return nil }
        return .cmdlet(declaration)
    }
}
