import ShellRuntime

/// Finds the variables that a command's names mean.
class VariableCmdlet: Cmdlet {
    /// The variables of `-Name`, `-Include` and `-Exclude`; a literal name that is not there is an error.
    final func find(_ names: [String], in scope: String?) throws -> [VariableBox] {
        let include = try arguments.texts("Include").map { try Patterns.wildcard(Text($0)) }
        let exclude = try arguments.texts("Exclude").map { try Patterns.wildcard(Text($0)) }
        func isWanted(_ box: VariableBox) -> Bool {
            let name = Text(box.name)
            return (include.isEmpty || include.contains { $0.matches(name) })
                && !exclude.contains { $0.matches(name) }
        }
        var found: [VariableBox] = []
        for name in names {
            if PropertyExpression.hasWildcard(name) {
                let pattern = try Patterns.wildcard(Text(name))
                found += try interpreter.variables(in: scope).filter {
                    pattern.matches(Text($0.name)) && isWanted($0)
                }
            } else if let box = try lookUp(name, scope) {
                if isWanted(box) { found.append(box) }
            } else {
                try writeError(notFound(name))
            }
        }
        return found
    }

    private func lookUp(_ name: String, _ scope: String?) throws -> VariableBox? {
        let (plain, prefix) = VariableCmdlet.split(name)
        return try interpreter.variableBox(plain, in: scope ?? prefix)
    }

    /// A name and the scope written before it.
    static func split(_ name: String) -> (String, String?) {
        guard let colon = name.firstIndex(of: ":") else { return (name, nil) }
        let scope = String(name[..<colon])
        guard ["global", "script", "local", "private"].contains(scope.lowercased()) else {
            return (name, nil)
        }
        return (String(name[name.index(after: colon)...]), scope)
    }

    /// The error of a name without a variable.
    final func notFound(_ name: String) -> ErrorRecord {
        errorRecord(
            "System.Management.Automation.ItemNotFoundException", id: "VariableNotFound", .objectNotFound,
            "Cannot find a variable with the name '\(name)'.", target: Value(name))
    }

    /// Checks `-Scope`; throws PowerShell's errors for what is no scope.
    final func scope() throws -> String? {
        guard let scope = arguments.text("Scope") else { return nil }
        if ["global", "local", "script", "private"].contains(scope.lowercased()) { return scope }
        guard let number = Int(scope) else {
            throw failure(
                "System.Management.Automation.PSArgumentException", id: "Argument", .invalidArgument,
                "Cannot process argument because the value of parameter \"Scope\" is not valid. Valid values are "
                    + "\"Global\", \"Local\", or \"Script\", or a number relative to the current scope (0 through the "
                    + "number of scopes where 0 is the current scope and 1 is its parent). Change the value of the "
                    + "\"Scope\" parameter and run the operation again.")
        }
        if number >= 0, (try? interpreter.frame(ofScope: scope)) != nil { return scope }
        throw failure(
            "System.Management.Automation.PSArgumentOutOfRangeException", id: "ArgumentOutOfRange",
            .invalidArgument,
            "The scope number '\(number)' exceeds the number of active scopes. (Parameter 'Scope')\n"
                + "Actual value was \(number).")
    }
}

/// `Get-Variable`: shows variables.
final class GetVariableCmdlet: VariableCmdlet {
    static let declaration = CommandDeclaration(
        "Get-Variable", ModuleName.utility, "Gets the variables in the current console.",
        parameters: """
            Name string[] (0,pipeline,property) -- Names or patterns; all when left out.
            ValueOnly switch -- Gives the values alone.
            Include string[] -- Names to show.
            Exclude string[] -- Names to leave out.
            Scope string -- The scope: Global, Local, Script or a number of scopes outwards.
            """,
        examples: [("Get-Variable PID", "Shows one variable.")]
    ) { GetVariableCmdlet() }

    override func process() throws {
        let names = arguments.texts("Name")
        for box in try find(names.isEmpty ? ["*"] : names, in: try scope()) {
            if arguments.flag("ValueOnly") {
                try writeEnumerated(box.current)
            } else {
                try write(.host(VariableObject(box)))
            }
        }
    }
}

