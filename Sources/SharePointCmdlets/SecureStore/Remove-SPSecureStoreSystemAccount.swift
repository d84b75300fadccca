import Administration
import ShellRuntime

/// `Remove-SPSecureStoreSystemAccount`: take an account off the Secure Store list of system accounts.
final class RemoveSecureStoreSystemAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPSecureStoreSystemAccount", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPSecureStoreSystemAccountPipeBind", mandatory: true, position: 0,
                pipeline: true, summary: "The account that would be taken off the list.")
        ],
        help: help, make: { RemoveSecureStoreSystemAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Take an account off the Secure Store list of system accounts.",
        description: [
            "The list of system accounts lets services read credentials on behalf of others, and this release keeps none.",
            HelpText.refused,
        ],
        examples: [
            (
                "Remove-SPSecureStoreSystemAccount CONTOSO\\svc-sss",
                "Ends with the error that says so."
            )
        ],
        links: ["Add-SPSecureStoreSystemAccount", "Get-SPSecureStoreSystemAccount"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Remove-SPSecureStoreSystemAccount is not built in this release; nothing was changed.",
            target: "Remove-SPSecureStoreSystemAccount")
    }
}
