import Administration
import ShellRuntime

/// `Update-SPSecureStoreMasterKey`: generate a new master key under a pass phrase and re-encrypt the store (Generate New Key).
final class UpdateSecureStoreMasterKeyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreMasterKey",
        parameters: [
            .init(
                "Passphrase", "object", mandatory: true, validations: [.notNull],
                summary:
                    "SecureString, or text with a warning: at least 8 characters, three of upper case, lower case, digits and special characters."
            ),
            .init(
                "ServiceApplicationProxy", "SPServiceApplicationProxyPipeBind", mandatory: true,
                validations: [.notNull], summary: "The proxy of the service: id, name or object."),
        ],
        help: help, make: { UpdateSecureStoreMasterKeyCmdlet() })

    private static let help = CommandHelp(
        synopsis:
            "Generate a new master key under a pass phrase and re-encrypt the store (Generate New Key).",
        description: [
            "Every new pass phrase makes a new master key, and every credential set is encrypted again with it, as one step. The pass phrase is stored nowhere: write it down, and back up before and after, since a package opens with the pass phrase of its time."
        ],
        examples: [
            (
                "Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase (Read-Host -AsSecureString)",
                "Makes a new master key and encrypts every credential set again. Back up before and after."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try perform(UpdateMasterKeyCommand(store: try storeOfProxy(), passphrase: try secret("Passphrase")))
    }
}
