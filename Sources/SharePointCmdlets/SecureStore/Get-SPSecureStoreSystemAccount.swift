import Administration
import ShellRuntime

/// `Get-SPSecureStoreSystemAccount`: list the accounts registered as Secure Store system accounts.
final class GetSecureStoreSystemAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Get", "SPSecureStoreSystemAccount",
        outputs: ["Microsoft.Office.SecureStoreService.PowerShellCmdlet.SPSecureStoreSystemAccount"],
        parameters: [

        ],
        help: help, make: { GetSecureStoreSystemAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "List the accounts registered as Secure Store system accounts.",
        description: [
            "The list of system accounts lets services read credentials on behalf of others, and this release keeps none.",
            HelpText.refused,
        ],
        examples: [
            (
                "Get-SPSecureStoreSystemAccount",
                "Ends with the error that says so."
            )
        ],
        links: ["Add-SPSecureStoreSystemAccount", "Remove-SPSecureStoreSystemAccount"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Get-SPSecureStoreSystemAccount is not built in this release; nothing was changed.",
            target: "Get-SPSecureStoreSystemAccount")
    }
}
