import Administration
import ShellRuntime

/// `Get-SPSecureStoreCredential`: the caller's credentials of a target application, or those that a ticket stands for, one
/// object a field.
final class GetSecureStoreCredentialCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPSecureStoreCredential",
        outputs: ["Microsoft.Office.SecureStoreService.Server.SecureStoreCredential"],
        parameters: [
            .targetApplicationFirst,
            .init(
                "AsPlainText", "switch",
                summary: "Gives the values as text instead of SecureStrings: they can be read on the screen."),
            .init(
                "Ticket", "SecureString", validations: [.notNull],
                summary:
                    "A ticket of New-SPSecureStoreTicket: gives the credentials of who had it issued, once, to a ticket redeemer."
            ),
        ],
        help: CommandHelp(
            synopsis: "Gives the credentials that a target application maps to the caller, or to a ticket.",
            description: [
                "Gives the caller's own credentials in an individual application, or in a group application those that its members share: one object a field, with FieldName, CredentialType and Value as SecureString. Being an administrator does not help, and a restricted application gives its credentials to nobody here. Every run is audited.",
                "With -Ticket it gives those of the person who had the ticket issued, and the ticket is used up. Only a ticket redeemer of the application can do that, and a ticket that is unknown, was used, is too old or belongs to another application is refused in the same words. The audit log of the store then names that person too.",
                HelpText.shellUse + " " + HelpText.connection,
            ],
            examples: [
                (
                    "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB | Get-SPSecureStoreCredential",
                    "Gives one object a field, with the value as SecureString."
                ),
                (
                    #"""
                    $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name Reports
                    $ticket = (New-SPSecureStoreTicket $app).Ticket
                    Get-SPSecureStoreCredential $app -Ticket $ticket
                    """#,
                    "Redeems a ticket. Most often another account does, which got the text of the ticket."
                ),
            ],
            links: [
                "Get-SPSecureStoreApplication", "New-SPSecureStoreTicket",
                "Update-SPSecureStoreCredentialMapping",
                "Update-SPSecureStoreGroupCredentialMapping",
            ]),
        make: { GetSecureStoreCredentialCmdlet() })

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        for credential in try credentials(of: try targetApplication().reference) {
            try output(SecureStoreObjects.credential(credential, asPlainText: arguments.flag("AsPlainText")))
        }
    }

    private func credentials(of reference: TargetApplicationReference) throws -> [SecureStoreCredential] {
        guard arguments["Ticket"] != nil else {
            return try perform(GetCredentialsCommand(reference: reference))
        }
        return try perform(RedeemTicketCommand(reference: reference, ticket: try secret("Ticket")))
    }
}
