import Administration
import ShellRuntime

/// `Set-SPManagedAccount`: change password handling of a managed account.
final class SetManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPManagedAccount", defaultSet: "Default", shouldProcess: true, impact: .high,
        parameters: [
            .managedAccount,
            .init("Schedule", "string"),
            .init("PreExpireDays", "int"),
            .init("EmailNotification", "int"),
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
        refused: [
            "Schedule": RefusalReason.noPasswordChanges,
            "PreExpireDays": RefusalReason.noPasswordChanges,
            "EmailNotification": RefusalReason.noPasswordChanges,
        ],
        help: help, make: { SetManagedAccountCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Change password handling of a managed account.",
        description: [
            "With -UseExistingPassword and -ExistingPassword the farm learns a password that was changed elsewhere, with passwd for instance. Changing the password at the account itself and making one up are refused with the way to do it. So are a schedule and days of notice, since no service of this release changes passwords. It asks first, unless -Confirm:$false is given, and returns nothing.",
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
            identity: identity, password: try change())
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
