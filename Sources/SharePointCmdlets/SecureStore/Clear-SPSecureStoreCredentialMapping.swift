import Administration
import ShellRuntime

/// `Clear-SPSecureStoreCredentialMapping`: delete a principal's stored credentials from one target application, or from every target application of a service context.
final class ClearSecureStoreCredentialMappingCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Clear", "SPSecureStoreCredentialMapping", defaultSet: "OneApplication", shouldProcess: true,
        impact: .high,
        parameters: [
            .init(
                "All", "switch", sets: [.init("AllApplications", mandatory: true)],
                summary: "Every one of them."),
            .init(
                "Identity", "SPSecureStoreApplication",
                sets: [.init("OneApplication", mandatory: true, fromPipeline: true)], validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Principal", "SPClaim", mandatory: true, validations: [.notNull],
                summary: "The principal, as New-SPClaimsPrincipal makes it."),
            .init(
                "ServiceContext", "SPServiceContextPipeBind",
                sets: [.init("AllApplications", mandatory: true)], validations: [.notNull],
                summary:
                    "Site URL, or the service context itself; selects the proxy group whose Secure Store is used."
            ),
        ],
        help: help, make: { ClearSecureStoreCredentialMappingCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Delete a principal's stored credentials from one target application, or from every target application of a service context.",
        description: [
            "Deletes the credential set of one principal in a target application, or with -All in every application of the store, for good: a backup is the only way back.",
            "Needs an administrator of the target application, or with -All of the service application; owners may clear their own.",
        ],
        examples: [
            (
                "Clear-SPSecureStoreCredentialMapping -All -ServiceContext http://contoso -Principal $who -Confirm:$false",
                "Forgets all credentials of a person who leaves."
            )
        ])

    override func run() throws {
        let owner = try claim("Principal")
        guard try shouldProcess(owner.value) else { return }
        if arguments.flag("All") {
            _ = try perform(ClearCredentialsCommand(store: try storeOfContext(), owner: owner))
        } else {
            let reference = try targetApplication().reference
            _ = try perform(
                ClearCredentialsCommand(
                    store: reference.store, applicationID: reference.applicationID, owner: owner))
        }
    }
}
