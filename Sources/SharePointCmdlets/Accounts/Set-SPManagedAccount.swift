import Administration
import ShellRuntime

/// `Set-SPManagedAccount`: change password handling of a managed account.
final class SetManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPManagedAccount", defaultSet: "Default", shouldProcess: true, impact: .high,
        parameters: [
            .managedAccount,
            .init(
                "Schedule", "string",
                summary:
                    "When the password is to change, in the words of a timer schedule such as 'monthly at 15 15:00:00'; kept, and nothing acts on it."
            ),
            .init(
                "PreExpireDays", "int",
                summary:
                    "Days before expiry when the password is to change, 0 to 365; kept, and nothing acts on it."
            ),
            .init(
                "EmailNotification", "int",
                summary:
                    "Days before a change when people are to be told, 0 to 365; kept, and nothing acts on it."
            ),
            .init(
                "AutoGeneratePassword", "switch", sets: [.init("AutoGeneratePassword")],
                summary: "Refused: the farm makes up no passwords in this release."),
            .init(
                "Password", "securestring", sets: [.init("NewPasswordAsParameter", mandatory: true)],
                summary:
                    "Refused: this release does not change the password at the account itself; passwd does."),
            .init(
                "SetNewPassword", "switch", sets: [.init("NewPassword")],
                summary: "Goes with -NewPassword, which is refused."),
            .init(
                "NewPassword", "securestring", sets: [.init("NewPassword", mandatory: true)],
                summary:
                    "Refused: this release does not change the password at the account itself; passwd does."),
            .init(
                "ConfirmPassword", "securestring", sets: [.init("NewPassword", mandatory: true)],
                summary: "The password of -NewPassword again, which is refused."),
            .init(
                "UseExistingPassword", "switch", sets: [.init("ExistingPassword")],
                summary: "Says that -ExistingPassword follows."),
            .init(
                "ExistingPassword", "securestring", sets: [.init("ExistingPassword", mandatory: true)],
                summary: "The password that was set elsewhere."),
        ],
        help: help, make: { SetManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Change password handling of a managed account.",
        description: [
            "With -UseExistingPassword and -ExistingPassword the farm learns a password that was changed elsewhere, with passwd for instance. Changing the password at the account itself and making one up are refused with the way to do it. A schedule and days of notice are kept and shown; no service of this release acts on them. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Set-SPManagedAccount CONTOSO\\svc-sss -UseExistingPassword -ExistingPassword (Read-Host -AsSecureString) -Confirm:$false",
                "Tells the farm a password that was changed elsewhere."
            )
        ],
        links: ["Get-SPManagedAccount", "New-SPManagedAccount"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        let command = SetManagedAccountCommand(
            identity: identity, schedule: arguments.text("Schedule"),
            preExpireDays: arguments.int("PreExpireDays"),
            notificationDays: arguments.int("EmailNotification"), password: try change())
        _ = try perform(command)
    }

    private func change() throws -> ManagedPasswordChange {
        if arguments.isBound("ExistingPassword") { return .existing(try secret("ExistingPassword")) }
        if arguments.isBound("Password") { return .new(try secret("Password")) }
        if arguments.flag("AutoGeneratePassword") { return .generated }
        guard arguments.isBound("NewPassword") else { return .unchanged }
        let password = try secret("NewPassword")
        guard password.bytes.isEqual(to: try secret("ConfirmPassword").bytes) else {
            throw invalid("ConfirmPassword", "is not the password of -NewPassword")
        }
        return .new(password)
    }
}