/// `Set-Variable`: sets variables, or makes them.
final class SetVariableCmdlet: VariableCmdlet {
    static let declaration = CommandDeclaration(
        "Set-Variable", ModuleName.utility,
        "Sets the value of a variable. Creates the variable if one with the requested name does not exist.",
        parameters: """
            Name string[] (mandatory,0,property) -- Names or patterns.
            Value object (1,pipeline,property) -- The value.
            Include string[] -- Names to set.
            Exclude string[] -- Names to leave out.
            Description string -- What it is for.
            Option \(ScopedOptions.typeName) -- None, ReadOnly, Constant, Private or AllScope.
            Force switch -- Sets a read-only variable too.
            Visibility System.Management.Automation.SessionStateEntryVisibility unbuilt -- Public or Private.
            PassThru switch -- Gives the variable.
            Append switch -- Adds to what the variable holds.
            Scope string -- The scope.
            """,
        changes: true,
        examples: [("Set-Variable size 5; $size", "Gives 5.")]
    ) { SetVariableCmdlet() }

    private var values: [Value] = []
    private var takesInput = false
    private var calls = 0

    override func process() throws {
        calls += 1
        if let value = arguments["Value"] { values.append(value) }
    }

    override func end() throws {
        let scope = try scope()
        let isGiven = arguments.isBound("Value") || !values.isEmpty
        let value: Value = values.isEmpty ? .null : values.count == 1 ? values[0] : .list(values)
        for name in arguments.texts("Name") {
            if PropertyExpression.hasWildcard(name) {
                for box in try find([name], in: scope) {
                    try reporting { try set(box, box.name, value, isGiven, scope) }
                }
                continue
            }
            let (plain, prefix) = VariableCmdlet.split(name)
            let target = scope ?? prefix ?? "Local"
            let box = try interpreter.variableBox(plain, in: target)
            try reporting { try set(box, plain, value, isGiven, target) }
        }
    }

    private func set(_ box: VariableBox?, _ name: String, _ value: Value, _ isGiven: Bool, _ scope: String?)
        throws
    {
        guard try shouldProcess("Name: \(name) Value: \(value.string)", "Set variable") else { return }
        let isNew = box == nil
        let box = box ?? VariableBox(.null)
        if isNew { box.name = name }
        if box.options.contains("Constant") || (box.options.contains("ReadOnly") && !arguments.flag("Force"))
        {
            throw ScriptError.make(
                "System.Management.Automation.SessionStateUnauthorizedAccessException",
                id: "VariableNotWritable",
                category: .writeError,
                message: "Cannot overwrite variable \(name) because it is read-only or constant.",
                target: Value(name))
        }
        let options = arguments["Option"].map { ScopedOptions.names($0) }
        if !isNew, options?.contains("Constant") == true {
            throw ScriptError.make(
                "System.Management.Automation.SessionStateUnauthorizedAccessException",
                id: "VariableCannotBeMadeConstant", category: .writeError,
                message:
                    "Existing variable \(name) cannot be made constant. Variables can be made constant only at "
                    + "creation time.", target: Value(name))
        }
        let kept = box.options
        box.options = []
        do {
            defer { box.options = options ?? kept }
            if isGiven { try box.assign(new(value, box), interpreter) }
        }
        if let text = arguments.text("Description") { box.summary = text }
        if isNew { try interpreter.define(box, in: scope) }
        if arguments.flag("PassThru") { try write(.host(VariableObject(box))) }
    }

    private func new(_ value: Value, _ box: VariableBox) -> Value {
        arguments.flag("Append") ? .list(box.current.elements + value.elements) : value
    }
}

/// `New-Variable`: makes a variable.
final class NewVariableCmdlet: VariableCmdlet {
    static let declaration = CommandDeclaration(
        "New-Variable", ModuleName.utility, "Creates a new variable.",
        parameters: """
            Name string (mandatory,0,property) -- Its name.
            Value object (1,pipeline,property) -- Its value.
            Description string -- What it is for.
            Option \(ScopedOptions.typeName) -- None, ReadOnly, Constant, Private or AllScope.
            Visibility System.Management.Automation.SessionStateEntryVisibility unbuilt -- Public or Private.
            Force switch -- Replaces a variable of the name.
            PassThru switch -- Gives the variable.
            Scope string -- The scope.
            """,
        changes: true,
        examples: [("New-Variable size -Value 5; $size", "Gives 5.")]
    ) { NewVariableCmdlet() }

