import Administration
import ShellRuntime

/// `Remove-SPSecureStoreApplication`: delete a target application together with what is stored under it.
final class RemoveSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPSecureStoreApplication", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPSecureStoreApplication", mandatory: true, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { RemoveSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a target application together with what is stored under it.",
        description: [
            "Deletes the application, its fields and every credential set in it, for good. It asks first, unless -Confirm:$false is given.",
            HelpText.applicationAdministrator,
        ],
        examples: [
            (
                "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name OldApp | Remove-SPSecureStoreApplication -Confirm:$false",
                "Deletes a target application with its credentials."
            )
        ])

    override func run() throws {
        let stored = try targetApplication()
        guard try shouldProcess(stored.reference.applicationID) else { return }
        try perform(RemoveSecureStoreApplicationCommand(reference: stored.reference))
    }
}
