import ShellRuntime

/// `Import-Module`: adds modules to the session.
final class ImportModuleCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Import-Module", ModuleName.core, "Adds modules to the current session.",
        parameters: """
            Global switch -- Makes the commands known everywhere, also when a module imports.
            Prefix string -- Stands before the nouns of the imported commands.
            Name string[] Name(mandatory,0,pipeline,property) -- Names or paths of modules.
            Function string[] emptycollection -- Functions to import.
            Cmdlet string[] emptycollection -- Cmdlets to import.
            Variable string[] emptycollection -- Variables to import.
            Alias string[] emptycollection -- Aliases to import.
            Force switch -- Loads a module again that is loaded.
            SkipEditionCheck switch -- Loads it whatever edition it is made for, as is done without it.
            PassThru switch -- Gives the modules.
            AsCustomObject switch -- Gives an object with the module's members.
            MinimumVersion,Version version Name -- The lowest version that will do.
            MaximumVersion string Name -- The highest version that will do.
            RequiredVersion version Name -- The only version that will do.
            ModuleInfo psmoduleinfo[] ModuleInfo(mandatory,0,pipeline) -- Modules as objects.
            ArgumentList,Args object[] emptycollection -- Arguments of the module's param block.
            DisableNameChecking switch -- Does not warn of unusual names.
            NoClobber,NoOverwrite switch -- Leaves commands alone that are known already.
            Scope string set=Local|Global -- Where the commands are known.
            """,
        defaultSet: "Name",
        examples: [("Import-Module Microsoft.PowerShell.Utility", "Does nothing more: it is there.")]
    ) { ImportModuleCmdlet() }

    private var loader: ModuleLoader { ModuleLoader(interpreter) }

    override func process() throws {
        for module in (arguments["ModuleInfo"]?.elements ?? []).compactMap({ $0.host(ModuleInfo.self) }) {
            try bring(module)
        }
        for name in arguments.texts("Name") { try load(name) }
    }

    private var versions: ModuleVersions {
        ModuleVersions(
            minimum: arguments.text("MinimumVersion"), maximum: arguments.text("MaximumVersion"),
            required: arguments.text("RequiredVersion"))
    }

    private func load(_ name: String) throws {
        if isBuiltIn(name) { return }
        let path = loader.find(name, versions)
        let known = interpreter.visibleModules.first { module in
            (path != nil && module.path == path)
                || (module.name.lowercased() == name.lowercased() && versions.allow(module.version))
        }
        if let known, !arguments.flag("Force") { return try bring(known) }
        guard let path else { return try writeError(notFound(name)) }
        if let known { _ = try interpreter.removeModule(known) }
        try writeVerbose("Loading module from path '\(path)'.")
        do {
            try bring(try loader.load(path, arguments: arguments["ArgumentList"]?.elements ?? []))
        } catch let error as ScriptError {
            if error.record.errorId.hasPrefix("Modules_") { return try writeError(error.record) }
            throw interpreter.endingStatement(error)
        }
    }

    // Built-in modules and snap-ins of old scripts are always there.
    private func isBuiltIn(_ name: String) -> Bool {
        let leaf = name.lowercased()
        return interpreter.commands.modules.contains { $0.name.lowercased() == leaf }
            || SnapinState.known.contains { $0.lowercased() == leaf }
    }

    private func notFound(_ name: String) -> ErrorRecord {
        if !versions.isEmpty, loader.find(name) != nil {
            let wanted = versions.required ?? versions.minimum ?? versions.maximum ?? ""
            return errorRecord(
                "System.IO.FileNotFoundException", id: "Modules_ModuleWithVersionNotFound",
                .resourceUnavailable,
                "The specified module '\(name)' with version '\(wanted)' was not loaded because no valid module "
                    + "file was found in any module directory.", target: Value(name))
        }
        return errorRecord(
            "System.IO.FileNotFoundException", id: "Modules_ModuleNotFound", .resourceUnavailable,
            "The specified module '\(name)' was not loaded because no valid module file was found in any module "
                + "directory.", target: Value(name))
    }

    private func bring(_ module: ModuleInfo) throws {
        if arguments.flag("AsCustomObject") { return try write(ModuleObject.make(module)) }
        let scope: ImportScope =
            switch arguments.text("Scope")?.lowercased() {
            case "local": .local
            case "global": .global
            default: arguments.flag("Global") ? .global : .automatic
            }
        func list(_ value: Value?) -> [String]? { value.map { $0.elements.map(\.string) } }
        // Modules of scripts have no cmdlets, so naming some leaves nothing but what else is named.
        let others: [String]? = arguments.isBound("Cmdlet") ? [] : nil
        let filter = ModuleExports.Filter(
            functions: list(arguments["Function"]) ?? others,
            variables: list(arguments["Variable"]) ?? others,
            aliases: list(arguments["Alias"]) ?? others)
        interpreter.importMembers(
            of: module, filter, prefix: arguments.text("Prefix") ?? loader.defaultPrefix(of: module),
            scope: scope, clobbers: !arguments.flag("NoClobber"))
        if !arguments.flag("DisableNameChecking") { try NameCheck.warn(module, self) }
        if arguments.flag("PassThru") { try write(.host(module)) }
    }
}

