import Administration
import ShellRuntime

/// `Update-SPSecureStoreGroupCredentialMapping`: store the single credential set of a group target application.
final class UpdateSecureStoreGroupCredentialMappingCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreGroupCredentialMapping", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPSecureStoreApplication", mandatory: true, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Values", "SecureString[]", mandatory: true, validations: [.notNull],
                summary: "One SecureString per field, in field order."),
        ],
        help: help, make: { UpdateSecureStoreGroupCredentialMappingCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Store the single credential set of a group target application.",
        description: [
            "Sets or replaces the one credential set that the members of a group application share. -Values are SecureStrings in the order of the fields; they are encrypted before they are written.",
            HelpText.applicationAdministrator,
        ],
        examples: [
            (
                "Update-SPSecureStoreGroupCredentialMapping -Identity $app -Values $user, $password",
                "Stores the credentials that the members of a group application share."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let stored = try targetApplication()
        try perform(SetCredentialsCommand(reference: stored.reference, values: try secretValues()))
    }
}
