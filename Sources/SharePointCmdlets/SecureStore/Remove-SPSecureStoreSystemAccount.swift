import Administration
import ShellRuntime

/// `Remove-SPSecureStoreSystemAccount`: take an account off the Secure Store list of system accounts.
final class RemoveSecureStoreSystemAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPSecureStoreSystemAccount", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPSecureStoreSystemAccountPipeBind", mandatory: true, position: 0,
                pipeline: true, summary: "The object to work on: its name, its id or the object itself.")
        ],
        help: help, make: { RemoveSecureStoreSystemAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Take an account off the Secure Store list of system accounts.",
        description: [
            "The list of system accounts lets services read credentials on behalf of others.",
            HelpText.refused,
        ],
        examples: [
            ("Remove-SPSecureStoreSystemAccount $account", "Says that it is not built.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Remove-SPSecureStoreSystemAccount is not built in this release; nothing was changed.",
            target: "Remove-SPSecureStoreSystemAccount")
    }
}
