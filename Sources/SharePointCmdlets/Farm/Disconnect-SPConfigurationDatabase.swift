import Administration
import ShellRuntime

/// `Disconnect-SPConfigurationDatabase`: take this server out of its farm.
final class DisconnectConfigurationDatabaseCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Disconnect", "SPConfigurationDatabase", shouldProcess: true, impact: .high,
        parameters: [

        ],
        help: help, make: { DisconnectConfigurationDatabaseCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Take this server out of its farm.",
        examples: [
            ("Disconnect-SPConfigurationDatabase -Confirm:$false", "Takes this computer out of its farm; the farm stays.")
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(connection.session.home.path) else { return }
        try performLocally(DisconnectConfigurationDatabaseCommand())
    }
}
