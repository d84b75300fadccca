import Administration
import ShellRuntime

/// `Add-SPSecureStoreSystemAccount`: put an account on the Secure Store list of system accounts.
final class AddSecureStoreSystemAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPSecureStoreSystemAccount", shouldProcess: true,
        parameters: [
            .init(
                "AccountName", "string", mandatory: true, position: 0, pipeline: true,
                validations: [.notNullOrEmpty], summary: "The account that would be listed.")
        ],
        help: help, make: { AddSecureStoreSystemAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Put an account on the Secure Store list of system accounts.",
        description: [
            "The list of system accounts lets services read credentials on behalf of others, and this release keeps none.",
            HelpText.refused,
        ],
        examples: [
            (
                "Add-SPSecureStoreSystemAccount CONTOSO\\svc-sss",
                "Ends with the error that says so."
            )
        ],
        links: ["Get-SPSecureStoreSystemAccount", "Remove-SPSecureStoreSystemAccount"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Add-SPSecureStoreSystemAccount is not built in this release; nothing was changed.",
            target: "Add-SPSecureStoreSystemAccount")
    }
}