    override func process() throws {
        let (name, prefix) = VariableCmdlet.split(arguments.text("Name") ?? "")
        let scope = try scope() ?? prefix ?? "Local"
        let value = arguments["Value"] ?? .null
        guard try shouldProcess("Name: \(name) Value: \(value.string)", "New variable") else { return }
        if let known = try interpreter.variableBox(name, in: scope) {
            if known.options.contains("Constant") {
                return try writeError(
                    errorRecord(
                        "System.Management.Automation.SessionStateUnauthorizedAccessException",
                        id: "VariableNotWritable", .writeError,
                        "Cannot overwrite variable \(name) because it is read-only or constant.",
                        target: Value(name)))
            }
            guard arguments.flag("Force") else {
                return try writeError(
                    errorRecord(
                        "System.Management.Automation.SessionStateException", id: "VariableAlreadyExists",
                        .resourceExists, "A variable with name '\(name)' already exists.", target: Value(name)
                    ))
            }
        }
        let box = VariableBox(value)
        box.name = name
        box.summary = arguments.text("Description") ?? ""
        if let option = arguments["Option"] { box.options = ScopedOptions.names(option) }
        try interpreter.define(box, in: scope)
        if arguments.flag("PassThru") { try write(.host(VariableObject(box))) }
    }
}

/// `Clear-Variable`: takes the value of variables away.
final class ClearVariableCmdlet: VariableCmdlet {
    static let declaration = CommandDeclaration(
        "Clear-Variable", ModuleName.utility, "Deletes the value of a variable.",
        parameters: """
            Name string[] (mandatory,0,property) -- Names or patterns.
            Include string[] -- Names to clear.
            Exclude string[] -- Names to leave out.
            Force switch -- Clears a read-only variable too.
            PassThru switch -- Gives the variable.
            Scope string -- The scope.
            """,
        changes: true,
        examples: [("$size = 5; Clear-Variable size", "$size is $null.")]
    ) { ClearVariableCmdlet() }

    override func process() throws {
        for box in try find(arguments.texts("Name"), in: try scope()) {
            guard try shouldProcess("Name: \(box.name)", "Clear variable") else { continue }
            try reporting {
                let kept = box.options
                if arguments.flag("Force"), !kept.contains("Constant") { box.options = [] }
                defer { box.options = kept }
                try box.assign(.null, interpreter)
            }
            if arguments.flag("PassThru") { try write(.host(VariableObject(box))) }
        }
    }
}

/// `Remove-Variable`: takes variables away.
final class RemoveVariableCmdlet: VariableCmdlet {
    static let declaration = CommandDeclaration(
        "Remove-Variable", ModuleName.utility, "Deletes a variable and its value.",
        parameters: """
            Name string[] (mandatory,0,pipeline,property) -- Names or patterns.
            Include string[] -- Names to remove.
            Exclude string[] -- Names to leave out.
            Force switch -- Removes a read-only variable too.
            Scope string -- The scope.
            """,
        changes: true,
        examples: [("$size = 5; Remove-Variable size", "There is no $size any more.")]
    ) { RemoveVariableCmdlet() }

    override func process() throws {
        let scope = try scope()
        for box in try find(arguments.texts("Name"), in: scope ?? "Local") {
            try remove(box, scope ?? "Local")
        }
    }

    private func remove(_ box: VariableBox, _ scope: String) throws {
        guard try shouldProcess("Name: \(box.name)", "Remove variable") else { return }
        try reporting {
            try VariableObject.checkRemovable(box, force: arguments.flag("Force"))
            _ = try interpreter.removeVariable(box.name, in: scope)
        }
    }
}

/// The commands on variables and aliases.
enum VariableCommands {
    static let utility: [CommandModule.Entry] = [
        .init("Clear-Variable") { ClearVariableCmdlet.declaration },
        .init("Get-Alias") { GetAliasCmdlet.declaration },
        .init("Get-Variable") { GetVariableCmdlet.declaration },
        .init("New-Alias") { SetAliasCmdlet.newDeclaration },
        .init("New-Variable") { NewVariableCmdlet.declaration },
        .init("Remove-Alias") { RemoveAliasCmdlet.declaration },
        .init("Remove-Variable") { RemoveVariableCmdlet.declaration },
        .init("Set-Alias") { SetAliasCmdlet.setDeclaration },
        .init("Set-Variable") { SetVariableCmdlet.declaration },
    ]
}
