import ShellSyntax

/// Which versions of a module will do.
public struct ModuleVersions {
    /// The lowest, the highest and the only one.
    public var minimum, maximum, required: String?

    /// Collects limits.
    public init(minimum: String? = nil, maximum: String? = nil, required: String? = nil) {
        self.minimum = minimum
        self.maximum = maximum
        self.required = required
    }

    /// True when nothing is asked for.
    public var isEmpty: Bool { minimum == nil && maximum == nil && required == nil }

    /// True when a version will do.
    public func allow(_ version: String) -> Bool {
        if let required, Self.compare(version, required) != 0 { return false }
        if let minimum, Self.compare(version, minimum) < 0 { return false }
        if let maximum, Self.compare(version, maximum.replacing("*", with: "999999")) > 0 { return false }
        return true
    }

    /// Versions by their numbers: negative, zero or positive.
    static func compare(_ left: String, _ right: String) -> Int {
        let first = left.split(separator: ".").map { Int($0) ?? 0 }
        let second = right.split(separator: ".").map { Int($0) ?? 0 }
        for at in 0..<max(first.count, second.count) {
            let one = at < first.count ? first[at] : 0, other = at < second.count ? second[at] : 0
            if one != other { return one - other }
        }
        return 0
    }
}

/// Finds module files and loads them.
public struct ModuleLoader {
    private let interpreter: Interpreter

    /// A loader of an engine.
    public init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    /// The folders of `PSModulePath`.
    public var searchPath: [String] {
        if let path = Platform.environment("PSModulePath"), !path.isEmpty {
            return path.split(separator: ":").map(String.init)
        }
        return [Platform.home + "/.local/share/powershell/Modules", "/usr/local/share/powershell/Modules"]
    }

    /// The file of a name or path; nil when there is none.
    public func find(_ name: String, _ versions: ModuleVersions = .init()) -> String? {
        if name.contains("/") || name.hasPrefix(".") || name.hasPrefix("~") {
            return (try? interpreter.resolvePath(name)).flatMap { file(at: $0, versions) }
        }
        for folder in searchPath {
            if let found = file(at: folder + "/" + name, versions) { return found }
        }
        return nil
    }

    private func file(at path: String, _ versions: ModuleVersions) -> String? {
        for ending in [".psd1", ".psm1", ".ps1"] where path.lowercased().hasSuffix(ending) {
            return Platform.isFile(path) ? path : nil
        }
        if Platform.isFolder(path), let found = folderFiles(path, versions).first { return found }
        return [".psd1", ".psm1"].map { path + $0 }.first(where: Platform.isFile)
    }

    /// The module files of a folder, those of version folders first, the highest version first.
    func folderFiles(_ path: String, _ versions: ModuleVersions = .init()) -> [String] {
        let leaf = String(path.split(separator: "/").last ?? "")
        let numbered = Platform.entries(path).filter { entry in
            entry.first?.isNumber == true && entry.allSatisfy { $0.isNumber || $0 == "." }
        }.sorted { ModuleVersions.compare($0, $1) > 0 }
        let folders = numbered.filter(versions.allow).map { path + "/" + $0 } + [path]
        return folders.compactMap { folder in
            [".psd1", ".psm1"].map { folder + "/" + leaf + $0 }.first(where: Platform.isFile)
        }
    }

    /// Files of all modules on the search path, or of those whose names fit.
    public func available(_ fits: (String) -> Bool) -> [String] {
        searchPath.flatMap { folder in
            Platform.entries(folder).sorted().filter(fits).flatMap { folderFiles(folder + "/" + $0) }
        }
    }

    /// Loads a module's file; nothing is made known yet.
    public func load(_ path: String, arguments: [Value] = []) throws -> ModuleInfo {
        let leaf = String(path.split(separator: "/").last ?? "")
        let name = leaf.contains(".") ? String(leaf[..<leaf.lastIndex(of: ".")!]) : leaf
        guard path.lowercased().hasSuffix(".psd1") else {
            return try interpreter.makeModule(
                name: name, path: path, block: interpreter.scriptBlock(ofFile: path), arguments: arguments
            ).module
        }
        return try load(manifest: try manifest(path), name, path, arguments)
    }

