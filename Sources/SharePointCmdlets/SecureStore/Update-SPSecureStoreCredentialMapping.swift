import Administration
import ShellRuntime

/// `Update-SPSecureStoreCredentialMapping`: store the credentials of one principal in a target application.
final class UpdateSecureStoreCredentialMappingCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreCredentialMapping", shouldProcess: true,
        parameters: [
            .targetApplication,
            .principal,
            .secretValues,
        ],
        help: help, make: { UpdateSecureStoreCredentialMappingCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Store the credentials of one principal in a target application.",
        description: [
            "Sets or replaces the credentials of one principal in an individual target application; a group application is refused. -Values are SecureStrings, one a field in the order of the fields, and are encrypted before they are written. The store needs its key on this server. Returns nothing.",
            HelpText.applicationAdministrator
                + " Owners who may connect to the service application may set their own.",
        ],
        examples: [
            (
                #"""
                $app = Get-SPSecureStoreApplication -ServiceContext http://contoso -Name HR
                $who = New-SPClaimsPrincipal -Identity CONTOSO\jane -IdentityType WindowsSamAccountName
                $user = Read-Host -AsSecureString
                $password = Read-Host -AsSecureString
                Update-SPSecureStoreCredentialMapping -Identity $app -Values $user, $password -Principal $who
                """#,
                "Asks for one person's account and password, unseen, and stores them."
            )
        ],
        links: [
            "Update-SPSecureStoreGroupCredentialMapping", "Clear-SPSecureStoreCredentialMapping",
            "New-SPClaimsPrincipal",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let stored = try targetApplication()
        let values = try secretValues()
        let owner = try claim("Principal")
        guard try shouldProcess(stored.reference.applicationID, "Set the credentials of \(owner.value)")
        else {
            return
        }
        try perform(SetCredentialsCommand(reference: stored.reference, values: values, owner: owner))
    }
}
