import Administration
import ShellRuntime

/// `Remove-SPSecureStoreApplication`: delete a target application together with what is stored under it.
final class RemoveSecureStoreApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPSecureStoreApplication", shouldProcess: true, impact: .high,
        parameters: [
            .targetApplication
        ],
        help: help, make: { RemoveSecureStoreApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a target application together with what is stored under it.",
        description: [
            "Deletes a target application, its fields and every credential set in it, for good: a backup is the only way back. It asks first, unless -Confirm:$false is given, and returns nothing.",
            "Needs an administrator of the target application, or one of the Secure Store service application with Full Control, 'Delete Target Application' or 'All Target Applications'.",
        ],
        examples: [
            (
                "Get-SPSecureStoreApplication -ServiceContext http://contoso -Name OldApp | Remove-SPSecureStoreApplication -Confirm:$false",
                "Deletes a target application with its credentials."
            )
        ],
        links: ["Get-SPSecureStoreApplication", "Clear-SPSecureStoreCredentialMapping", "Backup-SPFarm"])

    override func run() throws {
        let stored = try targetApplication()
        guard try shouldProcess(stored.reference.applicationID) else { return }
        try perform(RemoveSecureStoreApplicationCommand(reference: stored.reference))
    }
}
