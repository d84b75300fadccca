import Administration
import ShellRuntime

/// `Remove-SPServiceApplication`: delete a service application, optionally with its databases.
final class RemoveServiceApplicationCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplication", shouldProcess: true, impact: .high,
        parameters: [
            .serviceApplication,
            .init(
                "RemoveData", "switch", validations: [.notNull],
                summary: "Removes the database too; only a backup brings it back."),
        ],
        help: help, make: { RemoveServiceApplicationCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a service application, optionally with its databases.",
        description: [
            "Removes a service application. With -RemoveData its database goes too, with every credential in it, for good; without it the database stays and a warning names it. The proxy stays and is removed with Remove-SPServiceApplicationProxy. It asks first, unless -Confirm:$false is given, and returns nothing.",
            "Needs securityadmin on the database instance, db_owner on the configuration database and with -RemoveData on the service application's own, and Administrators on the computer.",
        ],
        examples: [
            (
                "Get-SPServiceApplication -Name 'Secure Store Service' | Remove-SPServiceApplication -RemoveData -Confirm:$false",
                "Removes a service application with its database."
            )
        ],
        links: ["Get-SPServiceApplication", "Remove-SPServiceApplicationProxy", "Backup-SPFarm"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(
            RemoveServiceApplicationCommand(identity: identity, removesData: arguments.flag("RemoveData")))
    }
}
