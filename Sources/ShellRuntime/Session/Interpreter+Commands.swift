import ShellSyntax

extension Interpreter {
    /// Defines an alias in a scope.
    func define(_ alias: AliasInfo, in frame: Frame) {
        frame.aliases = frame.aliases ?? [:]
        frame.aliases![Symbol(alias.name)] = alias
        commandEpoch += 1
    }

    /// Defines a function in a scope.
    func define(_ function: FunctionInfo, in frame: Frame) {
        frame.functions = frame.functions ?? [:]
        frame.functions![Symbol(function.name)] = function
        commandEpoch += 1
    }

    /// The alias of a name as a scope sees it.
    public func alias(_ name: String, from frame: Frame? = nil) -> AliasInfo? {
        let symbol = Symbol(name)
        var current: Frame? = frame ?? self.current
        while let at = current {
            if let found = at.aliases?[symbol] { return found }
            current = at.parent
        }
        return nil
    }

    /// The function of a name as a scope sees it.
    public func function(_ name: String, from frame: Frame? = nil) -> FunctionInfo? {
        let symbol = Symbol(name)
        var current: Frame? = frame ?? self.current
        while let at = current {
            if let found = at.functions?[symbol] { return found }
            current = at.parent
        }
        return nil
    }

    /// What a name stands for: alias, function, built-in command, script, program. Nil when nothing.
    public func findCommand(_ name: String, from frame: Frame? = nil) -> CommandInfo? {
        var name = name
        for _ in 0..<32 {
            guard let alias = alias(name, from: frame) else { break }
            name = alias.definition
        }
        if let slash = name.lastIndex(of: "\\"), !name.contains("/") {
            let module = String(name[..<slash])
            name = String(name[name.index(after: slash)...])
            if let found = qualifiedCommand(module, name) { return found }
        }
        for prefix in ["global:", "script:", "local:", "private:"] where name.lowercased().hasPrefix(prefix) {
            name = String(name.dropFirst(prefix.count))
        }
        if let function = function(name, from: frame) { return .function(function) }
        if let declaration = commands.declaration(Symbol(name)) { return .cmdlet(declaration) }
        return external(name)
    }

    /// The script or program of a name or path, whatever else has the name; nil when there is none.
    public func findExternal(_ name: String) -> CommandInfo? { external(name) }

    /// A script or program: by path, or in the folders of `PATH`.
    private func external(_ name: String) -> CommandInfo? {
        func command(_ path: String) -> CommandInfo? {
            guard Platform.isFile(path) else { return nil }
            if path.lowercased().hasSuffix(".ps1") { return .script(path: path) }
            return Platform.isExecutable(path) ? .application(path: path) : nil
        }
        if name.contains("/") || name.hasPrefix("~") {
            guard let path = try? resolvePath(name) else { return nil }
            return command(path) ?? command(path + ".ps1")
        }
        for folder in Platform.searchPath {
            if let found = command(folder + "/" + name) ?? command(folder + "/" + name + ".ps1") {
                return found
            }
        }
        return nil
    }

    /// An absolute path of the file system for a path as typed.
    ///
    /// - Throws: `ArgumentException` for a null character, at which the operating system would cut the path off.
    public func resolvePath(_ path: String) throws -> String {
        try Self.refuseNull(in: path)
        if path.hasPrefix("/") { return Platform.normalize(path) }
        if path == "~" || path.hasPrefix("~/") { return Platform.normalize(Platform.home + path.dropFirst()) }
        return Platform.normalize(drives.fileSystemLocation + "/" + path)
    }

    /// - Throws: `ArgumentException` for a path with a null character.
    public static func refuseNull(in path: String) throws {
        guard path.utf8.contains(0) else { return }
        throw ScriptError.dotNet(
            "System.ArgumentException",
            "The path has a null character, which no path can hold. (Parameter 'path')")
    }

    /// What a name stands for, or PowerShell's error.
    func resolveCommand(_ name: String, from frame: Frame) throws -> CommandInfo {
        if let found = findCommand(name, from: frame) { return found }
        if !name.contains("-"), !name.contains("/"), let found = findCommand("Get-" + name, from: frame) {
            return found
        }
        if autoLoads(frame), ModuleLoader(self).autoLoad(name), let found = findCommand(name, from: frame) {
            return found
        }
        let error = ScriptError.make(
            "System.Management.Automation.CommandNotFoundException", id: "CommandNotFoundException",
            category: .objectNotFound, message: unknownCommandMessage(name), target: Value(name))
        error.record.exception.details = [("CommandName", Value(name))]
        error.record.activity = ""
        throw error
    }

    /// What is said of a name that is no command.
    public func unknownCommandMessage(_ name: String) -> String {
        if let module = commands.moduleLacking(name) {
            return "The command '\(name)' is not built in this release of \(module.name); nothing was done.\n"
                + "'Get-Command -Module \(module.name)' lists those that are."
        }
        return
            "The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable "
            + "program.\nCheck the spelling of the name, or if a path was included, verify that the path is correct and "
            + "try again."
    }

