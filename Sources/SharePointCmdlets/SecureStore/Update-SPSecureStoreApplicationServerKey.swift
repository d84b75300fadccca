import Administration
import ShellRuntime

/// `Update-SPSecureStoreApplicationServerKey`: give this farm's application servers the current master key by supplying the pass phrase (Refresh Key).
final class UpdateSecureStoreApplicationServerKeyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreApplicationServerKey",
        parameters: [
            .init("Passphrase", "object", mandatory: true, validations: [.notNull], summary: "SecureString, or text with a warning; the current pass phrase."),
            .init("ServiceApplicationProxy", "SPServiceApplicationProxyPipeBind", mandatory: true, validations: [.notNull], summary: "The proxy of the service: id, name or object."),
        ],
        help: help, make: { UpdateSecureStoreApplicationServerKeyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Give this farm's application servers the current master key by supplying the pass phrase (Refresh Key).",
        examples: [
            ("Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy $proxy -Passphrase (Read-Host -AsSecureString)", "Gives this server the key, after a restore with the pass phrase of that backup.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try perform(RefreshServerKeyCommand(store: try storeOfProxy(), passphrase: try secret("Passphrase")))
    }
}
