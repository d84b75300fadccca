import Administration
import ShellRuntime

/// `Remove-SPServiceApplicationPool`: delete a service application pool.
final class RemoveServiceApplicationPoolCmdlet: FarmCmdlet {
    static let declaration = farmDeclaration(
        "Remove", "SPServiceApplicationPool", shouldProcess: true, impact: .high,
        parameters: [
            .init(
                "Identity", "SPIisWebServiceApplicationPoolPipeBind", mandatory: true, position: 0,
                pipeline: true, validations: [.notNull], summary: "The application pool: name, id or object.")
        ],
        help: help, make: { RemoveServiceApplicationPoolCmdlet() })

    private static let help = CommandHelp(
        synopsis: "Delete a service application pool.",
        description: [
            "Removes a pool that no service application uses; its account stays registered. A pool in use is refused: give the service application another one with Set-SPSecureStoreServiceApplication -ApplicationPool first. It asks first, unless -Confirm:$false is given, and returns nothing.",
            HelpText.three,
        ],
        examples: [
            (
                "Remove-SPServiceApplicationPool 'Old Pool' -Confirm:$false",
                "Removes a pool that no service application uses."
            )
        ],
        links: [
            "Get-SPServiceApplicationPool", "Set-SPSecureStoreServiceApplication", "Remove-SPManagedAccount",
        ])

    override func run() throws {
        let identity = try required("Identity")
        guard try shouldProcess(identity.description) else { return }
        try perform(RemoveApplicationPoolCommand(identity: identity))
    }
}
