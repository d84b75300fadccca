import Administration
import ShellRuntime

/// `Set-SPServiceApplicationPool`: change the account of a service application pool.
final class SetServiceApplicationPoolCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPServiceApplicationPool", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPIisWebServiceApplicationPoolPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull],
                summary: "The object to work on: its name, its id or the object itself."),
            .init(
                "Account", "SPProcessAccountPipeBind", position: 1,
                summary: "Managed account that the pool runs as."),
        ],
        help: help, make: { SetServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Change the account of a service application pool.",
        description: [
            "Gives the pool another managed account. The service applications in the pool stay as they are.",
            HelpText.three,
        ],
        examples: [
            (
                "Set-SPServiceApplicationPool 'Secure Store Pool' -Account CONTOSO\\svc-new",
                "Lets a pool run under another account."
            )
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetApplicationPoolCommand(identity: identity, account: reference("Account")))
    }
}
