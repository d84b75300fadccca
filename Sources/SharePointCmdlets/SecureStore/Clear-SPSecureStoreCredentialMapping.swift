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
                summary: "Clears every target application of the store of -ServiceContext."),
            .init(
                "Identity", "SPSecureStoreApplication",
                sets: [.init("OneApplication", mandatory: true, fromPipeline: true)], validations: [.notNull],
                summary: ParameterDeclaration.targetApplicationSummary),
            .principal,
            .init(
                "ServiceContext", "SPServiceContextPipeBind",
                sets: [.init("AllApplications", mandatory: true)], validations: [.notNull],
                summary:
                    "Address of a site such as http://contoso, or what Get-SPServiceContext gave; every address leads to the default proxy group."
            ),
        ],
        help: help, make: { ClearSecureStoreCredentialMappingCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Delete a principal's stored credentials from one target application, or from every target application of a service context.",
        description: [
            "Deletes the credential set of one principal from an individual target application, or with -All from every one of the store, for good: a backup is the only way back. Tickets that the principal had issued end with it. The set that the members of a group application share stays. It asks first, unless -Confirm:$false is given, and returns nothing, also when there was nothing to delete.",
            "Needs an administrator of the target application, or of the Secure Store service application with Full Control, 'Manage Target Application' or 'All Target Applications', and with -All one of the latter; owners who may connect to the service application may clear their own.",
        ],
        examples: [
            (
                #"""
                $who = New-SPClaimsPrincipal -Identity CONTOSO\jane -IdentityType WindowsSamAccountName
                Clear-SPSecureStoreCredentialMapping -All -ServiceContext http://contoso -Principal $who -Confirm:$false
                """#,
                "Forgets all credentials of a person who leaves."
            )
        ],
        links: [
            "Update-SPSecureStoreCredentialMapping", "Remove-SPSecureStoreApplication",
            "New-SPClaimsPrincipal",
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
