import Administration
import ShellRuntime

/// `Remove-SPConfigurationDatabase`: delete a configuration database for good.
final class RemoveConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPConfigurationDatabase", shouldProcess: true, impact: .high,
        parameters: [
            .init("Force", "switch", summary: "Go on where the command would stop to warn.")
        ],
        help: help, make: { RemoveConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a configuration database for good.",
        description: [
            "Ends the farm for good: its configuration goes, and with it the key that protects the passwords of managed accounts. The databases of service applications stay, and a warning lists them; other servers that belong to the farm stop the command unless -Force is given.",
            "Needs Administrators on the computer, securityadmin on the database instance and db_owner on the configuration database.",
        ],
        examples: [
            (
                "Remove-SPConfigurationDatabase -Confirm:$false",
                "Ends the farm; the databases of its service applications stay."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(connection.session.home.path) else { return }
        try performLocally(RemoveConfigurationDatabaseCommand(force: arguments.flag("Force")))
    }
}
