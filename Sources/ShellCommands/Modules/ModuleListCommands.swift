import ShellRuntime

/// `Get-Module`: shows modules.
final class GetModuleCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Module", ModuleName.core,
        "List the modules imported in the current session or that can be imported from the PSModulePath.",
        parameters: """
            Name string[] (0,pipeline,property) -- Names or patterns.
            All switch -- Shows nested modules and all files too.
            ListAvailable switch -- Shows the modules that can be imported.
            Refresh switch -- Looks again, as every call does: nothing is remembered.
            SkipEditionCheck switch -- Shows modules of every edition, as is done without it.
            """,
        examples: [("Get-Module -ListAvailable", "The modules that can be imported.")]
    ) { GetModuleCmdlet() }

    override func process() throws {
        let names = arguments.texts("Name")
        let patterns = try names.map { try Patterns.wildcard(Text($0)) }
        func fits(_ name: String) -> Bool {
            patterns.isEmpty || patterns.contains { $0.matches(Text(name)) }
        }
        if arguments.flag("ListAvailable") { return try listAvailable(names, fits) }
        var shown = interpreter.visibleModules
        if arguments.flag("All") { shown += shown.flatMap(\.nested) }
        for module in shown.filter({ fits($0.name) }).sorted(by: {
            $0.name.lowercased() < $1.name.lowercased()
        }) {
            try write(.host(module))
        }
    }

    private func listAvailable(_ names: [String], _ fits: (String) -> Bool) throws {
        let loader = ModuleLoader(interpreter)
        let paths = names.filter { $0.contains("/") }
        let files = paths.isEmpty ? loader.available(fits) : paths.compactMap { loader.find($0) }
        for path in files { try reporting { try write(.host(try loader.describe(path))) } }
    }
}

/// `Remove-Module`: takes modules away.
final class RemoveModuleCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Remove-Module", ModuleName.core, "Removes modules from the current session.",
        parameters: """
            Name string[] Name(mandatory,0,pipeline) -- Names or patterns of modules.
            ModuleInfo psmoduleinfo[] ModuleInfo(mandatory,0,pipeline) -- Modules as objects.
            Force switch -- Removes read-only modules too.
            """,
        defaultSet: "Name", changes: true,
        examples: [("New-Module -Name Greeter { } | Import-Module; Remove-Module Greeter", "Takes it away.")]
    ) { RemoveModuleCmdlet() }

    override func process() throws {
        var found = (arguments["ModuleInfo"]?.elements ?? []).compactMap { $0.host(ModuleInfo.self) }
        let names = arguments.texts("Name")
        for name in names {
            let pattern = try Patterns.wildcard(Text(name))
            found += interpreter.visibleModules.filter {
                pattern.matches(Text($0.name)) || $0.path == name
            }
        }
        if found.isEmpty, !names.contains(where: PropertyExpression.hasWildcard) {
            return try writeError(
                errorRecord(
                    "System.InvalidOperationException", id: "Modules_NoModulesRemoved", .resourceUnavailable,
                    "No modules were removed. Verify that the specification of modules to remove is correct and "
                        + "those modules exist in the runspace."))
        }
        for module in found {
            guard try shouldProcess("\(module.name) (Path: '\(module.path)')") else { continue }
            for name in try interpreter.removeModule(module) {
                try writeVerbose("Removing the imported \"\(name)\" function.")
            }
        }
    }
}

/// `Import-PowerShellDataFile`: reads a hashtable of constants.
final class ImportDataFileCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Import-PowerShellDataFile", ModuleName.utility,
        "Imports values from a .psd1 file without invoking its contents.",
        parameters: """
            Path string[] ByPath(mandatory,0,pipeline,property) -- Files.
            LiteralPath,PSPath,LP string[] ByLiteralPath(mandatory,property) -- Files, as they are.
            SkipLimitCheck switch -- Reads more than 500 keys.
            """,
        defaultSet: "ByPath",
        examples: [("Import-PowerShellDataFile ./settings.psd1", "The settings as a hashtable.")]
    ) { ImportDataFileCmdlet() }

    override func process() throws {
        for name in arguments.texts("Path") + arguments.texts("LiteralPath") {
            let path = try interpreter.resolvePath(name)
            guard SystemIdentity.exists(path) else {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.ItemNotFoundException", id: "PathNotFound",
                        .objectNotFound, "Cannot find path '\(path)' because it does not exist.",
                        target: Value(name)))
                continue
            }
            do {
                try write(.table(try interpreter.dataFile(path)))
            } catch let error as ScriptError {
                let record = errorRecord(
                    "System.InvalidOperationException", id: "System.InvalidOperationException",
                    .invalidData,
                    "The file '\(path)' could not be loaded as a PowerShell data file. "
                        + error.record.exception.message, target: Value(path))
                throw context.terminating(record)
            }
        }
    }
}

/// `Test-ModuleManifest`: checks a manifest and shows what it describes.
final class TestManifestCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Test-ModuleManifest", ModuleName.core,
        "Verifies that a module manifest file accurately describes the contents of a module.",
        parameters: """
            Path string (mandatory,0,pipeline,property) -- The manifest.
            """,
        examples: [("Test-ModuleManifest ./Tool/Tool.psd1", "What the manifest says.")]
    ) { TestManifestCmdlet() }

    override func process() throws {
        let name = arguments.text("Path") ?? ""
        let path = try interpreter.resolvePath(name)
        guard SystemIdentity.exists(path) else {
            return try writeError(
                errorRecord(
                    "System.IO.FileNotFoundException", id: "Modules_ModuleNotFound", .resourceUnavailable,
                    "The specified module '\(name)' was not loaded because no valid module file was found in any "
                        + "module directory.", target: Value(name)))
        }
        try reporting {
            let module = try ModuleLoader(interpreter).describe(path)
            guard module.hasRoot(beside: path) else {
                throw failure(
                    "System.Management.Automation.PSArgumentException",
                    id: "Modules_InvalidRootModuleInModuleManifest", .invalidArgument,
                    "The specified RootModule value in module manifest '\(path)' is invalid. Name a file that exists.",
                    target: Value(path))
            }
            try write(.host(module))
        }
    }
}

/// The commands on modules.
enum ModuleCommands {
    static let core: [CommandModule.Entry] = [
        .init("Export-ModuleMember") { ExportModuleMemberCmdlet.declaration },
        .init("Get-Module") { GetModuleCmdlet.declaration },
        .init("Import-Module") { ImportModuleCmdlet.declaration },
        .init("New-Module") { NewModuleCmdlet.declaration },
        .init("New-ModuleManifest") { NewManifestCmdlet.declaration },
        .init("Remove-Module") { RemoveModuleCmdlet.declaration },
        .init("Test-ModuleManifest") { TestManifestCmdlet.declaration },
    ]
    static let utility: [CommandModule.Entry] = [
        .init("Import-PowerShellDataFile") { ImportDataFileCmdlet.declaration }
    ]
}
