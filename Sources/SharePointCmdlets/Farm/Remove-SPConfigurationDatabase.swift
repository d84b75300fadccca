import Administration
import ShellRuntime

/// `Remove-SPConfigurationDatabase`: delete a configuration database for good.
final class RemoveConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPConfigurationDatabase", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Force", "switch",
                summary:
                    "Removes the farm although other servers belong to it, or its configuration database cannot be read."
            )
        ],
        help: help, make: { RemoveConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a configuration database for good.",
        description: [
            "Ends the farm for good: its configuration database goes, and with it the key that protects the passwords of managed accounts. The databases of service applications stay, and a warning lists them; backups stay too. Where other servers belong to the farm the command stops unless -Force is given. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.leave,
        ],
        examples: [
            (
                "Remove-SPConfigurationDatabase -Confirm:$false",
                "Ends the farm; the databases of its service applications stay."
            )
        ],
        links: ["Disconnect-SPConfigurationDatabase", "New-SPConfigurationDatabase", "Backup-SPFarm"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(connection.session.home.path) else { return }
        try performLocally(RemoveConfigurationDatabaseCommand(force: arguments.flag("Force")))
    }
}
