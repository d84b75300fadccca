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
                summary:
                    "The target application as Get-SPSecureStoreApplication gives it; an ID as text is not taken."
            ),
            .init(
                "AsPlainText", "switch",
                summary: "Gives the values as text instead of SecureStrings: they can be read on the screen."),
        ],
        help: CommandHelp(
            synopsis: "Gives the credentials that a target application maps to the caller.",
            description: [
                "Gives the caller's own credentials in an individual application, or in a group application those that its members share: one object a field, with FieldName, CredentialType and Value as SecureString. Being an administrator does not help, and a restricted application gives its credentials to nobody here. Every run is audited.",
                HelpText.shellUse + " " + HelpText.connection,
            ],
            examples: [
                (
                    "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB | Get-SPSecureStoreCredential",
                    "Gives one object a field, with the value as SecureString."
                )
            ],
            links: [
                "Get-SPSecureStoreApplication", "Update-SPSecureStoreCredentialMapping",
                "Update-SPSecureStoreGroupCredentialMapping",
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
