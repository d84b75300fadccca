import Administration
import ShellRuntime

/// `Update-SPSecureStoreApplicationServerKey`: give this server the current master key by supplying the pass phrase (Refresh Key).
final class UpdateSecureStoreApplicationServerKeyCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Update", "SPSecureStoreApplicationServerKey",
        parameters: [
            .init(
                "Passphrase", "object", mandatory: true, validations: [.notNull],
                summary: "SecureString, or text with a warning: the pass phrase of the key in the database."),
            .init(
                "ServiceApplicationProxy", "SPServiceApplicationProxyPipeBind", validations: [.notNull],
                summary:
                    "The proxy of the service: id, name or object; the farm's only Secure Store proxy when left out."
            ),
        ],
        help: help, make: { UpdateSecureStoreApplicationServerKeyCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Give this server the current master key by supplying the pass phrase (Refresh Key).",
        description: [
            "Gives this server the master key that the database holds, unlocked by its pass phrase: after a restore, after a computer has joined again, or whenever the service is unable to obtain the master key. After a restore the pass phrase is the one that was valid when the package was made. A wrong pass phrase changes nothing. Returns nothing.",
            "Needs securityadmin on the database instance, db_owner on the store's database and Administrators on the computer.",
        ],
        examples: [
            (
                "Update-SPSecureStoreApplicationServerKey -Passphrase (Read-Host -AsSecureString)",
                "Gives this server the key, after a restore with the pass phrase of that backup."
            ),
            (
                "Update-SPSecureStoreApplicationServerKey -ServiceApplicationProxy 'Secure Store Service Proxy' -Passphrase (Read-Host -AsSecureString)",
                "The same on a farm with several Secure Stores."
            ),
        ],
        links: ["Update-SPSecureStoreMasterKey", "Restore-SPFarm", "Get-SPServiceApplicationProxy"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        // The documentation's restore procedure calls the command without the proxy.
        let store = try arguments.isBound("ServiceApplicationProxy") ? storeOfProxy() : .onlyProxy
        try perform(RefreshServerKeyCommand(store: store, passphrase: try secret("Passphrase")))
    }
}
