import Administration
import ShellRuntime

/// `New-SPSecureStoreTicket`: have a ticket issued that another account redeems for the caller's credentials.
final class NewSecureStoreTicketCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreTicket",
        outputs: ["Microsoft.Office.SecureStoreService.Server.SecureStoreTicket"],
        parameters: [
            .targetApplicationFirst,
            .init(
                "AsPlainText", "switch",
                summary: "Gives the ticket as text instead of a SecureString: it can be read on the screen."),
        ],
        help: help, make: { NewSecureStoreTicketCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Issue a ticket with which another account reads the caller's credentials once.",
        description: [
            "Issues a ticket for the credentials that Get-SPSecureStoreCredential would give the caller: their own, or in a group application those that its members share. A ticket redeemer of the application passes it to Get-SPSecureStoreCredential -Ticket and gets them in the caller's name, once. Returns an object with ApplicationId, Ticket as SecureString, and Expires. Whoever has the text of a ticket and is a ticket redeemer can use it, so hand it on as you would a password.",
            "The application must be of the type IndividualWithTicketing or GroupWithTicketing, and its TicketTimeout is the life of a ticket in minutes. An unused ticket ends earlier when the credentials of its owner are cleared, when the application is removed or its members, ticket redeemers, type or timeout change, when the store gets a new master key, and when it is restored. The store keeps the hash of a ticket, never the ticket. Every run is audited. Whoever issues or redeems must be able to read this server's key: on the embedded farm the account that made it, and root.",
            HelpText.shellUse + " " + HelpText.connection,
        ],
        examples: [
            (
                "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name Reports | New-SPSecureStoreTicket",
                "Issues a ticket as SecureString and says when it expires."
            ),
            (
                #"""
                $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name Reports
                (New-SPSecureStoreTicket -Identity $app -AsPlainText).Ticket
                """#,
                "Gives the text of the ticket, for a service that redeems it."
            ),
        ],
        links: [
            "Get-SPSecureStoreCredential", "Get-SPSecureStoreApplication", "New-SPSecureStoreApplication",
            "New-SPSecureStoreTargetApplication",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let issued = try perform(IssueTicketCommand(reference: try targetApplication().reference))
        try output(SecureStoreObjects.ticket(issued, asPlainText: arguments.flag("AsPlainText")))
    }
}
