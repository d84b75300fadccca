import Administration
import ShellRuntime

/// `Set-SPServiceApplicationPool`: change the account of a service application pool.
final class SetServiceApplicationPoolCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Set", "SPServiceApplicationPool", shouldProcess: true,
        parameters: [
            .init(
                "Identity", "SPIisWebServiceApplicationPoolPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull], summary: "The application pool: name, id or object."),
            .init(
                "Account", "SPProcessAccountPipeBind", position: 1,
                summary:
                    "The managed account: `DOMAIN\\user`, `user`, id or object; nothing changes when left out."
            ),
        ],
        help: help, make: { SetServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Change the account of a service application pool.",
        description: [
            "Gives a pool another managed account; the service applications in it stay as they are. The account must be registered with New-SPManagedAccount. Returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Set-SPServiceApplicationPool 'Secure Store Pool' -Account CONTOSO\\svc-new",
                "Lets a pool run under another account."
            )
        ],
        links: ["Get-SPServiceApplicationPool", "New-SPManagedAccount"])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        _ = try perform(SetApplicationPoolCommand(identity: identity, account: reference("Account")))
    }
}
