import Administration
import ShellRuntime

/// `Set-SPSecureStoreApplication`: change the definition, fields, administrators, members or ticket redeemers of a target application.
final class SetSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPSecureStoreApplication", shouldProcess: true,
        parameters: [
            .init(
                "Administrator", "SPClaim[]",
                summary:
                    "Principals who may edit the target application and set its credentials, instead of those it has."
            ),
            .init(
                "CredentialsOwnerGroup", "SPClaim[]",
                summary: "Members of a group application, instead of those it has."),
            .init(
                "Fields", "TargetApplicationField[]",
                summary: "The fields with the same names, order and types; only Masked may differ."),
            .targetApplication,
            .init(
                "TargetApplication", "TargetApplication",
                summary: "The changed TargetApplication of what Get-SPSecureStoreApplication gave."),
            .ticketRedeemers,
        ],
        help: help, make: { SetSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Change the definition, fields, administrators, members or ticket redeemers of a target application.",
        description: [
            "Stores what was changed of a target application: its definition, administrators, members or ticket redeemers; what is left out stays. The ID, the family (individual or group) and the names, order and types of fields can never change, and such a change is refused; whether a field is masked may. Each list that is given takes the place of the old one; a type without ticketing has no ticket redeemers, and those of before go. Outstanding tickets end when members, ticket redeemers, the type or the life of a ticket change. The store needs its key on this server. Returns nothing.",
            HelpText.applicationAdministrator,
        ],
        examples: [
            (
                #"""
                $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name HR
                $target = $app.TargetApplication
                $target.FriendlyName = 'Human resources'
                Set-SPSecureStoreApplication -Identity $app -TargetApplication $target
                """#,
                "Changes the display name."
            )
        ],
        links: ["Get-SPSecureStoreApplication", "New-SPClaimsPrincipal", "Remove-SPSecureStoreApplication"])

    override func run() throws {
        let stored = try targetApplication()
        var application = stored.application
        if let object = FarmObject.of(arguments["TargetApplication"] ?? .null) {
            guard let target = try SecureStoreObjects.definition(of: object) else {
                throw invalid("TargetApplication", "takes the TargetApplication of a target application")
            }
            application.targetApplication = target
        }
        if let fields: [TargetApplicationField] = try records(
            "Fields", "fields as New-SPSecureStoreApplicationField makes them")
        {
            application.fields = fields
        }
        if let claims = try claims("Administrator") { application.administrators = claims }
        if let claims = try claims("CredentialsOwnerGroup") { application.members = claims }
        if let claims = try claims("TicketRedeemer") {
            application.ticketRedeemers = claims
        } else if !application.targetApplication.type.hasTickets {
            application.ticketRedeemers = []
        }
        guard try shouldProcess(stored.reference.applicationID) else { return }
        try perform(SetSecureStoreApplicationCommand(reference: stored.reference, application: application))
    }
}