    /// The module of a manifest as it describes itself, without running anything of it.
    public func describe(_ path: String) throws -> ModuleInfo {
        let leaf = String(path.split(separator: "/").last ?? "")
        let name = leaf.contains(".") ? String(leaf[..<leaf.lastIndex(of: ".")!]) : leaf
        let module = ModuleInfo(name: name, path: path, interpreter)
        if path.lowercased().hasSuffix(".psd1") {
            let table = try manifest(path)
            module.manifest = table
            module.kind = table[Value("RootModule")].map { $0.isNull ? "Manifest" : "Script" } ?? "Manifest"
            module.exports.functions = (ModuleManifest.list(table, "FunctionsToExport") ?? []).filter {
                !$0.contains("*")
            }.map { FunctionInfo(name: $0, block: emptyBlock(), module: module) }
        } else {
            module.exports.functions = try functions(in: path).map {
                FunctionInfo(name: $0, block: emptyBlock(), module: module)
            }
        }
        return module
    }

    private func emptyBlock() -> ScriptBlock {
        ScriptBlock(Parser.parse(SourceText("")).scriptBlock, isRoot: true)
    }

    /// Names of the functions that a file defines at its top.
    private func functions(in path: String) throws -> [String] {
        let statements = try interpreter.scriptBlock(ofFile: path).ast.endBlock?.statements ?? []
        return statements.compactMap { ($0 as? FunctionDefinitionAst)?.name }
    }

