import Administration
import ShellRuntime

/// `Remove-SPManagedAccount`: unregister a managed account, optionally setting a last password.
final class RemoveManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPManagedAccount", defaultSet: "Default", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPManagedAccountPipeBind", mandatory: true, position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "ChangePassword", "switch", sets: [.init("ChangePassword")],
                summary: "Gives the account a last password."),
            .init(
                "NewPassword", "securestring", sets: [.init("ChangePassword", mandatory: true)],
                summary: "A new password, set at the account itself."),
        ],
        help: help, make: { RemoveManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Unregister a managed account, optionally setting a last password.",
        description: [
            "The farm forgets the account and its password; the account itself stays. The farm account cannot be removed, and -ChangePassword is refused, since this release does not change passwords at the account itself.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPManagedAccount CONTOSO\\svc-old -Confirm:$false",
                "Forgets an account and its password."
            )
        ])

    override func run() throws {
        try refuse("NewPassword", "belongs to -ChangePassword, which this release does not serve")
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(
            RemoveManagedAccountCommand(identity: identity, changesPassword: arguments.flag("ChangePassword"))
        )
    }
}
