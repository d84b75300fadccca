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
                "LocalServerOnly", "switch", sets: [.init("LocalOnly")]
            ),
        ],
        refused: [
            "LocalServerOnly":
                "a farm of one server keeps one copy, which the command changes without this switch"
        ],
        help: help, make: { SetPassPhraseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Give the farm another pass phrase, the one that servers join it with.",
        description: [
            "Encrypts the farm key under a new pass phrase; what the key protects, such as the passwords of managed accounts, stays as it is. Connect-SPConfigurationDatabase asks for the new one from then on. The pass phrase of the Secure Store is another, which Update-SPSecureStoreMasterKey changes. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                #"""
                $new = Read-Host -AsSecureString
                $again = Read-Host -AsSecureString
                Set-SPPassPhrase -PassPhrase $new -ConfirmPassPhrase $again -Confirm:$false
                """#,
                "Asks for the new pass phrase twice, unseen, and changes it without a question."
            )
        ],
        links: [
            "New-SPConfigurationDatabase", "Connect-SPConfigurationDatabase", "Update-SPSecureStoreMasterKey",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let passphrase = try secret("PassPhrase")
        guard passphrase.bytes.isEqual(to: try secret("ConfirmPassPhrase").bytes) else {
            throw invalid("ConfirmPassPhrase", "is not the pass phrase of -PassPhrase")
        }
        guard try shouldProcess("the pass phrase of the farm") else { return }
        try perform(SetFarmPassphraseCommand(passphrase: passphrase))
    }
}
