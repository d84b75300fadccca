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
                validations: [.notNullOrEmpty, .length(1, 100)],
                summary: "Name of the pool, 1 to 100 characters; one that no other pool has."),
            .init(
                "Account", "SPProcessAccountPipeBind", mandatory: true, position: 1,
                summary: "The managed account: `DOMAIN\\user`, `user`, id or object."),
        ],
        help: help, make: { NewServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Create a service application pool that runs as a managed account.",
        description: [
            "Makes a pool under a managed account, which must be registered with New-SPManagedAccount or be the farm account. A name that another pool has is an error. Returns the pool, for New-SPSecureStoreServiceApplication -ApplicationPool.",
            HelpText.three,
        ],
        examples: [
            (
                "New-SPServiceApplicationPool -Name 'Secure Store Pool' -Account CONTOSO\\svc-sss",
                "Makes an application pool under a managed account."
            )
        ],
        links: [
            "New-SPManagedAccount", "New-SPSecureStoreServiceApplication", "Remove-SPServiceApplicationPool",
        ])

    override var failureEndsCommand: Bool { true }

    override func run() throws {
        let name = arguments.text("Name") ?? ""
        guard try shouldProcess(name) else { return }
        let command = NewApplicationPoolCommand(poolName: name, account: try required("Account"))
        try output(ServiceObjects.pool(try perform(command)))
    }
}
