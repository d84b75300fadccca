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
        description: [
            "Takes this computer off the farm's list of servers and removes its copy of the farm key; databases and backups stay. Connect-SPConfigurationDatabase with the farm's pass phrase joins it again. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.leave,
        ],
        examples: [
            (
                "Disconnect-SPConfigurationDatabase -Confirm:$false",
                "Takes this computer out of its farm; the farm stays."
            )
        ],
        links: ["Connect-SPConfigurationDatabase", "Remove-SPConfigurationDatabase"])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(connection.session.home.path) else { return }
        try performLocally(DisconnectConfigurationDatabaseCommand())
    }
}
