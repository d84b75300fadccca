import ShellRuntime

/// The module that the farm cmdlets come from.
let farmModuleName = "Microsoft.SharePoint.PowerShell"

/// Declares a farm cmdlet: its own parameters, and `-AssignmentCollection`, which every one of them takes.
///
/// `refused` names the parameters that old scripts know and this release does not serve, each with the reason as a clause:
/// the command refuses them before it does anything, and its help says so in the same words.
func farmDeclaration(
    _ verb: String, _ noun: String, defaultSet: String? = nil, shouldProcess: Bool = false,
    impact: ConfirmImpact = .medium, outputs: [String] = [], parameters: [ParameterDeclaration],
    refused: KeyValuePairs<StaticString, String> = [:], help: CommandHelp,
    make: @escaping @Sendable () -> FarmCmdlet
) -> CommandDeclaration {
    var all = parameters
    all.append(
        ParameterDeclaration(
            "AssignmentCollection", "SPAssignmentCollection", pipeline: true,
            summary:
                "Collection from Start-SPAssignment that keeps the objects of this command until Stop-SPAssignment."
        ))
    for (name, reason) in refused {
        guard let index = all.firstIndex(where: { $0.name == "\(name)" }) else {
            preconditionFailure("\(verb)-\(noun) declares no parameter \(name)")
        }
        all[index].summary = "Refused: \(reason)."
    }
    var declaration = CommandDeclaration(
        verb, noun, module: farmModuleName, parameters: all.map(FarmParameter.complete),
        defaultParameterSet: defaultSet,
        supportsShouldProcess: shouldProcess, confirmImpact: impact, outputTypes: outputs, help: { help },
        make: {
            let cmdlet = make()
            cmdlet.refused = refused
            return cmdlet
        })
    declaration.implementingType = "Microsoft.SharePoint.PowerShell.SPCmdlet" + verb + noun.dropFirst(2)
    return declaration
}

/// What holds for a parameter wherever it appears.
enum FarmParameter {
    /// Parameters whose values are secrets: kept out of the history and of transcripts.
    private static let secrets: Set<String> = [
        "Passphrase", "PassPhrase", "ConfirmPassPhrase", "Values", "Password", "NewPassword",
        "ConfirmPassword",
        "ExistingPassword", "DatabasePassword", "Ticket",
    ]

    /// Marks secrets and adds what tab completion offers.
    static func complete(_ parameter: ParameterDeclaration) -> ParameterDeclaration {
        var complete = parameter
        complete.isSecret = secrets.contains(parameter.name)
        if complete.complete == nil { complete.complete = FarmCompletion.values(of: parameter) }
        return complete
    }
}
