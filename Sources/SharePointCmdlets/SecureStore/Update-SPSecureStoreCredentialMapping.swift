import Administration
import ShellRuntime

/// `Update-SPSecureStoreCredentialMapping`: store the credentials of one principal in a target application.
final class UpdateSecureStoreCredentialMappingCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreCredentialMapping", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPSecureStoreApplication", mandatory: true, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Principal", "SPClaim", mandatory: true, validations: [.notNull],
                summary: "The principal, as New-SPClaimsPrincipal makes it."),
            .init(
                "Values", "SecureString[]", mandatory: true, validations: [.notNull],
                summary: "One SecureString per field, in field order."),
        ],
        help: help, make: { UpdateSecureStoreCredentialMappingCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Store the credentials of one principal in a target application.",
        description: [
            "Sets or replaces the credentials of one principal in an individual application. -Values are SecureStrings in the order of the fields; they are encrypted before they are written.",
            "Needs an administrator of the target application; owners may set their own.",
        ],
        examples: [
            (
                "Update-SPSecureStoreCredentialMapping -Identity $app -Values $user, $password -Principal $who",
                "Stores one person's credentials in an individual application."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let stored = try targetApplication()
        try perform(
            SetCredentialsCommand(
                reference: stored.reference, values: try secretValues(), owner: try claim("Principal")))
    }
}