/// Warnings about names of imported commands that others will not find.
private enum NameCheck {
    static func warn(_ module: ModuleInfo, _ cmdlet: Cmdlet) throws {
        let names = module.exports.functions.map(\.name).filter { $0.contains("-") }
        if names.contains(where: { !isApproved($0.prefix { $0 != "-" }.lowercased()) }) {
            try cmdlet.writeWarning(
                "The names of some imported commands from the module '\(module.name)' include unapproved verbs that "
                    + "might make them less discoverable. To find the commands with unapproved verbs, run the "
                    + "Import-Module command again with the Verbose parameter. For a list of approved verbs, type "
                    + "Get-Verb.")
        }
        if names.contains(where: { $0.dropFirst($0.prefix { $0 != "-" }.count + 1).contains("-") }) {
            try cmdlet.writeWarning(
                "Some imported command names contain one or more of the following restricted characters: "
                    + "# , ( ) {{ }} [ ] & - / \\ $ ^ ; : \" ' < > | ? @ ` * % + = ~")
        }
    }

    private static let verbs = Set(
        VerbTable.rows.map { $0.verb.lowercased() } + ["foreach", "where", "sort", "tee"])

    private static func isApproved(_ verb: String) -> Bool { verbs.contains(verb) }
}

/// `Export-ModuleMember`: says what a module exports.
final class ExportModuleMemberCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Export-ModuleMember", ModuleName.core, "Specifies the module members that are exported.",
        parameters: """
            Function string[] (0,pipeline,property) emptycollection null -- Functions.
            Cmdlet string[] (property) emptycollection -- Cmdlets.
            Variable string[] (property) emptycollection null -- Variables.
            Alias string[] (property) emptycollection null -- Aliases.
            """,
        examples: [("New-Module { function Get-One { 1 }; Export-ModuleMember Get-One }", "One function.")]
    ) { ExportModuleMemberCmdlet() }

    override func process() throws {
        let filter = ModuleExports.Filter(
            functions: arguments.texts("Function"), variables: arguments.texts("Variable"),
            aliases: arguments.texts("Alias"))
        if !interpreter.exportMembers(filter) {
            throw failure(
                "System.InvalidOperationException",
                id: "Modules_CanOnlyExecuteExportModuleMemberInsideAModule",
                .permissionDenied, "The Export-ModuleMember cmdlet can only be called from inside a module.")
        }
    }
}

/// `New-Module`: a module made of a script block.
final class NewModuleCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "New-Module", ModuleName.core, "Creates a new dynamic module that exists only in memory.",
        parameters: """
            Name string Name(mandatory,0,pipeline) -- The module's name.
            ScriptBlock scriptblock ScriptBlock(mandatory,0) Name(mandatory,1) notnull -- Its body.
            Function string[] emptycollection -- Functions to export.
            Cmdlet string[] emptycollection -- Cmdlets to export.
            ReturnResult switch -- Gives what the body wrote instead of the module.
            AsCustomObject switch -- Gives an object with the module's members.
            ArgumentList,Args object[] (remaining) emptycollection -- Arguments of the body's param block.
            """,
        defaultSet: "ScriptBlock",
        examples: [("New-Module -Name Greeter { function Hello { 'hello' } }", "Makes Hello known.")]
    ) { NewModuleCmdlet() }

    override func process() throws {
        guard case .block(let block)? = arguments["ScriptBlock"]?.unwrapped else { return }
        let mark = SystemIdentity.newGuid()
        let body = try interpreter.scriptBlock(ofBlock: block)
        let (module, output) = try interpreter.makeModule(
            name: arguments.text("Name") ?? "__DynamicModule_" + mark, path: mark, block: body,
            arguments: arguments["ArgumentList"]?.elements ?? [])
        if let functions = arguments["Function"] {
            interpreter.restrictExports(of: module, functions: functions.elements.map(\.string))
        }
        if arguments.flag("AsCustomObject") { return try write(ModuleObject.make(module)) }
        interpreter.importMembers(of: module, isListed: false)
        try arguments.flag("ReturnResult") ? writeEnumerated(output) : write(.host(module))
    }
}

/// A module as an object: functions become methods, variables properties.
enum ModuleObject {
    static func make(_ module: ModuleInfo) throws -> Value {
        var object = ObjectBuilder([]).make([])
        for function in module.exports.functions {
            object = ObjectView.adding(
                .scriptMethod(name: function.name, body: module.bind(function.block)), to: object)
        }
        for name in module.variableNames {
            let variable = "{script:" + name + "}"
            object = ObjectView.adding(
                .scriptProperty(
                    name: name, getter: try module.block("$" + variable),
                    setter: try module.block("$" + variable + " = $args[0]")), to: object)
        }
        return object
    }
}
