import Administration
import ShellRuntime

/// `Add-SPSecureStoreSystemAccount`: put an account on the Secure Store list of system accounts.
final class AddSecureStoreSystemAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Add", "SPSecureStoreSystemAccount", shouldProcess: true,
        parameters: [
            .init(
                "AccountName", "string", mandatory: true, position: 0, pipeline: true,
                validations: [.notNullOrEmpty], summary: "The account.")
        ],
        help: help, make: { AddSecureStoreSystemAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Put an account on the Secure Store list of system accounts.",
        description: [
            "The list of system accounts lets services read credentials on behalf of others.",
            HelpText.refused,
        ],
        examples: [
            ("Add-SPSecureStoreSystemAccount $account", "Says that it is not built.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Add-SPSecureStoreSystemAccount is not built in this release; nothing was changed.",
            target: "Add-SPSecureStoreSystemAccount")
    }
}
