import ShellRuntime

/// The module that the farm cmdlets come from.
let farmModuleName = "Microsoft.SharePoint.PowerShell"

/// Declares a farm cmdlet: its own parameters, and `-AssignmentCollection`, which every one of them takes.
func farmDeclaration(
    _ verb: String, _ noun: String, defaultSet: String? = nil, shouldProcess: Bool = false,
    impact: ConfirmImpact = .medium, outputs: [String] = [], parameters: [ParameterDeclaration],
    help: CommandHelp, make: @escaping @Sendable () -> Cmdlet
) -> CommandDeclaration {
    var all = parameters
    all.append(
        ParameterDeclaration(
            "AssignmentCollection", "SPAssignmentCollection", pipeline: true,
            summary:
                "Collection from Start-SPAssignment that keeps the objects of this command until Stop-SPAssignment."
        ))
    var declaration = CommandDeclaration(
        verb, noun, module: farmModuleName, parameters: all.map(FarmParameter.complete),
        defaultParameterSet: defaultSet,
        supportsShouldProcess: shouldProcess, confirmImpact: impact, outputTypes: outputs, help: { help },
        make: make)
    declaration.implementingType = "Microsoft.SharePoint.PowerShell.SPCmdlet" + verb + noun.dropFirst(2)
    return declaration
}

/// What holds for a parameter wherever it appears.
enum FarmParameter {
    /// Parameters whose values are secrets: kept out of the history and of transcripts.
    private static let secrets: Set<String> = [
        "Passphrase", "PassPhrase", "ConfirmPassPhrase", "Values", "Password", "NewPassword",
        "ConfirmPassword",
        "ExistingPassword", "DatabasePassword",
    ]

    /// Marks secrets and adds what tab completion offers.
    static func complete(_ parameter: ParameterDeclaration) -> ParameterDeclaration {
        var complete = parameter
        complete.isSecret = secrets.contains(parameter.name)
        if complete.complete == nil { complete.complete = FarmCompletion.values(of: parameter) }
        return complete
    }
}