    // `$PSModuleAutoLoadingPreference` is not None.
    private func autoLoads(_ frame: Frame) -> Bool {
        guard let place = frame.find(Symbol("PSModuleAutoLoadingPreference")) else { return true }
        return place.value.asElement.toText().string.lowercased() != "none"
    }

    /// The stage that runs a command.
    func stage(
        of target: CommandInfo, called name: String, _ call: CallSite, _ arguments: [RuntimeArgument],
        _ frame: Frame,
        next: OutputSink, dotSourced: Bool
    ) throws -> Stage {
        if arguments.contains(where: { $0.name == "?" }), isHelpWanted(target),
            let help = commands.declaration(Symbol("Get-Help"))
        {
            let word = RuntimeArgument(value: Value(name), extent: call.extent, text: name)
            return CmdletStage(frame, call, help, [word], next: next)
        }
        switch target {
        case .cmdlet(let declaration): return CmdletStage(frame, call, declaration, arguments, next: next)
        case .function(let function):
            let callee = Callee(
                block: function.block, name: function.name, module: function.block.module ?? function.module,
                isDotSourced: dotSourced)
            return FunctionStage(frame, call, callee, arguments, next: next)
        case .alias(let alias):
            return try stage(
                of: try resolveCommand(alias.definition, from: frame), called: name, call, arguments, frame,
                next: next,
                dotSourced: dotSourced)
        case .script(let path):
            let block = try scriptBlock(ofFile: path)
            try ScriptRequirementCheck(self).check(block, path)
            let callee = Callee(
                block: block, name: CommandInfo.script(path: path).name,
                isDotSourced: dotSourced, isScript: true)
            return ScriptStage(frame, call, callee, arguments, next: next)
        case .application(let path): return NativeStage(frame, call, path, arguments, next: next)
        }
    }

    // `-?` asks every command for its help that has common parameters.
    private func isHelpWanted(_ target: CommandInfo) -> Bool {
        switch target {
        case .cmdlet: true
        case .function(let function): (try? function.block.code(self))?.metadata.isAdvanced ?? false
        default: false
        }
    }

    /// The block of a script file; parse errors are thrown.
    public func scriptBlock(ofFile path: String) throws -> ScriptBlock {
        let units = try Platform.readText(path)
        return try scriptBlock(of: SourceText(utf16: units, file: path))
    }

    /// The block of a text; parse errors are thrown as one error that lists them.
    public func scriptBlock(of source: SourceText) throws -> ScriptBlock {
        let result = Parser.parse(source)
        if let first = result.errors.first { throw ParseFailure.make(result.errors, first) }
        return ScriptBlock(result.scriptBlock, isRoot: true)
    }

    /// The block of a text that a command was given; parse errors are the command's own, and the script goes on
    /// after it.
    public func scriptBlock(ofArgument source: SourceText) throws -> ScriptBlock {
        do {
            return try scriptBlock(of: source)
        } catch let error as ScriptError {
            error.record.isThrown = false
            error.record.invocation = nil
            throw error
        }
    }

    /// Asks the user to choose; an error where nobody can be asked.
    func choose(
        caption: String, message: String, choices: [(label: String, help: String)], defaultChoice: Int,
        command: String
    ) throws -> Int {
        guard host.isInteractive else {
            throw ScriptError.make(
                "System.Management.Automation.PSInvalidOperationException", id: "InvalidOperation",
                category: .invalidOperation,
                message:
                    "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.")
        }
        finishDisplay()
        return try host.choose(
            caption: caption, message: message, choices: choices, defaultChoice: defaultChoice)
    }

    /// Asks for mandatory parameters; an error where nobody can be asked.
    func promptForMandatory(_ missing: [ParameterInfo], command: String, errors: BindingErrors) throws
        -> [Value]
    {
        guard host.isInteractive else { throw errors.missingMandatory(missing) }
        finishDisplay()
        return try host.promptForValues(command: command, missing, self)
    }
}

/// A script file in a pipeline: `exit` ends the script alone and sets `$LASTEXITCODE`.
final class ScriptStage: Stage {
    private let inner: FunctionStage

    init(_ frame: Frame, _ call: CallSite, _ callee: Callee, _ arguments: [RuntimeArgument], next: OutputSink)
    {
        inner = FunctionStage(frame, call, callee, arguments, next: next)
        super.init(frame, call, next: next)
    }

    private var hasExited = false

    private func guarded(_ body: () throws -> Void) throws {
        if hasExited { return }
        do {
            try body()
        } catch ControlSignal.exit(let code) {
            hasExited = true
            interpreter.lastExitCode = code
            if code != 0 { interpreter.pipelineFailed = true }
        }
    }

    override func begin() throws {
        inner.hasInput = hasInput
        inner.redirected = redirected
        try guarded { try inner.begin() }
    }

    override func write(_ value: Value) throws { try guarded { try inner.write(value) } }
    override func end() throws { try guarded { try inner.end() } }
    override func close() { inner.close() }
}
