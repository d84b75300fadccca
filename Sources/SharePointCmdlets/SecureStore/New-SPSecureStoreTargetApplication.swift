import Administration
import ShellRuntime

/// `New-SPSecureStoreTargetApplication`: build a target application definition in memory (nothing is stored until New-SPSecureStoreApplication).
final class NewSecureStoreTargetApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPSecureStoreTargetApplication",
        outputs: ["Microsoft.Office.SecureStoreService.Server.TargetApplication"],
        parameters: [
            .init(
                "ApplicationType", "TargetApplicationType", mandatory: true,
                validations: [
                    .set(
                        [
                            "Individual", "Group", "IndividualWithTicketing", "GroupWithTicketing",
                            "RestrictedIndividual", "RestrictedGroup",
                        ], ignoreCase: true)
                ], summary: "Individual or Group, with ticketing or restricted; the family can never change."),
            .init(
                "ContactEmail", "string", summary: "Address of who answers questions, up to 256 characters."),
            .init(
                "FriendlyName", "string", mandatory: true,
                summary: "Name that is shown, 1 to 256 characters; may change later."),
            .init(
                "Name", "string", mandatory: true,
                summary: "ID of the target application, 1 to 256 characters; it can never change."),
            .init(
                "SetCredentialsUri", "uri", validations: [.notNull],
                summary: "Page where owners set their credentials; kept for those who ask."),
            .init(
                "TimeoutInMinutes", "int",
                summary:
                    "Life of a ticket in minutes, 1 to 525600; 2 when left out. It matters to types with ticketing."
            ),
        ],
        help: help, make: { NewSecureStoreTargetApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Build a target application definition in memory (nothing is stored until New-SPSecureStoreApplication).",
        description: [
            "Describes a target application in memory: its ID, the name that is shown, who answers for it and whether each account has credentials of its own or a group shares one set. Returns the definition; New-SPSecureStoreApplication stores it. Types with ticketing also let owners and members hand out the use of their credentials, once each, with New-SPSecureStoreTicket; restricted ones give their credentials to nobody here.",
            HelpText.memory,
        ],
        examples: [
            (
                "New-SPSecureStoreTargetApplication -Name SalesDB -FriendlyName 'Sales database' -ApplicationType Group",
                "Describes a target application; New-SPSecureStoreApplication creates it."
            ),
            (
                "New-SPSecureStoreTargetApplication -Name Reports -FriendlyName 'Reports' -ApplicationType GroupWithTicketing -TimeoutInMinutes 5",
                "Describes one whose members have tickets issued that live five minutes."
            ),
        ],
        links: [
            "New-SPSecureStoreApplicationField", "New-SPSecureStoreApplication", "New-SPSecureStoreTicket",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard let type = TargetApplicationType(name: arguments.text("ApplicationType") ?? "") else {
            throw invalid("ApplicationType", "names no kind of target application")
        }
        let target = TargetApplication(
            applicationID: arguments.text("Name") ?? "", friendlyName: arguments.text("FriendlyName") ?? "",
            contactEmail: arguments.text("ContactEmail") ?? "",
            ticketTimeoutMinutes: arguments.int("TimeoutInMinutes") ?? 2, type: type,
            credentialManagementURL: arguments.text("SetCredentialsUri"))
        try output(SecureStoreObjects.target(target))
    }
}
