import Administration
import ShellRuntime

/// `Set-SPManagedAccount`: change password handling of a managed account.
final class SetManagedAccountCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPManagedAccount", defaultSet: "Default", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPManagedAccountPipeBind", mandatory: true, position: 0, pipeline: true,
                summary: "The object to work on: its name, its id or the object itself."),
            .init("Schedule", "string", summary: "When, in the words of a timer schedule."),
            .init("PreExpireDays", "int", summary: "Days before expiry when the password is changed."),
            .init("EmailNotification", "int", summary: "Days before a change when people are told."),
            .init(
                "AutoGeneratePassword", "switch", sets: [.init("AutoGeneratePassword")],
                summary: "The farm makes up the password."),
            .init(
                "Password", "securestring", sets: [.init("NewPasswordAsParameter", mandatory: true)],
                summary: "A new password, set at the account itself."),
            .init(
                "SetNewPassword", "switch", sets: [.init("NewPassword")],
                summary: "Says that -NewPassword follows."),
            .init(
                "NewPassword", "securestring", sets: [.init("NewPassword", mandatory: true)],
                summary: "A new password, set at the account itself."),
            .init(
                "ConfirmPassword", "securestring", sets: [.init("NewPassword", mandatory: true)],
                summary: "The new password again."),
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
            "With -UseExistingPassword the farm learns a password that was changed elsewhere. Changing the password at the account itself and generating one are refused with the way to do it; a schedule and days of notice are kept, and nothing acts on them yet.",
            HelpText.three,
        ],
        examples: [
            (
                "Set-SPManagedAccount CONTOSO\\svc-sss -UseExistingPassword -ExistingPassword (Read-Host -AsSecureString) -Confirm:$false",
                "Tells the farm a password that was changed elsewhere."
            )
        ])

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
