import Administration
import ShellRuntime

/// `Remove-SPServiceApplication`: delete a service application, optionally with its databases.
final class RemoveServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplication", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPServiceApplicationPipeBind", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "RemoveData", "switch", validations: [.notNull],
                summary: "Removes the database too; it cannot be undone."),
        ],
        help: help, make: { RemoveServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a service application, optionally with its databases.",
        description: [
            "Removes the service application and, with -RemoveData, its database with every credential in it, for good. Its proxy stays and is removed with Remove-SPServiceApplicationProxy.",
            HelpText.three,
        ],
        examples: [
            (
                "Get-SPServiceApplication -Name 'Secure Store Service' | Remove-SPServiceApplication -RemoveData -Confirm:$false",
                "Removes a service application with its database."
            )
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(
            RemoveServiceApplicationCommand(identity: identity, removesData: arguments.flag("RemoveData")))
    }
}
