import Administration
import ShellRuntime

/// `Clear-SPSecureStoreDefaultProvider`: drop the registered custom Secure Store provider, going back to the built-in one.
final class ClearSecureStoreDefaultProviderCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Clear", "SPSecureStoreDefaultProvider",
        parameters: [

        ],
        help: help, make: { ClearSecureStoreDefaultProviderCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Drop the registered custom Secure Store provider, going back to the built-in one.",
        description: [
            "A provider is a .NET type that stands in for the Secure Store, and there are none here.",
            HelpText.refused,
        ],
        examples: [
            ("Clear-SPSecureStoreDefaultProvider", "Says that it is not built.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Clear-SPSecureStoreDefaultProvider is not built in this release; nothing was changed.",
            target: "Clear-SPSecureStoreDefaultProvider")
    }
}
