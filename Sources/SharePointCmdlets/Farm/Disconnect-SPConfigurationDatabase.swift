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
            "The computer belongs to no farm afterwards; databases and backups stay. Connect-SPConfigurationDatabase with the farm pass phrase joins it again.",
            "Needs Administrators on the computer, securityadmin on the database instance and db_owner on the configuration database.",
        ],
        examples: [
            (
                "Disconnect-SPConfigurationDatabase -Confirm:$false",
                "Takes this computer out of its farm; the farm stays."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        guard try shouldProcess(connection.session.home.path) else { return }
        try performLocally(DisconnectConfigurationDatabaseCommand())
    }
}
