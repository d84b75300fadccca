import Administration
import ShellRuntime

/// `Set-SPSecureStoreApplication`: change the definition, fields, administrators, members or ticket redeemers of a target application.
final class SetSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPSecureStoreApplication", shouldProcess: true,
        parameters: [
            .init(
                "Administrator", "SPClaim[]",
                summary: "Principals who may edit the target application and set its credentials."),
            .init("CredentialsOwnerGroup", "SPClaim[]", summary: "Members of a group application."),
            .init(
                "Fields", "TargetApplicationField[]",
                summary: "The fields, in order; -Values of the mapping cmdlets follow it."),
            .init(
                "Identity", "SPSecureStoreApplication", mandatory: true, pipeline: true,
                validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init("TargetApplication", "TargetApplication", summary: "The definition."),
            .init("TicketRedeemer", "SPClaim[]", summary: "Principals who may redeem tickets."),
        ],
        help: help, make: { SetSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Change the definition, fields, administrators, members or ticket redeemers of a target application.",
        description: [
            "Change the TargetApplication of what Get-SPSecureStoreApplication gave, then store it with this command. The id, the family (individual or group) and the names and types of fields stay as they are, and such a change is refused; whether a field is masked may change.",
            HelpText.applicationAdministrator,
        ],
        examples: [
            (
                "$app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name HR; $t = $app.TargetApplication; $t.FriendlyName = 'Human resources'; Set-SPSecureStoreApplication -Identity $app -TargetApplication $t",
                "Changes the display name."
            )
        ])

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
        if let claims = try claims("TicketRedeemer") { application.ticketRedeemers = claims }
        guard try shouldProcess(stored.reference.applicationID) else { return }
        try perform(SetSecureStoreApplicationCommand(reference: stored.reference, application: application))
    }
}
