import Administration
import ShellRuntime

/// `Set-SPPassPhrase`: give the farm another pass phrase, the one that servers join it with.
final class SetPassPhraseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPPassPhrase", defaultSet: "AcrossFarm", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "PassPhrase", "securestring", mandatory: true, validations: [.notNull],
                summary: "The new pass phrase: at least 8 characters, three of the four classes."),
            .init(
                "ConfirmPassPhrase", "securestring", sets: [.init("AcrossFarm", mandatory: true)],
                validations: [.notNull], summary: "The new pass phrase again."),
            .init(
                "LocalServerOnly", "switch", sets: [.init("LocalOnly")],
                summary:
                    "Refused: a farm of one server keeps one copy, which the command changes without this switch."
            ),
        ],
        help: help, make: { SetPassPhraseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Give the farm another pass phrase, the one that servers join it with.",
        description: [
            "Encrypts the farm key under the new pass phrase; what the key protects, such as the passwords of managed accounts, stays as it is. This is the pass phrase of New-SPConfigurationDatabase and Connect-SPConfigurationDatabase; that of the Secure Store is another, which Update-SPSecureStoreMasterKey changes. The caller needs securityadmin on the database instance, db_owner on the configuration database and Administrators on the computer."
        ],
        examples: [
            (
                "$new = Read-Host -AsSecureString; $again = Read-Host -AsSecureString; Set-SPPassPhrase -PassPhrase $new -ConfirmPassPhrase $again -Confirm:$false",
                "Asks for the new pass phrase twice, unseen, and changes it without a question."
            )
        ],
        links: [
            "New-SPConfigurationDatabase", "Connect-SPConfigurationDatabase", "Update-SPSecureStoreMasterKey",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        try refuse(
            "LocalServerOnly",
            "is for farms of several servers, and this release has the embedded farm of one alone")
        let passphrase = try secret("PassPhrase")
        guard passphrase.bytes.isEqual(to: try secret("ConfirmPassPhrase").bytes) else {
            throw invalid("ConfirmPassPhrase", "is not the pass phrase of -PassPhrase")
        }
        guard try shouldProcess("the pass phrase of the farm") else { return }
        try perform(SetFarmPassphraseCommand(passphrase: passphrase))
    }
}
