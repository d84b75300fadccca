import Administration
import ShellRuntime

/// `Set-SPSecureStoreDefaultProvider`: register a .NET type as the farm's Secure Store provider.
final class SetSecureStoreDefaultProviderCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPSecureStoreDefaultProvider",
        parameters: [
            .init(
                "Type", "Type", mandatory: true, validations: [.notNull],
                summary: "The .NET type that would stand in for the Secure Store.")
        ],
        help: help, make: { SetSecureStoreDefaultProviderCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Register a .NET type as the farm's Secure Store provider.",
        description: [
            "A provider is a .NET type that stands in for the Secure Store; the built-in store is the only one here.",
            HelpText.refused,
        ],
        examples: [
            (
                "Set-SPSecureStoreDefaultProvider -Type ([string])",
                "Ends with the error that says so."
            )
        ],
        links: ["Clear-SPSecureStoreDefaultProvider"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        throw AdministrationError(
            .notSupported,
            "Set-SPSecureStoreDefaultProvider is not built in this release; nothing was changed.",
            target: "Set-SPSecureStoreDefaultProvider")
    }
}
