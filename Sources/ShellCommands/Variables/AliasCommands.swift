import ShellRuntime

/// `Get-Alias`: shows aliases.
final class GetAliasCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Get-Alias", ModuleName.utility, "Gets the aliases for the current session.",
        parameters: """
            Name string[] Default(0,pipeline,property) notempty -- Names or patterns; all when left out.
            Exclude string[] -- Names to leave out.
            Scope string -- The scope.
            Definition string[] Definition notempty -- Commands whose aliases to show.
            """,
        defaultSet: "Default",
        examples: [("Get-Alias gci", "Shows what gci stands for.")]
    ) { GetAliasCmdlet() }

    override func process() throws {
        let exclude = try arguments.texts("Exclude").map { try Patterns.wildcard(Text($0)) }
        let isDefinition = arguments.isBound("Definition")
        let wanted = isDefinition ? arguments.texts("Definition") : arguments.texts("Name")
        let all = try interpreter.aliases(in: arguments.text("Scope"))
        for name in wanted.isEmpty ? ["*"] : wanted {
            let pattern = try Patterns.wildcard(Text(name))
            let found = all.filter { alias in
                pattern.matches(Text(isDefinition ? alias.definition : alias.name))
                    && !exclude.contains { $0.matches(Text(alias.name)) }
            }
            if found.isEmpty, !PropertyExpression.hasWildcard(name) {
                let kind = isDefinition ? "definition" : "name"
                try writeError(
                    errorRecord(
                        "System.Management.Automation.ItemNotFoundException", id: "ItemNotFoundException",
                        .objectNotFound,
                        "This command cannot find a matching alias because an alias with the \(kind) '\(name)' does "
                            + "not exist.", target: Value(name)))
            }
            for alias in found { try write(.host(CommandObject(.alias(alias)))) }
        }
    }
}

/// `Set-Alias` and `New-Alias`: give a command another name.
final class SetAliasCmdlet: Cmdlet {
    private static let parameters = """
        Name string Default(mandatory,0,property) -- The alias.
        Value string Default(mandatory,1,property) -- The command.
        Description string -- What it is for.
        Option \(ScopedOptions.typeName) -- None, ReadOnly, Constant, Private or AllScope.
        PassThru switch -- Gives the alias.
        Scope string -- The scope.
        Force switch -- Replaces a read-only alias too.
        """

    static let setDeclaration = CommandDeclaration(
        "Set-Alias", ModuleName.utility,
        "Creates or changes an alias for a cmdlet or other command in the current PowerShell session.",
        parameters: parameters, defaultSet: "Default", changes: true,
        examples: [("Set-Alias list Get-ChildItem", "list shows the folder.")]
    ) { SetAliasCmdlet(isNew: false) }

    static let newDeclaration = CommandDeclaration(
        "New-Alias", ModuleName.utility, "Creates a new alias.",
        parameters: parameters, defaultSet: "Default", changes: true,
        examples: [("New-Alias list Get-ChildItem", "list shows the folder.")]
    ) { SetAliasCmdlet(isNew: true) }

    private let isNew: Bool

    init(isNew: Bool) { self.isNew = isNew }

    override func process() throws {
        let name = arguments.text("Name") ?? "", value = arguments.text("Value") ?? ""
        guard try shouldProcess("Name: \(name) Value: \(value)", isNew ? "New Alias" : "Set Alias") else {
            return
        }
        if let known = interpreter.alias(name) {
            if isNew, !arguments.flag("Force") {
                return try writeError(
                    errorRecord(
                        "System.Management.Automation.SessionStateException", id: "AliasAlreadyExists",
                        .resourceExists,
                        "The alias is not allowed, because an alias with the name '\(name)' already exists.",
                        target: Value(name)))
            }
            let isFixed = known.options.contains("ReadOnly") && !arguments.flag("Force")
            if isFixed || known.options.contains("Constant") {
                return try writeError(
                    errorRecord(
                        "System.Management.Automation.SessionStateUnauthorizedAccessException",
                        id: "AliasNotWritable", .writeError,
                        "Alias is not writeable because alias \(name) is read-only or constant and cannot be written to.",
                        target: Value(name)))
            }
        }
        let alias = AliasInfo(name: name, definition: value)
        alias.summary = arguments.text("Description") ?? ""
        if let option = arguments["Option"] { alias.options = ScopedOptions.names(option) }
        try interpreter.define(alias, scope: arguments.text("Scope"))
        if arguments.flag("PassThru") { try write(.host(CommandObject(.alias(alias)))) }
    }
}

/// `Remove-Alias`: takes aliases away.
final class RemoveAliasCmdlet: Cmdlet {
    static let declaration = CommandDeclaration(
        "Remove-Alias", ModuleName.utility, "Remove an alias from the current session.",
        parameters: """
            Name string[] Default(mandatory,0,pipeline,property) -- The aliases.
            Scope string -- The scope.
            Force switch -- Removes a read-only alias too.
            """,
        defaultSet: "Default",
        examples: [("Set-Alias list Get-ChildItem; Remove-Alias list", "There is no list any more.")]
    ) { RemoveAliasCmdlet() }

    override func process() throws {
        for name in arguments.texts("Name") {
            guard let known = interpreter.alias(name) else {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.ItemNotFoundException", id: "AliasNotFound",
                        .objectNotFound,
                        "This command cannot find a matching alias because an alias with the name '\(name)' does not "
                            + "exist.", target: Value(name)))
                continue
            }
            let isFixed =
                known.options.contains("Constant")
                || (known.options.contains("ReadOnly") && !arguments.flag("Force"))
            if isFixed {
                try writeError(
                    errorRecord(
                        "System.Management.Automation.SessionStateUnauthorizedAccessException",
                        id: "AliasNotRemovable", .writeError,
                        "The alias was not removed, because alias \(name) is constant or read-only.",
                        target: Value(name)))
            } else {
                _ = interpreter.removeAlias(name)
            }
        }
    }
}
