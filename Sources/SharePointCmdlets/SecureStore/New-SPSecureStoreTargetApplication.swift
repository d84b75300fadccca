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
                ], summary: "Individual or Group, with or without ticketing, or restricted."),
            .init("ContactEmail", "string", summary: "Address of who answers questions."),
            .init("FriendlyName", "string", mandatory: true, summary: "Display name; may change later."),
            .init(
                "Name", "string", mandatory: true,
                summary: "ID of the target application; it can never change."),
            .init(
                "SetCredentialsUri", "uri", validations: [.notNull],
                summary: "Page where owners set their credentials."),
            .init("TimeoutInMinutes", "int", summary: "Life of an unredeemed ticket in minutes."),
        ],
        help: help, make: { NewSecureStoreTargetApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Build a target application definition in memory (nothing is stored until New-SPSecureStoreApplication).",
        description: [
            "Describes a target application in memory: its id, the name that is shown, who answers for it and whether credentials belong to individuals or to a group. New-SPSecureStoreApplication stores it.",
            HelpText.memory,
        ],
        examples: [
            (
                "New-SPSecureStoreTargetApplication -Name SalesDB -FriendlyName 'Sales database' -ApplicationType Group",
                "Describes a target application; New-SPSecureStoreApplication creates it."
            )
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
