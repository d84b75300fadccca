import Administration
import ShellRuntime

/// `Update-SPSecureStoreGroupCredentialMapping`: store the single credential set of a group target application.
final class UpdateSecureStoreGroupCredentialMappingCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreGroupCredentialMapping", shouldProcess: true,
        parameters: [
            .targetApplication,
            .secretValues,
        ],
        help: help, make: { UpdateSecureStoreGroupCredentialMappingCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Store the single credential set of a group target application.",
        description: [
            "Sets or replaces the one credential set that the members of a group target application share; an individual application is refused. -Values are SecureStrings, one a field in the order of the fields, and are encrypted before they are written. The store needs its key on this server. Returns nothing.",
            HelpText.applicationAdministrator,
        ],
        examples: [
            (
                #"""
                $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name SalesDB
                $user = Read-Host -AsSecureString
                $password = Read-Host -AsSecureString
                Update-SPSecureStoreGroupCredentialMapping -Identity $app -Values $user, $password
                """#,
                "Asks for the account and password that the members share, unseen, and stores them."
            )
        ],
        links: [
            "Update-SPSecureStoreCredentialMapping", "New-SPSecureStoreApplication",
            "Get-SPSecureStoreCredential",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let stored = try targetApplication()
        let values = try secretValues()
        guard try shouldProcess(stored.reference.applicationID, "Set the credentials of the group") else {
            return
        }
        try perform(SetCredentialsCommand(reference: stored.reference, values: values))
    }
}
