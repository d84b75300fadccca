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
            "Makes a new master key under a pass phrase and encrypts every credential set again with it, as one step: a command that is ended half-way leaves the old key or the new one in force for all of them, never a mix. The first key of a store is made the same way. Where a key exists this server must have it; Update-SPSecureStoreApplicationServerKey gives it. Outstanding tickets end with the old key. Returns nothing.",
            "The pass phrase is stored nowhere: write it down, and back up before and after, since a package opens with the pass phrase of its time.",
            "Needs securityadmin on the database instance, db_owner on the store's database and Administrators on the computer.",
        ],
        examples: [
            (
                #"""
                $proxy = Get-SPServiceApplicationProxy | Where-Object TypeName -eq 'Secure Store Service Application Proxy'
                Update-SPSecureStoreMasterKey -ServiceApplicationProxy $proxy -Passphrase (Read-Host -AsSecureString)
                """#,
                "Makes a new master key and encrypts every credential set again. Back up before and after."
            )
        ],
        links: ["Update-SPSecureStoreApplicationServerKey", "Get-SPServiceApplicationProxy", "Backup-SPFarm"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try perform(UpdateMasterKeyCommand(store: try storeOfProxy(), passphrase: try secret("Passphrase")))
    }
}
