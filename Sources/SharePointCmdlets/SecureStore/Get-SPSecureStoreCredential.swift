import Administration
import ShellRuntime

/// `Get-SPSecureStoreCredential`: the caller's credentials of a target application, one object a field.
final class GetSecureStoreCredentialCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPSecureStoreCredential",
        outputs: ["Microsoft.Office.SecureStoreService.Server.SecureStoreCredential"],
        parameters: [
            .init(
                "Identity", "SPSecureStoreApplication", mandatory: true, position: 0, pipeline: true,
                validations: [.notNull],
                summary: "The target application, as Get-SPSecureStoreApplication gives it."),
            .init(
                "AsPlainText", "switch",
                summary: "Gives the values as text instead of SecureStrings: they can be read on the screen."),
        ],
        help: CommandHelp(
            synopsis: "Gives the credentials that a target application maps to the caller.",
            description: [
                "Owners of individual credentials and members of group applications read; being an administrator does not "
                    + "help. Every run is audited."
            ],
            examples: [
                (
                    "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB | Get-SPSecureStoreCredential",
                    "Gives one object a field, with the value as SecureString."
                )
            ]),
        make: { GetSecureStoreCredentialCmdlet() })

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let reference = try targetApplication().reference
        for credential in try perform(GetCredentialsCommand(reference: reference)) {
            try output(SecureStoreObjects.credential(credential, asPlainText: arguments.flag("AsPlainText")))
        }
    }
}
