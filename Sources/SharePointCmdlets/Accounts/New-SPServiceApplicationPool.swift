import Administration
import ShellRuntime

/// `New-SPServiceApplicationPool`: create a service application pool that runs as a managed account.
final class NewServiceApplicationPoolCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "New", "SPServiceApplicationPool", shouldProcess: true,
        outputs: ["Microsoft.SharePoint.Administration.SPIisWebServiceApplicationPool"],
        parameters: [
            .init(
                "Name", "string", mandatory: true, position: 0,
                validations: [.notNullOrEmpty, .length(1, 100)], summary: "Display name."),
            .init(
                "Account", "SPProcessAccountPipeBind", mandatory: true, position: 1,
                summary: "Managed account that the pool runs as."),
        ],
        help: help, make: { NewServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a service application pool that runs as a managed account.",
        description: [
            "Service applications run in a pool, under the managed account that is named here. Register the account first with New-SPManagedAccount.",
            HelpText.three,
        ],
        examples: [
            (
                "New-SPServiceApplicationPool -Name 'Secure Store Pool' -Account CONTOSO\\svc-sss",
                "Makes an application pool under a managed account."
            )
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let name = arguments.text("Name") ?? ""
        guard try shouldProcess(name) else { return }
        let command = NewApplicationPoolCommand(poolName: name, account: try required("Account"))
        try output(ServiceObjects.pool(try perform(command)))
    }
}
