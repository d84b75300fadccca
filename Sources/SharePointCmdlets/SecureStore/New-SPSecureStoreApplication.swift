import Administration
import ShellRuntime

/// `New-SPSecureStoreApplication`: create a target application from a definition object, its fields and its claims.
final class NewSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreApplication",
        outputs: ["Microsoft.Office.SecureStoreService.PowerShellCmdlet.SPSecureStoreApplication"],
        parameters: [
            .init(
                "Administrator", "SPClaim[]",
                summary: "Principals who may edit the target application and set its credentials."),
            .init(
                "CredentialsOwnerGroup", "SPClaim[]",
                summary: "Members of a group application: groups or accounts."),
            .init(
                "Fields", "TargetApplicationField[]", mandatory: true, validations: [.notNull],
                summary: "The fields, in order; -Values of the mapping cmdlets follow it."),
            .init(
                "ServiceContext", "SPServiceContextPipeBind", mandatory: true, validations: [.notNull],
                summary:
                    "Site URL, or the service context itself; selects the proxy group whose Secure Store is used."
            ),
            .init("TargetApplication", "TargetApplication", mandatory: true, summary: "The definition."),
            .init("TicketRedeemer", "SPClaim[]", summary: "Principals who may redeem tickets."),
        ],
        help: help, make: { NewSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a target application from a definition object, its fields and its claims.",
        description: [
            "Stores a definition of New-SPSecureStoreTargetApplication with its fields, administrators and, for a group application, members. The store needs a key first; credentials are set afterwards with Update-SPSecureStoreGroupCredentialMapping or Update-SPSecureStoreCredentialMapping.",
            "Needs an administrator of the Secure Store service application.",
        ],
        examples: [
            (
                "New-SPSecureStoreApplication -ServiceContext http://contoso -TargetApplication $definition -Fields $user, $password -Administrator $admin -CredentialsOwnerGroup $sales",
                "Creates a target application."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard let object = FarmObject.of(arguments["TargetApplication"] ?? .null),
            let target = try SecureStoreObjects.definition(of: object)
        else { throw invalid("TargetApplication", "takes what New-SPSecureStoreTargetApplication makes") }
        let application = SecureStoreApplication(
            targetApplication: target,
            fields: try records("Fields", "fields as New-SPSecureStoreApplicationField makes them") ?? [],
            administrators: try claims("Administrator") ?? [],
            members: try claims("CredentialsOwnerGroup") ?? [],
            ticketRedeemers: try claims("TicketRedeemer") ?? [])
        let command = NewSecureStoreApplicationCommand(store: try storeOfContext(), application: application)
        try output(SecureStoreObjects.application(try perform(command)))
    }
}
