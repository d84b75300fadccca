import Administration
import ShellRuntime

/// `Remove-SPConfigurationDatabase`: delete a configuration database for good.
final class RemoveConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPConfigurationDatabase", shouldProcess: true, impact: .high,
        parameters: [
            .init("Force", "switch", summary: "Go on where the command would stop to warn."),
        ],
        help: help, make: { RemoveConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a configuration database for good.",
        examples: [
            ("Remove-SPConfigurationDatabase -Confirm:$false", "Ends the farm; the databases of its service applications stay.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(connection.session.home.path) else { return }
        try performLocally(RemoveConfigurationDatabaseCommand(force: arguments.flag("Force")))
    }
}
