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
            "A provider is a .NET type that stands in for the Secure Store; the built-in store is the only one here.",
            HelpText.refused,
        ],
        examples: [
            (
                "Clear-SPSecureStoreDefaultProvider",
                "Ends with the error that says so."
            )
        ],
        links: ["Set-SPSecureStoreDefaultProvider"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Clear-SPSecureStoreDefaultProvider is not built in this release; nothing was changed.",
            target: "Clear-SPSecureStoreDefaultProvider")
    }
}
