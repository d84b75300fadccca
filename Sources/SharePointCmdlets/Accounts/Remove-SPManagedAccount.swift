import Administration
import ShellRuntime

/// `Remove-SPManagedAccount`: unregister a managed account, optionally setting a last password.
final class RemoveManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPManagedAccount", defaultSet: "Default", shouldProcess: true, impact: .high,
        parameters: [
            .managedAccount,
            .init(
                "ChangePassword", "switch", sets: [.init("ChangePassword")],
                summary:
                    "Refused: this release does not change the password at the account itself; passwd does."),
            .init(
                "NewPassword", "securestring", sets: [.init("ChangePassword", mandatory: true)]),
        ],
        refused: [
            "NewPassword": "this release does not change the password at the account itself; passwd does"
        ],
        help: help, make: { RemoveManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Unregister a managed account, optionally setting a last password.",
        description: [
            "Makes the farm forget an account and its password; the account itself stays as it is. The farm account, and an account that an application pool uses, cannot be removed. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPManagedAccount CONTOSO\\svc-old -Confirm:$false",
                "Forgets an account and its password."
            )
        ],
        links: ["Get-SPManagedAccount", "Set-SPServiceApplicationPool"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(
            RemoveManagedAccountCommand(identity: identity, changesPassword: arguments.flag("ChangePassword"))
        )
    }
}