    /// Reads a manifest and checks what must be right in it.
    private func manifest(_ path: String) throws -> TableObject {
        let table: TableObject
        do { table = try interpreter.dataFile(path) } catch let error as ScriptError {
            throw invalid(path, error.record.exception.message)
        }
        guard let version = table[Value("ModuleVersion")]?.toText().string else {
            throw invalid(path, "The ModuleVersion entry is missing from the manifest.")
        }
        let numbers = version.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...4).contains(numbers.count), numbers.allSatisfy({ Int($0) != nil }) else {
            throw invalid(path, "The ModuleVersion '\(version)' is not a version.")
        }
        if let needed = table[Value("PowerShellVersion")]?.toText().string,
            ModuleVersions.compare(needed, ShellVersion.language) > 0
        {
            throw ScriptError.make(
                "System.InvalidOperationException", id: "Modules_InsufficientPowerShellVersion",
                category: .resourceUnavailable,
                message:
                    "The current PowerShell version is: '\(ShellVersion.language)'. The module '\(path)' "
                    + "requires a minimum PowerShell version of '\(needed)' to run.", target: Value(path))
        }
        return table
    }

    private func invalid(_ path: String, _ cause: String) -> ScriptError {
        .make(
            "System.InvalidOperationException", id: "Modules_InvalidManifest", category: .resourceUnavailable,
            message:
                "The module manifest '\(path)' could not be processed because it is not a valid PowerShell "
                + "module manifest file. Remove the elements that are not permitted, then try again. \(cause)",
            target: Value(path))
    }

    private func load(manifest table: TableObject, _ name: String, _ path: String, _ arguments: [Value])
        throws -> ModuleInfo
    {
        let folder = InvocationInfo.folder(of: path)
        for required in ModuleManifest.elements(table[Value("RequiredModules")] ?? .null) {
            try require(required)
        }
        for script in ModuleManifest.list(table, "ScriptsToProcess") ?? [] {
            let block = try interpreter.scriptBlock(ofFile: place(script, folder))
            try interpreter.dotSource(block)
        }
        let module = ModuleInfo(name: name, path: path, interpreter)
        module.manifest = table
        for nested in ModuleManifest.elements(table[Value("NestedModules")] ?? .null) {
            let inner = try load(part(nested.toText().string, folder), arguments: [])
            let outer = interpreter.current
            interpreter.current = module.frame
            interpreter.importMembers(of: inner)
            interpreter.current = outer
        }
        let root = table[Value("RootModule")] ?? table[Value("ModuleToProcess")] ?? .null
        if !root.isNull, !root.toText().string.isEmpty {
            module.rootPath = try part(root.toText().string, folder)
            _ = try interpreter.fill(module, interpreter.scriptBlock(ofFile: module.rootPath), arguments)
        } else {
            module.kind = "Manifest"
        }
        interpreter.settleExports(of: module)
        for inner in module.nested { module.exports = module.exports.merged(inner.exports) }
        module.exports = module.exports.filtered(
            .init(
                functions: ModuleManifest.list(table, "FunctionsToExport") ?? ["*"],
                variables: ModuleManifest.list(table, "VariablesToExport") ?? ["*"],
                aliases: ModuleManifest.list(table, "AliasesToExport") ?? ["*"]), keeping: true)
        return module
    }

    /// The prefix that a manifest asks for.
    public func defaultPrefix(of module: ModuleInfo) -> String { module.text("DefaultCommandPrefix") ?? "" }

    private func place(_ name: String, _ folder: String) -> String {
        name.hasPrefix("/") ? Platform.normalize(name) : Platform.normalize(folder + "/" + name)
    }

    // A module file beside the manifest, else a module by name.
    private func part(_ name: String, _ folder: String) throws -> String {
        if let found = file(at: place(name, folder), .init()) ?? find(name) { return found }
        throw ScriptError.make(
            "System.IO.FileNotFoundException", id: "Modules_ModuleFileNotFound",
            category: .resourceUnavailable,
            message: "The module '\(name)' cannot be loaded because its file was not found in '\(folder)'.",
            target: Value(name))
    }

    /// Loads a module that a manifest or `#requires` names, unless it is there; an error when there is none.
    func require(_ specification: Value) throws {
        var name = specification.toText().string
        var versions = ModuleVersions()
        if case .table(let table) = specification.unwrapped {
            name = table[Value("ModuleName")]?.toText().string ?? ""
            versions.minimum = table[Value("ModuleVersion")]?.toText().string
            versions.required = table[Value("RequiredVersion")]?.toText().string
            versions.maximum = table[Value("MaximumVersion")]?.toText().string
        }
        if interpreter.commands.modules.contains(where: { Symbol($0.name) == Symbol(name) }) { return }
        if interpreter.visibleModules.contains(where: {
            Symbol($0.name) == Symbol(name) && versions.allow($0.version)
        }) {
            return
        }
        guard let path = find(name, versions) else {
            throw ScriptError.make(
                "System.Management.Automation.MissingMemberException", id: "Modules_ModuleNotFound",
                category: .resourceUnavailable,
                message:
                    "The required module '\(name)' is not loaded. Load the module or remove the module from "
                    + "'RequiredModules' in the file.", target: Value(name))
        }
        let module = try load(path)
        interpreter.importMembers(of: module, prefix: defaultPrefix(of: module), scope: .global)
    }

    /// Loads the module on the search path that brings a command of this name; false when there is none.
    func autoLoad(_ command: String) -> Bool {
        guard !command.contains("/"), !command.isEmpty else { return false }
        for path in available({ _ in true }) {
            guard let module = try? describe(path) else { continue }
            let isWanted = module.exports.functions.contains { Symbol($0.name) == Symbol(command) }
            guard isWanted, let loaded = try? load(path) else { continue }
            interpreter.importMembers(of: loaded, prefix: defaultPrefix(of: loaded), scope: .global)
            return true
        }
        return false
    }
}

extension Interpreter {
    /// Runs a block in the running scope, as `.` does.
    func dotSource(_ block: ScriptBlock) throws {
        let callee = Callee(block: block, name: "", isDotSourced: true)
        let extent = block.ast.extent
        let call = CallSite(ScriptExtent(extent.source, 0, 0), name: "", command: nil)
        let stage = FunctionStage(current, call, callee, [], next: NullSink())
        let frame: Frame = current
        let position = frame.position
        defer {
            stage.close()
            frame.position = position
        }
        try stage.begin()
        try stage.end()
    }
}
